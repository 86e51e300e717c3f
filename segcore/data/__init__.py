"""What is handed around: arrays, classes, palettes, results, and the files of photos and labels."""
