import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segcore import evaluate, zoo
from segcore.cards import Card, read_card, write_card
from segcore.data.classes import LabelClass, LabelSet
from segcore.data.results import SemanticResult
from segcore.data.voc21 import VOC21
from segcore.engine import Engine
from segcore.errors import DataError, UnknownName
from segcore.evaluate import Tally, read_pairs
from segcore.measure.boundary import boundary_distance

LEVELS = "fcn32s,fcn16s,fcn8s"


def disc(side: int, radius: float) -> np.ndarray:
    row, column = np.mgrid[:side, :side] - side / 2 + 0.5
    return np.where(np.hypot(row, column) < radius, 8, 0).astype(np.uint8)


def result_of(labels: np.ndarray) -> SemanticResult:
    return SemanticResult(
        labels,
        label_set=VOC21,
        model="fcn8s",
        device="a test",
        precision="float32",
        seconds={"trunk": 1.0},
        input_size=(1, 1),
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for folder in ("images", "semantic"):
        (tmp_path / folder).mkdir()
    rng = np.random.default_rng(0)
    for index, side in enumerate((40, 65)):
        photo = rng.integers(0, 256, (side, side, 3), dtype=np.uint8)
        Image.fromarray(photo).save(tmp_path / "images" / f"{index}.jpg")
        labels = Image.fromarray(disc(side, 15))
        labels.putpalette([0] * 768)
        labels.save(tmp_path / "semantic" / f"{index}.png")
    (tmp_path / "val.txt").write_text("0\n1\n")
    return tmp_path


def test_a_perfect_prediction_has_ones_everywhere() -> None:
    tally, truth = Tally((1.0, 5.0), VOC21), disc(60, 20)
    tally.add(result_of(truth), truth, boundary_distance(truth))
    found = tally.summary(photos=1)
    assert found["miou"] == found["boundary_iou"] == found["pixel_accuracy"] == 1
    assert found["band"] == {"1": 1.0, "5": 1.0}
    assert found["per_class"]["cat"] == 1
    assert found["per_class"]["dog"] is None


def test_command_writes_the_agreed_json(
    data: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setattr(evaluate, "Engine", lambda *_, **__: engine)
    target = data / "out.json"
    evaluate.main(
        [
            "--data",
            str(data),
            "--device",
            "cpu",
            "--band",
            "1,5",
            "--json",
            str(target),
            "--models",
            LEVELS,
        ]
    )
    result = json.loads(target.read_text())
    assert result["photos"] == 2
    assert set(result["oracle"]) == {"32", "16", "8"}
    assert set(result["models"]) == {"fcn32s", "fcn16s", "fcn8s"}
    for measures in result["models"].values():
        assert set(measures["band"]) == {"1", "5"}
        shares = [measures[m] for m in ("miou", "boundary_iou", "pixel_accuracy", "mean_accuracy")]
        assert all(0 <= share <= 1 for share in shares)
    assert "fcn8s" in capsys.readouterr().out


def test_an_instance_network_cannot_label_pixels() -> None:
    with pytest.raises(UnknownName, match="gives no semantic segmentation"):
        evaluate.common_label_set(["maskrcnn"])


def test_networks_of_two_label_sets_are_not_evaluated_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pets = LabelSet("pets", (LabelClass(0, "cat", "고양이"), LabelClass(1, "dog", "개")))
    rows = {**zoo.ZOO, "pets": replace(zoo.ZOO["fcn8s"], title="Pets", label_set=pets)}
    monkeypatch.setattr(zoo, "ZOO", rows)
    with pytest.raises(UnknownName, match="Pets has the classes of pets"):
        evaluate.common_label_set(["fcn8s", "pets"])
    assert evaluate.common_label_set(["pets"]) is pets


def test_a_missing_truth_is_named(data: Path) -> None:
    (data / "semantic" / "1.png").unlink()
    with pytest.raises(DataError, match=r"1\.png is missing"):
        read_pairs(data, "val", "semantic")


def test_a_missing_list_is_named(data: Path) -> None:
    with pytest.raises(DataError, match=r"test\.txt is missing or empty"):
        read_pairs(data, "test", "semantic")


def test_a_card_gets_the_scores_of_its_own_networks_alone(tmp_path: Path) -> None:
    made = Card("fcn-voc21.safetensors", "0" * 64, "VOC21", 1, ("a",), ("b",), "c", ("d",))
    path = write_card(made, tmp_path)
    tally, truth = Tally((5.0,), VOC21), disc(60, 20)
    tally.add(result_of(truth), truth, boundary_distance(truth))
    result = {"models": dict.fromkeys(("fcn8s-vgg16", "unet"), tally.summary(1)), "photos": 1}
    evaluate.enter_scores(path, result, evaluate.parse(["--data", "voc"]))
    entered = read_card(path)
    assert set(entered.scores) == set(entered.per_class) == {"fcn8s-vgg16"}
    # Only the classes that are there: a cat on background.
    assert entered.per_class["fcn8s-vgg16"]["iou"] == {"background": 1.0, "cat": 1.0}
    assert entered.cost["fcn8s-vgg16"]["multiply_adds"] > 0
