"""The board of Numbers: one row for every network with a card, and how fast it is here.

The board asks for two things:

    ask       {}    the table, when its tab is opened
    measure   {}    the time of each network on this machine; an answer after each checkpoint

All figures come from the cards, from `published` and from the engine's clock. A score is a share,
0 … 1, and null where nobody has measured it.
"""

import itertools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypedDict

from demo import services
from demo.i18n import LANGUAGES
from demo.i18n.failures import sentence_of_error
from demo.lessons.numbers.published import PUBLISHED, Figure
from demo.services import Known, Speed
from demo.shared.board import LessonBoard
from demo.shared.value_types import Bilingual, Translated
from segcore import zoo
from segcore.cards import Card
from segcore.errors import SegcoreError

# These checkpoints, by the first digits of their SHA-256, and the size of their input were chosen
# on the very photos that judge them (README, "What it scores"). Later ones were not.
CHOSEN_ON_JUDGED = ("e290609b", "306d17ad", "28e32fc4")
COMMAND = re.compile(r"--data DATA/(\w+) .*\((\d+) photos\)$")
AP50 = re.compile(r"(\w+)_mask_ap50")

_serials = itertools.count()  # two equal values would look like one to the browser


class CostValue(TypedDict):
    """The work of one pass, and the size of its input in pixels."""

    multiply_adds: int
    rows: int
    columns: int


class RunValue(TypedDict):
    """A command that measured, and on how many photos of which set."""

    command: str
    data: str  # the folder of the set, such as "voc"
    photos: int


class FigureValue(TypedDict):
    """A figure of a paper, in percent."""

    measure: str
    percent: float
    photos: str
    trunk: str
    paper: str
    year: int
    table: int
    note: str


class AverageValue(TypedDict):
    """How well a detector's masks fit on one set: AP at an overlap of a half."""

    data: str
    ap50: float


class ClassScores(TypedDict):
    """A score for each class, by its English name."""

    measure: str  # "iou", or a set's AP50 such as "voc_mask_ap50"
    scores: Mapping[str, float]


class CardValue(TypedDict):
    """What the card of its checkpoint says."""

    file: str
    sha256: str
    trained_on: list[str]
    initial_weights: list[str]
    licence: str
    commands: list[str]
    frozen_trunk: bool  # whether it stands on the trunk of another checkpoint
    measured_on: str
    runs: list[RunValue]
    chosen_on_judged: bool


class RowValue(TypedDict):
    """A network."""

    name: str
    title: str  # without its trunk
    trunk: str  # empty for a detector
    task: str
    paper: str
    stride: int
    level: int | None  # its stride if it is a level of the FCN
    parameters: int
    cost: CostValue | None
    miou: float | None
    edge: float | None
    boundary_iou: float | None
    pixel_accuracy: float | None
    averages: list[AverageValue]  # of a detector
    classes: ClassScores | None
    published: list[FigureValue]
    card: CardValue
    ready: bool  # whether it can run here


class TableValue(TypedDict):
    """All networks, and the names of the classes."""

    rows: list[RowValue]
    names: Mapping[str, Translated]  # English name of a class → in both languages
    radius: int  # pixels around the true outline that "at the edge" means


class SpeedValue(TypedDict):
    """How long each network took, in milliseconds."""

    milliseconds: Mapping[str, float]
    device: str
    precision: Mapping[str, str]
    sample: Bilingual
    columns: int  # of the photo
    rows: int
    passes: int
    of: int
    ended: float  # seconds since 1970; 0 while it goes on


class NumbersValue(TypedDict):
    """One of `table`, `speed` and `problem` is not None, or the first two."""

    serial: int
    table: TableValue | None
    speed: SpeedValue | None
    problem: Bilingual | None


class NumbersBoard(LessonBoard):
    """The component with its events."""

    def __init__(self, value: NumbersValue | None = None, **settings: Any) -> None:
        super().__init__(value, folder=Path(__file__).parent, events=("ask", "measure"), **settings)


# ---- Values -----------------------------------------------------------------------------------
def table_value() -> NumbersValue:
    """The whole table, and the last times of this machine."""
    known = services.known_networks()
    labels = [label for each in known for label in each.entry.label_set.classes]
    table: TableValue = {
        "rows": [row_value(each) for each in known],
        "names": {label.name: {"en": label.name, "ko": label.ko} for label in labels},
        "radius": services.EDGE_RADIUS,
    }
    speed = services.last_speed()
    return _value(table=table, speed=speed_value(speed) if speed else None)


