"""Inside: the score maps before they are added up, a weight for each, and a pixel's probe."""

from dataclasses import dataclass

import gradio as gr

from demo import services
from demo.lessons.inside.value import (
    InsideBoard,
    InsideValue,
    copies_value,
    photo_value,
    problem_value,
    renewed,
)
from demo.shared.handling import MODEL, PAGE, QUIET, SEVERAL, clear_errors, language_of
from demo.shared.loading import busy
from demo.shared.picker import Picker, announce, opening, picked
from demo.shared.trunks import asked_trunk
from demo.shared.uploads import listen, received
from segcore.errors import SegcoreError

NOTHING = ""  # what the board shows before the tab is opened for the first time


@dataclass(frozen=True)
class Parts:
    """The tab's components that have events. `shown` is the photo that the board shows."""

    picker: Picker
    board: InsideBoard
    shown: gr.State


def build() -> Parts:
    """Headline, photos, and an empty board: its score maps take a network's run."""
    return Parts(opening("inside"), InsideBoard(elem_classes="sk-inside"), gr.State(NOTHING))


def connect(tab: gr.Tab, parts: Parts, source: gr.State) -> None:
    """Photos from the row or from another tab; what the board asks for."""
    outputs = [parts.board, source, parts.shown]
    announce(tab)
    listen(parts.picker.pick, "photo", pick, None, outputs, **PAGE)
    listen(parts.picker.receive, "photo", take, None, outputs, **MODEL)
    listen(parts.picker.follow, "follow", follow, [source, parts.shown], outputs, **QUIET)
    parts.board.ask(ask, source, parts.board, **QUIET | SEVERAL)
    parts.board.trunk(change_trunk, parts.shown, parts.board, **MODEL)


def pick(event: gr.EventData, request: gr.Request) -> tuple:
    """A sample was tapped. Its score maps are stored, so it needs no place in the queue."""
    with clear_errors(language_of(request)):
        source = picked(event)
        return sample_value(source), source, source


def sample_value(source: str) -> InsideValue:
    """What the board gets for a sample; a serial number of its own makes it a new value."""
    kept = services.once("inside", source, lambda: photo_value(services.look_inside(source)))
    return renewed(kept)


def prepare() -> None:
    """Work the samples out before anyone taps one."""
    for source in services.samples():
        sample_value(source)


def take(event: gr.EventData, request: gr.Request, progress: gr.Progress = gr.Progress()) -> tuple:
    """A photo came in."""
    language = language_of(request)
    with clear_errors(language):
        return opened(received(event), language, progress)


def follow(
    source: str, shown: str, request: gr.Request, progress: gr.Progress = gr.Progress()
) -> tuple:
    """The tab was opened: show the photo that was chosen in another one."""
    if source == shown:
        return gr.skip(), gr.skip(), gr.skip()
    if shown != NOTHING:
        return show(source, language_of(request), progress)
    try:
        return opened(source, language_of(request), progress)
    except SegcoreError as error:  # the board has nothing to keep, so it says why it stays empty
        return problem_value(source, error), gr.skip(), gr.skip()


def show(source: str, language: str, progress: gr.Progress) -> tuple:
    """As `opened`; a problem is a message on the page, which keeps what it shows."""
    with clear_errors(language):
        return opened(source, language, progress)


def opened(source: str, language: str, progress: gr.Progress) -> tuple:
    """The photo for the board, and `source` twice: as the page's photo and as the shown one."""
    progress(0.1, desc=busy("busy.maps", language))
    return photo_value(services.look_inside(source)), source, source


def change_trunk(
    shown: str, event: gr.EventData, request: gr.Request, progress: gr.Progress = gr.Progress()
) -> InsideValue:
    """The score maps of the shown photo on the trunk that the visitor has chosen."""
    language = language_of(request)
    with clear_errors(language):
        progress(0.1, desc=busy("busy.maps", language))
        return photo_value(services.look_inside(shown, asked_trunk(event)))


def ask(source: str, event: gr.EventData) -> InsideValue:
    """The copies of U-Net were switched."""
    copies = sorted({str(name) for name in event.copies})
    try:
        return copies_value(source, copies, services.ablated(source, copies))
    except SegcoreError as error:
        return problem_value(source, error)
