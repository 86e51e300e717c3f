"""Pictures and label maps as data URIs, no larger than the browser shows them."""

import base64
import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from demo import services
from segcore.data.arrays import Labels, Photo
from segcore.data.image_io import labels_to_png_bytes
from segcore.data.palette import PALETTES

DISPLAY_SIDE = 1600  # pixels: the longest side that the browser gets; downloads stay full size
DIGITS = 12  # of the digest of an upload: enough to tell photos apart, too few to find a file


@dataclass(frozen=True, eq=False)
class Display:
    """Which rows and columns of a photo its copy for the browser keeps."""

    rows: np.ndarray
    columns: np.ndarray
    scale: float  # of the copy's side to the photo's

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) of the copy."""
        return len(self.columns), len(self.rows)

    def labels(self, labels: Labels) -> str:
        """A label map as a palette PNG, whose palette indices are the labels."""
        kept = np.ascontiguousarray(labels[np.ix_(self.rows, self.columns)])
        return data_uri("image/png", labels_to_png_bytes(kept, PALETTES["voc"]))

    def numbers(self, numbers: np.ndarray) -> str:
        """uint8 (height, width), one number for each pixel, as a grey PNG."""
        return grey_uri(numbers[np.ix_(self.rows, self.columns)], smallest=False)

    def photo(self, photo: Photo) -> str:
        """The photo itself as a JPEG."""
        picture = Image.fromarray(photo)
        same = picture.size == self.size
        return jpeg_uri(picture if same else picture.resize(self.size, Image.Resampling.BOX))


def display_of(size: tuple[int, ...], side: int = DISPLAY_SIDE) -> Display:
    """The copy, its longest side at most ``side``, of a photo of (height, width) pixels."""
    height, width = size[:2]
    scale = min(1.0, side / max(height, width))
    return Display(_kept(height, scale), _kept(width, scale), scale)


def data_uri(media: str, data: bytes) -> str:
    """Bytes as text that needs no request of its own."""
    return f"data:{media};base64,{base64.b64encode(data).decode()}"


def jpeg_uri(picture: Image.Image, quality: int = 92) -> str:
    """The picture as a data URI, so that showing it asks for no file."""
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality)
    return data_uri("image/jpeg", buffer.getvalue())


def grey_uri(grey: np.ndarray, smallest: bool = True) -> str:
    """uint8 (height, width) as a grey PNG; the last tenth of its size takes most of the time."""
    buffer = io.BytesIO()
    Image.fromarray(grey).save(buffer, "PNG", optimize=smallest)
    return data_uri("image/png", buffer.getvalue())


def token_of(source: str) -> str:
    """A photo's name for the browser; an upload's does not tell where the file lies.

    Gradio puts an upload into a folder that is named for a digest of its content, so the script
    that has sent the file can work out this name too (`web/own_photos.js`).
    """
    if source in services.samples():
        return source
    return f"photo-{Path(source).parent.name[:DIGITS]}"


def _kept(side: int, scale: float) -> np.ndarray:
    """Which rows (or columns) of the photo a reduced copy keeps: those nearest to its own."""
    count = max(1, round(side * scale))
    return np.minimum(((np.arange(count) + 0.5) * side / count).astype(int), side - 1)
