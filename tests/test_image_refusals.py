"""Files that are no photo, broken, or too large: each ends in our own error."""

import contextlib
import io

import numpy as np
import pytest
from pictures import grey_png, noise, saved
from PIL import Image

from segcore.data.image_io import photo_from_pil, read_photo
from segcore.errors import ImageTooLarge, UnreadableImage


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
    with pytest.raises(UnreadableImage, match="not a picture, or its format"):
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
