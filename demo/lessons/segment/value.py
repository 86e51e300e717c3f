"""The board of Segment: one photo, and what one, two or three networks make of it.

The browser keeps every answer of the photo that it shows, and asks only for what it lacks:

    ask    {names, photo}         run these networks; `photo` says that the photo is lacking too
    fetch  {name}                 download a published network
    save   {name, kind, score}    make a file
    explain {name, place}         tell how a network came to its object

A value answers one question. It holds the photo, or answers, or a problem, or a file; the browser
adds it to what it has. `source` tells it which photo is meant. `types.d.ts` says the same to the
scripts.
"""

import itertools
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, TypedDict, cast

import numpy as np

from demo import services
from demo.i18n import LANGUAGES
from demo.i18n.failures import sentence_of_error
from demo.lessons.segment.objects import ObjectsValue, objects_value
from demo.services import Answer, File
from demo.shared.board import LessonBoard
from demo.shared.classes import class_rows
from demo.shared.encoding import Send, data_uri, display_of, sending_of, token_of
from demo.shared.value_types import Bilingual, Box, ClassRow, Size
from segcore import zoo
from segcore.data.arrays import Photo
from segcore.data.classes import LabelSet
from segcore.data.labels import VOID
from segcore.data.results import InstanceResult, SemanticResult
from segcore.data.steps import ObjectSteps
from segcore.errors import SegcoreError

SHOWN_DIGITS = 3  # of a class's score; every digit of the first photo's is in the first load
DRAWN = 50  # proposals that the page draws
COMPANIONS = ("unet", "maskrcnn")  # which networks a comparison shows first beside the usual one
_serials = itertools.count()  # two equal values would look like one to the browser


class LabelSetValue(TypedDict):
    """What the indices of a label map mean. `background` is None where every class is a thing."""

    name: str
    classes: list[ClassRow]
    background: int | None
    void: int


class NetworkValue(TypedDict):
    """What a visitor must know before choosing a network."""

    name: str
    title: str
    task: Literal["semantic", "instance"]
    parameters: int
    ready: bool  # whether its weights are here
    download_bytes: int | None  # None: its weights are shipped


class MeasuredValue(TypedDict):
    """How often a network is right about whole photos that show one class."""

    task: Literal["classify", "locate"]
    name: str  # of the network
    share: float  # of the photos
    photos: int
    command: str  # that measured it


class PhotoValue(TypedDict):
    """A photo. Sizes are [width, height]: of the picture that is sent, and of the photo."""

    uri: str
    title: Bilingual
    credit: Bilingual
    size: Size
    full_size: Size


class AnswerValue(TypedDict):
    """What every answer says of its run."""

    label_set: str
    stored: bool
    device: str
    seconds: dict[str, float]
    input_size: Size
    notes: list[str]


class SemanticAnswer(AnswerValue):
    """A label map as a palette PNG, the share of each class in it, and what it says as a whole."""

    task: Literal["semantic"]
    labels: str
    shares: dict[str, float]
    class_scores: list[float] | None  # of each class, in the order of the label set


class InstanceAnswer(AnswerValue, ObjectsValue):
    """Objects with their masks."""

    task: Literal["instance"]


class StepsValue(TypedDict):
    """How Mask R-CNN came to one object. Boxes and cells are in the photo's pixels."""

    network: str
    place: int  # of the object in the network's answer, from 0
    anchors: int  # boxes that the region proposal network scores
    kept: int  # proposals that are left of them
    proposals: list[Box]  # the best of those
    rank: int  # of the proposal that became the object, from 1
    proposal: Box
    stride: int  # of the feature map from which it is read
    cell: list[float]  # width and height of a cell of this map
    class_scores: list[float]  # in the order of the label set
    logits: list[float]  # the least and the greatest of the mask


class FileValue(TypedDict):
    """A file for the visitor to keep."""

    name: str
    uri: str


class SegmentValue(TypedDict):
    """What the board gets. Answers and problems are by the network's name."""

    serial: int
    source: str
    networks: list[NetworkValue]
    photo: PhotoValue | None
    answers: dict[str, SemanticAnswer | InstanceAnswer]
    problems: dict[str, Bilingual]
    file: FileValue | None
    steps: StepsValue | None


