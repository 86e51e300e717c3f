"""How good a level's labels are where there is truth, and how they differ from the coarsest's."""

from collections.abc import Mapping
from dataclasses import dataclass

from segcore.arrays import Labels
from segcore.boundary import band_scores, boundary_distance
from segcore.classes import VOC21, VOID
from segcore.metrics import scores_of
from segcore.results import SemanticResult

EDGE_RADIUS = 5.0  # pixels: "at the edge" on the page
CURVE_RADII = (1, 2, 3, 5, 8, 12, 16, 20, 30, 40)


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
    """Which pixels change label, and with truth how many of them turn right or wrong."""
    differs = coarse != fine
    changed = int(differs.sum())
    if truth is None:
        return Change(changed, changed / differs.size)
    judged = differs & (truth != VOID)
    repaired = int((judged & (fine == truth)).sum())
    spoiled = int((judged & (coarse == truth)).sum())
    return Change(changed, changed / differs.size, repaired, spoiled)


def level_scores(results: Mapping[str, SemanticResult], truth: Labels) -> dict[str, LevelScores]:
    """The scores of each level against the truth."""
    # One distance map serves every radius and level: the band is where it stays below the radius.
    distance, judged = boundary_distance(truth), truth != VOID
    bands = [judged & (distance <= radius) for radius in CURVE_RADII]
    return {
        name: LevelScores(
            overall=scores_of(result.labels, truth, VOC21).truth_miou,
            edge=band_scores(result.labels, truth, VOC21, EDGE_RADIUS).truth_miou,
            curve=tuple(scores_of(result.labels, truth, VOC21, band).truth_miou for band in bands),
        )
        for name, result in results.items()
    }
