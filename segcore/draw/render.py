"""Pictures made from a photo and its labels. Nothing here writes into an array that it was given.

In every picture the background stays as it was, where there is one, and void (255) is hatched.
"""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
from jaxtyping import UInt8
from PIL import Image, ImageDraw, ImageFont

from segcore.data.arrays import Labels, Mask, Photo
from segcore.data.labels import VOID, check_labels
from segcore.data.palette import Colour, Palette
from segcore.data.results import SemanticResult
from segcore.errors import LabelError, SettingsError, UnreadableImage

TallerPhoto = UInt8[np.ndarray, "taller wider 3"]

# The difference map: pale where both agree; where they differ, three colours of Okabe and Ito
# (2008), which colour-blind people can tell apart.
AGREED_BACKGROUND: Colour = (250, 249, 246)
AGREED_THING: Colour = (214, 211, 204)
ADDED: Colour = (0, 114, 178)
REMOVED: Colour = (213, 94, 0)
RENAMED: Colour = (240, 228, 66)

_PAPER: Colour = (250, 249, 246)
_HAIRLINE: Colour = (227, 223, 215)
_INK: Colour = (22, 25, 29)


def colourise(labels: Labels, palette: Palette) -> Photo:
    """Each pixel in the colour of its class; void as stripes of its colour and black.

    Returns:
        uint8 (height, width, 3).

    Raises:
        LabelError: wrong type or shape, or an index without a colour.
    """
    palette.check(labels)
    picture = palette.table()[labels]
    picture[(labels == VOID) & ~_stripes(labels.shape)] = 0
    return picture


def overlay(photo: Photo, labels: Labels, palette: Palette, opacity: float = 0.6) -> Photo:
    """The photo with its classes in colour over it: opacity · colour + (1 − opacity) · photo.

    The background and every other stripe of void show the bare photo.

    Args:
        photo: uint8 (height, width, 3).
        labels: uint8 (height, width), of the same size.
        palette: a colour for each index in `labels`.
        opacity: 0 (photo only) … 1 (colour only).

    Raises:
        LabelError: the sizes differ, or an index has no colour.
        SettingsError: an opacity outside 0 … 1.
        UnreadableImage: `photo` is not such an array.
    """
    _check_pair(photo, labels)
    palette.check(labels)
    if not 0 <= opacity <= 1:
        raise SettingsError(
            f"Got the opacity {opacity}.", "Expected a value from 0 to 1.", "Try 0.6."
        )
    blended = cv2.addWeighted(palette.table()[labels], opacity, photo, 1 - opacity, 0)
    painted = palette.paints(labels) | ((labels == VOID) & _stripes(labels.shape))
    return np.where(painted[..., None], blended, photo)


def outline(photo: Photo, labels: Labels, palette: Palette, width: int = 2) -> Photo:
    """The photo with a line along the inside of every region, in the colour of its class.

    A pixel is on the line if another label lies within `width` pixels of it, diagonals counted
    as one step. The edge of the picture is no boundary. Background and void get no line.

    Args:
        photo: uint8 (height, width, 3).
        labels: uint8 (height, width), of the same size.
        palette: a colour for each index in `labels`.
        width: of the line, in pixels, at least 1.

    Raises:
        LabelError, UnreadableImage: as for `overlay`.
        SettingsError: a width below 1.
    """
    _check_pair(photo, labels)
    palette.check(labels)
    if width < 1:
        raise SettingsError(
            f"Got an outline width of {width} pixels.", "Expected at least 1 pixel.", "Try 2."
        )
    line = _near_another_label(labels, width) & palette.paints(labels)
    return np.where(line[..., None], palette.table()[labels], photo)


def difference(coarse: Labels, fine: Labels, background: int | None = 0) -> Photo:
    """What changes from a coarse label map to a fine one of the same photo.

    Paper and grey where both agree (on background; on a thing), blue where only the fine one
    sees a thing (`ADDED`), vermilion where only the coarse one does (`REMOVED`), yellow where
    both see a thing and call it differently (`RENAMED`). Where either is void,
    nothing is compared: paper.

    Args:
        coarse: a label map.
        fine: another one of the same size.
        background: the index of the background class; None if there is none.

    Returns:
        uint8 (height, width, 3).

    Raises:
        LabelError: the sizes differ, or one is not a label map.
    """
    for labels in (coarse, fine):
        check_labels(labels, VOID, "a label map")
    _check_sizes(coarse.shape, fine.shape, "the coarse labels", "the fine labels")
    judged = (coarse != VOID) & (fine != VOID)
    before, after = judged & (coarse != background), judged & (fine != background)
    picture = np.full((*coarse.shape, 3), AGREED_BACKGROUND, np.uint8)
    picture[before & after] = AGREED_THING
    picture[before & after & (coarse != fine)] = RENAMED
    picture[after & ~before] = ADDED
    picture[before & ~after] = REMOVED
    return picture


