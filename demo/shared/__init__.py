"""What lessons share: the row of photos, the Share dialog, boards of own HTML, encoding, text."""
