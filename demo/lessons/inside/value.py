"""The board of Inside: the score maps as a sum, its dial, a probe, U-Net's copies.

The browser adds the maps up itself, so a value holds them whole: about 300 KB of float32, because
the labels that come out must be the engine's. It asks for one thing only:

    ask    {copies}    what U-Net says with these copies let through

A value holds a photo with its maps, or a U-Net answer, or a problem; `source` tells it which photo
is meant.
"""

import itertools
from collections.abc import Collection
from pathlib import Path
from typing import Any

import numpy as np

from demo import services
from demo.i18n import LANGUAGES
from demo.i18n.failures import sentence_of_error
from demo.services import Inside
from demo.shared.board import LessonBoard
from demo.shared.classes import class_rows
from demo.shared.encoding import Display, Send, data_uri, display_of, sending_of, token_of
from segcore.data.results import SemanticResult
from segcore.data.voc21 import VOC21
from segcore.errors import SegcoreError

# The longest side of the labels that the browser works out; it holds every sample whole. A larger
# photo's labels are taken at every so many pixels, so that the dial stays as quick.
LABEL_SIDE = 640
_turns = itertools.count()  # two equal values would look like one to the browser


class InsideBoard(LessonBoard):
    """The component with the event `ask`."""

    def __init__(self, value: dict[str, Any] | None = None, **settings: Any) -> None:
        fields = {tap: field._asdict() for tap, field in services.fields().items()}
        super().__init__(
            value,
            folder=Path(__file__).parent,
            events=("ask",),
            classes=class_rows(VOC21),
            fields=fields,
            radius=services.EDGE_RADIUS,
            **settings,
        )


def photo_value(seen: Inside) -> dict[str, Any]:
    """A photo with its score maps, and what its truth says where it has one."""
    height, width = seen.photo.shape[:2]
    send = sending_of(seen.source)
    labels = labels_display(seen.photo.shape, send)
    return _value(seen.source) | {
        "photo": {
            "uri": display_of(seen.photo.shape, send=send).photo(seen.photo),
            **services.words_of(seen.source),
            "full_size": [width, height],
            "inner_size": [seen.input_size[1], seen.input_size[0]],
            "size": list(labels.size),
            "maps": {tap: _map(scores, send) for tap, scores in seen.maps.items()},
            "truth": _truth(seen, labels),
            "copies": list(services.copies()),
        }
    }


def copies_value(source: str, copies: Collection[str], result: SemanticResult) -> dict[str, Any]:
    """What U-Net says of the photo with only ``copies`` let through."""
    labels = labels_display(result.size).labels(result.labels)
    return _value(source) | {"unet": {"copies": sorted(copies), "labels": labels}}


def problem_value(source: str, error: SegcoreError) -> dict[str, Any]:
    """Why U-Net says nothing."""
    words = {language: sentence_of_error(error, language) for language in LANGUAGES}
    return _value(source) | {"problem": words}


def labels_display(size: tuple[int, ...], send: Send = data_uri) -> Display:
    """The pixels of a photo of (height, width) whose labels the browser works out."""
    return display_of(size, LABEL_SIDE, send)


def _value(source: str) -> dict[str, Any]:
    token = token_of(source)
    return {"turn": next(_turns), "source": token, "photo": None, "unet": None, "problem": None}


def _map(scores: np.ndarray, send: Send) -> dict[str, Any]:
    """Scores (classes, rows, columns) as little-endian float32."""
    data = np.ascontiguousarray(scores, "<f4").tobytes()
    return {
        "rows": scores.shape[1],
        "columns": scores.shape[2],
        "scores": send("application/octet-stream", data),
    }


def _truth(seen: Inside, labels: Display) -> dict[str, str] | None:
    if seen.truth is None:
        return None
    truth = seen.truth
    return {
        "labels": labels.labels(truth.labels),
        "outline": labels.labels(truth.filled),
        "band": labels.labels(truth.band.astype(np.uint8)),
    }
