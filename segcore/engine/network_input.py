"""The copy of a photo that a network sees."""

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor

from segcore.data.arrays import Photo
from segcore.data.resize import shrink
from segcore.errors import ImageError


def network_input(
    photo: Photo, side: int, dtype: torch.dtype, device: torch.device
) -> Float[Tensor, "1 3 rows columns"]:
    """RGB in 0–1 whose longest side is at most ``side`` pixels."""
    image = torch.from_numpy(shrink(photo, side)).to(device).permute(2, 0, 1)[None]
    return image.to(dtype).div(255).contiguous(memory_format=torch.channels_last)


def check_photo(photo: Photo) -> None:
    """Refuse anything but uint8 RGB with at least one pixel.

    Raises:
        ImageError: another type or shape.
    """
    if photo.ndim != 3 or photo.shape[2] != 3 or photo.dtype != np.uint8 or not photo.size:
        raise ImageError(
            f"Got an array of type {photo.dtype} and shape {photo.shape}.",
            "Expected uint8 RGB of shape (height, width, 3).",
            "Read the photo with segcore.data.image_io.read_photo.",
        )
