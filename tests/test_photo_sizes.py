"""Where a large photo is read smaller, the page and the API say so."""

from pathlib import Path

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient

from demo import services
from demo.services.programs import labelled
from demo.services.sizes import Sizes, sizes_of
from demo.shared.reading import route

LARGE = (4100, 3999)  # 16.4 megapixels


def photo_of(folder: Path, name: str, size: tuple[int, int], orientation: int = 1) -> str:
    picture = Image.new("RGB", size, "teal")
    exif = picture.getexif()
    exif[0x0112] = orientation
    picture.save(folder / name, exif=exif)
    return str(folder / name)


@pytest.mark.parametrize("name", ["large.jpg", "large.png", "large.webp"])
def test_the_sizes_are_those_of_the_photo_that_is_read(name, tmp_path):
    file = photo_of(tmp_path, name, LARGE)
    sizes = sizes_of(file)
    assert sizes == Sizes(LARGE, (2050, 2000))
    assert sizes.is_reduced
    assert services.photo_of(file).shape[1::-1] == sizes.read


def test_a_sideways_photo_is_told_upright(tmp_path):
    file = photo_of(tmp_path, "large.jpg", LARGE, orientation=6)
    assert sizes_of(file) == Sizes(LARGE[::-1], (2000, 2050))
    assert services.photo_of(file).shape[1::-1] == (2000, 2050)


def test_twelve_megapixels_and_a_sample_are_read_as_they_are(tmp_path):
    file = photo_of(tmp_path, "usual.jpg", (4000, 3000))
    assert sizes_of(file) == Sizes((4000, 3000), (4000, 3000))
    assert not sizes_of("horse").is_reduced


def test_programs_are_told(tmp_path, fake):
    known = labelled(photo_of(tmp_path, "large.jpg", LARGE), "fcn8s")[1]
    assert known["photo_size"] == [*LARGE]
    assert [known["width"], known["height"]] == [2050, 2000]
    assert known["notes"][-1] == "The photo has 4100 × 3999 pixels and was read at 2050 × 2000."


def test_the_page_is_told_by_the_digest_of_the_upload(tmp_path, monkeypatch):
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    digests = {name: letter * 64 for name, letter in (("large", "a"), ("small", "b"), ("no", "c"))}
    for name, size in (("large", LARGE), ("small", (40, 30))):
        (tmp_path / digests[name]).mkdir()
        photo_of(tmp_path / digests[name], "p.jpg", size)
    (tmp_path / digests["no"]).mkdir()
    (tmp_path / digests["no"] / "p.jpg").write_bytes(b"no picture")
    page = TestClient(Starlette(routes=[route()]))
    asked = {**digests, "unknown": "d" * 64, "forged": "..%2f" * 3}
    told = {name: page.get(f"/reading/{digest}") for name, digest in asked.items()}
    assert told["large"].json() == [2050, 2000]
    assert {told[name].text for name in ("small", "no", "unknown")} == {"null"}
    assert told["forged"].status_code == 404
