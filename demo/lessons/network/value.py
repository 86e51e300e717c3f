"""The board of Network: every network drawn from its contract, and its answer at any input side.

The browser draws and counts cells by itself. It asks for one thing only:

    ask      {network, side}    the labels of a network that sees the photo at this side
"""

import itertools
from pathlib import Path
from typing import Any, TypedDict

from demo import services
from demo.i18n import LANGUAGES
from demo.i18n.failures import sentence_of_error
from demo.shared.board import LessonBoard
from demo.shared.classes import class_rows
from demo.shared.encoding import display_of, sending_of, token_of
from demo.shared.value_types import Bilingual, ClassRow, Size
from segcore import zoo
from segcore.data.results import SemanticResult
from segcore.errors import SegcoreError

PHOTO_SIDE, LABEL_SIDE = 640, 400  # pixels that the browser gets at most
_serials = itertools.count()  # two equal values would look like one to the browser


class NodeValue(TypedDict):
    """A map of the drawing."""

    name: str
    tap: bool  # whether it belongs to the trunk
    channels: int
    stride: int
    joins: str  # the name of the tap that comes in here; empty if none does


class NetworkValue(TypedDict):
    """A network of the zoo."""

    name: str
    title: str
    trunk: str
    trunk_title: str
    side: int  # longest side of its input in pixels, as it was trained
    ready: bool  # whether its weights are here
    join: str
    nodes: list[NodeValue]


class OpenedValue(TypedDict):
    """A photo, and the networks that can be drawn."""

    uri: str
    full_size: Size
    networks: list[NetworkValue]


class AnswerValue(TypedDict):
    """What a network says of the photo at an input side: a PNG of labels."""

    network: str
    side: int
    labels: str


class NetworkLessonValue(TypedDict):
    """One of `photo`, `answer` and `problem` is not None."""

    serial: int
    source: str
    photo: OpenedValue | None
    answer: AnswerValue | None
    problem: Bilingual | None


class NetworkClasses(TypedDict):
    """The label set, and the sides that may be asked for."""

    rows: list[ClassRow]
    background: int | None
    sides: list[int]


class NetworkBoard(LessonBoard):
    """The component with its event."""

    def __init__(self, value: NetworkLessonValue | None = None, **settings: Any) -> None:
        label_set = zoo.find(zoo.DEFAULT).label_set
        classes: NetworkClasses = {
            "rows": class_rows(label_set),
            "background": label_set.background,
            "sides": list(services.SIDES),
        }
        super().__init__(
            value, folder=Path(__file__).parent, events=("ask",), classes=classes, **settings
        )


def photo_value(source: str) -> NetworkLessonValue:
    """A photo and every network; no network runs."""
    photo, send = services.photo_of(source), sending_of(source)
    height, width = photo.shape[:2]
    opened: OpenedValue = {
        "uri": display_of(photo.shape, PHOTO_SIDE, send).photo(photo),
        "full_size": [width, height],
        "networks": [network_row(name) for name in services.drawn()],
    }
    return _value(source, photo=opened)


def network_row(name: str) -> NetworkValue:
    """A network as the board draws it."""
    entry, strip = zoo.find(name), services.strip_of(name)
    return {
        "name": name,
        "title": entry.title.split(" · ")[0],
        "trunk": entry.trunk,
        "trunk_title": zoo.TRUNKS[entry.trunk].title,
        "side": entry.side,
        "ready": zoo.available(name),
        "join": strip.join,
        "nodes": [
            {
                "name": node.name,
                "tap": node.is_tap,
                "channels": node.channels,
                "stride": node.stride,
                "joins": node.joins,
            }
            for node in strip.nodes
        ],
    }


def answer_value(source: str, side: int, result: SemanticResult) -> NetworkLessonValue:
    """What a network says at an input side."""
    labels = display_of(result.size, LABEL_SIDE).labels(result.labels)
    return _value(source, answer={"network": result.model, "side": side, "labels": labels})


def problem_value(source: str, error: SegcoreError) -> NetworkLessonValue:
    """Why there is no answer."""
    words = {language: sentence_of_error(error, language) for language in LANGUAGES}
    return _value(source, problem=words)


def _value(
    source: str,
    photo: OpenedValue | None = None,
    answer: AnswerValue | None = None,
    problem: Bilingual | None = None,
) -> NetworkLessonValue:
    return {
        "serial": next(_serials),
        "source": token_of(source),
        "photo": photo,
        "answer": answer,
        "problem": problem,
    }
