"""Scores of label maps, summed over a set before they are divided.

Source: Everingham et al., "The PASCAL Visual Object Classes Challenge", IJCV 2010 (IoU), and Long,
Shelhamer, Darrell, CVPR 2015, section 5 (the four means). Void pixels of the truth never count.
"""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int

from segcore.data.arrays import Labels, Mask
from segcore.data.classes import LabelSet
from segcore.data.labels import VOID
from segcore.errors import LabelError


@dataclass(frozen=True)
class IoUScores:
    """Fractions from 0 to 1; a class that is in neither map has the IoU nan, never 1."""

    iou: Float[np.ndarray, " classes"]
    in_truth: Bool[np.ndarray, " classes"]  # the class occurs in the truth
    pixel_accuracy: float
    mean_accuracy: float
    frequency_weighted_iu: float

    @property
    def miou(self) -> float:
        """The mean IoU over the classes that occur in truth or prediction; nan where none does."""
        return mean_of_known(self.iou)

    @property
    def truth_miou(self) -> float:
        """The mean IoU over the classes of the truth; nan where there is none.

        The measure for one photo: in :attr:`miou` a single wrong pixel of a further class would
        add a 0 to a mean over two. Wrong pixels still cost here, as misses of the true class.
        """
        return mean_of_known(self.iou[self.in_truth])


class Confusion:
    """Counts of (true class, predicted class) over any number of photos."""

    def __init__(self, label_set: LabelSet) -> None:
        self.label_set = label_set
        self.matrix: Int[np.ndarray, "true predicted"] = np.zeros(
            (len(label_set), len(label_set)), np.int64
        )

    def add(self, prediction: Labels, truth: Labels, where: Mask | None = None) -> None:
        """Count one photo's pixels, or those of ``where``.

        Raises:
            LabelError: the sizes differ, or a label is not of the label set.
        """
        check_pair(prediction, truth)
        counted = truth != VOID if where is None else (truth != VOID) & where
        true, found = truth[counted].astype(np.int64), prediction[counted].astype(np.int64)
        size = len(self.label_set)
        if true.size and max(true.max(), found.max()) >= size:
            raise LabelError(
                f"Got the label {max(true.max(), found.max())}.",
                f"Expected 0 to {size - 1}, the indices of {self.label_set.name}.",
                "Use the label set that the map was made with.",
            )
        self.matrix += np.bincount(size * true + found, minlength=size * size).reshape(size, size)

    def scores(self) -> IoUScores:
        """The scores of everything that was added so far."""
        right = np.diag(self.matrix).astype(float)
        true, found = self.matrix.sum(1), self.matrix.sum(0)
        iou = ratio(right, true + found - right)
        total = float(true.sum())
        return IoUScores(
            iou=iou,
            in_truth=true > 0,
            pixel_accuracy=float(np.diag(self.matrix).sum()) / total if total else float("nan"),
            mean_accuracy=mean_of_known(ratio(right, true)),
            frequency_weighted_iu=float(np.nansum(true * iou)) / total if total else float("nan"),
        )


def scores_of(
    prediction: Labels, truth: Labels, label_set: LabelSet, where: Mask | None = None
) -> IoUScores:
    """The scores of a single photo."""
    confusion = Confusion(label_set)
    confusion.add(prediction, truth, where)
    return confusion.scores()


def check_pair(prediction: Labels, truth: Labels) -> None:
    """Raise LabelError unless both maps have the same size."""
    if prediction.shape != truth.shape:
        raise LabelError(
            f"Got a prediction of {prediction.shape} (rows, columns) and a truth of {truth.shape}.",
            "Expected both to have the same size.",
            "Compare maps of the same photo at the same size.",
        )


def ratio(over: np.ndarray, under: np.ndarray) -> np.ndarray:
    return np.divide(over, under, out=np.full(len(under), np.nan), where=under > 0)


def mean_of_known(values: np.ndarray) -> float:
    return float(np.nanmean(values)) if np.isfinite(values).any() else float("nan")
