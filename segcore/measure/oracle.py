"""What a stride alone costs: the truth itself, reduced to a network's grid and enlarged again.

Source: Shelhamer, Long, Darrell, "Fully Convolutional Networks for Semantic Segmentation", PAMI
2017, where the truth is reduced and enlarged again to bound what a stride allows. On VOC val they
found 86.1 mean IU at stride 32, 92.8 at 16 and 96.4 at 8. Those are their figures, not ours.

Departures: a cell holds the share of each class, while theirs holds one label, and the map is
enlarged as in `segcore.models.fcn`. So the oracle is an FCN-32s, 16s or 8s without mistakes. It is
a bound in practice, not in theory: a network's scores need not be shares, so it may place an edge
a little better on a single photo. Each enlargement is linear and treats rows and columns apart, so
all of them together are one matrix for each side; a test holds them against `segcore.ops.bilinear`.
"""

from collections.abc import Sequence

import numpy as np
from jaxtyping import Float, Shaped

from segcore.data.arrays import Labels, Mask
from segcore.data.labels import VOID
from segcore.errors import SettingsError

FINEST_STRIDE = 8  # coarser maps are doubled until they have it, as in the FCN


def oracle(truth: Labels, stride: int, input_size: tuple[int, int]) -> Labels:
    """The label map of a network that knows the truth, one vector of shares for each cell.

    Args:
        truth: of the photo, at its own size.
        stride: the side of a cell in pixels of the network's input: 1 to 8, or doubled from there.
        input_size: (height, width) of the copy that the network sees.

    Returns:
        uint8, as large as ``truth``; never void. A truth of void alone gives background.

    Raises:
        SettingsError: the stride cannot be reached from 8 by doublings, or a size is below 1.
    """
    _check(stride, input_size)
    classes = np.unique(truth[truth != VOID]).tolist()
    down, across = (climb(stride, *sides) for sides in zip(input_size, truth.shape, strict=True))
    best = np.full(truth.shape, -np.inf)
    labels = np.zeros(truth.shape, np.uint8)
    for index, share in zip(classes, cell_shares(truth, classes, stride, input_size), strict=True):
        raised = down @ share @ across.T
        labels[raised > best] = index
        np.maximum(best, raised, out=best)
    return labels


def cell_shares(
    truth: Labels, classes: Sequence[int], stride: int, input_size: tuple[int, int]
) -> Float[np.ndarray, "classes rows columns"]:
    """The share of each class in each cell's judged pixels; 0 if no pixel is judged.

    A cell covers ``stride * height / input height`` rows of the photo, and likewise for columns. A
    cell that reaches beyond the photo, at the right or the bottom, counts what lies inside.
    """
    down, across = (cell_ends(*side, stride) for side in zip(truth.shape, input_size, strict=True))

    def areas(mask: Mask) -> np.ndarray:
        return sums_between(sums_between(mask, down).T, across).T

    judged = np.maximum(areas(truth != VOID), 1e-6)
    shares = [areas(truth == index) / judged for index in classes]
    return np.array(shares, np.float32).reshape(-1, *judged.shape)


def cell_ends(length: int, input_length: int, stride: int) -> Float[np.ndarray, " ends"]:
    """Where the cells along a side begin and end, in the photo's pixels.

    Args:
        length: of the photo's side, in pixels.
        input_length: of the same side of the network's input.
        stride: of a cell, in pixels of the network's input.
    """
    cells = -(-input_length // stride)
    return np.minimum(np.arange(cells + 1) * stride, input_length) * (length / input_length)


def sums_between(
    values: Shaped[np.ndarray, "rows columns"], ends: Float[np.ndarray, " ends"]
) -> Float[np.ndarray, "cells columns"]:
    """The sum of each column between neighbouring ends; a row that an end cuts counts in parts."""
    above = np.zeros((len(values) + 1, values.shape[1]))
    np.cumsum(values, axis=0, out=above[1:])
    row = np.minimum(ends.astype(int), len(values) - 1)
    part = (ends - row)[:, None]
    return np.diff(above[row] * (1 - part) + above[row + 1] * part, axis=0)


def climb(stride: int, input_length: int, length: int) -> Float[np.ndarray, "length cells"]:
    """How much each pixel along a side of the photo reads of each cell, step by step as in the FCN.

    Args:
        stride: of a cell, in pixels of the network's input.
        input_length: of a side of the network's input, in pixels.
        length: of the same side of the photo.
    """
    raised = np.eye(-(-input_length // stride))
    while stride > FINEST_STRIDE:
        raised, stride = interpolation(len(raised), 2 * len(raised)) @ raised, stride // 2
    raised = interpolation(len(raised), stride * len(raised)) @ raised
    return interpolation(input_length, length) @ raised[:input_length]  # without the padding


def interpolation(inside: int, outside: int) -> Float[np.ndarray, "outside inside"]:
    """How much each of ``outside`` cells along a side reads of each of ``inside``, bilinearly.

    The border cells are repeated beyond the border.
    """
    places = ((np.arange(outside) + 0.5) * inside / outside - 0.5).clip(0, inside - 1)
    return np.maximum(0, 1 - np.abs(places[:, None] - np.arange(inside)))


def _check(stride: int, input_size: tuple[int, int]) -> None:
    steps = stride
    while steps > FINEST_STRIDE and steps % 2 == 0:
        steps //= 2
    if not 1 <= steps <= FINEST_STRIDE or min(input_size) < 1:
        raise SettingsError(
            f"Got a stride of {stride} and an input size of {input_size}.",
            f"Expected a stride of 1 to {FINEST_STRIDE} or doubled from there, and sides above 0.",
            "Use 32, 16 or 8, and the input_size of a result.",
        )
