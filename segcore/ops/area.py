"""A smaller copy of a photo as two products of matrices, on whatever device the photo lies.

Each pixel of the copy is the mean of the pixels that it covers; one that it covers in part counts
in part. Rows and columns are apart, so a matrix for each side says it all. OpenCV calls the same
INTER_AREA; `data.resize` uses it on the CPU, where it is much faster than a product.
"""

import torch
from jaxtyping import Float, UInt8
from torch import Tensor


def shrink_by_area(
    photos: UInt8[Tensor, "batch height width channels"], rows: int, columns: int
) -> Float[Tensor, "batch channels rows columns"]:
    """Copies of ``rows`` × ``columns`` pixels, at most as large as the photos.

    Values are rounded to whole numbers, as those of a copy in uint8 are. OpenCV adds up in another
    order, so a mean that lies half-way between two numbers may differ by 1 of 255.
    """
    down = coverage(photos.shape[1], rows, photos.device)
    across = coverage(photos.shape[2], columns, photos.device)
    return (down @ photos.permute(0, 3, 1, 2).float() @ across.T).round()


def coverage(length: int, cells: int, device: torch.device) -> Float[Tensor, "cells length"]:
    """Which share of each cell along a side each pixel fills; the shares of a cell add up to 1.

    Args:
        length: of the side, in pixels.
        cells: how many equal parts the side is cut into, at most ``length``.
        device: where the matrix must lie.
    """
    # In units of which a pixel has `cells` and a cell has `length`, so that all ends are whole.
    cell = torch.arange(cells, device=device)[:, None] * length
    pixel = torch.arange(length, device=device) * cells
    filled = torch.minimum(cell + length, pixel + cells) - torch.maximum(cell, pixel)
    return filled.clamp(min=0).float() / length
