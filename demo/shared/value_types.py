"""The shapes of what Python sends to the browser, as far as lessons share them.

`python -m demo.declarations` turns these classes, and those beside the value of each lesson, into
`.d.ts` files for the scripts. So mypy and tsc check both ends of the wire against the same words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, TypedDict


@dataclass(frozen=True)
class Declared:
    """Goes into an `Annotated` type that TypeScript can tell more exactly than Python.

    Attributes:
        name: what scripts call the type.
        text: the type in TypeScript.
    """

    name: str
    text: str


# A list, because JSON has no tuples.
Size = Annotated[list[int], Declared("Size", "readonly [width: number, height: number]")]
Place = Annotated[list[int], Declared("Place", "readonly [x: number, y: number]")]
Box = Annotated[
    list[float], Declared("Box", "readonly [x1: number, y1: number, x2: number, y2: number]")
]
Colour = Annotated[
    list[int], Declared("Colour", "readonly [red: number, green: number, blue: number]")
]
Bilingual = Annotated[
    Mapping[str, str], Declared("Bilingual", 'Readonly<Partial<Record<"en" | "ko", string>>>')
]


class Translated(TypedDict):
    """Words in both languages."""

    en: str
    ko: str


class ClassRow(TypedDict):
    """A class of a label set."""

    index: int
    name: Translated
    colour: Colour  # in the palette that is safe for every eye
    voc: Colour  # in the palette of PASCAL VOC


class TrunkRow(TypedDict):
    """A trunk that a lesson can show."""

    name: str
    title: str


class SampleRow(TypedDict):
    """A photo that the row of photos offers."""

    name: str
    title: Bilingual
    caption: Bilingual  # what it shows about segmentation
    thumbnail: str  # a data URI


class ShareValue(TypedDict):
    """The answer to a link that the Share dialog has asked about."""

    asked: str  # the link, so that the dialog knows its own answer
    link: str | None  # the one to share; None where phones could not open any
    later: str | None  # the one that would work if the page were started for the whole network
    squares: list[str] | None  # rows of the QR code, "1" for a dark square; None without a code
