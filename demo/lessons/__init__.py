"""One lesson a folder. Lessons never import each other."""
