"""The copy of a photo that a network sees."""

from typing import NamedTuple

import numpy as np
import torch
from jaxtyping import Float, UInt8
from torch import Tensor
from torch.nn import functional as F

from segcore.data.arrays import Photo
from segcore.data.resize import fit, fitted_size
from segcore.errors import ImageError
from segcore.ops.area import shrink_by_area
from segcore.zoo import find


class Side(NamedTuple):
    """The longest side of the copies, in pixels."""

    limit: int
    is_asked: bool = False  # whether somebody asks for just this side, not for at most this side

    def of(self, model: str) -> int:
        """That of one network, whose own side in the zoo may be smaller."""
        return self.limit if self.is_asked else min(self.limit, find(model).side)


def network_input(
    photos: UInt8[np.ndarray, "batch height width 3"],
    side: int,
    dtype: torch.dtype,
    device: torch.device,
    *,
    enlarge: bool,
) -> Float[Tensor, "batch 3 rows columns"]:
    """RGB in 0–1 whose longest side is ``side`` pixels, or fewer if photos must not be enlarged.

    On a GPU the photos go up once, as they are, and change their size there. A CPU makes the copy
    with OpenCV, which is faster there and gives the very numbers that the shipped answers were made
    of. The two differ by at most 1 of 255 in a pixel (`ops.area`).
    """
    longest = max(photos.shape[1:3])
    side = side if enlarge else min(side, longest)
    if device.type == "cpu":
        copies = np.stack([fit(photo, side) for photo in photos])
        images = torch.from_numpy(copies).permute(0, 3, 1, 2)
    else:
        images = fitted_on_device(torch.from_numpy(np.array(photos)).to(device), side)
    return images.to(dtype).div(255).contiguous(memory_format=torch.channels_last)


def fitted_on_device(
    photos: UInt8[Tensor, "batch height width 3"], side: int
) -> Float[Tensor, "batch 3 rows columns"]:
    """The copies, in whole numbers of 0–255, on the device where the photos lie."""
    size = (photos.shape[1], photos.shape[2])
    rows, columns = fitted_size(size, side)
    if (rows, columns) == size:
        return photos.permute(0, 3, 1, 2).float()
    if side < max(size):
        return shrink_by_area(photos, rows, columns)
    larger = F.interpolate(photos.permute(0, 3, 1, 2).float(), (rows, columns), mode="bicubic")
    return larger.round().clamp(0, 255)


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
