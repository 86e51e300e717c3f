"""Skips: 32s, 16s and 8s of one photo under one lens."""

from dataclasses import dataclass

import gradio as gr

from demo import services
from demo.components.handling import MODEL, QUIET, clear_errors, language_of
from demo.components.panels import Panels, value_of
from demo.components.picker import Picker, picker
from demo.components.text import heading
from demo.i18n import text


@dataclass(frozen=True)
class Parts:
    """The tab's components that have events. `shown` is the photo that the panels show."""

    picker: Picker
    upload: gr.UploadButton
    panels: Panels
    shown: gr.State


def build() -> Parts:
    """Headline, photos, panels; the first view is there before anyone clicks."""
    first = services.first_source()
    gr.HTML(heading("skips"), apply_default_css=False)
    row, upload = picker("skips")
    panels = Panels(value_of(services.compare_or_photo(first)))
    return Parts(row, upload, panels, gr.State(first))


def connect(tab: gr.Tab, parts: Parts, source: gr.State) -> None:
    """Photos from the row or from a file; another tab's photo when this one is opened."""
    outputs = [parts.panels, source, parts.shown]
    parts.picker.pick(pick, None, outputs, **MODEL)
    parts.upload.upload(take, parts.upload, outputs, **MODEL)
    tab.select(follow, [source, parts.shown], outputs, **QUIET)


def pick(event: gr.EventData, request: gr.Request, progress: gr.Progress = gr.Progress()) -> tuple:
    """A sample was tapped."""
    language = language_of(request)
    with clear_errors(language):
        return show(services.sample(event.name).name, language, progress)


def take(file: str, request: gr.Request, progress: gr.Progress = gr.Progress()) -> tuple:
    """A photo came in as a file."""
    return show(file, language_of(request), progress)


def follow(
    source: str, shown: str, request: gr.Request, progress: gr.Progress = gr.Progress()
) -> tuple:
    """The tab was opened: show the photo that was chosen in another one."""
    if source == shown:
        return gr.skip(), gr.skip(), gr.skip()
    return show(source, language_of(request), progress)


def show(source: str, language: str, progress: gr.Progress) -> tuple:
    """The value of the panels, and `source` twice: as the page's photo and as the shown one."""
    with clear_errors(language):
        progress(0.1, desc=text("busy.levels", language))
        view = services.compare(source)
        progress(0.9, desc=text("busy.draw", language))
        return value_of(view), source, source