def legend_image(
    photo: Photo, result: SemanticResult, palette: Palette, language: str = "en"
) -> TallerPhoto:
    """A picture with a legend beneath it: colour, name and share of the pixels of each class.

    Void is listed last, where there is any.

    Args:
        photo: uint8 (height, width, 3), the photo or what `overlay` made of it; as large as
            the result.
        result: whose classes to list, largest first.
        palette: the palette of `photo`.
        language: "en" only; Pillow's own font has no Hangul, and other fonts may be missing.

    Returns:
        uint8 (height + strip, at least 240, 3); a narrower photo stands at the left.

    Raises:
        LabelError, UnreadableImage: as for `overlay`.
        SettingsError: another language.
    """
    _check_pair(photo, result.labels)
    palette.check(result.labels)
    if language != "en":
        raise SettingsError(
            f"Got the legend language {language!r}.",
            'Expected "en": the font has no Hangul.',
            "Use the legend of the page for Korean.",
        )
    entries = [
        LegendEntry(_swatch(palette, i), f"{result.label_set.name_of(i)} {100 * share:.1f} %")
        for i, share in result.shares().items()
    ]
    if VOID in result.labels:
        share = np.mean(result.labels == VOID)
        entries.append(LegendEntry(palette.void, f"void {100 * share:.1f} %", struck=True))
    return legend_below(photo, entries)


class LegendEntry(NamedTuple):
    """One swatch and its text, in letters of Pillow's own font."""

    colour: Colour
    text: str
    struck: bool = False  # a line through the swatch: void is not a class


def legend_below(photo: Photo, entries: Sequence[LegendEntry]) -> TallerPhoto:
    """The picture with ``entries`` beneath it, in as many equal columns as fit.

    Returns:
        uint8 (height + strip, at least 240, 3); a narrower photo stands at the left. Without
        entries there is no strip.
    """
    height, width = photo.shape[:2]
    strip = _legend_strip(entries, max(width, 240))
    picture = np.full((height + strip.shape[0], strip.shape[1], 3), _PAPER, np.uint8)
    picture[:height, :width] = photo
    picture[height:] = strip
    return picture


def _legend_strip(entries: Sequence[LegendEntry], width: int) -> Photo:
    if not entries:
        return np.empty((0, width, 3), np.uint8)
    size = max(12, min(28, width // 40))
    font = ImageFont.load_default(size)
    cell = 3 * size + max(int(font.getlength(entry.text)) for entry in entries)
    columns = max(1, (width - size) // cell)
    rows = -(-len(entries) // columns)
    strip = Image.new("RGB", (width, 2 * size * rows + size), _PAPER)
    draw = ImageDraw.Draw(strip)
    for place, entry in enumerate(entries):
        row, column = divmod(place, columns)
        x, middle = size + column * cell, size // 2 + 2 * size * row + size
        box = (x, middle - size // 2, x + size, middle + size // 2)
        draw.rectangle(box, entry.colour, _HAIRLINE)
        if entry.struck:
            draw.line((box[0], box[3], box[2], box[1]), _INK, 2)
        draw.text((x + size + size // 2, middle), entry.text, _INK, font, anchor="lm")
    return np.array(strip)


def _swatch(palette: Palette, index: int) -> Colour:
    """The background has no colour in an overlay, so it has none in the legend."""
    return _PAPER if index == palette.background else palette.colours[index]


def _near_another_label(labels: Labels, reach: int) -> Mask:
    """True where the square of `reach` pixels around a pixel holds more than one label."""
    # A square larger than the picture costs time and changes nothing.
    reach = min(reach, max(labels.shape))
    line = np.ones(2 * reach + 1, np.uint8)
    # Row then column give the same as the full square, in time that does not grow with its area.
    low, high = labels, labels
    for kernel in (line[:, None], line[None, :]):
        low, high = cv2.erode(low, kernel), cv2.dilate(high, kernel)
    return low != high


def _stripes(shape: tuple[int, ...]) -> Mask:
    """True on every other diagonal stripe; wide enough to be seen on a picture of this size."""
    height, width = shape
    stripe = max(1, round(max(height, width) / 160))
    diagonal = np.arange(height)[:, None] + np.arange(width)[None, :]
    return diagonal // stripe % 2 == 0


def _check_pair(photo: np.ndarray, labels: np.ndarray) -> None:
    if photo.dtype != np.uint8 or photo.ndim != 3 or photo.shape[2] != 3:
        raise UnreadableImage(
            f"Got a photo of type {photo.dtype} and shape {photo.shape}.",
            "Expected uint8 of shape (height, width, 3).",
            "Read it with segcore.data.image_io.read_photo.",
        )
    _check_sizes(photo.shape[:2], labels.shape, "the photo", "the labels")


def _check_sizes(one: tuple[int, ...], other: tuple[int, ...], first: str, second: str) -> None:
    if one != other:
        raise LabelError(
            f"Got {first} of (height, width) = {one} and {second} of {other}.",
            "Expected both to have the same size.",
            "Resize the labels to the photo's size first, by nearest neighbour.",
        )
