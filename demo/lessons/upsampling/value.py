"""The board of Upsampling: a photo's coarsest score map, which the browser makes large itself.

All arithmetic runs in the browser. A value holds the scores of every class at the coarsest tap as
float32, and where max pooling finds the largest score of each window of the finer taps, because
unpooling puts values back there. That is about 40 KB.
"""

import itertools
from pathlib import Path
from typing import Any, TypedDict

import numpy as np

from demo import services
from demo.i18n import LANGUAGES
from demo.i18n.failures import sentence_of_error
from demo.services import Inside
from demo.shared.board import LessonBoard
from demo.shared.classes import class_rows
from demo.shared.encoding import Send, display_of, sending_of, token_of
from demo.shared.value_types import Bilingual, ClassRow, Size
from segcore import zoo
from segcore.errors import SegcoreError

PHOTO_SIDE = 512  # pixels: the photo lies under small pictures of labels
BYTES = "application/octet-stream"
_serials = itertools.count()  # two equal values would look like one to the browser


class PlacesValue(TypedDict):
    """Where windows of 2×2 have their largest score: uint8 (classes, rows, columns) of 0 … 3."""

    stride: int  # of the map that was pooled
    rows: int  # of windows
    columns: int
    places: str


class PhotoValue(TypedDict):
    """A photo and its coarsest score map: float32 (classes, rows, columns), see `about_zero`."""

    uri: str
    title: Bilingual
    full_size: Size
    input_size: Size
    stride: int
    rows: int
    columns: int
    scores: str
    places: list[PlacesValue]  # coarse to fine; each has twice the rows of the one before


class UpsamplingValue(TypedDict):
    """One of `photo` and `problem` is not None."""

    serial: int
    source: str
    photo: PhotoValue | None
    problem: Bilingual | None


class ClassesValue(TypedDict):
    """The label set: a row for each class, in the order of the indices."""

    rows: list[ClassRow]
    background: int | None


class UpsamplingBoard(LessonBoard):
    """The component; it asks the server for nothing."""

    def __init__(self, value: UpsamplingValue | None = None, **settings: Any) -> None:
        super().__init__(
            value, folder=Path(__file__).parent, events=(), classes=classes_value(), **settings
        )


def classes_value() -> ClassesValue:
    """The classes of the score maps."""
    label_set = zoo.find(zoo.DEFAULT).label_set
    return {"rows": class_rows(label_set), "background": label_set.background}


def photo_value(seen: Inside) -> UpsamplingValue:
    """A photo with its coarsest score map."""
    height, width = seen.photo.shape[:2]
    send = sending_of(seen.source)
    coarsest, *finer = sorted(seen.maps, key=lambda name: seen.maps[name].size)
    scores = about_zero(seen.maps[coarsest])
    stride = zoo.find(zoo.levels_of(seen.trunk)[0]).stride
    photo: PhotoValue = {
        "uri": display_of(seen.photo.shape, PHOTO_SIDE, send).photo(seen.photo),
        "title": services.words_of(seen.source)["title"],
        "full_size": [width, height],
        "input_size": [seen.input_size[1], seen.input_size[0]],
        "stride": stride,
        "rows": scores.shape[1],
        "columns": scores.shape[2],
        "scores": send(BYTES, np.ascontiguousarray(scores, "<f4").tobytes()),
        "places": [
            _places(seen.maps[name], stride // 2**doubling, send)
            for doubling, name in enumerate(finer, 1)
        ],
    }
    return _value(seen.source, photo=photo)


def problem_value(source: str, error: SegcoreError) -> UpsamplingValue:
    """Why there is no score map."""
    words = {language: sentence_of_error(error, language) for language in LANGUAGES}
    return _value(source, problem=words)


def renewed(value: UpsamplingValue) -> UpsamplingValue:
    """The same value under a new number, for two equal ones would look like one to the browser."""
    return {**value, "serial": next(_serials)}


def about_zero(scores: np.ndarray) -> np.ndarray:
    """The same scores, moved so that a class is above zero only where it wins.

    In every cell the same number is taken from all classes: the middle between the two largest
    scores. Softmax and labels do not change by that. It also tells the zeros of unpooling, where
    nothing is known, from the score of a class.

    Args:
        scores: float32 (classes, rows, columns), at least two classes.
    """
    second, first = np.partition(scores, -2, axis=0)[-2:]
    moved: np.ndarray = scores - (first + second) / 2
    return moved.astype(np.float32)


def places_of(scores: np.ndarray) -> np.ndarray:
    """Where each window of 2×2 has its largest score; of equal ones, the first.

    Args:
        scores: float32 (classes, rows, columns), both sides even.

    Returns:
        uint8 (classes, rows / 2, columns / 2): 0 top left, 1 top right, 2 below left, 3 below
        right.
    """
    classes, rows, columns = scores.shape
    windows = scores.reshape(classes, rows // 2, 2, columns // 2, 2).swapaxes(2, 3)
    found: np.ndarray = windows.reshape(classes, rows // 2, columns // 2, 4).argmax(axis=-1)
    return found.astype(np.uint8)


def _places(scores: np.ndarray, stride: int, send: Send) -> PlacesValue:
    places = places_of(scores)
    return {
        "stride": stride,
        "rows": places.shape[1],
        "columns": places.shape[2],
        "places": send(BYTES, places.tobytes()),
    }


def _value(
    source: str, photo: PhotoValue | None = None, problem: Bilingual | None = None
) -> UpsamplingValue:
    return {
        "serial": next(_serials),
        "source": token_of(source),
        "photo": photo,
        "problem": problem,
    }
