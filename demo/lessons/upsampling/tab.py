"""Upsampling: a 4×4 map made large in four ways, and a photo's coarsest score map likewise."""

from dataclasses import dataclass

import gradio as gr

from demo import services
from demo.lessons.upsampling.value import (
    UpsamplingBoard,
    UpsamplingValue,
    photo_value,
    problem_value,
    renewed,
)
from demo.shared.handling import MODEL, PAGE, QUIET, clear_errors, language_of
from demo.shared.loading import busy
from demo.shared.picker import Picker, announce, opening, picked
from demo.shared.uploads import listen, received
from segcore.errors import SegcoreError

NOTHING = ""  # what the board shows before the tab is opened for the first time


@dataclass(frozen=True)
class Parts:
    """The tab's components that have events. `shown` is the photo that the board shows."""

    picker: Picker
    board: UpsamplingBoard
    shown: gr.State


def build() -> Parts:
    """Headline, photos, and a board whose upper part works without a photo."""
    return Parts(
        opening("upsampling"), UpsamplingBoard(elem_classes="sk-upsampling"), gr.State(NOTHING)
    )


def connect(tab: gr.Tab, parts: Parts, source: gr.State) -> None:
    """Photos from the row or from another tab."""
    outputs = [parts.board, source, parts.shown]
    announce(tab)
    listen(parts.picker.pick, "photo", pick, None, outputs, **PAGE)
    listen(parts.picker.receive, "photo", take, None, outputs, **MODEL)
    listen(parts.picker.follow, "follow", follow, [source, parts.shown], outputs, **QUIET)


def pick(event: gr.EventData, request: gr.Request) -> tuple:
    """A sample was tapped. Its score maps are stored, so it needs no place in the queue."""
    with clear_errors(language_of(request)):
        source = picked(event)
        return sample_value(source), source, source


def sample_value(source: str) -> UpsamplingValue:
    """What the board gets for a sample; a serial number of its own makes it a new value."""
    kept = services.once("upsampling", source, lambda: photo_value(services.look_inside(source)))
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
    try:
        return opened(source, language_of(request), progress)
    except SegcoreError as error:  # the upper part of the board needs no photo, so it stays
        return problem_value(source, error), gr.skip(), gr.skip()


def opened(source: str, language: str, progress: gr.Progress) -> tuple:
    """The photo for the board, and `source` twice: as the page's photo and as the shown one."""
    progress(0.1, desc=busy("upsampling.busy", language))
    value = (
        sample_value(source)
        if source in services.samples()
        else photo_value(services.look_inside(source))
    )
    return value, source, source
