"""How good a level's labels are, if there is a truth, and how they differ from the coarsest."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from segcore import zoo
from segcore.data.arrays import Labels
from segcore.data.classes import LabelSet
from segcore.data.labels import VOID
from segcore.data.results import SemanticResult
from segcore.measure.boundary import Bands
from segcore.measure.metrics import scores_of
from segcore.measure.oracle import oracle

EDGE_RADIUS = 5  # pixels: "at the edge" on the page
CURVE_RADII = tuple(range(1, 41))


@dataclass(frozen=True)
class LevelScores:
    """mIoU (0 … 1, nan if nothing is judged) overall, at the edge, and within each curve radius."""

    overall: float
    edge: float
    curve: tuple[float, ...]


@dataclass(frozen=True)
class Change:
    """How a level's labels differ from the coarsest level's, counted in the photo's pixels."""

    changed: int
    share: float
    repaired: int | None = None
    spoiled: int | None = None


def change(coarse: Labels, fine: Labels, truth: Labels | None = None) -> Change:
    """How many pixels change their label, and with a truth, how many become right or wrong."""
    differs = coarse != fine
    changed = int(differs.sum())
    if truth is None:
        return Change(changed, changed / differs.size)
    judged = differs & (truth != VOID)
    repaired = int((judged & (fine == truth)).sum())
    spoiled = int((judged & (coarse == truth)).sum())
    return Change(changed, changed / differs.size, repaired, spoiled)


@dataclass(frozen=True, eq=False)
class Judgement:
    """How the levels score against the truth.

    Attributes:
        scores: by level.
        ceilings: by level, the scores that the truth itself gets at the same stride.
        rings: uint8 (height, width), the smallest of `CURVE_RADII` whose band holds the pixel, one
            more than the largest where none does, 255 where the truth is void.
    """

    scores: Mapping[str, LevelScores]
    ceilings: Mapping[str, LevelScores]
    rings: np.ndarray


def judge(results: Mapping[str, SemanticResult], truth: Labels) -> Judgement:
    """Score each level, and the ceiling of each level, against the truth."""
    bands = Bands(truth, CURVE_RADII)
    reached = (*CURVE_RADII, CURVE_RADII[-1] + 1)
    rings = np.array(reached, np.uint8)[bands.rings]
    return Judgement(
        scores={name: _scores(bands, r.labels, r.label_set) for name, r in results.items()},
        ceilings={
            name: _scores(bands, _best(r, truth), r.label_set) for name, r in results.items()
        },
        rings=np.where(truth == VOID, np.uint8(VOID), rings),
    )


def _scores(bands: Bands, labels: Labels, label_set: LabelSet) -> LevelScores:
    curve = tuple(each.truth_miou for each in bands.scores(labels, label_set))
    overall = scores_of(labels, bands.truth, label_set).truth_miou
    return LevelScores(overall, curve[CURVE_RADII.index(EDGE_RADIUS)], curve)


def _best(result: SemanticResult, truth: Labels) -> Labels:
    return oracle(truth, zoo.find(result.model).stride, result.input_size)
