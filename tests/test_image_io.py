"""Every kind of file that a visitor may drop on the page, made here by Pillow or byte by byte."""

import contextlib
import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image, ImageOps

from segcore.classes import VOC21, VOID
from segcore.errors import ImageTooLarge, LabelError, UnreadableImage
from segcore.image_io import (
    labels_to_png_bytes,
    photo_from_pil,
    read_labels,
    read_photo,
    write_labels,
)
from segcore.palette import SAFE, VOC

WHITE, RED, GREEN = [255, 255, 255], [255, 0, 0], [0, 128, 0]


def saved(image, kind, **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def noise(shape=(13, 17)):
    return np.random.default_rng(0).integers(0, 256, (*shape, 3)).astype(np.uint8)


def chunk(kind, data):
    checksum = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + checksum


def grey_png(width, height, depth, rows):
    """A grey PNG of any bit depth; Pillow itself writes only 1, 8 and 16."""
    header = struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0)
    packed = b"".join(b"\0" + row for row in rows)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(packed)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in chunks)


# --- photos that can be read ---


@pytest.mark.parametrize("kind", ["PNG", "BMP", "TIFF", "PPM", "WEBP"])
@pytest.mark.parametrize("shape", [(1, 1), (1, 9), (13, 17)])
def test_lossless_kinds_come_back_as_they_were(kind, shape):
    photo = noise(shape)
    options = {"lossless": True} if kind == "WEBP" else {}
    read = read_photo(saved(Image.fromarray(photo), kind, **options))
    assert read.dtype == np.uint8
    assert np.array_equal(read, photo)


def test_a_path_bytes_and_an_open_file_give_the_same(tmp_path):
    path = tmp_path / "photo.png"
    Image.fromarray(noise()).save(path)
    with path.open("rb") as file:
        ways = [read_photo(path), read_photo(str(path)), read_photo(path.read_bytes())]
        ways.append(read_photo(file))
    assert all(np.array_equal(way, noise()) for way in ways)


def test_jpeg_against_pillow():
    data = saved(Image.fromarray(noise()), "JPEG")
    assert np.array_equal(read_photo(data), np.array(Image.open(io.BytesIO(data))))


def test_the_name_of_a_file_does_not_decide(tmp_path):
    path = tmp_path / "really-a-png.jpg"
    path.write_bytes(saved(Image.new("RGB", (1, 1), "red"), "PNG"))
    assert read_photo(path).tolist() == [[RED]]


def test_the_array_belongs_to_the_caller():
    photo = read_photo(saved(Image.new("RGB", (2, 2)), "PNG"))
    photo[0, 0] = 9
    assert photo.flags.owndata or photo.base is None


def test_grey_and_one_bit():
    assert read_photo(saved(Image.new("L", (1, 1), 77), "PNG")).tolist() == [[[77] * 3]]
    assert read_photo(saved(Image.new("1", (1, 1), 1), "PNG")).tolist() == [[WHITE]]


