"""The values of a label map: class indices and void."""

import numpy as np

from segcore.errors import LabelError

VOID = 255
"""The index of pixels that are not judged: VOC's contours, and objects too hard to label."""


def check_labels(labels: object, count: int, owner: str) -> None:
    """Refuse anything but (height, width) uint8 with indices 0 … count − 1 and `VOID`.

    Args:
        labels: the array to check; it is not changed.
        count: how many classes there are.
        owner: the name of what has these classes, for the message ("VOC21", "palette 'safe'").

    Raises:
        LabelError: wrong type, shape or index, or no pixel at all.
    """
    if not isinstance(labels, np.ndarray) or labels.dtype != np.uint8 or labels.ndim != 2:
        raise LabelError(
            f"Got {_described(labels)} as labels.",
            "Expected a uint8 array of shape (height, width), one index for each pixel.",
            "Take the index of the best class at each pixel, then .astype(numpy.uint8).",
        )
    if labels.size == 0:
        raise LabelError(
            f"Got labels of shape {labels.shape}.",
            "Expected at least one pixel.",
            "Check how the picture was cropped.",
        )
    foreign = [index for index in np.unique(labels).tolist() if count <= index != VOID]
    if foreign:
        raise LabelError(
            f"Got labels with the indices {', '.join(map(str, foreign))}.",
            f"Expected indices of {owner}: 0 to {count - 1}, or {VOID} for void.",
            "Check which label set the labels were made with.",
        )


def _described(labels: object) -> str:
    if isinstance(labels, np.ndarray):
        return f"a {labels.dtype} array of shape {labels.shape}"
    return type(labels).__name__
