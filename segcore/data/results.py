"""The results of networks: frozen, and checked when they are made.

A result holds no picture: `segcore.draw` makes pictures from it, and `segcore.measure` scores it.
"""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from segcore.data.arrays import Labels
from segcore.data.classes import LabelSet
from segcore.data.labels import VOID
from segcore.errors import LabelError, SettingsError

SCORE_DIGITS = 4  # of a class's score in JSON: a ten-thousandth is more than anyone reads
MASK_SIDE = 28  # cells along each side of an instance's mask (He et al., "Mask R-CNN", 2017)


@dataclass(frozen=True, eq=False, kw_only=True)
class Origin:
    """What every kind of result says about its run.

    Attributes:
        label_set: what the indices mean.
        model: name in the zoo, such as "fcn8s".
        device: where it ran, such as "cpu" or "NVIDIA H100".
        precision: of the network's arithmetic, such as "float32".
        seconds: stage → seconds, in the order in which the stages ran.
        input_size: (height, width) that the network saw, after resizing and padding.
        notes: whole sentences that a visitor should read, such as "Resized to fit memory."

    Raises:
        SettingsError: a negative or infinite time, or an input size below 1.
    """

    label_set: LabelSet
    model: str
    device: str
    precision: str
    seconds: Mapping[str, float]
    input_size: tuple[int, int]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _check_seconds(self.seconds)
        _check_input_size(self.input_size)
        object.__setattr__(self, "seconds", dict(self.seconds))

    def _lock(self, **arrays: np.ndarray) -> None:
        # Copies: the caller may still write to the arrays, and the result must not change.
        for name, given in arrays.items():
            array = np.array(given, order="C")
            array.setflags(write=False)
            object.__setattr__(self, name, array)

    def _origin_json(self, size: tuple[int, int]) -> dict[str, object]:
        return {
            "model": self.model,
            "label_set": self.label_set.name,
            "height": size[0],
            "width": size[1],
            "device": self.device,
            "precision": self.precision,
            "inner_size": list(self.input_size),
            "seconds": dict(self.seconds),
            "notes": list(self.notes),
        }


@dataclass(frozen=True, eq=False)
class SemanticResult(Origin):
    """One class for each pixel of a photo; see also `Origin`.

    Two results compare by identity; compare their `labels` instead.

    Attributes:
        labels: uint8 (height, width), as large as the photo; an index into `label_set` or 255
            (void). A copy of what was given, read-only.
        class_scores: float32 (classes,), 0 … 1, the greatest probability of each class over the
            cells of the photo (`segcore.ops.pooling`); None where only the labels are known.

    Raises:
        LabelError: the labels have a wrong type or shape, or an index that is not in the set, or
            there is not one score for each class.
    """

    labels: Labels
    class_scores: np.ndarray | None = None

    def __post_init__(self) -> None:
        self.label_set.check(self.labels)
        super().__post_init__()
        self._lock(labels=self.labels)
        if self.class_scores is not None:
            _check_class_scores(self.class_scores, self.label_set)
            self._lock(class_scores=np.asarray(self.class_scores, np.float32))

    @property
    def size(self) -> tuple[int, int]:
        """(height, width) of the labels, in pixels."""
        height, width = self.labels.shape
        return height, width

    def shares(self) -> dict[int, float]:
        """Class index → its share of all pixels, 0 … 1; only classes present, largest first.

        Void is no class and is not listed: with void pixels the shares add up to less than 1.
        Equal shares stand in the order of their indices.
        """
        counts = np.bincount(self.labels.ravel(), minlength=VOID + 1)[: len(self.label_set)]
        present = sorted(np.flatnonzero(counts).tolist(), key=lambda index: -counts[index])
        return {index: float(counts[index] / self.labels.size) for index in present}

    def to_json(self) -> dict[str, object]:
        """Everything but the labels, as plain dicts, lists, strings and numbers."""
        shares = self.shares()
        return {
            **self._origin_json(self.size),
            "classes": [
                {
                    "index": index,
                    "name": self.label_set[index].name,
                    "ko": self.label_set[index].ko,
                    "share": share,
                }
                for index, share in shares.items()
            ],
            "void_share": float(np.count_nonzero(self.labels == VOID) / self.labels.size),
            "class_scores": self._class_scores_json(),
        }

    def _class_scores_json(self) -> list[float] | None:
        if self.class_scores is None:
            return None
        return [round(score, SCORE_DIGITS) for score in self.class_scores.tolist()]