def test_cmyk_jpeg():
    # Full magenta and yellow, no cyan, no black: red, but for JPEG's rounding.
    data = saved(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG", quality=100)
    assert np.abs(read_photo(data).astype(int) - RED).max() <= 3


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_sixteen_bit_grey_is_scaled(kind):
    # 257 · v is 16-bit for v; 128 lies just below a half step, 129 just above.
    values = np.array([[0, 128, 129, 257, 32896, 65535]], np.uint16)
    photo = read_photo(saved(Image.fromarray(values), kind))
    assert photo[0, :, 0].tolist() == [0, 0, 1, 1, 128, 255]
    assert (photo == photo[..., :1]).all()


def test_sixteen_bit_grey_of_the_other_byte_order():
    data = struct.pack("<HHH", 0, 32896, 65535)
    tiff = saved(Image.frombytes("I;16", (3, 1), data), "TIFF", big_endian=True)
    assert read_photo(tiff)[0, :, 0].tolist() == [0, 128, 255]


def test_thirty_two_bit_integers_are_cut_at_sixteen():
    values = np.array([[-5, 257, 70000]], np.int32)
    assert read_photo(saved(Image.fromarray(values), "TIFF"))[0, :, 0].tolist() == [0, 1, 255]


@pytest.mark.parametrize(
    ("values", "expected"),
    [([0, 0.5, 1], [0, 128, 255]), ([0, 100, 300], [0, 100, 255]), ([np.nan, -1, 1], [0, 0, 255])],
)
def test_float_tiff(values, expected):
    image = Image.fromarray(np.array([values], np.float32))
    assert read_photo(saved(image, "TIFF"))[0, :, 0].tolist() == expected


@pytest.mark.parametrize(
    ("mode", "colour", "expected"),
    [
        ("RGBA", (255, 0, 0, 255), RED),
        ("RGBA", (255, 0, 0, 0), WHITE),
        ("RGBA", (255, 0, 0, 51), [255, 204, 204]),  # a fifth of red: 0.2 · 0 + 0.8 · 255
        ("LA", (0, 51), [204, 204, 204]),
    ],
)
def test_alpha_is_laid_over_white(mode, colour, expected):
    assert read_photo(saved(Image.new(mode, (1, 1), colour), "PNG")).tolist() == [[expected]]


@pytest.mark.parametrize("transparency", [0, b"\x00\xff"])
def test_a_palette_with_transparency(transparency):
    image = Image.new("P", (2, 1))
    image.putpalette([*RED, *GREEN])
    image.putpixel((1, 0), 1)
    data = saved(image, "PNG", transparency=transparency)
    assert read_photo(data).tolist() == [[WHITE, GREEN]]


def test_a_transparent_colour_without_alpha():
    data = saved(Image.new("RGB", (1, 1), "red"), "PNG", transparency=(255, 0, 0))
    assert read_photo(data).tolist() == [[WHITE]]


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_an_animation_gives_its_first_frame(kind):
    frames = [Image.new("RGB", (5, 3), colour) for colour in ("red", "green", "blue")]
    options = {"lossless": True} if kind == "WEBP" else {}
    data = saved(frames[0], kind, save_all=True, append_images=frames[1:], **options)
    assert (read_photo(data) == RED).all()
    with Image.open(io.BytesIO(data)) as image:
        image.seek(2)
        assert (photo_from_pil(image) == RED).all()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_rotation_against_pillow(kind, orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = saved(Image.fromarray(noise((6, 10))), kind, exif=exif)
    with Image.open(io.BytesIO(data)) as image:
        expected = np.array(ImageOps.exif_transpose(image).convert("RGB"))
    assert np.array_equal(read_photo(data), expected)
    assert read_photo(data).shape == ((10, 6, 3) if orientation > 4 else (6, 10, 3))


def test_exif_rotation_by_hand():
    # 6: the camera was turned; what it stored as the left edge is the top of the scene.
    exif = Image.Exif()
    exif[0x0112] = 6
    stored = Image.fromarray(np.array([[RED, GREEN]], np.uint8))
    assert read_photo(saved(stored, "PNG", exif=exif)).tolist() == [[RED], [GREEN]]


def test_broken_exif_does_not_cost_the_picture(monkeypatch):
    def broken(self):
        raise SyntaxError("not a TIFF file")

    monkeypatch.setattr(Image.Image, "getexif", broken)
    assert np.array_equal(photo_from_pil(Image.fromarray(noise())), noise())


@pytest.mark.parametrize("mode", ["RGBX", "YCbCr", "HSV", "CMYK", "RGBa", "PA", "I;16"])
def test_every_mode_of_pillow_gives_a_photo(mode):
    image = Image.new(mode, (4, 3))
    photo = photo_from_pil(image)
    assert (photo.dtype, photo.shape) == (np.uint8, (3, 4, 3))


def test_the_image_handed_in_stays_as_it_was():
    image = Image.new("LA", (2, 2), (9, 9))
    photo_from_pil(image)
    assert (image.mode, image.getpixel((0, 0))) == ("LA", (9, 9))


# --- photos that cannot ---


def test_no_such_file(tmp_path):
    with pytest.raises(UnreadableImage, match=r"^missing\.jpg cannot be opened \(No such file"):
        read_photo(tmp_path / "missing.jpg")
    with pytest.raises(UnreadableImage, match="cannot be opened"):
        read_photo(tmp_path)


def test_an_empty_file(tmp_path):
    (tmp_path / "empty.png").touch()
    with pytest.raises(UnreadableImage, match=r"empty\.png is empty"):
        read_photo(tmp_path / "empty.png")
    with pytest.raises(UnreadableImage, match="The picture is empty"):
        read_photo(io.BytesIO())


def test_text_that_calls_itself_a_photo(tmp_path):
    path = tmp_path / "notes.jpg"
    path.write_text("This is no picture.", encoding="utf-8")
    with pytest.raises(UnreadableImage, match=r"notes\.jpg is not a picture.*JPEG.*save it as"):
        read_photo(path)


def test_a_kind_that_may_run_programs_is_not_opened():
    with pytest.raises(UnreadableImage, match="not a picture, or of a kind"):
        read_photo(saved(Image.new("RGB", (4, 4)), "EPS"))


@pytest.mark.usefixtures("untyped")
def test_a_file_opened_as_text():
    with pytest.raises(UnreadableImage, match="bytes-like"):
        read_photo(io.StringIO("text"))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"])
@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_a_truncated_file(kind, kept):
    data = saved(Image.fromarray(noise((64, 64))), kind)
    with pytest.raises(UnreadableImage, match=r"(again|JPEG or PNG)\.$"):
        read_photo(data[: int(len(data) * kept)])


@pytest.mark.filterwarnings("ignore")  # Pillow warns of some damage before it gives up.
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "PPM"])
def test_damage_ends_in_a_photo_or_in_our_error(kind):
    clean = saved(Image.fromarray(noise()), kind)
    rng = np.random.default_rng(0)
    for _ in range(150):
        data = bytearray(clean)
        for place in rng.integers(0, min(len(data), 200), 4):
            data[place] = rng.integers(256)
        with contextlib.suppress(UnreadableImage, ImageTooLarge):
            assert read_photo(bytes(data), max_pixels=10_000).shape[2] == 3


