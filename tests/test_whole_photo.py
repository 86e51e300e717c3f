"""Classify and Locate: how the class scores are pooled, when they are right, and the command."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from fake_engine import PERSON, FakeEngine, made_up_objects
from PIL import Image

from segcore import evaluate_tasks
from segcore.data.instance_truth import TrueObject, TruePhoto
from segcore.data.instances import encode
from segcore.data.results import SemanticResult
from segcore.data.voc21 import VOC21
from segcore.engine import Engine
from segcore.errors import DataError, LabelError
from segcore.measure.whole_photo import (
    box_iou,
    is_located,
    only_class,
    only_class_of_objects,
    surest_class,
)
from segcore.ops.pooling import surest_cells

SIZE = (40, 60)


def labelled(class_scores: np.ndarray | None) -> SemanticResult:
    return SemanticResult(
        np.zeros((2, 3), np.uint8),
        class_scores=class_scores,
        label_set=VOC21,
        model="fcn8s",
        device="a test",
        precision="float32",
        seconds={},
        input_size=(2, 3),
    )


def one_hot(index: int, best: float = 0.5) -> np.ndarray:
    scores = np.zeros(len(VOC21), np.float32)
    scores[[0, index]] = 1.0, best
    return scores


# ---- Pooling ----------------------------------------------------------------------------------
def test_the_surest_cell_by_hand() -> None:
    scores = torch.tensor([[[0.0, 0.0]], [[np.log(3.0), -100.0]]], dtype=torch.float32)
    found = surest_cells(scores, stride=8, input_size=(8, 16))
    torch.testing.assert_close(found, torch.tensor([1.0, 0.75]))


def test_padding_has_no_vote() -> None:
    scores = torch.zeros(2, 4, 4)
    scores[1, 3] = scores[1, :, 3] = 9
    assert surest_cells(scores, stride=8, input_size=(24, 17)).max() == 0.5


def test_it_equals_a_slow_loop() -> None:
    scores = torch.randn(5, 7, 6, generator=torch.Generator().manual_seed(0))
    slow = [max(float(cell.softmax(0)[c]) for cell in scores.flatten(1).T) for c in range(5)]
    torch.testing.assert_close(surest_cells(scores, 4, (28, 24)), torch.tensor(slow))


def test_the_engine_gives_a_score_for_each_class(engine: Engine) -> None:
    photo = np.random.default_rng(0).integers(0, 256, (50, 70, 3), dtype=np.uint8)
    for result in engine.levels(photo).values():
        assert result.class_scores is not None
        assert result.class_scores.shape == (21,)
        assert ((result.class_scores > 0) & (result.class_scores <= 1)).all()
        assert not result.class_scores.flags.writeable


def test_a_class_that_labels_a_cell_has_no_small_score(engine: Engine) -> None:
    photo = np.random.default_rng(1).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    result = engine.segment(photo)
    assert result.class_scores is not None
    assert max(result.class_scores) >= 1 / 21


def test_scores_of_another_number_are_refused() -> None:
    with pytest.raises(LabelError, match="21"):
        labelled(np.zeros(20, np.float32))


# ---- What is right ----------------------------------------------------------------------------
def test_the_background_is_no_answer() -> None:
    assert surest_class(labelled(one_hot(7))) == 7


def test_without_scores_nothing_is_named() -> None:
    with pytest.raises(LabelError, match="no class scores"):
        surest_class(labelled(None))


@pytest.mark.parametrize(
    ("labels", "wanted"), [([0, 8, 255, 8], 8), ([8, 9], None), ([0, 255], None)]
)
def test_photos_of_one_class(labels: list[int], wanted: int | None) -> None:
    assert only_class(np.array([labels], np.uint8), 0) == wanted


@pytest.mark.parametrize(
    ("other", "wanted"),
    [((0, 0, 2, 2), 1.0), ((1, 0, 3, 2), 1 / 3), ((2, 0, 4, 2), 0.0), ((1, 1, 2, 2), 0.25)],
)
def test_the_overlap_of_boxes_by_hand(other: tuple, wanted: float) -> None:
    assert box_iou([0.0, 0.0, 2.0, 2.0], [float(side) for side in other]) == pytest.approx(wanted)


def true_object(index: int, box: tuple, crowd: bool = False) -> TrueObject:
    corners = tuple(map(float, box))
    return TrueObject(index, encode(np.ones(SIZE, bool)), corners, crowd)


def test_class_and_box_must_fit() -> None:
    found = made_up_objects(SIZE)  # the surest is a person from (6, 8) to (20.4, 36)
    assert is_located(found, [true_object(PERSON, (6, 8, 14, 28))])
    assert not is_located(found, [true_object(PERSON, (30, 8, 14, 28))])
    assert not is_located(found, [true_object(PERSON - 1, (6, 8, 14, 28))])
    assert not is_located(found.at_least(0.999), [true_object(PERSON, (6, 8, 14, 28))])


@pytest.mark.parametrize(
    ("objects", "wanted"),
    [
        ([(15, False), (15, False)], 15),
        ([(15, False), (8, False)], None),
        ([(15, True)], None),
        ([], None),
    ],
)
def test_photos_with_objects_of_one_class(objects: list, wanted: int | None) -> None:
    photo = TruePhoto(
        Path(), SIZE, tuple(true_object(index, (0, 0, 9, 9), crowd) for index, crowd in objects)
    )
    assert only_class_of_objects(photo) == wanted


# ---- The command ------------------------------------------------------------------------------
@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Three photos: of a horse, of a person, and of both."""
    for folder in ("images", "semantic", "instances"):
        (tmp_path / folder).mkdir()
    rows = []
    for name, classes in {"a": [13], "b": [15], "c": [13, 15]}.items():
        ids = np.zeros(SIZE, np.uint8)
        ids[8:36, 6:20] = 1
        ids[10:20, 30:40] = 2 if len(classes) > 1 else 0
        labels = np.array([0, *classes, 0], np.uint8)[ids]
        Image.fromarray(np.zeros((*SIZE, 3), np.uint8)).save(tmp_path / "images" / f"{name}.jpg")
        _palette(labels).save(tmp_path / "semantic" / f"{name}.png")
        _palette(ids).save(tmp_path / "instances" / f"{name}.png")
        instances = [{"id": n + 1, "class_id": index} for n, index in enumerate(classes)]
        rows.append({"id": name, "instances_clean": True, "instances": instances})
    (tmp_path / "instances.json").write_text(json.dumps(rows))
    (tmp_path / "val.txt").write_text("a\nb\nc\n")
    return tmp_path


