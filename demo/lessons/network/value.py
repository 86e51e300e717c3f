"""The board of Network: every network drawn from its contract, and its answer at any input side.

The browser draws and counts cells by itself. It asks for what it shows and has not got yet:

    ask   {network, side, stage, cell, parts}   `parts` are some of

          answer   the labels of the network, which sees the photo at this side
          head     the FCN's head on the network's trunk, as a classifier and as a convolution
          stage    the strongest maps of a stage of that trunk
          seen     what one cell of this stage uses of the photo
"""

import itertools
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict

from demo import services
from demo.i18n import LANGUAGES
from demo.i18n.failures import sentence_of_error
from demo.lessons.network.pictures import bytes_of_maps, bytes_of_numbers, heat_of
from demo.shared.board import LessonBoard
from demo.shared.classes import class_rows
from demo.shared.encoding import data_uri, display_of, sending_of, token_of
from demo.shared.value_types import Bilingual, ClassRow, Size
from segcore import zoo
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
    parts: list[int]  # of a pyramid: the parts along a side, or the rates of its holes
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


class HeadValue(TypedDict):
    """The head's scores both ways: float32 (classes, rows, columns), and how long they took."""

    trunk: str
    side: int
    window: int  # cells along the side of what one answer needs
    rows: int
    columns: int
    one_by_one: str
    at_once: str
    one_by_one_ms: float
    at_once_ms: float


class FieldValue(TypedDict):
    """What one cell of a stage can see, in pixels of the network's input."""

    size: int
    start: int  # of the first cell; the next one sees as much, a stride further
    stride: int
    whole: bool  # whether it also reads the mean of the whole photo


class StageValue(TypedDict):
    """The strongest maps of a stage, one below the other in a grey PNG."""

    trunk: str
    stage: str
    side: int
    of: int  # how many maps the stage has
    channels: list[int]  # which of them are here
    rows: int  # cells that touch the photo
    columns: int
    maps: str
    field: FieldValue


class SeenValue(TypedDict):
    """What a cell uses: its influence as a grey PNG over the photo."""

    trunk: str
    stage: str
    side: int
    cell: list[int]  # column, row
    heat: str
    effective: int  # side in pixels of the square that holds most of the influence
    share: float  # how much that is


class NetworkLessonValue(TypedDict):
    """A photo, or some of the parts that the board has asked for, or a problem."""

    serial: int
    source: str
    photo: OpenedValue | None
    answer: AnswerValue | None
    head: HeadValue | None
    stage: StageValue | None
    seen: SeenValue | None
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


@dataclass(frozen=True)
class Asked:
    """What the board asks for. `cell` is (column, row)."""

    network: str
    side: int
    stage: str
    cell: tuple[int, int]
    parts: Collection[str]

    @property
    def trunk(self) -> str:
        """The network's trunk; UnknownName if there is no such network."""
        return zoo.find(self.network).trunk


def photo_value(source: str) -> NetworkLessonValue:
    """A photo and every network; no network runs."""
    photo, send = services.photo_of(source), sending_of(source)
    height, width = photo.shape[:2]
    opened: OpenedValue = {
        "uri": display_of(photo.shape, PHOTO_SIDE, send).photo(photo),
        "full_size": [width, height],
        "networks": [network_row(name) for name in services.drawn()],
    }
    return {**_nothing(source), "photo": opened}


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
        "parts": list(strip.parts),
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


def parts_value(source: str, asked: Asked) -> NetworkLessonValue:
    """Every part that the board has asked for; SegcoreError if one of them fails."""
    value, parts = _nothing(source), asked.parts
    return {
        **value,
        "answer": answer_value(source, asked) if "answer" in parts else None,
        "head": head_value(source, asked) if "head" in parts else None,
        "stage": stage_value(source, asked) if "stage" in parts else None,
        "seen": seen_value(source, asked) if "seen" in parts else None,
    }


def problem_value(source: str, error: SegcoreError) -> NetworkLessonValue:
    """Why there is no answer."""
    words = {language: sentence_of_error(error, language) for language in LANGUAGES}
    return {**_nothing(source), "problem": words}


def answer_value(source: str, asked: Asked) -> AnswerValue:
    """What the network says at this side."""
    result = services.answer_at(source, asked.network, asked.side)
    labels = display_of(result.size, LABEL_SIDE).labels(result.labels)
    return {"network": asked.network, "side": asked.side, "labels": labels}


def head_value(source: str, asked: Asked) -> HeadValue:
    """The head of the FCN on the network's trunk."""
    found = services.head_at(source, asked.trunk, asked.side)
    _, rows, columns = found.at_once.shape
    return {
        "trunk": asked.trunk,
        "side": asked.side,
        "window": found.window,
        "rows": rows,
        "columns": columns,
        "one_by_one": data_uri("application/octet-stream", bytes_of_numbers(found.one_by_one)),
        "at_once": data_uri("application/octet-stream", bytes_of_numbers(found.at_once)),
        "one_by_one_ms": 1000 * found.seconds["one_by_one"],
        "at_once_ms": 1000 * found.seconds["at_once"],
    }


def stage_value(source: str, asked: Asked) -> StageValue:
    """The strongest maps of the stage."""
    found = services.stage_at(source, asked.trunk, asked.stage, asked.side)
    return {
        "trunk": asked.trunk,
        "stage": asked.stage,
        "side": asked.side,
        "of": found.of,
        "channels": list(found.channels),
        "rows": found.maps.shape[1],
        "columns": found.maps.shape[2],
        "maps": data_uri("image/png", bytes_of_maps(found.maps)),
        "field": {
            "size": found.field.size,
            "start": found.field.start,
            "stride": found.field.stride,
            "whole": found.sees_all,
        },
    }


def seen_value(source: str, asked: Asked) -> SeenValue:
    """What the cell uses of the photo."""
    column, row = asked.cell
    found = services.seen_at(source, asked.trunk, asked.stage, asked.side, (row, column))
    return {
        "trunk": asked.trunk,
        "stage": asked.stage,
        "side": asked.side,
        "cell": [column, row],
        "heat": data_uri("image/png", heat_of(found.influence)),
        "effective": found.effective,
        "share": services.HELD,
    }


def _nothing(source: str) -> NetworkLessonValue:
    return {
        "serial": next(_serials),
        "source": token_of(source),
        "photo": None,
        "answer": None,
        "head": None,
        "stage": None,
        "seen": None,
        "problem": None,
    }
