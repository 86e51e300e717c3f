"""Every kind of file that a visitor may drop on the page, and that shall be read."""

import io
import struct

import numpy as np
import pytest
from pictures import noise, saved
from PIL import Image, ImageOps

from segcore.data.image_io import photo_from_pil, read_photo

WHITE, RED, GREEN = [255, 255, 255], [255, 0, 0], [0, 128, 0]


@pytest.mark.parametrize("kind", ["PNG", "BMP", "TIFF", "PPM", "WEBP"])
@pytest.mark.parametrize("shape", [(1, 1), (1, 9), (13, 17)])
def test_lossless_kinds_come_back_as_they_were(kind, shape):
    photo = noise(shape)
    options = {"lossless": True} if kind == "WEBP" else {}
    read = read_photo(saved(Image.fromarray(photo), kind, **options))
    assert read.dtype == np.uint8
    assert np.array_equal(read, photo)


@pytest.mark.parametrize("kind", ["HEIF", "AVIF"])
def test_kinds_of_new_phones_are_near_what_they_were(kind):
    photo = np.full((40, 24, 3), (200, 30, 60), dtype=np.uint8)
    photo[:20] = (20, 120, 40)
    read = read_photo(saved(Image.fromarray(photo), kind, quality=90))
    assert read.shape == photo.shape
    assert np.abs(read.astype(int) - photo).mean() < 4


def test_a_photo_that_an_iphone_held_upright_stands_upright():
    photo = Image.new("RGB", (40, 24), "red")
    exif = photo.getexif()
    exif[0x0112] = 6  # turned by 90° to the right
    assert read_photo(saved(photo, "HEIF", exif=exif.tobytes())).shape == (40, 24, 3)


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
