import json
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import nn

from segcore import evaluate_instances
from segcore.cards import Card, read_card, write_card
from segcore.data.instance_truth import read_truth
from segcore.data.voc21 import VOC21
from segcore.errors import DataError
from segcore.evaluate_instances import answer, main
from segcore.models.mask_rcnn import Detections, mask_rcnn

CAT, DOG = VOC21.index_of("cat"), VOC21.index_of("dog")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two photos in VOC's layout, each with a solid rectangle that is a cat."""
    folder = tmp_path / "animals"
    for part in ("images", "instances"):
        (folder / part).mkdir(parents=True)
    for index in range(2):
        ids = np.zeros((40, 60), np.uint8)
        ids[5:25, 10 : 30 + 10 * index] = 1
        Image.fromarray(ids).save(folder / "instances" / f"{index}.png")
        Image.new("RGB", (60, 40)).save(folder / "images" / f"{index}.jpg")
    rows = [
        {"id": str(n), "instances_clean": True, "instances": [{"id": 1, "class_id": CAT}]}
        for n in range(2)
    ]
    (folder / "instances.json").write_text(json.dumps(rows))
    (folder / "val.txt").write_text("0\n1\n")
    return folder


class Sees:
    """Finds the rectangles, each ``shift`` pixels beside its place, photo after photo."""

    def __init__(self, shift: float = 0.0, label: int = CAT) -> None:
        self.shift, self.label, self.photo = shift, label, 0

    def __call__(self, network: nn.Module, image: torch.Tensor) -> Detections:
        assert image.shape == (1, 3, 40, 60)
        x1, x2 = 10 + self.shift, 30 + 10 * self.photo + self.shift
        self.photo += 1
        return Detections(
            torch.tensor([[x1, 5.0, x2, 25.0]]),
            torch.tensor([self.label]),
            torch.tensor([0.9]),
            torch.ones(1, 28, 28),
            (40, 60),
        )


def run(
    data: Path, monkeypatch: pytest.MonkeyPatch, sees: Sees, *more: str, model: str = "maskrcnn"
) -> dict:
    monkeypatch.setattr(evaluate_instances, "load_detector", lambda name, weights: nn.Identity())
    monkeypatch.setattr(evaluate_instances, "detect", sees)
    target = data / "out.json"
    typed = ["--data", str(data), "--device", "cpu", "--json", str(target), "--model", model]
    main([*typed, *more])
    return json.loads(target.read_text())


def test_a_perfect_answer_in_the_agreed_json(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    found = run(data, monkeypatch, Sees())
    assert set(found) == {"model", "photos", "seconds_per_photo", "mask", "box", "by_threshold"}
    assert (found["model"], found["photos"]) == ("maskrcnn", 2)
    for kind in ("mask", "box"):
        assert found[kind]["ap"] == found[kind]["ap50"] == 1
        assert found[kind]["per_class"]["cat"] == {"ap": 1.0, "ap50": 1.0}
        assert found[kind]["per_class"]["dog"] == {"ap": None, "ap50": None}
    printed = capsys.readouterr().out
    assert "cat" in printed
    assert "dog" not in printed
    assert "best F1 100.0 from score 0.05" in printed


def test_a_shifted_answer_is_worse(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = run(data, monkeypatch, Sees(shift=3.0))
    assert found["mask"]["ap50"] == 1
    assert 0 < found["mask"]["ap"] < 0.9
    assert run(data, monkeypatch, Sees(shift=15.0))["mask"]["ap50"] == 0


def test_a_network_with_other_numbers_is_translated(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """COCO's cat is 17, and its 54 is a sandwich, which VOC does not know."""
    reference = "maskrcnn_resnet50_fpn_v2"
    found = run(data, monkeypatch, Sees(label=17), model=reference)
    assert found["mask"]["per_class"]["cat"]["ap"] == 1
    assert run(data, monkeypatch, Sees(label=54), model=reference)["mask"]["ap50"] == 0


def test_our_network_answers(data: Path) -> None:
    torch.manual_seed(0)
    network = mask_rcnn(channels=8, hidden=16).eval()
    network.transform.min_size, network.transform.max_size = (64,), 64
    network.roi_heads.score_thresh = 0.0  # untrained: sure of nothing
    (photo, _) = read_truth(data)
    found = answer(network, photo, torch.device("cpu"))
    assert found
    assert all(1 <= entry.index <= 20 for entry in found)
    assert all(entry.mask["size"] == [40, 60] for entry in found)


def card(folder: Path) -> Path:
    made = Card("m.safetensors", "0" * 64, "VOC21", 1, ("a",), ("b",), "c", ("d",))
    return write_card(made, folder)


def test_the_card_keeps_the_scores_of_other_sets(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = card(data)
    other = data.rename(data.parent / "animals_more")
    run(other, monkeypatch, Sees(shift=15.0), "--card", str(other / path.name))
    again = other.rename(data)
    for shift in (15.0, 0.0):  # measured twice: the second time counts
        run(again, monkeypatch, Sees(shift=shift), "--card", str(path))
    entered = read_card(path)
    scores = entered.scores["maskrcnn"]
    assert scores["animals_mask_ap50"] == 1
    assert scores["animals_more_mask_ap50"] == 0
    assert "animals_person_ap50" not in scores  # nobody there
    assert entered.per_class["maskrcnn"] == {
        "animals_mask_ap50": {"cat": 1.0},
        "animals_more_mask_ap50": {"cat": 0.0},
    }
    assert entered.evaluated_by.count("segcore.evaluate_instances") == 2
    assert entered.measured_on


def test_every_second_photo_of_a_list(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (data / "val.txt").rename(data / "train.txt")
    found = run(data, monkeypatch, Sees(), "--split", "train", "--every", "2")
    assert found["photos"] == 1


def test_another_side_is_shown(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    network = mask_rcnn(channels=8, hidden=16)
    monkeypatch.setattr(evaluate_instances, "load_detector", lambda name, weights: network)
    monkeypatch.setattr(evaluate_instances, "detect", Sees())
    main(["--data", str(data), "--device", "cpu", "--side", "640"])
    assert network.transform.max_size == 640
    assert network.transform.min_size == (640,)


@pytest.mark.parametrize("trial", [["--split", "train"], ["--every", "5"], ["--side", "640"]])
def test_trials_are_not_entered_on_a_card(data: Path, trial: list[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--data", str(data), "--card", str(card(data)), *trial])


def test_an_empty_split_is_named(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = json.loads((data / "instances.json").read_text())
    unclean = [row | {"instances_clean": False} for row in rows]
    (data / "instances.json").write_text(json.dumps(unclean))
    with pytest.raises(DataError, match="No photo of"):
        run(data, monkeypatch, Sees())
