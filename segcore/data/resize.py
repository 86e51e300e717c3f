"""A smaller copy of a photo."""

import math

import cv2
import numpy as np
from jaxtyping import UInt8

from segcore.data.arrays import Photo


def shrink(photo: Photo, side: int) -> UInt8[np.ndarray, "rows columns 3"]:
    """A copy whose longest side is at most ``side`` pixels; never enlarged.

    Each pixel is the mean of the pixels that it replaces, as in a photo taken at that size.
    """
    scale = side / max(photo.shape[:2])
    if scale >= 1:
        return np.array(photo, order="C")
    height, width = (max(1, math.floor(length * scale + 0.5)) for length in photo.shape[:2])
    return cv2.resize(photo, (width, height), interpolation=cv2.INTER_AREA)
