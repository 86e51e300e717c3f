"""The board of Skips: every level beside the photo, under one lens.

`value_of` turns a `services.View` into what the browser needs; `SkipsBoard` is the component.
Overlay, mask, outline, difference, opacity, lens and legend then cost the server nothing.
"""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypedDict

import cv2
import numpy as np

from demo import services
from demo.services import View
from demo.shared.board import LessonBoard
from demo.shared.classes import class_rows
from demo.shared.encoding import Display, data_uri, display_of, sending_of, token_of
from demo.shared.trunks import trunk_rows
from demo.shared.value_types import Bilingual, ClassRow, Place, Size
from segcore import zoo
from segcore.data.classes import LabelSet
from segcore.data.labels import VOID
from segcore.data.results import SemanticResult
from segcore.data.voc21 import VOC21
from segcore.measure.boundary import fill_void

LENS_SHARE = 0.16  # of the longest side: about what the lens shows when it opens


class ChangeValue(TypedDict):
    """Pixels whose label differs from the coarsest level's; with truth, who was right."""

    changed: int
    share: float
    repaired: int | None
    spoiled: int | None


class LevelValue(TypedDict):
    """One level: its labels, and its scores in percent where there is truth."""

    name: str
    title: str
    labels: str
    cell: float  # the side in photo pixels of the square that one prediction covers
    overall: float | None
    edge: float | None
    curve: list[float | None] | None
    ceiling: list[float | None] | None  # the best curve that this stride allows
    best: float | None
    change: ChangeValue | None
    shares: dict[str, float]  # index of a class → its share of the pixels
    input_size: Size  # of the network's input


class LegendValue(ClassRow):
    """A class that the truth or a level has."""

    true: bool  # whether the truth has it


class SkipsValue(TypedDict):
    """What the browser draws. Pictures are data URIs; sizes are width and height."""

    source: str
    trunk: str  # of the levels
    title: Bilingual
    credit: Bilingual
    caption: Bilingual  # what the photo shows about segmentation
    alt: str
    photo: str
    size: Size  # in the browser; all pictures here have it
    full_size: Size  # of the photo itself
    lens: Place  # where the lens opens, in pixels of the browser's photo
    truth: str | None
    outline: str | None
    rings: str | None  # for each pixel the smallest radius whose band holds it
    truth_given: bool  # by the visitor
    radius: int  # of the band that the page calls "the edge"
    radii: list[int]  # those of the curves
    levels: list[LevelValue]  # from coarse to fine; empty where no network can run
    legend: list[LegendValue]
    background: int | None  # None: this label set has no background
    void: int
    last_class: int


class SkipsBoard(LessonBoard):
    """The component with its events; its value comes from `value_of`."""

    def __init__(self, value: SkipsValue | None = None, **settings: Any) -> None:
        super().__init__(
            value,
            folder=Path(__file__).parent,
            events=("forget", "trunk"),
            late=False,
            trunks=trunk_rows(),
            **settings,
        )


def value_of(view: View) -> SkipsValue:
    """Everything that the browser draws, as JSON: pictures are data URIs, pixels are display ones.

    Label maps travel as palette PNGs whose palette indices are the labels.
    """
    height, width = view.photo.shape[:2]
    # A truth that a visitor sent is nobody else's.
    send = data_uri if view.truth_given else sending_of(view.source)
    display = display_of(view.photo.shape, send=send)
    truth, judgement = view.truth, view.judgement
    words, label_set = services.words_of(view.source), _label_set(view)
    return {
        "source": token_of(view.source),
        "trunk": view.trunk,
        "title": words["title"],
        "credit": words["credit"],
        "caption": words["caption"],
        "alt": view.alt,
        "photo": display.photo(view.photo),
        "size": list(display.size),
        "full_size": [width, height],
        "lens": [round(place * display.scale) for place in view.lens or _busiest(view)],
        "truth": None if truth is None else display.labels(truth),
        "outline": None if truth is None else display.labels(fill_void(truth)),
        "rings": None if judgement is None else display.numbers(judgement.rings),
        "truth_given": view.truth_given,
        "radius": services.EDGE_RADIUS,
        "radii": list(services.CURVE_RADII),
        "levels": [_level(view, name, display) for name in view.results],
        "legend": _legend(view, label_set),
        "background": label_set.background,
        "void": VOID,
        "last_class": len(label_set) - 1,
    }


def _label_set(view: View) -> LabelSet:
    """The classes of the networks; VOC's where none can run."""
    return next((result.label_set for result in view.results.values()), VOC21)


def _busiest(view: View) -> tuple[int, int]:
    """(x, y) in the photo's pixels where the levels disagree most: there the lens opens."""
    height, width = view.photo.shape[:2]
    maps = [result.labels for result in view.results.values()]
    if len(maps) < 2 or (maps[0] == maps[-1]).all():
        return width // 2, height // 2
    side = max(1, round(LENS_SHARE * max(height, width)))
    density = cv2.blur((maps[0] != maps[-1]).astype(np.float32), (side, side))
    y, x = np.unravel_index(np.argmax(density), density.shape)
    return int(x), int(y)


def _level(view: View, name: str, display: Display) -> LevelValue:
    result = view.results[name]
    scores = view.judgement.scores[name] if view.judgement else None
    ceiling = view.judgement.ceilings[name] if view.judgement else None
    change, entry = view.changes.get(name), zoo.find(name)
    return {
        "name": name,
        "title": entry.title,
        "labels": display.labels(result.labels),
        "cell": _cell(result, entry.stride),
        "overall": _percent(scores.overall) if scores else None,
        "edge": _percent(scores.edge) if scores else None,
        "curve": [_percent(score) for score in scores.curve] if scores else None,
        "ceiling": [_percent(score) for score in ceiling.curve] if ceiling else None,
        "best": _percent(ceiling.overall) if ceiling else None,
        "change": _change(change) if change else None,
        "shares": {str(index): share for index, share in result.shares().items()},
        "input_size": [result.input_size[1], result.input_size[0]],
    }


def _change(change: services.Change) -> ChangeValue:
    return {
        "changed": change.changed,
        "share": change.share,
        "repaired": change.repaired,
        "spoiled": change.spoiled,
    }


def _cell(result: SemanticResult, stride: int) -> float:
    """The side in photo pixels of the square that one prediction covers."""
    return stride * max(result.size) / max(result.input_size)


def _percent(score: float) -> float | None:
    return None if math.isnan(score) else round(100 * score, 1)


def _legend(view: View, label_set: LabelSet) -> list[LegendValue]:
    """The classes of truth and levels, the largest first and the background last."""
    shares: list[Mapping[int, float]] = [result.shares() for result in view.results.values()]
    true = set() if view.truth is None else set(np.unique(view.truth).tolist()) - {VOID}
    finest = shares[-1] if shares else {}
    order = sorted(
        true.union(*shares),
        key=lambda index: (index == label_set.background, -finest.get(index, 0.0), index),
    )
    rows = class_rows(label_set)
    return [{**rows[index], "true": index in true} for index in order]
