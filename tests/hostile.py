"""Some 300 files that are not what a photo should be: cut, flipped, lying, bombs, strays.

    python tests/hostile.py FOLDER

writes them to a folder, for trying a running page by hand.
"""

import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from pictures import chunk, grey_png, noise, saved
from PIL import Image

Hostile = tuple[str, bytes]  # name and content
SIZE = (48, 64)
KINDS: dict[str, tuple[str, dict[str, object]]] = {
    "jpeg": ("JPEG", {}),
    "progressive": ("JPEG", {"progressive": True}),
    "png": ("PNG", {}),
    "webp": ("WEBP", {}),
    "lossless": ("WEBP", {"lossless": True}),
    "gif": ("GIF", {}),
    "bmp": ("BMP", {}),
    "tiff": ("TIFF", {}),
    "lzw": ("TIFF", {"compression": "tiff_lzw"}),
    "ppm": ("PPM", {}),
    "heif": ("HEIF", {}),
    "avif": ("AVIF", {}),
}
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def hostile_files() -> Iterator[Hostile]:
    """All of them; the same ones each time."""
    whole = {
        name: saved(Image.fromarray(noise(SIZE)), kind, **options)
        for name, (kind, options) in KINDS.items()
    }
    for part in (cut(whole), flipped(whole), swapped(whole)):
        yield from part
    for more in (lying, bombs, strays, turned, modes, shapes, broken_pngs, animations):
        yield from more()


