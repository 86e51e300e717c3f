"""Skips: 32s, 16s and 8s of one photo under one lens."""

from dataclasses import dataclass

import gradio as gr

from demo import services
from demo.lessons.skips.value import SkipsBoard, SkipsValue, value_of
from demo.shared.handling import MODEL, clear_errors, language_of
from demo.shared.loading import busy
from demo.shared.picker import opening
from demo.shared.shown import PhotoTab, ShownPhoto
from demo.shared.trunks import asked_trunk
from demo.shared.uploads import Inbox, listen, received

TRUTH_ID = "skips-truth"
Truths = dict[str, str]  # a photo without truth → the file that this visitor has sent for it


@dataclass(frozen=True)
class Parts(PhotoTab[SkipsBoard]):
    """As for every photo; `truth` receives the files of `truths`."""

    truth: Inbox
    truths: gr.State


def build() -> Parts:
    """Headline, photos, board; the first view is there before anyone clicks."""
    first = services.first_source()
    row, truth = opening("skips"), Inbox(TRUTH_ID)
    board = SkipsBoard(value_of(services.compare_or_photo(first)), truth_id=TRUTH_ID)
    return Parts(row, board, gr.State(first), truth, gr.State({}))


def connect(tab: gr.Tab, parts: Parts, source: gr.State) -> None:
    """Photos from the row, their truth, and another tab's photo."""
    SHOWN.connect(tab, parts, source, parts.truths)
    given = [parts.shown, parts.truths], [parts.board, parts.truths]
    listen(parts.truth.receive, TRUTH_ID, judge, *given, **MODEL)
    parts.board.forget(forget, *given, **MODEL)
    parts.board.trunk(change_trunk, [parts.shown, parts.truths], parts.board, **MODEL)


def levels(source: str, truths: Truths | None = None) -> SkipsValue:
    """What the board gets for a photo; a sample's is kept, unless a visitor has sent the truth."""
    if truths and source in truths:
        return value_of(services.compare(source, truths[source]))
    return services.once("skips", source, lambda: value_of(services.compare(source)))


SHOWN = ShownPhoto(levels, busy="busy.levels")


def judge(
    shown: str,
    truths: Truths,
    event: gr.EventData,
    request: gr.Request,
    progress: gr.Progress = gr.Progress(),
) -> tuple:
    """The truth of the shown photo came in; one that does not fit changes nothing."""
    language = language_of(request)
    with clear_errors(language):
        known = {**truths, shown: received(event)}
        progress(0.1, desc=busy("busy.levels", language))
        return levels(shown, known), known


def forget(
    shown: str, truths: Truths, request: gr.Request, progress: gr.Progress = gr.Progress()
) -> tuple:
    """The visitor takes back the truth of the shown photo."""
    language = language_of(request)
    left = {source: file for source, file in truths.items() if source != shown}
    with clear_errors(language):
        progress(0.1, desc=busy("busy.levels", language))
        return levels(shown, left), left


def change_trunk(
    shown: str,
    truths: Truths,
    event: gr.EventData,
    request: gr.Request,
    progress: gr.Progress = gr.Progress(),
) -> SkipsValue:
    """The levels of the shown photo on the trunk that the visitor has chosen."""
    language = language_of(request)
    with clear_errors(language):
        progress(0.1, desc=busy("busy.levels", language))
        return value_of(services.compare(shown, truths.get(shown), asked_trunk(event)))
