"""Files of pictures, made by Pillow or byte by byte, for the tests of reading them."""

import base64
import io
import struct
import zlib

import numpy as np

from demo.shared import pictures


def content_of(uri: str) -> bytes:
    """What is behind an address that the page sends: a sample's picture, or a data URI."""
    if uri.startswith("data:"):
        return base64.b64decode(uri.split(",")[1])
    return pictures.content(uri)[1]


def saved(image, kind, **options):
    """The file's bytes."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def noise(shape=(13, 17)):
    """uint8 RGB of (height, width)."""
    return np.random.default_rng(0).integers(0, 256, (*shape, 3)).astype(np.uint8)


def chunk(kind, data):
    """A PNG's chunk: length, kind, data and checksum."""
    checksum = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + checksum


def grey_png(width, height, depth, rows):
    """A grey PNG of any bit depth; Pillow itself writes only 1, 8 and 16."""
    header = struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0)
    packed = b"".join(b"\0" + row for row in rows)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(packed)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in chunks)
