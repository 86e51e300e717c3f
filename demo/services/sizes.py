"""How large a visitor's photo is, and how large it is read."""

from dataclasses import dataclass

from demo.services.photos import KEPT_PIXELS, samples
from segcore.data.image_io import photo_sizes


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
    """The sizes of a photo that `photo_of` reads.

    Args:
        source: a sample's name, or the path of an upload.

    Raises:
        ImageError: the file is not there, or is no picture.
    """
    known = samples().get(source)
    return Sizes(*photo_sizes(known.photo if known else source, KEPT_PIXELS))
