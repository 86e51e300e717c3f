"""Read photos and label maps from files, and write label maps.

Every photo of a visitor is read by `read_photo`. The result is always a plain array (see
`segcore.data.arrays`), or an `ImageError` that gives the reason. Colour profiles are ignored: the
values are taken as sRGB.
"""

import io
import math
import os
import threading
from contextlib import nullcontext

import numpy as np
from jaxtyping import UInt16
from PIL import ExifTags, Image

from segcore.data.arrays import Labels, Photo
from segcore.data.classes import LabelSet
from segcore.data.opening import (
    DECODING_ERRORS,
    MAX_PIXELS,
    PHOTO_FORMATS,
    BinaryFile,
    Source,
    check_size,
    decoding,
    opened,
)
from segcore.data.palette import Palette
from segcore.data.pixels import reduced_rgb, rgb
from segcore.errors import LabelError

_one_large_picture = threading.Lock()

_TRANSPOSE = Image.Transpose
_UPRIGHT = {  # EXIF orientation → what sets the picture upright (EXIF 2.32, tag 0x0112)
    2: _TRANSPOSE.FLIP_LEFT_RIGHT,
    3: _TRANSPOSE.ROTATE_180,
    4: _TRANSPOSE.FLIP_TOP_BOTTOM,
    5: _TRANSPOSE.TRANSPOSE,
    6: _TRANSPOSE.ROTATE_270,
    7: _TRANSPOSE.TRANSVERSE,
    8: _TRANSPOSE.ROTATE_90,
}

SIDEWAYS = 5  # the first of the orientations that turn a picture by a right angle

# Pillow stretches grey of 2 and 4 bits to 0 … 255; an index must be read as it was stored.
_STRETCHED_BY = {"L;2": 85, "L;4": 17}


def read_photo(
    source: Source, max_pixels: int = MAX_PIXELS, kept_pixels: int | None = None
) -> Photo:
    """Read a photo of any common kind as uint8 sRGB of shape (height, width, 3).

    Args:
        source: a path, the file's bytes, or an open binary file (read from where it stands).
        max_pixels: the most pixels allowed; checked in the header, before decoding.
        kept_pixels: see `photo_from_pil`.

    Raises:
        UnreadableImage: no such file, empty, not a picture, or damaged.
        ImageTooLarge: more than `max_pixels`, or a side above `MAX_SIDE`.
    """
    with opened(source, PHOTO_FORMATS) as image:
        return photo_from_pil(image, max_pixels, kept_pixels)


