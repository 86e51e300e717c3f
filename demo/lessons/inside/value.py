"""The board of Inside: the score maps as a sum, a weight for each, a probe, U-Net's copies.

The browser adds the maps up itself, so a value holds them whole: about 300 KB of float32, because
the labels that come out must be the engine's. It asks for two things only:

    ask      {copies}    what U-Net says with these copies let through
    trunk    {trunk}     the score maps of the FCN on another trunk

A value holds a photo with its maps, or a U-Net answer, or a problem; `source` tells it which photo
is meant. Names of taps, levels, copies and classes all come from here: no script knows one.
"""

import itertools
from collections.abc import Collection
from pathlib import Path
from typing import Any, TypedDict

import numpy as np

from demo import services
from demo.i18n import LANGUAGES
from demo.i18n.failures import sentence_of_error
from demo.services import Inside
from demo.shared.board import LessonBoard
from demo.shared.classes import class_rows
from demo.shared.encoding import Display, Send, data_uri, display_of, sending_of, token_of
from demo.shared.trunks import trunk_rows
from demo.shared.value_types import Bilingual, ClassRow, Size
from segcore import zoo
from segcore.data.labels import VOID
from segcore.data.results import SemanticResult
from segcore.errors import SegcoreError

# The longest side of the labels that the browser works out; it holds every sample whole. A larger
# photo's labels are taken at every so many pixels, so that the weights can be moved as quickly.
LABEL_SIDE = 640
_serials = itertools.count()  # two equal values would look like one to the browser


class FieldValue(TypedDict):
    """What one cell of a score map can see, in pixels of the network's input."""

    size: int
    start: int  # of the first cell; the next one sees as much, a stride further
    whole: bool  # whether it also reads the mean of the whole photo


class TapValue(TypedDict):
    """A tap of the trunk, and where its score map is: float32 (classes, rows, columns)."""

    tap: str
    stride: int
    rows: int
    columns: int
    scores: str
    field: FieldValue


class LevelValue(TypedDict):
    """A network that adds up the taps down to its own stride."""

    name: str
    title: str
    stride: int


class CopyValue(TypedDict):
    """A tap of the trunk that U-Net copies."""

    tap: str
    stride: int


class TruthValue(TypedDict):
    """Label maps as PNGs: as they are judged, without void, and 1 near the boundary."""

    labels: str
    outline: str
    band: str


class PhotoValue(TypedDict):
    """A photo taken apart. Sizes are [width, height]: of the photo, the input, the labels."""

    uri: str
    trunk: str  # of the score maps
    title: Bilingual
    credit: Bilingual
    full_size: Size
    input_size: Size
    size: Size
    taps: list[TapValue]  # coarse to fine, as they are added
    levels: list[LevelValue]  # likewise
    truth: TruthValue | None
    copies: list[CopyValue]  # fine to coarse; none while there is no U-Net


class UnetValue(TypedDict):
    """U-Net's labels with only these copies let through."""

    copies: list[str]
    labels: str


class InsideValue(TypedDict):
    """One of `photo`, `unet` and `problem` is not None."""

    serial: int
    source: str
    photo: PhotoValue | None
    unet: UnetValue | None
    problem: Bilingual | None


class ClassesValue(TypedDict):
    """The label set: a row for each class, in the order of the indices."""

    rows: list[ClassRow]
    background: int | None
    void: int


class InsideBoard(LessonBoard):
    """The component with its events."""

    def __init__(self, value: InsideValue | None = None, **settings: Any) -> None:
        super().__init__(
            value,
            folder=Path(__file__).parent,
            events=("ask", "trunk"),
            trunks=trunk_rows(),
            classes=classes_value(),
            radius=services.EDGE_RADIUS,
            **settings,
        )


def classes_value() -> ClassesValue:
    """The classes of the score maps and of the truth."""
    label_set = zoo.find(zoo.DEFAULT).label_set
    return {"rows": class_rows(label_set), "background": label_set.background, "void": VOID}


def photo_value(seen: Inside) -> InsideValue:
    """A photo with its score maps, and what its truth says where it has one."""
    height, width = seen.photo.shape[:2]
    send = sending_of(seen.source)
    labels = labels_display(seen.photo.shape, send)
    words = services.words_of(seen.source)
    photo: PhotoValue = {
        "uri": display_of(seen.photo.shape, send=send).photo(seen.photo),
        "trunk": seen.trunk,
        "title": words["title"],
        "credit": words["credit"],
        "full_size": [width, height],
        "input_size": [seen.input_size[1], seen.input_size[0]],
        "size": list(labels.size),
        "taps": _taps(seen, send),
        "levels": [_level(name) for name in zoo.levels_of(seen.trunk)],
        "truth": _truth(seen, labels),
        "copies": copy_rows(),
    }
    return _value(seen.source, photo=photo)


def renewed(value: InsideValue) -> InsideValue:
    """The same value under a new number, for two equal ones would look like one to the browser."""
    return {**value, "serial": next(_serials)}


def copies_value(source: str, copies: Collection[str], result: SemanticResult) -> InsideValue:
    """What U-Net says of the photo with only ``copies`` let through."""
    labels = labels_display(result.size).labels(result.labels)
    return _value(source, unet={"copies": sorted(copies), "labels": labels})


def problem_value(source: str, error: SegcoreError) -> InsideValue:
    """Why U-Net says nothing."""
    words = {language: sentence_of_error(error, language) for language in LANGUAGES}
    return _value(source, problem=words)


def labels_display(size: tuple[int, ...], send: Send = data_uri) -> Display:
    """The pixels of a photo of (height, width) whose labels the browser works out."""
    return display_of(size, LABEL_SIDE, send)


def copy_rows() -> list[CopyValue]:
    """The taps that U-Net copies, as the board offers them to be switched off."""
    return [{"tap": tap, "stride": stride} for tap, stride in services.copies().items()]


def _value(
    source: str,
    photo: PhotoValue | None = None,
    unet: UnetValue | None = None,
    problem: Bilingual | None = None,
) -> InsideValue:
    return {
        "serial": next(_serials),
        "source": token_of(source),
        "photo": photo,
        "unet": unet,
        "problem": problem,
    }


def _taps(seen: Inside, send: Send) -> list[TapValue]:
    fields, pooled = services.fields(seen.trunk), services.pooled_taps(seen.trunk)
    coarse_to_fine = sorted(seen.maps, key=lambda tap: -fields[tap].stride)
    return [
        {
            "tap": tap,
            "stride": fields[tap].stride,
            "rows": seen.maps[tap].shape[1],
            "columns": seen.maps[tap].shape[2],
            "scores": send("application/octet-stream", _little_endian(seen.maps[tap])),
            "field": {"size": fields[tap].size, "start": fields[tap].start, "whole": tap in pooled},
        }
        for tap in coarse_to_fine
    ]


def _little_endian(scores: np.ndarray) -> bytes:
    """Scores (classes, rows, columns) as little-endian float32."""
    return np.ascontiguousarray(scores, "<f4").tobytes()


def _level(name: str) -> LevelValue:
    entry = zoo.find(name)
    return {"name": name, "title": entry.title, "stride": entry.stride}


def _truth(seen: Inside, labels: Display) -> TruthValue | None:
    if seen.truth is None:
        return None
    truth = seen.truth
    return {
        "labels": labels.labels(truth.labels),
        "outline": labels.labels(truth.filled),
        "band": labels.labels(truth.band.astype(np.uint8)),
    }
