"""An instance network's objects for the browser: boxes, scores, shades and 28 × 28 masks.

Nothing is pasted here. A mask of 784 bytes says all that the network said of an object, so the
browser pastes, hides and isolates objects on its own (`paste.js`), and the server never hears.
"""

import numpy as np

from demo.components.encoding import grey_uri
from demo.services.stored import masks_as_bytes
from segcore.palette import Colour
from segcore.results import InstanceResult

# One after the other for the objects, the surest first. Searched as `segcore.palette.SAFE` was:
# any two lie 38 or more apart in CIE76 for normal sight, deuteranopia and protanopia, and all of
# them 45 from the magenta that the page keeps for boundaries.
SHADES: tuple[Colour, ...] = (
    (225, 150, 0),  # amber
    (0, 105, 225),  # blue
    (0, 150, 120),  # green
    (135, 45, 0),  # brown
    (150, 240, 165),  # mint
    (60, 15, 240),  # indigo
    (75, 180, 240),  # sky
    (90, 60, 120),  # plum
)


def objects_value(result: InstanceResult) -> dict[str, object]:
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
        "masks": grey_uri(masks_as_bytes(result)) if len(result) else None,
    }


def shades_of(boxes: np.ndarray) -> list[Colour]:
    """A shade for each of the boxes (n, 4), which are x1, y1, x2, y2.

    As long as there are new shades each object gets one. After that it gets the shade whose
    nearest bearer is farthest away, so that neighbours rarely share one.
    """
    centres = (boxes[:, :2] + boxes[:, 2:]) / 2
    given: list[int] = []
    for place, centre in enumerate(centres):
        away = np.hypot(*(centres[:place] - centre).T)
        given.append(place if place < len(SHADES) else _loneliest(given, away))
    return [SHADES[shade] for shade in given]


def _loneliest(given: list[int], away: np.ndarray) -> int:
    """The shade whose nearest bearer, of those given so far, is farthest ``away``."""
    bearers = np.array(given)
    return int(np.argmax([away[bearers == shade].min() for shade in range(len(SHADES))]))