@dataclass(frozen=True, eq=False)
class InstanceResult(Origin):
    """The objects of a photo, the highest score first; their masks are not pasted yet.

    Attributes:
        boxes: float32 (n, 4), x1, y1, x2, y2 in the photo's pixels; pixel i covers i to i + 1.
        classes: uint8 (n,), indices into `label_set`; never its background or void.
        scores: float32 (n,), 0 … 1, descending.
        masks: float32 (n, 28, 28), the probability that a cell of the box belongs to the object.
        size: (height, width) of the photo.

    The arrays are copies, read-only. See also `Origin`.

    Raises:
        LabelError: an array has a wrong shape, or a class that is no object of the set.
        SettingsError: scores out of order or out of 0 … 1, boxes outside the photo or without
            area.
    """

    boxes: np.ndarray
    classes: np.ndarray
    scores: np.ndarray
    masks: np.ndarray
    size: tuple[int, int]

    def __post_init__(self) -> None:
        _check_shapes(self)
        _check_objects(self)
        super().__post_init__()
        kinds = _OBJECT_ARRAYS.items()
        self._lock(**{name: getattr(self, name).astype(kind) for name, kind in kinds})

    def __len__(self) -> int:
        return len(self.scores)

    def at_least(self, score: float) -> "InstanceResult":
        """The objects with this score or a better one."""
        count = int(np.count_nonzero(self.scores >= score))
        return replace(self, **{name: getattr(self, name)[:count] for name in _OBJECT_ARRAYS})

    def counts(self) -> dict[int, int]:
        """Class index → how many objects of it there are, the most frequent first."""
        return dict(Counter(self.classes.tolist()).most_common())

    def to_json(self) -> dict[str, object]:
        """Everything but the masks, as plain dicts, lists, strings and numbers."""
        return {
            **self._origin_json(self.size),
            "objects": [
                {
                    "index": index,
                    "name": self.label_set[index].name,
                    "ko": self.label_set[index].ko,
                    "score": score,
                    "box": box,
                }
                for index, score, box in zip(
                    self.classes.tolist(), self.scores.tolist(), self.boxes.tolist(), strict=True
                )
            ],
        }


_OBJECT_ARRAYS = {
    "boxes": np.float32,
    "classes": np.uint8,
    "scores": np.float32,
    "masks": np.float32,
}


def _check_shapes(result: InstanceResult) -> None:
    count = len(result.scores)
    needed = {
        "boxes": (count, 4),
        "classes": (count,),
        "scores": (count,),
        "masks": (count, MASK_SIDE, MASK_SIDE),
    }
    came = {name: getattr(result, name).shape for name in needed}
    if came != needed:
        raise LabelError(
            f"Got arrays of the shapes {came}.",
            f"Expected {needed} for {count} scores.",
            "Pass one row of each array for each object.",
        )


def _check_objects(result: InstanceResult) -> None:
    things = {label.index for label in result.label_set.things}
    if not set(result.classes.tolist()) <= things:
        raise LabelError(
            f"Got objects of the classes {sorted(set(result.classes.tolist()))}.",
            f"Expected classes of {result.label_set.name} from {min(things)} to {max(things)}.",
            "Remove objects that are background or void.",
        )
    scores, (height, width) = result.scores, result.size
    if not (np.all(np.diff(scores) <= 0) and np.all((scores >= 0) & (scores <= 1))):
        raise SettingsError(
            f"Got the scores {scores.tolist()}.",
            "Expected numbers from 0 to 1 in descending order.",
            "Sort the objects by score.",
        )
    boxes = np.asarray(result.boxes)
    inside = (boxes[:, :2] >= 0).all() and (boxes[:, 2:] <= (width, height)).all()
    if not (inside and (boxes[:, :2] < boxes[:, 2:]).all()):
        raise SettingsError(
            f"Got the boxes {result.boxes.tolist()}.",
            f"Expected x1 < x2 and y1 < y2 inside the photo of {width} × {height} px.",
            "Clip the boxes to the photo and remove the empty ones.",
        )


def _check_class_scores(scores: np.ndarray, label_set: LabelSet) -> None:
    if scores.shape != (len(label_set),):
        raise LabelError(
            f"Got class scores of the shape {scores.shape}.",
            f"Expected one for each of the {len(label_set)} classes of {label_set.name}.",
            "Pass the scores in the order of the label set.",
        )


def _check_seconds(seconds: Mapping[str, float]) -> None:
    wrong = [stage for stage, time in seconds.items() if not (math.isfinite(time) and time >= 0)]
    if wrong:
        raise SettingsError(
            f"Got the times {dict(seconds)}.",
            f"Expected a finite number of seconds, at least 0; {', '.join(wrong)} is not.",
            "Measure the start and the end of a stage with the same clock, time.perf_counter().",
        )


def _check_input_size(size: tuple[int, int]) -> None:
    if min(size) < 1:
        raise SettingsError(
            f"Got the input size {size}.",
            "Expected (height, width) in pixels, each at least 1.",
            "Pass the last two sizes of the tensor that went into the network.",
        )
