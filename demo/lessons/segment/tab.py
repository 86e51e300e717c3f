"""Segment: one photo, semantic or instance mode, any network, and files to take away."""

from dataclasses import dataclass

import gradio as gr

from demo import services
from demo.i18n import text
from demo.lessons.segment.value import (
    SegmentBoard,
    SegmentValue,
    file_value,
    photo_value,
    steps_value,
    value_of,
)
from demo.services import Answer
from demo.shared.handling import DOWNLOAD, PAGE, QUIET, SEVERAL, clear_errors, language_of
from demo.shared.picker import Picker, announce, opening, picked
from demo.shared.uploads import listen, received
from segcore.errors import SegcoreError

MOST = 3  # networks that one question may name


@dataclass(frozen=True)
class Parts:
    """The tab's components that have events. `shown` is the photo that the board shows."""

    picker: Picker
    board: SegmentBoard
    progress: gr.HTML
    shown: gr.State


def build() -> Parts:
    """Headline, photos, and the board with what is known of the first photo."""
    first = services.first_source()
    row = opening(question())
    progress = gr.HTML(elem_classes="sk-progress", apply_default_css=False)
    board = SegmentBoard(_photo(first))
    return Parts(row, board, progress, gr.State(first))


def question() -> str:
    """Which headline fits: it speaks of instances only where a network can find them."""
    tasks = {network.task for network in services.offered() if network.ready}
    return "segment" if "instance" in tasks else "semantic"


def connect(tab: gr.Tab, parts: Parts, source: gr.State) -> None:
    """Photos from the row or from another tab; what the board asks for."""
    outputs = [parts.board, source, parts.shown]
    announce(tab)
    listen(parts.picker.pick, "photo", pick, None, outputs, **PAGE)
    listen(parts.picker.receive, "photo", take, None, outputs, **QUIET)
    listen(parts.picker.follow, "follow", follow, [source, parts.shown], outputs, **QUIET)
    parts.board.ask(ask, source, parts.board, **QUIET | SEVERAL)
    parts.board.save(save, source, parts.board, **QUIET | SEVERAL)
    parts.board.explain(explain, source, parts.board, **QUIET | SEVERAL)
    parts.board.fetch(
        fetch, source, parts.board, show_progress_on=parts.progress, **DOWNLOAD | SEVERAL
    )


def pick(event: gr.EventData, request: gr.Request) -> tuple:
    """A sample was tapped. Its answers are stored, so it needs no place in the queue."""
    with clear_errors(language_of(request)):
        source = picked(event)
        return sample_value(source), source, source


def sample_value(source: str) -> SegmentValue:
    """What the board gets for a sample, with a number and a list of networks of its own."""
    kept, now = services.once("segment", source, lambda: _photo(source)), value_of(source)
    return {**kept, "serial": now["serial"], "networks": now["networks"]}


def prepare() -> None:
    """Work the samples out before anyone taps one."""
    for source in services.samples():
        sample_value(source)


def take(event: gr.EventData, request: gr.Request) -> tuple:
    """A photo came in."""
    with clear_errors(language_of(request)):
        return show(received(event))


def follow(source: str, shown: str, request: gr.Request) -> tuple:
    """The tab was opened: show the photo that was chosen in another one."""
    if source == shown:
        return gr.skip(), gr.skip(), gr.skip()
    with clear_errors(language_of(request)):
        return show(source)


def show(source: str) -> tuple:
    """The photo for the board, and `source` twice: as the page's photo and as the shown one."""
    return _photo(source), source, source


def ask(source: str, event: gr.EventData, request: gr.Request) -> SegmentValue:
    """The board lacks what some networks say of its photo, and perhaps the photo too."""
    answers: dict[str, Answer] = {}
    problems: dict[str, SegcoreError] = {}
    for name in [str(name) for name in event.names][:MOST]:
        try:
            answers[name] = services.answer(source, name)
        except SegcoreError as error:
            problems[name] = error
    if not event.photo:
        return value_of(source, answers, problems)
    with clear_errors(language_of(request)):
        return {**value_of(source, answers, problems), "photo": _photo(source)["photo"]}


def fetch(
    source: str,
    event: gr.EventData,
    request: gr.Request,
    progress: gr.Progress = gr.Progress(),
) -> SegmentValue:
    """A published network was chosen whose weights are not here yet."""
    name = str(event.name)
    words = _fetching(name, language_of(request))
    progress(0, desc=words)
    try:
        services.fetch(name, lambda share: progress(share, desc=words))
    except SegcoreError as error:
        return value_of(source, problems={name: error})
    return value_of(source)


def save(source: str, event: gr.EventData) -> SegmentValue:
    """A file is wanted."""
    name, score = str(event.name), min(max(float(event.score), 0.0), 1.0)
    try:
        return file_value(source, services.file_of(source, name, str(event.kind), score))
    except SegcoreError as error:
        return value_of(source, problems={name: error})


def explain(source: str, event: gr.EventData) -> SegmentValue:
    """How a network came to one of its objects."""
    name, place = str(event.name), int(event.place)
    try:
        return steps_value(source, name, place, services.steps(source, name, place))
    except SegcoreError as error:
        return value_of(source, problems={name: error})


def _photo(source: str) -> SegmentValue:
    return photo_value(source, services.photo_of(source), services.stored_answers(source))


def _fetching(name: str, language: str) -> str:
    for network in services.offered():
        if network.name == name and network.download_bytes:
            size = f"{network.download_bytes / 1e6:.0f} MB"
            return text("network.fetching", language, name=network.title, size=size)
    return ""