class SegmentBoard(LessonBoard):
    """The component with the events `ask`, `fetch`, `save` and `explain`."""

    def __init__(self, value: SegmentValue | None = None, **settings: Any) -> None:
        super().__init__(
            value,
            folder=Path(__file__).parent,
            events=("ask", "fetch", "save", "explain"),
            label_sets=[label_set_value(label_set) for label_set in label_sets()],
            usual=zoo.DEFAULT,
            companions=COMPANIONS,
            measured=[cast(MeasuredValue, vars(each)) for each in services.measured_tasks()],
            **settings,
        )


def label_sets() -> tuple[LabelSet, ...]:
    """Every label set that an answer may speak of."""
    return tuple({entry.label_set.name: entry.label_set for entry in zoo.ZOO.values()}.values())


def label_set_value(label_set: LabelSet) -> LabelSetValue:
    """A label set with its names and colours."""
    return {
        "name": label_set.name,
        "classes": class_rows(label_set),
        "background": label_set.background,
        "void": VOID,
    }


def photo_value(source: str, photo: Photo, answers: Mapping[str, Answer]) -> SegmentValue:
    """A photo, with the answers that are known already."""
    display = display_of(photo.shape, send=sending_of(source))
    words = services.words_of(source)
    shown: PhotoValue = {
        "uri": display.photo(photo),
        "title": words["title"],
        "credit": words["credit"],
        "size": list(display.size),
        "full_size": [photo.shape[1], photo.shape[0]],
    }
    return {**value_of(source, answers), "photo": shown}


def file_value(source: str, file: File) -> SegmentValue:
    """A file for the visitor to keep."""
    return {
        **value_of(source),
        "file": {"name": file.name, "uri": data_uri(file.media, file.data)},
    }


def value_of(
    source: str,
    answers: Mapping[str, Answer] | None = None,
    problems: Mapping[str, SegcoreError] | None = None,
) -> SegmentValue:
    """What networks say of a photo that the browser has, or why they say nothing.

    Every value also tells which networks there are now.
    """
    return {
        "serial": next(_serials),
        "source": token_of(source),
        "networks": [cast(NetworkValue, vars(network)) for network in services.offered()],
        "photo": None,
        "answers": {name: _answer(source, answer) for name, answer in (answers or {}).items()},
        "problems": {name: _in_both_languages(error) for name, error in (problems or {}).items()},
        "file": None,
        "steps": None,
    }


def steps_value(source: str, name: str, place: int, steps: ObjectSteps) -> SegmentValue:
    """How a network came to an object."""
    told: StepsValue = {
        "network": name,
        "place": place,
        "anchors": steps.anchors,
        "kept": len(steps.proposals),
        "proposals": [_box(box) for box in steps.proposals[:DRAWN]],
        "rank": steps.chosen + 1,
        "proposal": _box(steps.proposals[steps.chosen]),
        "stride": steps.stride,
        "cell": [round(side, 3) for side in reversed(steps.cell)],
        "class_scores": _rounded(steps.class_scores),
        "logits": [round(float(each), 2) for each in (steps.logits.min(), steps.logits.max())],
    }
    return {**value_of(source), "steps": told}


def _box(box: np.ndarray) -> list[float]:
    return [round(float(side), 2) for side in box]


def _in_both_languages(error: SegcoreError) -> Bilingual:
    return {language: sentence_of_error(error, language) for language in LANGUAGES}


def _answer(source: str, answer: Answer) -> SemanticAnswer | InstanceAnswer:
    result, run, send = answer.result, _run(answer), sending_of(source)
    if isinstance(result, InstanceResult):
        return {"task": "instance", **objects_value(result, send), **run}
    return _labelled(result, run, send)


def _labelled(result: SemanticResult, run: AnswerValue, send: Send) -> SemanticAnswer:
    shares = {str(index): round(share, 6) for index, share in result.shares().items()}
    labels = display_of(result.size, send=send).labels(result.labels)
    scores = None if result.class_scores is None else _rounded(result.class_scores)
    return {
        "task": "semantic",
        "labels": labels,
        "shares": shares,
        "class_scores": scores,
        **run,
    }


def _rounded(scores: np.ndarray) -> list[float]:
    return [round(score, SHOWN_DIGITS) for score in scores.tolist()]


def _run(answer: Answer) -> AnswerValue:
    result = answer.result
    height, width = result.input_size
    return {
        "label_set": result.label_set.name,
        "stored": answer.stored,
        "device": result.device,
        "seconds": {stage: round(seconds, 5) for stage, seconds in result.seconds.items()},
        "input_size": [width, height],
        "notes": list(result.notes),
    }
