"""Segment: one photo, one network, one large picture, and the labels to take away."""

from dataclasses import dataclass

import gradio as gr

from demo import services
from demo.components.handling import MODEL, QUIET, clear_errors, language_of
from demo.components.panels import Panels, network_choices, value_of
from demo.components.picker import Picker, picker
from demo.components.text import heading
from demo.i18n import text


@dataclass(frozen=True)
class Parts:
    """The tab's components that have events. `shown` is the photo that the panel shows."""

    picker: Picker
    upload: gr.UploadButton
    panels: Panels
    shown: gr.State
    network: gr.State


def build() -> Parts:
    """Headline, photos, the picture and its card."""
    first = services.first_source()
    gr.HTML(heading("segment"), apply_default_css=False)
    row, upload = picker("segment")
    panels = Panels(
        value_of(services.segment_or_photo(first)), layout="single", networks=network_choices()
    )
    return Parts(row, upload, panels, gr.State(first), gr.State(services.FINE))


def connect(tab: gr.Tab, parts: Parts, source: gr.State) -> None:
    """Photos from the row or from a file, the network, another tab's photo."""
    outputs = [parts.panels, source, parts.shown, parts.network]
    parts.picker.pick(pick, parts.network, outputs, **MODEL)
    parts.upload.upload(take, [parts.upload, parts.network], outputs, **MODEL)
    parts.panels.network(choose, source, outputs, **MODEL)
    tab.select(follow, [source, parts.shown, parts.network], outputs, **QUIET)


def pick(
    network: str,
    event: gr.EventData,
    request: gr.Request,
    progress: gr.Progress = gr.Progress(),
) -> tuple:
    """A sample was tapped."""
    language = language_of(request)
    with clear_errors(language):
        return show(services.sample(event.name).name, network, language, progress)


def take(
    file: str, network: str, request: gr.Request, progress: gr.Progress = gr.Progress()
) -> tuple:
    """A photo came in as a file."""
    return show(file, network, language_of(request), progress)


def choose(
    source: str,
    event: gr.EventData,
    request: gr.Request,
    progress: gr.Progress = gr.Progress(),
) -> tuple:
    """Another network was chosen for the same photo."""
    return show(source, event.name, language_of(request), progress)


def follow(
    source: str,
    shown: str,
    network: str,
    request: gr.Request,
    progress: gr.Progress = gr.Progress(),
) -> tuple:
    """The tab was opened: show the photo that was chosen in another one."""
    if source == shown:
        return gr.skip(), gr.skip(), gr.skip(), gr.skip()
    return show(source, network, language_of(request), progress)


def show(source: str, network: str, language: str, progress: gr.Progress) -> tuple:
    """The value of the panel, `source` twice (the page's photo, the shown one), the network."""
    with clear_errors(language):
        name = services.title_of(network)
        progress(0.1, desc=text("busy.network", language, name=name))
        view = services.segment(source, network)
        progress(0.9, desc=text("busy.draw", language))
        return value_of(view), source, source, network