def photo_from_pil(
    image: Image.Image, max_pixels: int = MAX_PIXELS, kept_pixels: int | None = None
) -> Photo:
    """Turn a Pillow image of any mode into uint8 sRGB of shape (height, width, 3).

    EXIF rotation is applied, an animation gives its first frame, and colours are turned into RGB as
    `segcore.data.pixels.rgb` says.

    Args:
        image: not decoded yet, or decoded.
        max_pixels: the most pixels allowed.
        kept_pixels: a picture with more has its sides divided by the smallest whole number that
            leaves no more, those of a JPEG by a power of two, for it is then decoded small. Such
            pictures are opened one at a time.

    Raises:
        UnreadableImage: it has no pixels, cannot be decoded, or its colours cannot be converted.
        ImageTooLarge: more than `max_pixels`, or a side above `MAX_SIDE`.
    """
    check_size(image, max_pixels)
    factor = _factor(image, kept_pixels)
    with decoding("The picture"), nullcontext() if factor == 1 else _one_large_picture:
        if getattr(image, "is_animated", False):
            image.seek(0)
        elif factor > 1:
            image.draft(None, (image.width // factor, image.height // factor))
            factor = _factor(image, kept_pixels)
        image.load()
        colours = rgb(image) if factor == 1 else reduced_rgb(image, factor)
        return np.array(_upright(colours, _orientation(image)))


def photo_sizes(source: Source, kept_pixels: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """(width, height) of an upright photo as it is, and as `read_photo` gives it.

    Its header says enough, so nothing is decoded. Arguments and errors as for `read_photo`.
    """
    with opened(source, PHOTO_FORMATS) as image:
        width, height = image.size if _orientation(image) < SIDEWAYS else image.size[::-1]
        factor = _factor(image, kept_pixels)
    return (width, height), (math.ceil(width / factor), math.ceil(height / factor))


def read_labels(source: Source, label_set: LabelSet) -> Labels:
    """Read a label map: a PNG whose palette or grey values are the indices of `label_set`.

    Returns:
        uint8 (height, width), 255 where the file says void.

    Raises:
        UnreadableImage: no such file, empty, not a PNG, or damaged.
        ImageTooLarge: more than `MAX_PIXELS`.
        LabelError: the file holds colours, or an index that the set does not have.
    """
    with opened(source, ("PNG",)) as image:
        check_size(image, MAX_PIXELS)
        if image.mode not in ("P", "L", "1"):
            raise LabelError(
                f"The label map holds colours or more than 8 bits (mode {image.mode}).",
                "Expected one index for each pixel, as a palette PNG or an 8-bit grey PNG.",
                "Save the indices with segcore.data.image_io.write_labels.",
            )
        stretched_by = _STRETCHED_BY.get(_raw_mode(image), 1)
        labels = np.array(image).astype(np.uint8) // np.uint8(stretched_by)
    label_set.check(labels)
    return labels


def write_labels(
    target: str | os.PathLike[str] | BinaryFile, labels: Labels, palette: Palette
) -> None:
    """Write a label map as a palette PNG, losslessly; `read_labels` gives the same array back.

    Raises:
        LabelError: the labels have a wrong type or shape, or an index without a colour.
        OSError: the file cannot be written.
    """
    palette.check(labels)
    image = Image.fromarray(labels)
    image.putpalette(palette.flat())
    image.save(target, format="PNG", optimize=True)


def labels_to_png_bytes(labels: Labels, palette: Palette) -> bytes:
    """The bytes of the file that `write_labels` writes; it raises the same `LabelError`."""
    buffer = io.BytesIO()
    write_labels(buffer, labels, palette)
    return buffer.getvalue()


def write_ids(
    target: str | os.PathLike[str] | BinaryFile, ids: UInt16[np.ndarray, "height width"]
) -> None:
    """Write a map of instance numbers (0 is none) as a 16-bit grey PNG, losslessly.

    Raises:
        LabelError: the map has a wrong type or shape, or no pixel.
        OSError: the file cannot be written.
    """
    if ids.dtype != np.uint16 or ids.ndim != 2 or ids.size == 0:
        raise LabelError(
            f"Got a map of instances of type {ids.dtype} and shape {ids.shape}.",
            "Expected uint16 of shape (height, width), with at least one pixel.",
            "Make it with segcore.data.instances.id_map.",
        )
    Image.fromarray(ids).save(target, format="PNG", optimize=True)


def _factor(image: Image.Image, kept_pixels: int | None) -> int:
    """What the sides are divided by so that at most ``kept_pixels`` are left."""
    if kept_pixels is None or image.width * image.height <= kept_pixels:
        return 1
    return math.ceil(math.sqrt(image.width * image.height / kept_pixels))


def _orientation(image: Image.Image) -> int:
    """The EXIF orientation, 1 … 8; 1 (as stored) where there is none or it cannot be read."""
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except DECODING_ERRORS:
        # Broken EXIF data is no reason to refuse a photo.
        return 1


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    method = _UPRIGHT.get(orientation)
    return image if method is None else image.transpose(method)


def _raw_mode(image: Image.Image) -> str:
    """How the file stores its pixels, such as "L;4"; Pillow knows it until they are decoded."""
    tiles = getattr(image, "tile", [])
    return str(tiles[0][3]) if tiles else image.mode
