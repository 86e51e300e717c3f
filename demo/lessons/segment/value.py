"""The board of Segment: one photo, and what one, two or three networks make of it.

The browser keeps every answer of the photo that it shows, and asks only for what it lacks:

    ask    {names, photo}         run these networks; `photo` says that the photo is lacking too
    fetch  {name}                 download a published network
    save   {name, kind, score}    make a file

A value answers one question. It holds the photo, or answers, or a problem, or a file; the browser
adds it to what it has. `source` tells it which photo is meant.
"""

import itertools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from demo import services
from demo.i18n import LANGUAGES
from demo.i18n.failures import sentence_of_error
from demo.lessons.segment.objects import objects_value
from demo.services import Answer, File
from demo.shared.board import LessonBoard
from demo.shared.classes import class_rows
from demo.shared.encoding import Send, data_uri, display_of, sending_of, token_of
from segcore.data.arrays import Photo
from segcore.data.results import InstanceResult, SemanticResult
from segcore.data.voc21 import VOC21
from segcore.errors import SegcoreError

_turns = itertools.count()  # two equal values would look like one to the browser


class SegmentBoard(LessonBoard):
    """The component with the events `ask`, `fetch` and `save`."""

    def __init__(self, value: dict[str, Any] | None = None, **settings: Any) -> None:
        super().__init__(
            value,
            folder=Path(__file__).parent,
            events=("ask", "fetch", "save"),
            classes=class_rows(VOC21),
            finest=services.FINE,
            **settings,
        )


def photo_value(source: str, photo: Photo, answers: Mapping[str, Answer]) -> dict[str, Any]:
    """A photo, with the answers that are known already."""
    display = display_of(photo.shape, send=sending_of(source))
    shown = {
        "uri": display.photo(photo),
        **services.words_of(source),
        "size": list(display.size),
        "full_size": [photo.shape[1], photo.shape[0]],
    }
    return value_of(source, answers) | {"photo": shown}


def file_value(source: str, file: File) -> dict[str, Any]:
    """A file for the visitor to keep."""
    return value_of(source) | {"file": {"name": file.name, "uri": data_uri(file.media, file.data)}}


def value_of(
    source: str,
    answers: Mapping[str, Answer] | None = None,
    problems: Mapping[str, SegcoreError] | None = None,
) -> dict[str, Any]:
    """What networks say of a photo that the browser has, or why they say nothing.

    Every value also tells which networks there are now.
    """
    return {
        "turn": next(_turns),
        "source": token_of(source),
        "networks": [vars(network) for network in services.offered()],
        "photo": None,
        "answers": {name: _answer(source, answer) for name, answer in (answers or {}).items()},
        "problems": {name: _in_both_languages(error) for name, error in (problems or {}).items()},
        "file": None,
    }


def _in_both_languages(error: SegcoreError) -> dict[str, str]:
    return {language: sentence_of_error(error, language) for language in LANGUAGES}


def _answer(source: str, answer: Answer) -> dict[str, Any]:
    result = answer.result
    height, width = result.inner_size
    return _shown(result, sending_of(source)) | {
        "stored": answer.stored,
        "device": result.device,
        "seconds": dict(result.seconds),
        "inner_size": [width, height],
        "notes": list(result.notes),
    }


def _shown(result: SemanticResult | InstanceResult, send: Send) -> dict[str, Any]:
    if isinstance(result, InstanceResult):
        return {"task": "instance", **objects_value(result, send)}
    shares = {str(index): share for index, share in result.shares().items()}
    labels = display_of(result.size, send=send).labels(result.labels)
    return {"task": "semantic", "labels": labels, "shares": shares}
