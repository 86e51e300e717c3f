"""Where two labels meet, and how good a prediction is near that boundary.

Sources: Kohli, Ladický, Torr, "Robust Higher Order Potentials", IJCV 2009 (the trimap band around
the true boundary); Cheng et al., "Boundary IoU", CVPR 2021. The band lies
around the *true* boundary and so is not symmetric; Boundary IoU is.
"""

from collections.abc import Sequence

import cv2
import numpy as np
from jaxtyping import Float, UInt8

from segcore.data.arrays import Labels, Mask
from segcore.data.classes import LabelSet
from segcore.data.labels import VOID
from segcore.errors import LabelError
from segcore.measure.metrics import (
    Confusion,
    IoUScores,
    check_pair,
    mean_of_known,
    ratio,
    scores_of,
)

# Cheng et al. take the width of a contour as this share of the picture's diagonal.
CONTOUR_SHARE = 0.02


def fill_void(labels: Labels) -> Labels:
    """Give each void pixel the label nearest to it; a map of void alone stays as it is.

    VOC's truth separates its objects by a rim of void a few pixels wide, so that two labels hardly
    ever touch. Filled, they meet in the middle of that rim, and void inside one label is no edge.
    """
    void = labels == VOID
    if not void.any() or void.all():
        return labels.copy()
    _, nearest = cv2.distanceTransformWithLabels(
        void.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5, labelType=cv2.DIST_LABEL_PIXEL
    )
    label_of = np.zeros(nearest.max() + 1, labels.dtype)
    label_of[nearest[~void]] = labels[~void]
    return label_of[nearest]


def boundary_distance(truth: Labels) -> Float[np.ndarray, "height width"]:
    """Euclidean distance in pixels from each pixel's centre to where two labels meet.

    Two neighbours that differ meet at the middle of the side between them, half a pixel from
    either centre. Infinite where the truth holds a single label.
    """
    filled = fill_void(truth)
    height, width = filled.shape
    # On a grid of half pixels, centres lie at even places and the sides between them at odd ones.
    apart = np.ones((2 * height - 1, 2 * width - 1), np.uint8)
    apart[1::2, ::2] = filled[1:] == filled[:-1]
    apart[::2, 1::2] = filled[:, 1:] == filled[:, :-1]
    if apart.all():
        return np.full(truth.shape, np.inf, np.float32)
    halves = cv2.distanceTransform(apart, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    return halves[::2, ::2] / 2


def boundary_band(truth: Labels, radius: float) -> Mask:
    """The pixels within ``radius`` pixels of the true boundary, void left out.

    Raises:
        LabelError: ``radius`` is not positive.
    """
    if not radius > 0:
        raise LabelError(
            f"Got a band radius of {radius} pixels.", "Expected a radius above 0.", "Try 5."
        )
    return (boundary_distance(truth) <= radius) & (truth != VOID)


def band_scores(prediction: Labels, truth: Labels, label_set: LabelSet, radius: float) -> IoUScores:
    """The scores of one photo inside the band of ``radius`` pixels around the true boundary."""
    check_pair(prediction, truth)
    return scores_of(prediction, truth, label_set, boundary_band(truth, radius))


class Bands:
    """Nested bands around one photo's true boundary, one for each radius; void lies in none.

    One distance map and one count of each pixel serve all radii and any number of predictions.

    Attributes:
        radii: in pixels, ascending.
        rings: uint8 (height, width), the place in ``radii`` of the narrowest band that reaches a
            pixel; ``len(radii)`` where none does.
    """

    rings: UInt8[np.ndarray, "height width"]

    def __init__(self, truth: Labels, radii: Sequence[float | int]) -> None:
        """LabelError unless the radii are positive, ascending and fewer than 255."""
        self.truth, self.radii = truth, tuple(radii)
        if not (0 < len(radii) < 255 and min(np.diff([0, *radii])) > 0):
            raise LabelError(
                f"Got the band radii {self.radii}.",
                "Expected radii above 0 that ascend, fewer than 255.",
                "Sort the radii and remove repeated ones.",
            )
        self.rings = np.searchsorted(self.radii, boundary_distance(truth)).astype(np.uint8)
        self._near = (truth != VOID) & (self.rings < len(self.radii))
        rings = self.rings[self._near]
        self._order = np.argsort(rings, kind="stable")
        self._ends = np.cumsum(np.bincount(rings, minlength=len(self.radii)))[:-1]

    def scores(self, prediction: Labels, label_set: LabelSet) -> list[IoUScores]:
        """The scores inside each band, as `band_scores` gives them for one."""
        check_pair(prediction, self.truth)
        true, found = (
            np.split(labels[self._near][self._order], self._ends)
            for labels in (self.truth, prediction)
        )
        confusion, scores = Confusion(label_set), []
        for ring in range(len(self.radii)):  # a band is all rings up to its own
            confusion.add(found[ring][None], true[ring][None])
            scores.append(confusion.scores())
        return scores


def contour(mask: Mask, width: int) -> Mask:
    """The pixels of ``mask`` within ``width`` pixels (chessboard) of its outside.

    As in the paper's code, what lies beyond the picture is outside.
    """
    framed = np.pad(mask, 1).astype(np.uint8)
    core = cv2.erode(framed, np.ones((3, 3), np.uint8), iterations=width)[1:-1, 1:-1]
    return mask & (core == 0)


class BoundaryIoU:
    """Boundary IoU per class, intersections and unions summed over the photos of a set."""

    def __init__(self, label_set: LabelSet) -> None:
        self.label_set = label_set
        self._both = np.zeros(len(label_set), np.int64)
        self._either = np.zeros(len(label_set), np.int64)

    def add(self, prediction: Labels, truth: Labels) -> None:
        """Count one photo; void pixels of the truth count in neither sum."""
        check_pair(prediction, truth)
        counted, filled = truth != VOID, fill_void(truth)
        width = max(1, round(CONTOUR_SHARE * float(np.hypot(*truth.shape))))
        for index in np.union1d(prediction[counted], truth[counted]):
            found = contour(prediction == index, width) & counted
            true = contour(filled == index, width) & counted
            self._both[index] += np.count_nonzero(found & true)
            self._either[index] += np.count_nonzero(found | true)

    def scores(self) -> Float[np.ndarray, " classes"]:
        """Boundary IoU per class, nan for a class without a contour."""
        return ratio(self._both.astype(float), self._either)

    @property
    def mean(self) -> float:
        """The mean over the classes that have a contour."""
        return mean_of_known(self.scores())
