"""Object → colour, so that neighbours of one class do not look like one object."""

import numpy as np

from segcore.data.palette import Colour

# In the order of the objects, the highest score first. Searched as `palette.SAFE` was: any two lie
# 38 or more apart in CIE76 for normal sight, deuteranopia and protanopia, and all of them 45 from
# the magenta that the page keeps for boundaries.
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


def shades_of(boxes: np.ndarray) -> list[Colour]:
    """A shade for each of the boxes (n, 4), which are x1, y1, x2, y2.

    The first objects get different shades. After that an object gets the shade whose nearest user
    is farthest away, so that neighbours rarely share one.
    """
    centres = (boxes[:, :2] + boxes[:, 2:]) / 2
    given: list[int] = []
    for place, centre in enumerate(centres):
        away = np.hypot(*(centres[:place] - centre).T)
        given.append(place if place < len(SHADES) else _farthest_shade(given, away))
    return [SHADES[shade] for shade in given]


def _farthest_shade(given: list[int], away: np.ndarray) -> int:
    """The shade whose nearest user, of those given so far, is farthest ``away``."""
    users = np.array(given)
    return int(np.argmax([away[users == shade].min() for shade in range(len(SHADES))]))
