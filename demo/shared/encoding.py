"""Pictures and label maps for the browser, no larger than it shows them."""

import base64
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from demo import services
from demo.shared.pictures import publish
from segcore.data.arrays import Labels, Photo
from segcore.data.labels import VOID
from segcore.data.palette import palette_by_rule

DISPLAY_SIDE = 1600  # pixels: the longest side that the browser gets; downloads stay full size
PHOTO_QUALITY = 72  # of WebP: what the lens magnifies must not show blocks
BYTE_COLOURS = 17  # with fewer, Pillow packs two pixels into a byte, which then deflates worse
ANY_LABELS = palette_by_rule(VOID)  # a colour for every index that a label set may have
Send = Callable[[str, bytes], str]  # media type and content → address, or a data URI
DIGITS = 12  # of the digest of an upload: enough to tell photos apart, too few to find a file


@dataclass(frozen=True, eq=False)
class Display:
    """Which rows and columns of a photo its copy for the browser keeps."""

    rows: np.ndarray
    columns: np.ndarray
    scale: float  # of the copy's side to the photo's
    send: Send  # how a file reaches the browser; the result is what its `src` is

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) of the copy."""
        return len(self.columns), len(self.rows)

    def labels(self, labels: Labels) -> str:
        """A label map as a palette PNG, whose palette indices are the labels."""
        kept = np.ascontiguousarray(labels[np.ix_(self.rows, self.columns)])
        return self.send("image/png", palette_png(kept))

    def numbers(self, numbers: np.ndarray) -> str:
        """uint8 (height, width), one number for each pixel, as a grey PNG."""
        kept = numbers[np.ix_(self.rows, self.columns)]
        return self.send("image/png", grey_png(kept, smallest=self._is_made_once))

    def photo(self, photo: Photo) -> str:
        """The photo itself: a JPEG, or a WebP, which is smaller and takes longer to make."""
        picture = Image.fromarray(photo)
        same = picture.size == self.size
        shown = picture if same else picture.resize(self.size, Image.Resampling.BOX)
        if self._is_made_once:
            return self.send("image/webp", webp(shown, PHOTO_QUALITY))
        return self.send("image/jpeg", jpeg(shown))

    @property
    def _is_made_once(self) -> bool:
        """Whether a file is kept for every visitor, so that it may take time to become small."""
        return self.send is publish


def data_uri(media: str, data: bytes) -> str:
    """Bytes as text that needs no request of its own."""
    return f"data:{media};base64,{base64.b64encode(data).decode()}"


def display_of(size: tuple[int, ...], side: int = DISPLAY_SIDE, send: Send = data_uri) -> Display:
    """The copy, its longest side at most ``side``, of a photo of (height, width) pixels."""
    height, width = size[:2]
    scale = min(1.0, side / max(height, width))
    return Display(_kept(height, scale), _kept(width, scale), scale, send)


def sending_of(source: str) -> Send:
    """How a file of a photo reaches the browser."""
    return publish if source in services.samples() else data_uri


def webp(picture: Image.Image, quality: int) -> bytes:
    """The picture as a lossy WebP."""
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", quality=quality, method=6)
    return buffer.getvalue()


def jpeg(picture: Image.Image, quality: int = 92) -> bytes:
    """The picture as a JPEG."""
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def palette_png(labels: Labels) -> bytes:
    """The labels as a palette PNG whose palette ends with the last of them."""
    buffer = io.BytesIO()
    picture = Image.fromarray(labels)
    count = max(int(labels.max()) + 1, BYTE_COLOURS)
    picture.putpalette(ANY_LABELS.flat()[: 3 * count])
    picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def grey_png(grey: np.ndarray, smallest: bool = True) -> bytes:
    """uint8 (height, width) as a grey PNG; the last tenth of its size takes most of the time."""
    buffer = io.BytesIO()
    Image.fromarray(grey).save(buffer, "PNG", optimize=smallest)
    return buffer.getvalue()


def token_of(source: str) -> str:
    """A photo's name for the browser; an upload's does not tell where the file lies.

    Gradio puts an upload into a folder that is named for a digest of its content, so the script
    that has sent the file can work out this name too (`web/photos.js`).
    """
    if source in services.samples():
        return source
    return f"photo-{Path(source).parent.name[:DIGITS]}"


def _kept(side: int, scale: float) -> np.ndarray:
    """Which rows (or columns) of the photo a reduced copy keeps: those nearest to its own."""
    count = max(1, round(side * scale))
    nearest = ((np.arange(count) + 0.5) * side / count).astype(int)
    inside: np.ndarray = np.minimum(nearest, side - 1)
    return inside
