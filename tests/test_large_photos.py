"""Very large photos: decoded small, one at a time, in little memory."""

import io
import subprocess
import sys
import threading
import time

import numpy as np
import pytest
from page_visit import ROOT
from pictures import grey_png, noise, saved
from PIL import Image

from segcore.data import image_io
from segcore.data.image_io import read_photo
from segcore.data.opening import MAX_SIDE
from segcore.data.pixels import BAND, reduced_rgb, rgb
from segcore.errors import ImageTooLarge

WORST = 1_000_000  # kilobytes above what the process takes before
OPENED = """
import resource, sys
from segcore.data.image_io import read_photo
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
shape = read_photo(sys.argv[1], kept_pixels=16_000_000).shape
print(*shape, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "P", "LA", "1", "CMYK"])
@pytest.mark.parametrize("factor", [2, 3])
def test_bands_give_what_the_whole_would(mode, factor, monkeypatch):
    image = Image.fromarray(noise((13, 17))).convert(mode)
    whole = rgb(image).reduce(factor)
    monkeypatch.setattr("segcore.data.pixels.BAND", 17 * factor)
    assert np.array_equal(np.array(reduced_rgb(image, factor)), np.array(whole))
    assert BAND > 1


@pytest.mark.parametrize("highest", [1.0, 255.0])
def test_bands_of_floats_have_one_scale(highest, monkeypatch):
    values = np.linspace(0, highest, 8 * 8, dtype=np.float32).reshape(8, 8)
    values[0, 1] = np.nan
    monkeypatch.setattr("segcore.data.pixels.BAND", 8 * 2)
    small = np.array(reduced_rgb(Image.fromarray(values), 2))
    assert np.array_equal(small, np.array(rgb(Image.fromarray(values)).reduce(2)))
    assert small.max() > 230


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_large_photo_is_reduced_by_a_whole_number(kind):
    picture = Image.fromarray(noise((30, 40))).resize((400, 300))
    data = saved(picture, kind)
    assert read_photo(data).shape == (300, 400, 3)
    assert read_photo(data, kept_pixels=120_000).shape == (300, 400, 3)
    small = read_photo(data, kept_pixels=30_000)
    assert small.shape == (150, 200, 3)
    assert np.abs(small.astype(int) - np.array(picture.reduce(2))).mean() < 4
    smaller = (75, 100, 3) if kind == "JPEG" else (100, 134, 3)
    assert read_photo(data, kept_pixels=29_999).shape == smaller


def test_a_reduced_photo_stands_upright():
    picture = Image.new("RGB", (400, 300), "red")
    exif = picture.getexif()
    exif[0x0112] = 6
    data = saved(picture, "JPEG", exif=exif.tobytes())
    assert read_photo(data, kept_pixels=30_000).shape == (200, 150, 3)


@pytest.mark.parametrize("size", [(MAX_SIDE + 1, 1), (1, MAX_SIDE + 1), (60_000_000, 1)])
def test_a_side_has_a_bound(size):
    with pytest.raises(ImageTooLarge, match=f"At most {MAX_SIDE} are allowed on a side"):
        read_photo(grey_png(*size, 1, []))


def test_large_photos_are_opened_one_at_a_time(monkeypatch):
    open_now, most = 0, 0

    def slow(image, factor):
        nonlocal open_now, most
        open_now += 1
        most = max(most, open_now)
        time.sleep(0.05)
        open_now -= 1
        return image.reduce(factor)

    monkeypatch.setattr(image_io, "reduced_rgb", slow)
    data = saved(Image.fromarray(noise((40, 40))), "PNG")
    threads = [
        threading.Thread(target=read_photo, args=(io.BytesIO(data),), kwargs={"kept_pixels": 400})
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1


@pytest.mark.parametrize(
    ("kind", "mode"), [("JPEG", "RGB"), ("PNG", "RGB"), ("PNG", "RGBA"), ("TIFF", "I;16")]
)
def test_sixty_megapixels_take_less_than_a_gigabyte(kind, mode, tmp_path):
    path = tmp_path / "large"
    options = {"progressive": True, "subsampling": 0} if kind == "JPEG" else {}
    if kind == "PNG":
        options = {"compress_level": 1}
    Image.new(mode, (9000, 6600)).save(path, kind, **options)
    command = [sys.executable, "-c", OPENED, str(path)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    height, width, _, grown = map(int, told.split())
    assert (height, width) == (3300, 4500)
    assert grown < WORST
