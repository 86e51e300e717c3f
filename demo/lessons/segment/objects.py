"""An instance network's objects for the browser: boxes, scores, shades and 28 × 28 masks.

Nothing is pasted here. A mask of 784 bytes says all that the network said of an object, so the
browser pastes, hides and isolates objects on its own (`paste.js`), and the server never hears.
"""

from typing import TypedDict

from demo.services.stored import masks_as_bytes
from demo.shared.encoding import Send, data_uri, grey_png
from demo.shared.value_types import Box, Colour
from segcore.data.results import InstanceResult
from segcore.data.shades import shades_of


class ObjectRow(TypedDict):
    """One object; the box in the photo's pixels."""

    index: int  # of its class
    score: float
    box: Box
    colour: Colour


class ObjectsValue(TypedDict):
    """Objects, best score first, and their masks below one another as a grey PNG."""

    objects: list[ObjectRow]
    masks: str | None


def objects_value(result: InstanceResult, send: Send = data_uri) -> ObjectsValue:
    """The objects as rows, boxes in the photo's pixels, and their masks below one another."""
    rows = zip(result.classes, result.scores, result.boxes, shades_of(result.boxes), strict=True)
    return {
        "objects": [
            {
                "index": int(index),
                "score": round(float(score), 6),
                "box": [round(float(side), 3) for side in box],
                "colour": list(shade),
            }
            for index, score, box, shade in rows
        ],
        "masks": send("image/png", grey_png(masks_as_bytes(result))) if len(result) else None,
    }
