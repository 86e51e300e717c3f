"""Inside: the score maps before they are added up, a weight for each, and a pixel's probe."""

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
from demo.shared.handling import MODEL, QUIET, SEVERAL, clear_errors, language_of
from demo.shared.loading import busy
from demo.shared.picker import opening
from demo.shared.shown import NOTHING, PhotoTab, ShownPhoto
from demo.shared.trunks import asked_trunk
from segcore.errors import SegcoreError

Parts = PhotoTab[InsideBoard]


def build() -> Parts:
    """Headline, photos, and an empty board: its score maps take a network's run."""
    return Parts(opening("inside"), InsideBoard(elem_classes="sk-inside"), gr.State(NOTHING))


def connect(tab: gr.Tab, parts: Parts, source: gr.State) -> None:
    """Photos from the row or from another tab; what the board asks for."""
    SHOWN.connect(tab, parts, source)
    parts.board.ask(ask, source, parts.board, **QUIET | SEVERAL)
    parts.board.trunk(change_trunk, parts.shown, parts.board, **MODEL)


def value_of(source: str) -> InsideValue:
    """What the board gets for a photo; a serial number of its own makes it a new value."""
    kept = services.once("inside", source, lambda: photo_value(services.look_inside(source)))
    return renewed(kept)


def why_empty(source: str, shown: str, error: SegcoreError) -> InsideValue:
    """A board that has nothing to keep says why it stays empty."""
    if shown != NOTHING:
        raise error
    return problem_value(source, error)


SHOWN = ShownPhoto(value_of, busy="busy.maps", failed=why_empty)


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
