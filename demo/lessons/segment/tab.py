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
from demo.shared.handling import DOWNLOAD, QUIET, SEVERAL, clear_errors, language_of
from demo.shared.picker import opening
from demo.shared.shown import PhotoTab, ShownPhoto
from segcore.errors import SegcoreError

MOST = 3  # networks that one question may name


@dataclass(frozen=True)
class Parts(PhotoTab[SegmentBoard]):
    """As for every photo; `progress` is where a download shows how far it is."""

    progress: gr.HTML


def build() -> Parts:
    """Headline, photos, and the board with what is known of the first photo."""
    first = services.first_source()
    row = opening(question())
    progress = gr.HTML(elem_classes="sk-progress", apply_default_css=False)
    board = SegmentBoard(_photo(first))
    return Parts(row, board, gr.State(first), progress)


def question() -> str:
    """Which headline fits: it speaks of instances only where a network can find them."""
    tasks = {network.task for network in services.offered() if network.ready}
    return "segment" if "instance" in tasks else "semantic"


def connect(tab: gr.Tab, parts: Parts, source: gr.State) -> None:
    """Photos from the row or from another tab; what the board asks for."""
    SHOWN.connect(tab, parts, source)
    parts.board.ask(ask, source, parts.board, **QUIET | SEVERAL)
    parts.board.save(save, source, parts.board, **QUIET | SEVERAL)
    parts.board.explain(explain, source, parts.board, **QUIET | SEVERAL)
    parts.board.fetch(
        fetch, source, parts.board, show_progress_on=parts.progress, **DOWNLOAD | SEVERAL
    )


def shown_value(source: str) -> SegmentValue:
    """What the board gets for a photo, with a number and a list of networks of its own."""
    kept, now = services.once("segment", source, lambda: _photo(source)), value_of(source)
    return {**kept, "serial": now["serial"], "networks": now["networks"]}


SHOWN = ShownPhoto(shown_value, line=QUIET)


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
        return {**value_of(source, answers, problems), "photo": shown_value(source)["photo"]}


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
