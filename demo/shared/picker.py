"""The row of photos: samples, "+ Your photo", the camera. Uploads pass through Gradio's own check.

The row is own HTML; a chosen file is handed to a hidden gr.UploadButton, so that Gradio receives,
limits and stores it as any upload, and the handler gets a path that the visitor cannot invent.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import gradio as gr
from PIL import Image

from demo import services
from demo.shared.board import SHARED, Board
from demo.shared.encoding import jpeg
from demo.shared.pictures import publish
from demo.shared.value_types import SampleRow

THUMBNAIL = (152, 104)  # pixels: twice the size on the page, for fine screens


class Picker(Board):
    """Own HTML with the event `pick`, whose data holds the `name` of a sample."""

    def __init__(self, upload_id: str = "", **settings: Any) -> None:
        super().__init__(
            _rows(services.samples()),
            template=SHARED / "picker.html",
            styles=(SHARED / "picker.css",),
            module="web/picker.js",
            events=("pick",),
            upload_id=upload_id,
            selected=services.first_source(),
            **settings,
        )

    def api_info(self) -> dict[str, Any]:
        """The value is a list of samples, not text."""
        return {"type": "array", "items": {"type": "object"}}


def picker(tab: str) -> tuple[Picker, gr.UploadButton]:
    """The row of photos of a tab and the hidden button that receives its uploads."""
    upload_id = f"{tab}-upload"
    row = Picker(upload_id)
    upload = gr.UploadButton(
        "Upload", elem_id=upload_id, elem_classes="sk-hidden", file_count="single"
    )
    return row, upload


def _rows(samples: Mapping[str, services.Sample]) -> list[SampleRow]:
    return [
        {"name": name, "title": dict(known.title), "thumbnail": _thumbnail(known.photo)}
        for name, known in samples.items()
    ]


def _thumbnail(file: Path) -> str:
    with Image.open(file) as photo:
        small = photo.convert("RGB")
    wide, high = THUMBNAIL
    scale = max(wide / small.width, high / small.height)
    small = small.resize((round(small.width * scale), round(small.height * scale)))
    left, top = (small.width - wide) // 2, (small.height - high) // 2
    thumbnail = small.crop((left, top, left + wide, top + high))
    return publish("image/jpeg", jpeg(thumbnail, quality=80))
