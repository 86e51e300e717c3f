"""The row of photos: samples, what the visitor has sent, "+ Your photo" and the camera."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import gradio as gr
from PIL import Image

from demo import services
from demo.shared.board import SHARED, Board
from demo.shared.encoding import webp
from demo.shared.pictures import publish
from demo.shared.text import heading
from demo.shared.value_types import SampleRow

# Pixels: half as large again as on a phone's page, for fine screens. The first load pays for all.
THUMBNAIL = (114, 78)
THUMBNAIL_QUALITY = 40  # of WebP: at its size on the page, nobody sees what it leaves out


# Its headline and its row of photos share one line where there is room.
OPENING = "sk-opening"
OPENED = """() => { document.dispatchEvent(new CustomEvent("skipscope:opened")); }"""


class Picker(Board):
    """Own HTML with three events: `pick` names a sample, `receive` the path of an `upload`.

    `follow` comes when the tab is opened: its board must show the photo of the page.
    """

    def __init__(self) -> None:
        super().__init__(
            _rows(services.samples()),
            template=SHARED / "picker.html",
            styles=(SHARED / "picker.css",),
            module="web/picker.js",
            events=("pick", "receive", "follow"),
            selected=services.first_source(),
        )

    def api_info(self) -> dict[str, Any]:
        """The value is a list of samples, not text."""
        return {"type": "array", "items": {"type": "object"}}


def opening(lesson: str) -> Picker:
    """The top of a lesson: its question, and beside it the row of photos."""
    with gr.Row(elem_classes=OPENING):
        gr.HTML(heading(lesson), apply_default_css=False)
        return Picker()


def announce(tab: gr.Tab) -> None:
    """Tell the page's scripts when the tab is opened; they ask for `follow` when its turn comes."""
    tab.select(None, js=OPENED, api_visibility="private")


def picked(event: gr.EventData) -> str:
    """The name of the sample that was picked; UnknownName if there is no such sample."""
    return services.sample(str(getattr(event, "name", ""))).name


def _rows(samples: Mapping[str, services.Sample]) -> list[SampleRow]:
    return [
        {
            "name": name,
            "title": dict(known.title),
            "caption": dict(known.caption),
            "thumbnail": _thumbnail(known.photo),
        }
        for name, known in samples.items()
    ]


@cache  # every lesson has a row
def _thumbnail(file: Path) -> str:
    with Image.open(file) as photo:
        small = photo.convert("RGB")
    wide, high = THUMBNAIL
    scale = max(wide / small.width, high / small.height)
    small = small.resize((round(small.width * scale), round(small.height * scale)))
    left, top = (small.width - wide) // 2, (small.height - high) // 2
    thumbnail = small.crop((left, top, left + wide, top + high))
    return publish("image/webp", webp(thumbnail, THUMBNAIL_QUALITY))
