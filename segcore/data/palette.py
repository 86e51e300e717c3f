"""Class index → colour. Two palettes for the 21 classes of VOC, and how either is stored.

`VOC` is the official one, which every VOC label file carries. Its colours are hard to tell apart
for about one man in twelve: dark reds beside dark greens of the same lightness.

`SAFE` was searched by computer: 20 foreground colours whose smallest CIE76 difference in Lab is
as large as the search could make it (24.5) at once for normal sight, deuteranopia and
protanopia, both simulated after Viénot, Brettel and Mollon, "Digital video colourmaps for
checking the legibility of displays by dichromats" (Color Research and Application, 1999).

Which class has which of them is a choice: people and animals, the classes that a lesson shows
most, lie far from the magenta that the page keeps for boundaries.

That is no promise that everyone can name 20 classes by colour. Nobody can, colour-blind or not:
the differences are for large patches side by side, they shrink when the colour lies
half-transparent over a photo, and tritanopia was not part of the search. So no picture may rest
on colour alone; a legend with names belongs beside it, and void is hatched.
"""

from dataclasses import dataclass

import numpy as np

from segcore.data.classes import VOID, check_labels
from segcore.errors import SettingsError, UnknownName

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Palette:
    """One sRGB colour (0 … 255) for each class index, and one for void.

    Class 0 is the background: overlays leave it transparent. Void is drawn as a hatch.

    Raises:
        SettingsError: no colour, more than 255, or a number outside 0 … 255.
    """

    name: str
    colours: tuple[Colour, ...]
    void: Colour

    def __post_init__(self) -> None:
        if not 1 <= len(self.colours) <= VOID:
            raise SettingsError(
                f"Palette {self.name!r} came with {len(self.colours)} colours.",
                f"It must have 1 to {VOID}, one for each class.",
                "Add or drop some.",
            )
        for colour in (*self.colours, self.void):
            if not all(0 <= part <= 255 for part in colour):
                raise SettingsError(
                    f"Palette {self.name!r} came with the colour {colour}.",
                    "A colour must be (red, green, blue), each 0 to 255.",
                    "Correct it.",
                )

    def __len__(self) -> int:
        return len(self.colours)

    def check(self, labels: object) -> None:
        """Raise `LabelError` unless every index in `labels` has a colour here or is void."""
        check_labels(labels, len(self), f"palette {self.name!r}")

    def table(self) -> np.ndarray:
        """uint8 (256, 3): row i is the colour of index i, row 255 void's, black between."""
        rows = np.zeros((VOID + 1, 3), np.uint8)
        rows[: len(self)] = self.colours
        rows[VOID] = self.void
        return rows

    def flat(self) -> list[int]:
        """The table as 768 numbers, red, green, blue, red …, as Pillow's `putpalette` wants."""
        return self.table().ravel().tolist()

    def css(self, index: int) -> str:
        """The colour of class `index` (or of void) as "#rrggbb"."""
        red, green, blue = self.void if index == VOID else self.colours[index]
        return f"#{red:02x}{green:02x}{blue:02x}"


def palette_named(name: str) -> Palette:
    """The palette of this name; `UnknownName` lists the valid ones."""
    if name not in PALETTES:
        raise UnknownName(
            f"There is no palette named {name!r}.",
            f"There are {', '.join(PALETTES)}.",
            "Choose one of them.",
        )
    return PALETTES[name]


def _voc_colour(index: int) -> Colour:
    """VOC's rule (VOClabelcolormap.m in the VOC development kit).

    The bits of the index go in turn to red, green and blue, the lowest three first, and fill
    each channel from its highest bit down; so neighbours in number lie far apart in colour.
    """
    red = green = blue = 0
    for place in range(7, -1, -1):
        red |= (index & 1) << place
        green |= (index >> 1 & 1) << place
        blue |= (index >> 2 & 1) << place
        index >>= 3
    return red, green, blue


VOC = Palette("voc", tuple(_voc_colour(index) for index in range(21)), void=_voc_colour(VOID))

_SAFE_COLOURS: tuple[Colour, ...] = (
    (0, 0, 0),  # background
    (120, 40, 20),  # aeroplane
    (100, 40, 140),  # bicycle
    (120, 120, 255),  # bird
    (120, 40, 100),  # boat
    (160, 180, 100),  # bottle
    (220, 240, 120),  # bus
    (120, 140, 100),  # car
    (120, 255, 180),  # cat
    (100, 160, 160),  # chair
    (0, 0, 255),  # cow
    (120, 40, 60),  # dining table
    (240, 140, 0),  # dog
    (60, 180, 255),  # horse
    (120, 240, 220),  # motorbike
    (220, 240, 0),  # person
    (100, 60, 255),  # potted plant
    (100, 0, 180),  # sheep
    (100, 220, 255),  # sofa
    (200, 60, 0),  # train
    (160, 100, 180),  # TV monitor
)

SAFE = Palette("safe", _SAFE_COLOURS, void=(230, 230, 230))

PALETTES = {palette.name: palette for palette in (VOC, SAFE)}
