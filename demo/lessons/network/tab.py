"""Network: every network as one drawing, and the same photo at any input side."""

from dataclasses import dataclass

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
from demo.shared.handling import PAGE, PHOTO, QUIET, SEVERAL, clear_errors, language_of
from demo.shared.picker import Picker, announce, opening, picked
from demo.shared.uploads import listen, received
from segcore.errors import SegcoreError

NOTHING = ""  # what the board shows before the tab is opened for the first time


@dataclass(frozen=True)
class Parts:
    """The tab's components that have events. `shown` is the photo that the board shows."""

    picker: Picker
    board: NetworkBoard
    shown: gr.State


def build() -> Parts:
    """Headline, photos, and an empty board: its drawings come when the tab is opened."""
    return Parts(opening("network"), NetworkBoard(elem_classes="sk-network"), gr.State(NOTHING))


def connect(tab: gr.Tab, parts: Parts, source: gr.State) -> None:
    """Photos from the row or from another tab; what the board asks for."""
    outputs = [parts.board, source, parts.shown]
    announce(tab)
    listen(parts.picker.pick, "photo", pick, None, outputs, **PAGE)
    listen(parts.picker.receive, "photo", take, None, outputs, **PHOTO)
    listen(parts.picker.follow, "follow", follow, [source, parts.shown], outputs, **PHOTO)
    parts.board.ask(ask, source, parts.board, **QUIET | SEVERAL)


def pick(event: gr.EventData, request: gr.Request) -> tuple:
    """A sample was tapped; no network runs before the board asks."""
    with clear_errors(language_of(request)):
        return opened(picked(event))


def prepare() -> None:
    """Draw the networks before anyone opens the tab: to outline them takes seconds."""
    photo_value(services.first_source())


def take(event: gr.EventData, request: gr.Request) -> tuple:
    """A photo came in."""
    with clear_errors(language_of(request)):
        return opened(received(event))


def follow(source: str, shown: str, request: gr.Request) -> tuple:
    """The tab was opened: show the photo that was chosen in another one."""
    if source == shown:
        return gr.skip(), gr.skip(), gr.skip()
    with clear_errors(language_of(request)):
        return opened(source)


def opened(source: str) -> tuple:
    """The photo for the board, and `source` twice: as the page's photo and as the shown one."""
    return photo_value(source), source, source


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
