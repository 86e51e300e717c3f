"""What the tab Network shows of a trunk: its head both ways, its features, what a cell sees."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from demo import runner
from demo.services import inside
from demo.services.photos import photo_of
from demo.services.strips import check_side, drawn, strip_of
from segcore import zoo
from segcore.data.head import HeadBothWays
from segcore.data.resize import fitted_size
from segcore.errors import UnknownName
from segcore.later import later
from segcore.measure.effective_field import HELD, side_holding
from segcore.ops.receptive_field import Field

if TYPE_CHECKING:
    from segcore.models.network import Network
    from segcore.models.trunk import Trunk

outline: Callable[[str], "Network"] = later("segcore.load:outline")
tap_fields: Callable[["Trunk"], Mapping[str, Field]] = later("segcore.models.fields:tap_fields")
__all__ = ["HELD", "Seen", "Stage", "head_at", "seen_at", "stage_at"]

SCORES = "scores"  # the stage that is no tap: what the FCN's head says of each cell
STRONGEST = 8
KEPT = 24  # of each kind: at most a few megabytes


@dataclass(frozen=True, eq=False)
class Stage:
    """The strongest maps of a stage, at the cells that touch the photo.

    Attributes:
        channels: which ones they are, the strongest first: the features that vary most over the
            photo, or the classes with the highest scores.
        of: how many the stage has.
        maps: float32 (channels, rows, columns).
        field: what one of its cells can see at most.
        sees_all: whether each cell also reads the mean of the whole photo.
    """

    channels: tuple[int, ...]
    of: int
    maps: np.ndarray
    field: Field
    sees_all: bool


@dataclass(frozen=True, eq=False)
class Seen:
    """How much a cell changes with each pixel of the network's input, and how far that reaches.

    Attributes:
        influence: float32 (height, width).
        effective: side in pixels of the square around the cell's middle that holds most of it.
    """

    influence: np.ndarray
    effective: int


@lru_cache(maxsize=KEPT)
def head_at(source: str, trunk: str, side: int) -> HeadBothWays:
    """The FCN's head on a trunk as a classifier of windows and as a convolution.

    Raises:
        SegcoreError: the network fails, or there is no such trunk or side.
    """
    check_side(side)
    return runner.current().head_both_ways(photo_of(source), fcn_on(trunk), side)


@lru_cache(maxsize=KEPT)
def stage_at(source: str, trunk: str, stage: str, side: int) -> Stage:
    """The strongest maps of a stage: a tap of the trunk or :data:`SCORES`; errors as above."""
    check_side(side)
    field = field_of(trunk, stage)
    found = _features(source, trunk, stage, side)
    rows, columns = cells_of(source, field.stride, side)
    found = found[:, :rows, :columns]
    strength = found.max(axis=(1, 2)) if stage == SCORES else found.std(axis=(1, 2))
    strongest = np.argsort(-strength, kind="stable")[:STRONGEST]
    return Stage(
        tuple(int(channel) for channel in strongest),
        len(found),
        found[strongest],
        field,
        stage == SCORES and bool(inside.pooled_taps(trunk)),
    )


@lru_cache(maxsize=KEPT)
def seen_at(source: str, trunk: str, stage: str, side: int, cell: tuple[int, int]) -> Seen:
    """What a cell (row, column) of a stage uses of the photo; errors as above."""
    check_side(side)
    field = field_of(trunk, stage)
    _check_cell(cell, cells_of(source, field.stride, side))
    photo, name = photo_of(source), fcn_on(trunk)
    tap, is_scored = (deepest_of(trunk), True) if stage == SCORES else (stage, False)
    influence = runner.current().influence(photo, tap, cell, name, side, is_scored)
    across = [field.start + field.stride * place + field.size / 2 for place in cell]
    return Seen(influence, side_holding(influence, (across[0], across[1])))


def fcn_on(trunk: str) -> str:
    """The coarsest FCN on a trunk: only the head and what is enlarged; UnknownName without one."""
    if trunk not in zoo.TRUNKS:
        raise UnknownName(
            f"The page asked for a trunk {trunk!r}.",
            f"There are {', '.join(zoo.TRUNKS)}.",
            "Reload the page.",
        )
    return zoo.levels_of(trunk)[0]


def field_of(trunk: str, stage: str) -> Field:
    """What a cell of a stage can see at most; UnknownName if the trunk has no such stage."""
    fields = _fields(trunk)
    if stage not in fields:
        raise UnknownName(
            f"The page asked for a stage {stage!r}.",
            f"There are {', '.join(fields)}.",
            "Reload the page.",
        )
    return fields[stage]


def cells_of(source: str, stride: int, side: int) -> tuple[int, int]:
    """(rows, columns) of the cells that touch the photo, which the network sees at ``side``."""
    height, width = fitted_size(photo_of(source).shape[:2], side)
    return -(-height // stride), -(-width // stride)


@cache
def deepest_of(trunk: str) -> str:
    """The tap that the FCN's head reads."""
    return outline(fcn_on(trunk)).decoder.reads[0]


@cache
def _fields(trunk: str) -> Mapping[str, Field]:
    """Stage → its field; what some network's drawing shows of the trunk is a stage."""
    network = outline(fcn_on(trunk))
    assert network.trunk is not None  # each row of the FCN has one
    fields, shown = tap_fields(network.trunk), _taps_in_drawings(trunk)
    stages = {tap: field for tap, field in fields.items() if tap in shown}
    return {**stages, SCORES: inside.fields(trunk)[deepest_of(trunk)]}


def _taps_in_drawings(trunk: str) -> set[str]:
    names = (name for name in drawn() if zoo.find(name).trunk == trunk)
    return {node.name for name in names for node in strip_of(name).nodes if node.is_tap}


def _features(source: str, trunk: str, stage: str, side: int) -> np.ndarray:
    if stage == SCORES:
        return head_at(source, trunk, side).at_once
    name = fcn_on(trunk)
    return runner.current().features(photo_of(source), [stage], name, side)[stage]


def _check_cell(cell: tuple[int, int], cells: tuple[int, int]) -> None:
    if not all(0 <= place < count for place, count in zip(cell, cells, strict=True)):
        raise UnknownName(
            f"The page asked for row {cell[0]} and column {cell[1]}.",
            f"The stage has {cells[0]} rows and {cells[1]} columns.",
            "Reload the page.",
        )
