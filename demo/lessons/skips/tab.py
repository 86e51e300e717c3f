"""Skips: 32s, 16s and 8s of one photo under one lens."""

from dataclasses import dataclass

import gradio as gr

from demo import services
from demo.i18n import text
from demo.lessons.skips.value import SkipsBoard, SkipsValue, value_of
from demo.shared.handling import MODEL, PAGE, QUIET, clear_errors, language_of
from demo.shared.loading import busy
from demo.shared.picker import Picker, announce, opening, picked
from demo.shared.trunks import asked_trunk
from demo.shared.uploads import Inbox, listen, received

TRUTH_ID = "skips-truth"
Truths = dict[str, str]  # a photo without truth → the file that this visitor has sent for it


@dataclass(frozen=True)
class Parts:
    """The tab's components that have events. `shown` is the photo that the board shows."""

    picker: Picker
    truth: Inbox
    board: SkipsBoard
    shown: gr.State
    truths: gr.State


def build() -> Parts:
    """Headline, photos, board; the first view is there before anyone clicks."""
    first = services.first_source()
    row, truth = opening("skips"), Inbox(TRUTH_ID)
    board = SkipsBoard(value_of(services.compare_or_photo(first)), truth_id=TRUTH_ID)
    return Parts(row, truth, board, gr.State(first), gr.State({}))


def connect(tab: gr.Tab, parts: Parts, source: gr.State) -> None:
    """Photos from the row, their truth, and another tab's photo."""
    outputs = [parts.board, source, parts.shown]
    announce(tab)
    listen(parts.picker.pick, "photo", pick, parts.truths, outputs, **PAGE)
    listen(parts.picker.receive, "photo", take, parts.truths, outputs, **MODEL)
    given = [parts.shown, parts.truths], [parts.board, parts.truths]
    listen(parts.truth.receive, TRUTH_ID, judge, *given, **MODEL)
    parts.board.forget(forget, *given, **MODEL)
    parts.board.trunk(change_trunk, [parts.shown, parts.truths], parts.board, **MODEL)
    known = [source, parts.shown, parts.truths]
    listen(parts.picker.follow, "follow", follow, known, outputs, **QUIET)


def pick(truths: Truths, event: gr.EventData, request: gr.Request) -> tuple:
    """A sample was tapped. Its answers are stored, so it needs no place in the queue."""
    with clear_errors(language_of(request)):
        source = picked(event)
        return sample_value(source, truths.get(source)), source, source


def take(
    truths: Truths,
    event: gr.EventData,
    request: gr.Request,
    progress: gr.Progress = gr.Progress(),
) -> tuple:
    """A photo came in, or the visitor comes back to one; its truth may be here already."""
    language = language_of(request)
    with clear_errors(language):
        source = received(event)
        return opened(source, language, progress, truths.get(source))


def sample_value(source: str, truth: str | None = None) -> SkipsValue:
    """What the board gets for a sample; worked out once, unless a visitor has sent the truth."""
    if truth:
        return value_of(services.compare(source, truth))
    return services.once("skips", source, lambda: value_of(services.compare(source)))


def prepare() -> None:
    """Work the samples out before anyone taps one."""
    for source in services.samples():
        sample_value(source)


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
        file = received(event)
        value, *_ = opened(shown, language, progress, file)
    return value, {**truths, shown: file}


def forget(
    shown: str, truths: Truths, request: gr.Request, progress: gr.Progress = gr.Progress()
) -> tuple:
    """The visitor takes back the truth of the shown photo."""
    value, *_ = show(shown, language_of(request), progress)
    return value, {source: file for source, file in truths.items() if source != shown}


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
    """As `opened`; a problem is a message on the page, which keeps what it shows."""
    with clear_errors(language):
        return opened(source, language, progress, truth)


def opened(source: str, language: str, progress: gr.Progress, truth: str | None = None) -> tuple:
    """The value of the board, and `source` twice: as the page's photo and as the shown one."""
    progress(0.1, desc=busy("busy.levels", language))
    view = services.compare(source, truth)
    progress(0.9, desc=text("busy.draw", language))
    return value_of(view), source, source
