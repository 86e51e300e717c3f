"""How good a result is: IoU, the band around the boundary, AP, and what a stride alone costs."""