def cut(whole: dict[str, bytes]) -> Iterator[Hostile]:
    """Only the first part of each kind."""
    for name, data in whole.items():
        for kept in (1, 4, 12, 40, len(data) // 2, len(data) - 3):
            yield f"cut-{kept}-{name}", data[:kept]


def flipped(whole: dict[str, bytes]) -> Iterator[Hostile]:
    """Some wrong bytes, in the header and anywhere."""
    rng = np.random.default_rng(0)
    for name, data in whole.items():
        for turn in range(8):
            wrong = bytearray(data)
            reach = len(data) if turn % 2 else min(len(data), 100)
            for place in rng.integers(0, reach, 4):
                wrong[place] = rng.integers(256)
            yield f"flipped-{turn}-{name}", bytes(wrong)


def swapped(whole: dict[str, bytes]) -> Iterator[Hostile]:
    """The beginning of one kind with the rest of another, and rubbish at the end."""
    names = list(whole)
    for first, second in zip(names, names[1:] + names[:1], strict=True):
        yield f"swapped-{first}-{second}", whole[first][:64] + whole[second][64:]
        yield f"rubbish-after-{first}", whole[first] + b"PK\x03\x04" + bytes(1000)


def lying() -> Iterator[Hostile]:
    """Headers that promise another size than what follows."""
    for width, height in ((0, 1), (1, 0), (2**31 - 1, 1), (2**31 - 1,) * 2, (65535, 65535)):
        yield f"png-{width}x{height}", grey_png(width, height, 8, [b"\0"])
        yield f"ppm-{width}x{height}", b"P6 %d %d 255\n\0\0\0" % (width, height)
        bmp = struct.pack("<iiHHIIiiII", width, height, 1, 24, 0, 0, 0, 0, 0, 0)
        yield f"bmp-{width}x{height}", b"BM" + struct.pack("<IHHII", 54, 0, 0, 54, 40) + bmp
    jpeg = saved(Image.fromarray(noise(SIZE)), "JPEG")
    place = jpeg.index(b"\xff\xc0") + 5
    for height, width in ((65535, 65535), (0, 64), (7000, 7000), (1, 65500)):
        lie = jpeg[:place] + struct.pack(">HH", height, width) + jpeg[place + 4 :]
        yield f"jpeg-{width}x{height}", lie
    gif = saved(Image.fromarray(noise(SIZE)), "GIF")
    yield "gif-65535", gif[:6] + struct.pack("<HH", 65535, 65535) + gif[10:]
    for text in (
        b"P6",
        b"P6 a b c",
        b"P6 -1 -1 255\n",
        b"P6 9 9 99999999\n",
        b"P7\n",
        b"Pf 9 9 0\n",
    ):
        yield f"ppm-{text[:8].hex()}", text


def bombs() -> Iterator[Hostile]:
    """A few kilobytes that want to become gigabytes."""
    yield "bomb-line", grey_png(60_000_000, 1, 8, [])
    yield "bomb-column", grey_png(1, 60_000_000, 8, [])
    yield "bomb-wide", grey_png(8000, 8000, 1, [bytes(1000)] * 8000)
    yield "bomb-16-bits", grey_png(7700, 7700, 16, [])
    for kind in (b"zTXt", b"iCCP", b"iTXt"):
        packed = zlib.compress(bytes(50_000_000), 9)
        middle = b"\0\0" if kind != b"iTXt" else b"\0\1\0\0\0"
        yield f"bomb-{kind.decode()}", png_with(chunk(kind, b"x" + middle + packed))
    yield "bomb-text", png_with(*[chunk(b"tEXt", b"k%d\0" % n + bytes(1000)) for n in range(2000)])
    exif = b"Exif\0\0MM\0*\0\0\0\x08" + struct.pack(">H", 65535) + bytes(60_000)
    yield "bomb-exif", jpeg_with(exif)


def strays() -> Iterator[Hostile]:
    """What is no picture at all, or a format that may do more than show one."""
    for name, content in {
        "nothing": b"",
        "zero": b"\0",
        "zeros": bytes(100_000),
        "ones": b"\xff" * 100_000,
        "text": "한국어 text".encode(),
        "html": b"<html><script>alert(1)</script></html>",
        "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) run\n",
        "pdf": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n",
        "zip": b"PK\x03\x04" + bytes(200),
        "elf": b"\x7fELF" + bytes(200),
        "python": b"import os; os.remove('x')",
        "pickle": b"cos\nsystem\n(S'true'\ntR.",
        "npz": b"\x93NUMPY" + bytes(100),
        "json": b'{"path": "/etc/passwd"}',
        "ico": b"\0\0\1\0\1\0" + bytes(100),
        "psd": b"8BPS\0\1" + bytes(100),
        "icns": b"icns" + bytes(100),
        "fits": b"SIMPLE  =" + b" " * 3000,
        "gifjs": b"GIF89a=1;alert(1)//" + bytes(50),
        "jpegstart": b"\xff\xd8\xff",
        "jpegends": b"\xff\xd8\xff\xd9",
        "riff": b"RIFF\xff\xff\xff\xffWEBPVP8 \xff\xff\xff\xff",
        "riffwave": b"RIFF$\0\0\0WAVEfmt ",
        "ftyp": b"\0\0\0\x18ftypheic" + bytes(40),
        "tiffonly": b"II*\0\x08\0\0\0",
        "tiffloop": b"II*\0\x08\0\0\0\0\0\x08\0\0\0",
        "tifffar": b"II*\0\xff\xff\xff\xff",
        "bigtiff": b"II+\0\x08\0\0\0" + bytes(8),
    }.items():
        yield f"stray-{name}", content


def turned() -> Iterator[Hostile]:
    """EXIF data that is odd or broken."""
    for orientation in (0, 2, 5, 7, 8, 9, 255, 65535):
        exif = Image.Exif()
        exif[0x0112] = orientation
        picture = Image.fromarray(noise(SIZE))
        yield f"turned-{orientation}", saved(picture, "JPEG", exif=exif.tobytes())
    for name, data in {
        "empty": b"",
        "short": b"MM",
        "text": b"not exif at all",
        "loop": b"MM\0*\0\0\0\x08\0\0\0\0\0\x08",
        "far": b"MM\0*\x7f\xff\xff\xff",
        "many": b"MM\0*\0\0\0\x08\xff\xff",
    }.items():
        yield f"exif-{name}", jpeg_with(b"Exif\0\0" + data)


def modes() -> Iterator[Hostile]:
    """Every kind of pixel."""
    picture = Image.fromarray(noise(SIZE))
    for mode in ("1", "L", "LA", "P", "RGBA", "I", "I;16"):
        yield f"mode-png-{mode}", saved(picture.convert("L").convert(mode), "PNG")
    for mode in ("1", "L", "LA", "P", "RGBA", "I;16", "I", "F", "CMYK", "YCbCr", "LAB"):
        source = picture if mode in ("CMYK", "YCbCr", "LAB") else picture.convert("L")
        yield f"mode-tiff-{mode}", saved(source.convert(mode), "TIFF")
    for number in (np.nan, np.inf, -np.inf, 1e38, -1):
        values = np.full(SIZE, number, np.float32)
        yield f"float-{number}", saved(Image.fromarray(values), "TIFF")
    yield "mode-jpeg-cmyk", saved(picture.convert("CMYK"), "JPEG")


def shapes() -> Iterator[Hostile]:
    """Sizes that no camera makes."""
    for width, height in ((1, 1), (1, 2), (3, 1), (1, 20_000), (20_000, 1), (2, 9999), (31, 33)):
        for kind in ("PNG", "JPEG"):
            picture = Image.new("RGB", (width, height), "red")
            yield f"shape-{width}x{height}-{kind}", saved(picture, kind)


def broken_pngs() -> Iterator[Hostile]:
    """Chunks that are missing, double, too long or wrong."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 4, 8, 3, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(b"\0\1\2\3\xff" * 4))
    palette, end = chunk(b"PLTE", bytes(12)), chunk(b"IEND", b"")
    for name, parts in {
        "no-palette": (header, pixels, end),
        "no-pixels": (header, palette, end),
        "no-end": (header, palette, pixels),
        "no-header": (palette, pixels, end),
        "two-headers": (header, header, palette, pixels, end),
        "palette-late": (header, pixels, palette, end),
        "palette-odd": (header, chunk(b"PLTE", bytes(11)), pixels, end),
        "palette-long": (header, chunk(b"PLTE", bytes(3000)), pixels, end),
        "transparency-long": (header, palette, chunk(b"tRNS", bytes(999)), pixels, end),
        "bad-sum": (header, palette, pixels[:-1] + b"x", end),
        "no-deflate": (header, palette, chunk(b"IDAT", b"text"), end),
        "bad-filter": (header, palette, chunk(b"IDAT", zlib.compress(b"\x09" * 20)), end),
        "long-length": (header, b"\xff\xff\xff\xffIDAT", end),
        "strange-chunk": (header, chunk(b"\0\0\0\0", b""), palette, pixels, end),
        "whole": (header, palette, pixels, end),
    }.items():
        yield f"chunks-{name}", SIGNATURE + b"".join(parts)
    for depth, colours in ((3, 0), (16, 3), (8, 5), (0, 0), (255, 255)):
        head = struct.pack(">IIBBBBB", 4, 4, depth, colours, 0, 0, 0)
        yield f"depth-{depth}-{colours}", SIGNATURE + chunk(b"IHDR", head) + pixels + end


def animations() -> Iterator[Hostile]:
    """Many frames; the first one counts."""
    frames = [Image.fromarray(np.roll(noise(SIZE), step, 0)) for step in range(30)]
    for kind in ("GIF", "WEBP", "TIFF", "PNG"):
        data = saved(frames[0], kind, save_all=True, append_images=frames[1:])
        yield f"animated-{kind}", data
        yield f"animated-cut-{kind}", data[: len(data) // 3]


def png_with(*chunks: bytes) -> bytes:
    """A whole PNG with more chunks behind its header."""
    data = saved(Image.fromarray(noise(SIZE)), "PNG")
    return data[:33] + b"".join(chunks) + data[33:]


def jpeg_with(segment: bytes) -> bytes:
    """A whole JPEG with an APP1 segment."""
    data = saved(Image.fromarray(noise(SIZE)), "JPEG")
    segment = segment[:65_533]
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + data[2:]


def main(folder: Path) -> None:
    """Write them all."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in hostile_files():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
