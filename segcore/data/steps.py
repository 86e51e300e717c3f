"""How an instance network came to one object: the steps of Mask R-CNN, in the photo's pixels."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False, kw_only=True)
class ObjectSteps:
    """One object's way through the network.

    Attributes:
        anchors: boxes of the photo that the region proposal network scores.
        candidates: the best of them on each level, before overlapping ones are suppressed.
        proposals: float32 (n, 4), what is left: x1, y1, x2, y2, the highest score first.
        objectness: float32 (n,), 0 … 1, whether a proposal holds an object of any class.
        chosen: the proposal that became this object.
        stride: of the feature map from which this proposal is read, in the network's pixels.
        cell: (height, width) of one cell of that map.
        class_scores: float32 (classes,), 0 … 1, what the box head says of the proposal.
        index: of the object's class.
        box: float32 (4,), the proposal after the box head has moved its sides.
        logits: float32 (28, 28), of the mask; above 0 a cell belongs to the object.
    """

    anchors: int
    candidates: int
    proposals: np.ndarray
    objectness: np.ndarray
    chosen: int
    stride: int
    cell: tuple[float, float]
    class_scores: np.ndarray
    index: int
    box: np.ndarray
    logits: np.ndarray
