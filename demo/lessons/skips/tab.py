"""Skips: 32s, 16s and 8s of one photo under one lens."""

from dataclasses import dataclass

import gradio as gr

from demo import services
from demo.i18n import text
from demo.lessons.skips.value import SkipsBoard, value_of
from demo.shared.handling import MODEL, QUIET, clear_errors, language_of
from demo.shared.picker import Picker, picker
from demo.shared.text import heading

TRUTH_ID = "skips-truth"
Truths = dict[str, str]  # a photo without truth → the file that this visitor has sent for it


@dataclass(frozen=True)
class Parts:
    """The tab's components that have events. `shown` is the photo that the board shows."""

    picker: Picker
    upload: gr.UploadButton
    truth: gr.UploadButton
    board: SkipsBoard
    shown: gr.State
    truths: gr.State


def build() -> Parts:
    """Headline, photos, board; the first view is there before anyone clicks."""
    first = services.first_source()
    gr.HTML(heading("skips"), apply_default_css=False)
    row, upload = picker("skips")
    truth = gr.UploadButton("Truth", elem_id=TRUTH_ID, elem_classes="sk-hidden")
    board = SkipsBoard(value_of(services.compare_or_photo(first)), truth_id=TRUTH_ID)
    return Parts(row, upload, truth, board, gr.State(first), gr.State({}))


def connect(tab: gr.Tab, parts: Parts, source: gr.State) -> None:
    """Photos from the row or from a file, their truth, and another tab's photo."""
    outputs = [parts.board, source, parts.shown]
    parts.picker.pick(pick, parts.truths, outputs, **MODEL)
    parts.upload.upload(take, parts.upload, outputs, **MODEL)
    parts.truth.upload(
        judge, [parts.truth, parts.shown, parts.truths], [parts.board, parts.truths], **MODEL
    )
    parts.board.forget(forget, [parts.shown, parts.truths], [parts.board, parts.truths], **MODEL)
    tab.select(follow, [source, parts.shown, parts.truths], outputs, **QUIET)


def pick(
    truths: Truths,
    event: gr.EventData,
    request: gr.Request,
    progress: gr.Progress = gr.Progress(),
) -> tuple:
    """A sample was tapped."""
    language = language_of(request)
    with clear_errors(language):
        name = services.sample(event.name).name
        return show(name, language, progress, truths.get(name))


def take(file: str, request: gr.Request, progress: gr.Progress = gr.Progress()) -> tuple:
    """A photo came in as a file."""
    return show(file, language_of(request), progress)


def judge(
    file: str,
    shown: str,
    truths: Truths,
    request: gr.Request,
    progress: gr.Progress = gr.Progress(),
) -> tuple:
    """The truth of the shown photo came in; one that does not fit changes nothing."""
    value, *_ = show(shown, language_of(request), progress, file)
    return value, {**truths, shown: file}


def forget(
    shown: str, truths: Truths, request: gr.Request, progress: gr.Progress = gr.Progress()
) -> tuple:
    """The visitor takes back the truth of the shown photo."""
    value, *_ = show(shown, language_of(request), progress)
    return value, {source: file for source, file in truths.items() if source != shown}


def follow(
    source: str,
    shown: str,
    truths: Truths,
    request: gr.Request,
    progress: gr.Progress = gr.Progress(),
) -> tuple:
    """The tab was opened: show the photo that was chosen in another one."""
    if source == shown:
        return gr.skip(), gr.skip(), gr.skip()
    return show(source, language_of(request), progress, truths.get(source))


def show(source: str, language: str, progress: gr.Progress, truth: str | None = None) -> tuple:
    """The value of the board, and `source` twice: as the page's photo and as the shown one."""
    with clear_errors(language):
        progress(0.1, desc=text("busy.levels", language))
        view = services.compare(source, truth)
        progress(0.9, desc=text("busy.draw", language))
        return value_of(view), source, source