def measured_value(speed: Speed) -> NumbersValue:
    """What the clock says so far."""
    return _value(speed=speed_value(speed))


def problem_value(error: SegcoreError) -> NumbersValue:
    """Why nothing could be measured."""
    return _value(problem={code: sentence_of_error(error, code) for code in LANGUAGES})


def row_value(known: Known) -> RowValue:
    """A network, as its card tells."""
    name, entry, card = known.name, known.entry, known.card
    scores, trunk = card.scores.get(name, {}), zoo.TRUNKS.get(entry.trunk)
    title = trunk.title if trunk else ""
    return {
        "name": name,
        "title": entry.title.removesuffix(f" · {title}"),
        "trunk": title,
        "task": entry.task,
        "paper": entry.paper,
        "stride": entry.stride,
        "level": entry.stride if known.is_level else None,
        "parameters": known.parameters,
        "cost": _cost(card, name),
        "miou": scores.get("miou"),
        "edge": scores.get(f"band_{services.EDGE_RADIUS}"),
        "boundary_iou": scores.get("boundary_iou"),
        "pixel_accuracy": scores.get("pixel_accuracy"),
        "averages": averages_of(scores),
        "classes": classes_of(card, name),
        "published": [figure_value(each) for each in PUBLISHED.get(name, ())],
        "card": card_value(card),
        "ready": known.ready,
    }


def averages_of(scores: Mapping[str, float]) -> list[AverageValue]:
    """A detector's AP50 on each set that its card names."""
    found = ((AP50.fullmatch(measure), value) for measure, value in scores.items())
    return [{"data": match[1], "ap50": value} for match, value in found if match]


def classes_of(card: Card, name: str) -> ClassScores | None:
    """The first measure that the card gives for each class; None if it gives none."""
    for measure, scores in card.per_class.get(name, {}).items():
        return {"measure": measure, "scores": dict(scores)}
    return None


def figure_value(figure: Figure) -> FigureValue:
    """A paper's figure."""
    return {
        "measure": figure.measure,
        "percent": figure.percent,
        "photos": figure.photos,
        "trunk": figure.trunk,
        "paper": figure.paper,
        "year": figure.year,
        "table": figure.table,
        "note": figure.note,
    }


def card_value(card: Card) -> CardValue:
    """What a visitor may want to know of the checkpoint."""
    return {
        "file": card.file,
        "sha256": card.sha256,
        "trained_on": list(card.trained_on),
        "initial_weights": list(card.initial_weights),
        "licence": card.licence,
        "commands": list(card.command),
        "frozen_trunk": bool(card.trunk),
        "measured_on": card.measured_on,
        "runs": list(_runs(card)),
        "chosen_on_judged": card.sha256.startswith(CHOSEN_ON_JUDGED),
    }


def speed_value(speed: Speed) -> SpeedValue:
    """Times in milliseconds."""
    return {
        "milliseconds": {name: 1000 * each for name, each in speed.seconds.items()},
        "device": speed.device,
        "precision": dict(speed.precision),
        "sample": services.words_of(speed.sample)["title"],
        "columns": speed.size[1],
        "rows": speed.size[0],
        "passes": services.PASSES,
        "of": speed.of,
        "ended": speed.ended,
    }


def _cost(card: Card, name: str) -> CostValue | None:
    cost = card.cost.get(name)
    if not cost:
        return None
    return {
        "multiply_adds": cost["multiply_adds"],
        "rows": cost["rows"],
        "columns": cost["columns"],
    }


def _runs(card: Card) -> Iterator[RunValue]:
    """The commands that measured; a card that was written by hand may name none."""
    for command in card.evaluated_by.split("; "):
        if said := COMMAND.search(command):
            yield {"command": command, "data": said[1], "photos": int(said[2])}


def _value(
    table: TableValue | None = None,
    speed: SpeedValue | None = None,
    problem: Bilingual | None = None,
) -> NumbersValue:
    return {"serial": next(_serials), "table": table, "speed": speed, "problem": problem}
