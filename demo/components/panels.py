"""Panels drawn in the browser: the server sends a photo and lossless label maps, nothing else.

`value_of` turns a `services.View` into what the browser needs; `Panels` is the Gradio component.
Overlay, mask, outline, difference, opacity, lens and legend then cost the server nothing.
"""

import base64
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import cv2
import gradio as gr
import numpy as np
from PIL import Image

from demo import services
from demo.components.picker import jpeg_uri
from demo.services import View
from segcore.arrays import Labels
from segcore.boundary import fill_void
from segcore.classes import VOC21, VOID
from segcore.image_io import labels_to_png_bytes
from segcore.palette import PALETTES
from segcore.results import SemanticResult

HERE = Path(__file__).parent
SCRIPTS = ("png.js", "layers.js", "curve.js", "panels.js")
DISPLAY_SIDE = 1600  # pixels: the longest side that the browser gets; downloads stay full size
LENS_SHARE = 0.16  # of the longest side: about what the lens shows when it opens
SAME_SIZE = 1.02  # a network that pads, rather than shrinks, sees the photo at its own scale


class Panels(gr.HTML):
    """Own HTML with the event `network`, whose data holds the `name` of the network chosen.

    `layout` "levels" shows every level beside the photo, with the lens; "single" shows one large
    picture with a card at its right.
    """

    def __init__(
        self,
        value: dict | None = None,
        layout: Literal["levels", "single"] = "levels",
        **settings: Any,
    ) -> None:
        super().__init__(
            value=value,
            html_template=(HERE / "panels.html").read_text(encoding="utf-8"),
            css_template=(HERE / "panels.css").read_text(encoding="utf-8"),
            js_on_load="\n".join((HERE / name).read_text(encoding="utf-8") for name in SCRIPTS),
            apply_default_css=False,
            layout=layout,
            **settings,
        )

    def api_info(self) -> dict[str, Any]:
        """The value is an object, not text."""
        return {"type": "object"}


def value_of(view: View) -> dict[str, object]:
    """Everything that the browser draws, as JSON: pictures are data URIs, pixels are display ones.

    Label maps travel as palette PNGs whose palette indices are the labels.
    """
    height, width = view.photo.shape[:2]
    scale = min(1.0, DISPLAY_SIDE / max(height, width))
    rows, columns = _kept(height, scale), _kept(width, scale)
    shown_truth = None if view.truth is None else _reduced(view.truth, rows, columns)
    return {
        "source": view.source if view.source in services.samples() else _token(view),
        "sample": view.source in services.samples(),
        "title": dict(view.title),
        "alt": view.alt,
        "photo": _photo_uri(view, rows, columns),
        "size": [len(columns), len(rows)],
        "full_size": [width, height],
        "lens": [round(place * scale) for place in view.lens or _busiest(view)],
        "truth": None if shown_truth is None else _labels_uri(shown_truth),
        "outline": None if shown_truth is None else _labels_uri(fill_void(shown_truth)),
        "radius": round(services.EDGE_RADIUS),
        "radii": list(services.CURVE_RADII),
        "levels": [_level(view, name, rows, columns) for name in view.results],
        "legend": _legend(view),
        "void": VOID,
    }


def _busiest(view: View) -> tuple[int, int]:
    """(x, y) in the photo's pixels where the levels disagree most: there the lens opens."""
    height, width = view.photo.shape[:2]
    maps = [result.labels for result in view.results.values()]
    if len(maps) < 2 or (maps[0] == maps[-1]).all():
        return width // 2, height // 2
    side = max(1, round(LENS_SHARE * max(height, width)))
    density = cv2.blur((maps[0] != maps[-1]).astype(np.float32), (side, side))
    y, x = np.unravel_index(np.argmax(density), density.shape)
    return int(x), int(y)


def network_choices() -> list[dict[str, str]]:
    """The networks that the visitor may choose between, as the card lists them."""
    return [{"name": name, "title": services.TITLE[name]} for name in services.LEVELS[::-1]]


def _kept(side: int, scale: float) -> np.ndarray:
    """Which rows (or columns) of the photo a reduced copy keeps: those nearest to its own."""
    count = max(1, round(side * scale))
    return np.minimum(((np.arange(count) + 0.5) * side / count).astype(int), side - 1)


def _reduced(labels: Labels, rows: np.ndarray, columns: np.ndarray) -> Labels:
    return labels[np.ix_(rows, columns)]


def _photo_uri(view: View, rows: np.ndarray, columns: np.ndarray) -> str:
    picture = Image.fromarray(view.photo)
    size = (len(columns), len(rows))
    return jpeg_uri(picture if picture.size == size else picture.resize(size, Image.Resampling.BOX))


def _labels_uri(labels: Labels) -> str:
    png = labels_to_png_bytes(np.ascontiguousarray(labels), PALETTES["voc"])
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"


def _token(view: View) -> str:
    """A name for an upload that differs between photos and does not tell where the file lies."""
    return f"photo-{abs(hash(view.source)):x}"


def _level(view: View, name: str, rows: np.ndarray, columns: np.ndarray) -> dict[str, object]:
    result, scores = view.results[name], view.scores.get(name)
    change = view.changes.get(name)
    reduced = (len(rows), len(columns)) != result.size
    return {
        "name": name,
        "title": services.TITLE.get(name, name),
        "labels": _labels_uri(_reduced(result.labels, rows, columns)),
        "mask": _labels_uri(result.labels) if reduced else None,
        "cell": _cell(result, services.STRIDE[name]) if name in services.STRIDE else None,
        "overall": _percent(scores.overall) if scores else None,
        "edge": _percent(scores.edge) if scores else None,
        "curve": [_percent(score) for score in scores.curve] if scores else None,
        "change": change.__dict__ if change else None,
        "shares": {str(index): share for index, share in result.shares().items()},
        "device": result.device,
        "stored": view.stored,
        "seconds": dict(result.seconds),
        "inner_size": [result.inner_size[1], result.inner_size[0]],
        "notes": list(result.notes),
        "json": result.to_json(),
    }


def _cell(result: SemanticResult, stride: int) -> float:
    """The side in photo pixels of the square that one prediction covers."""
    shrunk = max(result.size) / max(result.inner_size)
    return stride * shrunk if shrunk > SAME_SIZE else float(stride)


def _percent(score: float) -> float | None:
    return None if math.isnan(score) else round(100 * score, 1)


def _legend(view: View) -> list[dict[str, object]]:
    shares: list[Mapping[int, float]] = [result.shares() for result in view.results.values()]
    true = set() if view.truth is None else set(np.unique(view.truth).tolist()) - {VOID}
    present = true.union(*shares)
    finest = shares[-1] if shares else {}
    order = sorted(present, key=lambda index: (index == 0, -finest.get(index, 0.0), index))
    colours = PALETTES["safe"].colours
    return [
        {
            "index": index,
            "name": {"en": _sentence_case(VOC21[index].name), "ko": VOC21[index].ko},
            "colour": list(colours[index]),
            "true": index in true,
        }
        for index in order
    ]


def _sentence_case(name: str) -> str:
    # Not capitalize(), which would write "Tv monitor".
    return name[:1].upper() + name[1:]
