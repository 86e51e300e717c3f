"""Tensor arithmetic that the lecture explains, one idea per file."""
