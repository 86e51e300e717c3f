"""Open picture files that may be anything: within limits, and with errors that give the reason."""

import io
import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from PIL import Image, UnidentifiedImageError
from pillow_heif import register_heif_opener

from segcore.errors import ImageTooLarge, UnreadableImage

# A type checker accepts io.BytesIO as a BinaryIO, but a check at run time does not.
BinaryFile = BinaryIO | io.BytesIO
Source = str | os.PathLike[str] | bytes | BinaryFile

MAX_PIXELS = 60_000_000
"""A phone's 50-megapixel photo passes; a bomb of a few kilobytes that unpacks to gigabytes does
not. Pillow's own limit is 89 million pixels, so a larger number here has no effect."""

MAX_SIDE = 30_000
"""Pixels. A panorama passes; a line of millions of pixels does not, for a network would see nothing
of it."""

# Pillow would also open formats that run other programs (EPS) or that are not used for photos.
# JPEG includes MPO, the pairs of pictures that some phones write.
PHOTO_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "PPM", "HEIF", "AVIF")

register_heif_opener()  # HEIC, as iPhones write it; Pillow has all others

# What Pillow's decoders may raise when bytes are missing or make no sense.
DECODING_ERRORS = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    AssertionError,  # such as for a PNG without the palette that it needs
    struct.error,
    zlib.error,
)
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


@contextmanager
def opened(source: Source, formats: tuple[str, ...]) -> Iterator[Image.Image]:
    """Open a picture and read its header; its pixels are decoded only when they are needed.

    Raises:
        UnreadableImage: no such file, empty, not a picture of these formats, or damaged.
        ImageTooLarge: more pixels than Pillow opens.
    """
    name, data = _named_bytes(source)
    with decoding(name, formats), Image.open(io.BytesIO(data), formats=formats) as image:
        yield image


def _named_bytes(source: Source) -> tuple[str, bytes]:
    """A name for messages, and the bytes. The name leaves out the folder, which is private."""
    if isinstance(source, (str, os.PathLike)):
        name = Path(source).name
        try:
            data = Path(source).read_bytes()
        except (OSError, ValueError) as error:
            raise UnreadableImage(
                f"{name} cannot be opened ({_reason(error)}).",
                "Expected a file that this program may read.",
                "Check the name and the folder.",
            ) from error
    else:
        name = "The picture"
        data = source if isinstance(source, bytes) else source.read()
    if not data:
        raise UnreadableImage(
            f"{name} is empty (0 bytes).", "Expected a picture.", "Save or send it again."
        )
    return name, data


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


@contextmanager
def decoding(name: str, formats: tuple[str, ...] = PHOTO_FORMATS) -> Iterator[None]:
    """Turn Pillow's exceptions into errors of this package."""
    try:
        yield
    except _BOMBS as error:
        raise ImageTooLarge(
            f"{name} has more pixels than can be opened safely.",
            f"At most {_megapixels(MAX_PIXELS)} are allowed.",
            "Make it smaller and send it again.",
        ) from error
    except UnidentifiedImageError as error:
        raise UnreadableImage(
            f"{name} is not a picture, or its format is not supported.",
            f"Expected one of {', '.join(formats)}.",
            "Open it in a picture program and save it as JPEG or PNG.",
        ) from error
    except DECODING_ERRORS as error:
        raise UnreadableImage(
            f"{name} is incomplete or damaged ({error}).",
            "Expected a complete picture.",
            "Copy or download it again.",
        ) from error


def check_size(image: Image.Image, max_pixels: int) -> None:
    """Refuse a picture before it is decoded.

    Raises:
        ImageTooLarge: more than `max_pixels`, or a side above `MAX_SIDE`.
        UnreadableImage: it has no pixel.
    """
    if max(image.size) > MAX_SIDE:
        raise ImageTooLarge(
            f"The picture has {image.width} × {image.height} pixels.",
            f"At most {MAX_SIDE} are allowed on a side.",
            "Cut a part out of it and send that.",
        )
    if image.width * image.height > max_pixels:
        raise ImageTooLarge(
            f"The picture has {image.width} × {image.height} pixels "
            f"({_megapixels(image.width * image.height)}).",
            f"At most {_megapixels(max_pixels)} are allowed.",
            "Make it smaller and send it again.",
        )
    if image.width * image.height == 0:
        raise UnreadableImage(
            f"The picture has {image.width} × {image.height} pixels.",
            "Expected at least one pixel.",
            "Check how it was cropped.",
        )


def _megapixels(pixels: int) -> str:
    if pixels < 100_000:
        return f"{pixels} pixels"
    return f"{pixels / 1e6:.1f} megapixels"
