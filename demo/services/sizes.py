"""How large a visitor's photo is, and how large it is read."""

import math
from dataclasses import dataclass

from PIL import ExifTags, Image

from demo.services.photos import KEPT_PIXELS, samples
from segcore.data.image_io import PHOTO_FORMATS

SIDEWAYS = (5, 6, 7, 8)  # EXIF orientations that turn a photo by a right angle


@dataclass(frozen=True)
class Sizes:
    """(width, height) in pixels of a photo that stands upright: as sent, and as read."""

    sent: tuple[int, int]
    read: tuple[int, int]

    @property
    def is_reduced(self) -> bool:
        """Whether the photo was too large to be read as it is."""
        return self.sent != self.read


def sizes_of(source: str) -> Sizes:
    """The sizes of a photo that `photo_of` reads; its header says enough.

    Args:
        source: a sample's name, or the path of an upload.

    Raises:
        OSError: the file is not there, or is no picture.
    """
    known = samples().get(source)
    with Image.open(known.photo if known else source, formats=PHOTO_FORMATS) as image:
        sides = image.size
        is_sideways = image.getexif().get(ExifTags.Base.Orientation) in SIDEWAYS
    width, height = sides[::-1] if is_sideways else sides
    divisor = max(1, math.ceil(math.sqrt(width * height / KEPT_PIXELS)))
    return Sizes((width, height), (math.ceil(width / divisor), math.ceil(height / divisor)))
