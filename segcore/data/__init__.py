"""Shared data: arrays, classes, palettes, results, and the files of photos and labels."""
