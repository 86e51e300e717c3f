"""The picture of an `InstanceResult`: one shade per object, its box and its number."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from segcore.data.arrays import Photo
from segcore.data.instances import id_map
from segcore.data.palette import Colour, Palette
from segcore.data.results import InstanceResult
from segcore.data.shades import shades_of
from segcore.draw.render import LegendEntry, TallerPhoto, legend_below, overlay
from segcore.errors import LabelError

_WHITE, _INK = (255, 255, 255), (22, 25, 29)


def objects_image(photo: Photo, result: InstanceResult, opacity: float = 0.6) -> TallerPhoto:
    """The photo with every object in a shade of its own, and a legend of numbers beneath it.

    The number of an object is the one that it has in `segcore.data.instances.id_map`. Where objects
    overlap, the one with the higher score lies on top.

    Args:
        photo: uint8 (height, width, 3), the photo of the result.
        result: what to draw.
        opacity: of the shades, 0 … 1.

    Raises:
        LabelError: the photo is not as large as the result.
        SettingsError, UnreadableImage: as for `segcore.draw.render.overlay`.
    """
    if photo.shape[:2] != result.size:
        raise LabelError(
            f"Got a photo of (height, width) = {photo.shape[:2]} and objects of {result.size}.",
            "Expected both to be of the same size.",
            "Pass the photo in which the objects were found.",
        )
    shades = shades_of(result.boxes)
    picture = Image.fromarray(_painted(photo, result, shades, opacity))
    draw = ImageDraw.Draw(picture)
    size = max(12, min(28, photo.shape[1] // 40))
    font = ImageFont.load_default(size)
    for place in reversed(range(len(result))):
        x1, y1, x2, y2 = result.boxes[place].tolist()
        draw.rectangle((x1, y1, max(x1, x2 - 1), max(y1, y2 - 1)), outline=shades[place], width=2)
        draw.text((x1 + 4, y1 + 2), str(place + 1), _WHITE, font, stroke_width=2, stroke_fill=_INK)
    return legend_below(np.asarray(picture), _entries(result, shades))


def _painted(
    photo: Photo, result: InstanceResult, shades: Sequence[Colour], opacity: float
) -> Photo:
    # A palette has one colour for each index below void: an object's index is its shade's.
    known = sorted(set(shades))
    numbers = np.array([0, *(1 + known.index(shade) for shade in shades)], np.uint8)
    palette = Palette("objects", ((0, 0, 0), *known), void=(0, 0, 0))
    return overlay(photo, numbers[id_map(result)], palette, opacity)


def _entries(result: InstanceResult, shades: Sequence[Colour]) -> list[LegendEntry]:
    return [
        LegendEntry(shade, f"{place + 1} {result.label_set.name_of(int(index))} {score:.2f}")
        for place, (shade, index, score) in enumerate(
            zip(shades, result.classes, result.scores, strict=True)
        )
    ]
