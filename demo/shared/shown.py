"""How a lesson's board gets its photo: from the row, from the visitor, or from another tab."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import gradio as gr

from demo import services
from demo.shared.board import LessonBoard
from demo.shared.handling import MODEL, PAGE, clear_errors, language_of
from demo.shared.loading import busy
from demo.shared.picker import Picker, announce, picked
from demo.shared.uploads import listen, received
from segcore.errors import SegcoreError

AnyBoard = TypeVar("AnyBoard", bound=LessonBoard)
NOTHING = ""  # the photo of a board before its tab is opened for the first time


@dataclass(frozen=True)
class PhotoTab(Generic[AnyBoard]):
    """The components of a tab that have events. `shown` is the photo that the board shows."""

    picker: Picker
    board: AnyBoard
    shown: gr.State


def keep(source: str, shown: str, error: SegcoreError) -> Any:
    """Let the error be a message on the page; the board keeps what it shows."""
    raise error


@dataclass(frozen=True)
class ShownPhoto:
    """The handlers of a board that shows the photo of the page.

    Each gives the value of the board, and the photo twice: as the page's and as the shown one.

    Attributes:
        value: what the board gets for a photo: a sample's name, or the path of an upload. Further
            arguments are the values of `given`.
        busy: the key of the words for a visitor who waits.
        line: the settings of the events that may take long.
        failed: what the opened board gets for a photo of another tab that it cannot show, from
            that photo, the one that the board shows, and the error.
    """

    value: Callable[..., Any]
    busy: str = ""
    line: dict[str, Any] = field(default_factory=MODEL.copy)
    failed: Callable[[str, str, SegcoreError], Any] = keep

    def connect(
        self, tab: gr.Tab, parts: PhotoTab[Any], source: gr.State, *given: gr.State
    ) -> None:
        """Photos from the row or from another tab; `given` is what else `value` needs."""
        outputs = [parts.board, source, parts.shown]
        announce(tab)
        listen(parts.picker.pick, "photo", self.pick, [*given], outputs, **PAGE)
        listen(parts.picker.receive, "photo", self.take, [*given], outputs, **self.line)
        known, quiet = [source, parts.shown, *given], {**self.line, "show_progress": "hidden"}
        listen(parts.picker.follow, "follow", self.follow, known, outputs, **quiet)

    def pick(self, event: gr.EventData, request: gr.Request, *given: Any) -> tuple[Any, Any, Any]:
        """A sample was tapped. What it needs is stored, so it needs no place in the queue."""
        with clear_errors(language_of(request)):
            source = picked(event)
            return self.value(source, *given), source, source

    def take(
        self,
        event: gr.EventData,
        request: gr.Request,
        progress: gr.Progress = gr.Progress(),
        *given: Any,
    ) -> tuple[Any, Any, Any]:
        """A photo came in, or the visitor comes back to one."""
        language = language_of(request)
        with clear_errors(language):
            return self._opened(received(event), language, progress, *given)

    def follow(
        self,
        source: str,
        shown: str,
        request: gr.Request,
        progress: gr.Progress = gr.Progress(),
        *given: Any,
    ) -> tuple[Any, Any, Any]:
        """The tab was opened: show the photo that was chosen in another one."""
        if source == shown:
            return gr.skip(), gr.skip(), gr.skip()
        language = language_of(request)
        with clear_errors(language):
            try:
                return self._opened(source, language, progress, *given)
            except SegcoreError as error:
                return self.failed(source, shown, error), gr.skip(), gr.skip()

    def prepare(self) -> None:
        """Work the samples out before anyone taps one."""
        for source in services.samples():
            self.value(source)

    def _opened(
        self, source: str, language: str, progress: gr.Progress, *given: Any
    ) -> tuple[Any, Any, Any]:
        if self.busy:
            progress(0.1, desc=busy(self.busy, language))
        return self.value(source, *given), source, source
