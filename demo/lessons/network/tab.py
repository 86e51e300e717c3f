"""Network: every network as one drawing, and the same photo at any input side."""

import gradio as gr

from demo import services
from demo.lessons.network.value import (
    Asked,
    NetworkBoard,
    NetworkLessonValue,
    parts_value,
    photo_value,
    problem_value,
)
from demo.shared.handling import PHOTO, QUIET, SEVERAL
from demo.shared.picker import opening
from demo.shared.shown import NOTHING, PhotoTab, ShownPhoto
from segcore.errors import SegcoreError

Parts = PhotoTab[NetworkBoard]
SHOWN = ShownPhoto(photo_value, line=PHOTO)  # no network runs before the board asks


def build() -> Parts:
    """Headline, photos, and an empty board: its drawings come when the tab is opened."""
    return Parts(opening("network"), NetworkBoard(elem_classes="sk-network"), gr.State(NOTHING))


def connect(tab: gr.Tab, parts: Parts, source: gr.State) -> None:
    """Photos from the row or from another tab; what the board asks for."""
    SHOWN.connect(tab, parts, source)
    parts.board.ask(ask, source, parts.board, **QUIET | SEVERAL)


def prepare() -> None:
    """Draw the networks before anyone opens the tab: to outline them takes seconds."""
    photo_value(services.first_source())


def ask(source: str, event: gr.EventData) -> NetworkLessonValue:
    """The board wants some parts of what it shows."""
    try:
        return parts_value(source, asked(event))
    except SegcoreError as error:
        return problem_value(source, error)


def asked(event: gr.EventData) -> Asked:
    """What the board wants. Anybody can send an event, so the services check every name."""
    column, row = event.cell
    names = [str(part) for part in event.parts]
    return Asked(
        str(event.network), int(event.side), str(event.stage), (int(column), int(row)), names
    )
