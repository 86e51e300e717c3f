"""A damaged file among the shipped ones: the page starts, and the log says which and what to do."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from demo import services
from demo.i18n.failures import MissingUpload
from demo.services import measured, photos, runs, stored
from demo.services.stored import Result
from segcore.assets import ASSETS
from segcore.errors import DataError

KEPT = ("cow", "horses")


@pytest.fixture
def assets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of two samples with their stored answers; nothing is remembered of them."""
    table = json.loads((ASSETS / "samples" / "samples.json").read_text("utf-8"))
    rows = [row for row in table if row["name"] in KEPT]
    (tmp_path / "samples" / "truth").mkdir(parents=True)
    (tmp_path / "first_view").mkdir()
    for row in rows:
        for name in filter(None, (row["file"], row.get("truth"))):
            shutil.copy(ASSETS / "samples" / name, tmp_path / "samples" / name)
        for file in (ASSETS / "first_view").glob(f"{row['name']}.*"):
            shutil.copy(file, tmp_path / "first_view")
    (tmp_path / "samples" / "samples.json").write_text(json.dumps(rows), "utf-8")
    for module in (photos, measured):
        monkeypatch.setattr(module, "ASSETS", tmp_path)
    monkeypatch.setattr(stored, "first_view_folder", lambda: tmp_path / "first_view")
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    for remembered in (photos.samples, stored.stored, stored.stored_maps, measured.measured_tasks):
        remembered.cache_clear()
    runs.forget()


def cut(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])


def flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0x10
    file.write_bytes(data)


def test_what_is_whole_is_there(assets: Path, caplog):
    assert set(services.samples()) == set(KEPT)
    assert {"fcn8s", "maskrcnn"} <= stored.stored("cow").keys()
    assert stored.stored_maps("cow")
    assert caplog.text == ""


@pytest.mark.parametrize("content", ["", "weights", "[]", '{"levels": 3}', '{"levels": {}}'])
def test_a_damaged_card_leaves_the_answers_to_the_networks(assets: Path, caplog, content: str):
    (assets / "first_view" / "cow.json").write_text(content, "utf-8")
    assert stored.stored("cow") == {}
    assert stored.stored_maps("cow") == {}
    assert stored.stored("horses")
    assert "cow.json in assets/first_view is damaged" in caplog.text
    assert "python -m demo.first_view" in caplog.text
    assert str(assets) not in caplog.text


@pytest.mark.parametrize("damage", [cut, flip])
@pytest.mark.parametrize("name", ["fcn8s", "maskrcnn"])
def test_a_damaged_picture_costs_that_answer_alone(assets: Path, caplog, damage, name: str):
    damage(assets / "first_view" / f"cow.{name}.png")
    found: dict[str, Result] = stored.stored("cow")
    assert name not in found
    assert "fcn32s" in found
    assert f"The stored answer of {name} to cow is damaged" in caplog.text


def test_an_answer_of_another_size_is_damaged(assets: Path, caplog):
    folder = assets / "first_view"
    shutil.copy(folder / "horses.fcn8s.png", folder / "cow.fcn8s.png")
    same = services.photo_of("cow").shape == services.photo_of("horses").shape
    assert same or "fcn8s" not in stored.stored("cow")


@pytest.mark.parametrize("damage", [cut, flip])
def test_damaged_score_maps_are_left_out(assets: Path, caplog, damage):
    file = assets / "first_view" / "cow.fcn8s.npz"
    damage(file)
    assert stored.stored_maps("cow") == {}
    assert "cow.fcn8s.npz in assets/first_view is damaged" in caplog.text


def test_a_damaged_photo_is_not_offered(assets: Path, caplog):
    cut(services.samples()["cow"].photo)
    forget()
    assert set(services.samples()) == {"horses"}
    assert services.first_source() == "horses"
    assert "Download the whole project again" in caplog.text


def test_a_sample_with_a_damaged_truth_has_none(assets: Path, caplog):
    known = next(each for each in services.samples().values() if each.truth)
    assert services.truth_of(known.name) is not None
    cut(known.truth)
    assert services.truth_of(known.name) is None
    assert f"{known.truth.name}, is damaged" in caplog.text


@pytest.mark.parametrize("content", [None, "", "{", "3", "[1]", "[]", '[{"name": "x"}]'])
def test_without_any_sample_there_is_one_sentence(assets: Path, content: str | None):
    table = assets / "samples" / "samples.json"
    table.unlink() if content is None else table.write_text(content)
    with pytest.raises(DataError, match=r"Download the whole project again, with .*\.$"):
        services.samples()


def test_damaged_measurements_are_not_told(assets: Path, caplog):
    assert services.measured_tasks() == ()
    (assets / "tasks.json").write_text('{"classify": 3}')
    measured.measured_tasks.cache_clear()
    assert services.measured_tasks() == ()
    assert "tasks.json in assets is damaged" in caplog.text


def test_a_photo_that_was_deleted_is_not_called_damaged(tmp_path: Path):
    with pytest.raises(MissingUpload, match="deleted an hour after it was sent"):
        services.photo_of(str(tmp_path / "gone.jpg"))
    photo = np.zeros((2, 2, 3), np.uint8)
    with pytest.raises(MissingUpload, match="The truth of this photo"):
        photos.given_truth(str(tmp_path / "gone.png"), photo, photos.TRUTH_LABELS)
