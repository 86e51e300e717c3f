"""What a network hands back: neutral, frozen, and checked before anyone sees it.

A result holds no picture. `segcore.render` makes pictures from it, `segcore.metrics` scores.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from segcore.arrays import Labels
from segcore.classes import VOID, LabelSet
from segcore.errors import SettingsError


@dataclass(frozen=True, eq=False)
class SemanticResult:
    """One class for each pixel of a photo, and how that came about.

    Two results compare by identity; compare their `labels` to compare what they say.

    Attributes:
        labels: uint8 (height, width), as large as the photo; an index into `label_set` or 255
            (void). A copy of what was given, read-only.
        label_set: what the indices mean.
        model: name in the zoo, such as "fcn8s".
        device: where it ran, such as "cpu" or "NVIDIA H100".
        precision: of the network's arithmetic, such as "float32".
        seconds: stage → seconds, in the order in which the stages ran.
        inner_size: (height, width) that the network saw, after resizing and padding.
        notes: whole sentences that a visitor should read, such as "Resized to fit memory."

    Raises:
        LabelError: the labels have a wrong type or shape, or an index that is not in the set.
        SettingsError: a negative or infinite time, or an inner size below 1.
    """

    labels: Labels
    label_set: LabelSet
    model: str
    device: str
    precision: str
    seconds: Mapping[str, float]
    inner_size: tuple[int, int]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.label_set.check(self.labels)
        _check_seconds(self.seconds)
        _check_inner_size(self.inner_size)
        # A copy, so that neither the caller's later writes nor our lock reach the other side.
        labels = np.array(self.labels, order="C")
        labels.setflags(write=False)
        object.__setattr__(self, "labels", labels)
        object.__setattr__(self, "seconds", dict(self.seconds))

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
        height, width = self.size
        shares = self.shares()
        return {
            "model": self.model,
            "label_set": self.label_set.name,
            "height": height,
            "width": width,
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
            "device": self.device,
            "precision": self.precision,
            "inner_size": list(self.inner_size),
            "seconds": dict(self.seconds),
            "notes": list(self.notes),
        }


def _check_seconds(seconds: Mapping[str, float]) -> None:
    wrong = [stage for stage, time in seconds.items() if not (math.isfinite(time) and time >= 0)]
    if wrong:
        raise SettingsError(
            f"The times came as {dict(seconds)}.",
            f"Each must be a finite number of seconds, at least 0; {', '.join(wrong)} is not.",
            "Take both ends of a stage from the same clock, time.perf_counter().",
        )


def _check_inner_size(size: tuple[int, int]) -> None:
    if min(size) < 1:
        raise SettingsError(
            f"The inner size came as {size}.",
            "It must be (height, width) in pixels, each at least 1.",
            "Hand over the last two sizes of the tensor that went into the network.",
        )