def _palette(indices: np.ndarray) -> Image.Image:
    picture = Image.fromarray(indices)
    picture.putpalette([0] * 768)
    return picture


def test_the_command_measures_both_tasks_on_photos_of_one_class(
    data: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setattr(engine, "levels", FakeEngine().levels)
    monkeypatch.setattr(engine, "instances", FakeEngine().instances)
    monkeypatch.setattr(evaluate_tasks, "Engine", lambda *_, **__: engine)
    target = data / "tasks.json"
    options = ["--data", str(data), "--models", "fcn8s,maskrcnn", "--json", str(target)]
    evaluate_tasks.main(options)
    found = json.loads(target.read_text())
    assert found["classify"]["photos"] == found["locate"]["photos"] == 2
    assert found["classify"]["models"]["fcn8s"]["top1"] == 0.5  # it says horse
    assert found["locate"]["models"]["maskrcnn"]["class_and_box"] == 0.5  # it says person
    assert "fcn8s             50.0 % of 2" in capsys.readouterr().out


def test_without_a_photo_of_one_class_it_says_so(data: Path) -> None:
    (data / "val.txt").write_text("c\n")
    with pytest.raises(DataError, match="exactly one class"):
        evaluate_tasks.main(["--data", str(data), "--models", "fcn8s"])
