"""Class index → colour, and how a palette is stored."""

from dataclasses import dataclass

import numpy as np

from segcore.data.arrays import Labels, Mask
from segcore.data.labels import VOID, check_labels
from segcore.errors import SettingsError

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Palette:
    """One sRGB colour (0 … 255) for each class index, and one for void.

    Overlays leave the background transparent, where there is one. Void is drawn as a hatch.

    Raises:
        SettingsError: no colour, more than 255, or a number outside 0 … 255.
    """

    name: str
    colours: tuple[Colour, ...]
    void: Colour
    background: int | None = 0  # the index of the background class; None if there is none

    def __post_init__(self) -> None:
        if not 1 <= len(self.colours) <= VOID:
            raise SettingsError(
                f"Palette {self.name!r} has {len(self.colours)} colours.",
                f"Expected 1 to {VOID}, one for each class.",
                "Add or remove colours.",
            )
        for colour in (*self.colours, self.void):
            if not all(0 <= part <= 255 for part in colour):
                raise SettingsError(
                    f"Palette {self.name!r} has the colour {colour}.",
                    "Expected (red, green, blue), each 0 to 255.",
                    "Correct the colour.",
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

    def paints(self, labels: Labels) -> Mask:
        """bool (height, width): the pixels of things, which are neither background nor void."""
        things = labels != VOID
        return things if self.background is None else things & (labels != self.background)


def voc_colour(index: int) -> Colour:
    """VOC's rule (VOClabelcolormap.m in the VOC development kit).

    The bits of the index go in turn to red, green and blue, the lowest three first, and fill
    each channel from its highest bit down. So neighbouring indices get very different colours.
    """
    red = green = blue = 0
    for place in range(7, -1, -1):
        red |= (index & 1) << place
        green |= (index >> 1 & 1) << place
        blue |= (index >> 2 & 1) << place
        index >>= 3
    return red, green, blue


def palette_by_rule(count: int, background: int | None = 0) -> Palette:
    """VOC's own colours for ``count`` classes, called "voc"."""
    colours = tuple(voc_colour(index) for index in range(count))
    return Palette("voc", colours, voc_colour(VOID), background)
