"""The commands over the engine, on the shipped weights and photos."""

import json
from pathlib import Path

import numpy as np
import pytest
from fake_engine import FakeEngine
from PIL import Image

from segcore import predict
from segcore.errors import UnreadableImage

HORSE = Path(__file__).parents[1] / "assets" / "samples" / "horse.jpg"


def test_predict_writes_mask_overlay_and_json(
    tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    mask, painted, data = tmp_path / "mask.png", tmp_path / "overlay.png", tmp_path / "out.json"
    options = ["--mask", str(mask), "--overlay", str(painted), "--json", str(data)]
    predict.main([str(HORSE), "--model", "fcn8s", "--device", "cpu", *options])
    with Image.open(mask) as labels, Image.open(painted) as overlay, Image.open(HORSE) as photo:
        assert labels.mode == "P"
        assert labels.size == photo.size
        assert overlay.width == photo.width
        assert np.mean(np.asarray(labels) == 13) > 0.1  # it is a horse
    assert json.loads(data.read_text())["model"] == "fcn8s"
    assert "horse" in capsys.readouterr().out


def test_predict_writes_the_objects_of_an_instance_network(
    tmp_path: Path, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(predict, "Engine", lambda device: FakeEngine())
    ids, painted, data = tmp_path / "ids.png", tmp_path / "overlay.png", tmp_path / "out.json"
    options = ["--mask", str(ids), "--overlay", str(painted), "--json", str(data)]
    predict.main([str(HORSE), "--model", "maskrcnn", "--score", "0.9", *options])
    with Image.open(ids) as numbers, Image.open(painted) as overlay, Image.open(HORSE) as photo:
        assert numbers.size == photo.size
        assert set(np.unique(np.asarray(numbers))) == {0, 1, 2}  # two are that sure
        assert overlay.height > photo.height
    written = json.loads(data.read_text())
    assert [each["score"] for each in written["annotations"]] == [0.98, 0.95]
    assert written["images"][0]["file_name"] == "horse.jpg"
    assert "  2 person       0.95" in capsys.readouterr().out


def test_predict_of_what_is_no_photo(tmp_path: Path) -> None:
    (tmp_path / "text.jpg").write_text("no photo")
    with pytest.raises(UnreadableImage):
        predict.main([str(tmp_path / "text.jpg")])
