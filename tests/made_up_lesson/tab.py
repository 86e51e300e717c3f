"""The tab of the made-up lesson: a headline that follows the photo of the page."""

import gradio as gr

from demo.shared.handling import PAGE
from demo.shared.text import heading


def build() -> gr.HTML:
    """The headline and a line for the photo's name."""
    gr.HTML(heading("holes"), apply_default_css=False)
    return gr.HTML(elem_id="holes-photo")


def connect(tab: gr.Tab, line: gr.HTML, source: gr.State) -> None:
    """Name the photo of the page when the tab is opened."""
    tab.select(lambda name: f"<p>{name}</p>", source, line, **PAGE)