def test_a_bomb_is_refused_before_it_is_decoded(monkeypatch):
    def explode(*_):
        raise AssertionError("the bomb was decoded")

    # 8000 × 8000 is 64 megapixels: above our limit, below the one at which Pillow speaks up.
    bomb = grey_png(8000, 8000, 1, [])
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", explode)
    assert len(bomb) < 100
    with pytest.raises(ImageTooLarge, match=r"8000 × 8000 pixels \(64\.0 mega.*60\.0 mega"):
        read_photo(bomb)


@pytest.mark.filterwarnings("default::PIL.Image.DecompressionBombWarning")
def test_a_bomb_of_any_size_is_refused():
    with pytest.warns(Image.DecompressionBombWarning), pytest.raises(ImageTooLarge):
        read_photo(grey_png(10_000, 10_000, 1, []))
    with pytest.raises(ImageTooLarge, match="more pixels than can be opened safely"):
        read_photo(grey_png(100_000, 100_000, 1, []))


@pytest.mark.filterwarnings("error::PIL.Image.DecompressionBombWarning")
def test_a_bomb_is_refused_where_warnings_are_errors():
    with pytest.raises(ImageTooLarge, match="more pixels than can be opened safely"):
        read_photo(grey_png(10_000, 10_000, 1, []))


def test_the_limit_itself_is_allowed():
    data = saved(Image.new("RGB", (10, 10)), "PNG")
    assert read_photo(data, max_pixels=100).shape == (10, 10, 3)
    with pytest.raises(ImageTooLarge, match=r"\(100 pixels\)\. At most 99 pixels"):
        read_photo(data, max_pixels=99)
    with pytest.raises(ImageTooLarge):
        photo_from_pil(Image.new("RGB", (10, 10)), max_pixels=99)


def test_a_picture_without_pixels():
    with pytest.raises(UnreadableImage, match="0 × 5 pixels"):
        photo_from_pil(Image.new("RGB", (0, 5)))


# --- label maps ---


@pytest.mark.parametrize("shape", [(1, 1), (1, 17), (33, 31)])
@pytest.mark.parametrize("palette", [VOC, SAFE], ids=["voc", "safe"])
def test_labels_come_back_as_they_were(tmp_path, shape, palette):
    labels = np.random.default_rng(0).choice([*range(21), VOID], shape).astype(np.uint8)
    write_labels(tmp_path / "labels.png", labels, palette)
    assert np.array_equal(read_labels(tmp_path / "labels.png", VOC21), labels)
    assert np.array_equal(read_labels(labels_to_png_bytes(labels, palette), VOC21), labels)


def test_other_programs_see_indices_and_colours():
    with Image.open(io.BytesIO(labels_to_png_bytes(np.array([[13, 255]], np.uint8), VOC))) as image:
        assert (image.format, image.mode) == ("PNG", "P")
        assert np.array(image).tolist() == [[13, 255]]
        assert np.array(image.convert("RGB")).tolist() == [[[192, 0, 128], [224, 224, 192]]]


@pytest.mark.parametrize(
    ("depth", "packed", "expected"),
    [
        (1, b"\x40", [0, 1]),  # 01
        (2, b"\x60", [1, 2]),  # 01 10
        (4, b"\x3f", [3, 15]),  # 0011 1111
        (8, b"\x14\xff", [20, 255]),
    ],
)
def test_grey_indices_of_few_bits_are_not_stretched(depth, packed, expected):
    assert read_labels(grey_png(2, 1, depth, [packed]), VOC21).tolist() == [expected]


def test_a_foreign_index_is_named():
    data = saved(Image.fromarray(np.array([[0, 21, 200]], np.uint8)), "PNG")
    with pytest.raises(LabelError, match=r"indices 21, 200\..*VOC21"):
        read_labels(data, VOC21)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "LA", "I;16"])
def test_colours_are_no_indices(mode):
    with pytest.raises(LabelError, match="one index for each pixel"):
        read_labels(saved(Image.new(mode, (2, 2)), "PNG"), VOC21)


def test_a_lossy_label_map_is_refused():
    with pytest.raises(UnreadableImage, match="must be one of PNG"):
        read_labels(saved(Image.new("L", (2, 2)), "JPEG"), VOC21)


def test_a_truncated_label_map():
    labels = np.random.default_rng(0).integers(0, 21, (64, 64)).astype(np.uint8)
    data = labels_to_png_bytes(labels, VOC)
    with pytest.raises(UnreadableImage, match="breaks off or is damaged"):
        read_labels(data[: len(data) // 2], VOC21)


@pytest.mark.usefixtures("untyped")
def test_only_labels_are_written(tmp_path):
    with pytest.raises(LabelError, match="indices 21"):
        write_labels(tmp_path / "labels.png", np.array([[21]], np.uint8), VOC)
    with pytest.raises(LabelError, match="int64"):
        labels_to_png_bytes(np.zeros((2, 2), np.int64), VOC)
    assert not list(tmp_path.iterdir())
