"""Smaller and larger copies of a photo."""

import math

import cv2
import numpy as np
from jaxtyping import UInt8

from segcore.data.arrays import Photo


def shrink(photo: Photo, side: int) -> UInt8[np.ndarray, "rows columns 3"]:
    """A copy whose longest side is at most ``side`` pixels; never enlarged.

    Each pixel is the mean of the pixels that it replaces, as in a photo taken at that size.
    """
    height, width = shrunk_size(photo.shape[:2], side)
    if (height, width) == photo.shape[:2]:
        return np.array(photo, order="C")
    return cv2.resize(photo, (width, height), interpolation=cv2.INTER_AREA)


def fit(photo: Photo, side: int) -> UInt8[np.ndarray, "rows columns 3"]:
    """A copy whose longest side is ``side`` pixels: smaller as by :func:`shrink`, larger by cubics.

    A network has learnt objects at the size that they have in photos of ``side`` pixels. In a small
    photo it recognises more if it sees a larger copy.
    """
    height, width = fitted_size(photo.shape[:2], side)
    if max(photo.shape[:2]) >= side:
        return shrink(photo, side)
    return cv2.resize(photo, (width, height), interpolation=cv2.INTER_CUBIC)


def shrunk_size(size: tuple[int, ...], side: int) -> tuple[int, int]:
    """(height, width) that :func:`shrink` gives a photo of this (height, width)."""
    return fitted_size(size, min(side, max(size)))


def fitted_size(size: tuple[int, ...], side: int) -> tuple[int, int]:
    """(height, width) that :func:`fit` gives a photo of this (height, width)."""
    scale = side / max(size)
    height, width = (max(1, math.floor(length * scale + 0.5)) for length in size)
    return height, width
