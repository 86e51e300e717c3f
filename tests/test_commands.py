"""The commands over the engine, on the shipped weights and photos."""

import itertools
import json
from pathlib import Path

import numpy as np
import pytest
import torch
from fake_engine import FakeEngine
from PIL import Image

from segcore import bench, predict
from segcore.bench import trunk_multiply_adds
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


def test_trunk_multiply_adds_by_hand() -> None:
    """VGG16's thirteen 3×3 convolutions, block by block: channels in and out, and the stride."""
    blocks = {1: (3, 64, 64), 2: (64, 128, 128), 4: (128, *[256] * 3), 8: (256, *[512] * 3)}
    blocks[16] = (512, *[512] * 3)
    total = sum(
        (64 // stride) * (96 // stride) * 9 * inside * outside
        for stride, channels in blocks.items()
        for inside, outside in itertools.pairwise(channels)
    )
    assert trunk_multiply_adds("vgg16", 64, 96) == total
    assert trunk_multiply_adds("vgg16", 63, 90) == total  # padded to multiples of 32


def test_the_light_trunk_costs_a_fiftieth() -> None:
    vgg, light = (trunk_multiply_adds(name, 384, 512) for name in ("vgg16", "mobilenetv2"))
    assert 40 < vgg / light < 60


def test_the_best_rate_is_a_rate() -> None:
    assert bench.best_rate(torch.device("cpu")) > 1e8
