"""The recipe of Mask R-CNN on a few made-up photos."""

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from made_up_objects import (
    CPU,
    SETTINGS,
    SIZE,
    STAGE,
    scene,
    task,
    tiny,
    write_animals,
    write_sets,
)
from safetensors.torch import load_file
from torchvision.models import mobilenet_v2

from segcore.data.instance_truth import TruePhoto
from segcore.errors import DataError
from segcore.models.deeplab import DeepLabV3
from segcore.models.mask_rcnn import BLOCKS
from segcore.models.partly_labelled import OUTLINED, UNKNOWN
from segcore.train import recipes
from segcore.train.__main__ import commands_of, parse
from segcore.train.detection import Scenes, evenly
from segcore.train.detection_augment import boxes_of
from segcore.train.detection_photos import find_objects
from segcore.train.initial import load_backbone
from segcore.train.loop import BEST, STATE, Training
from segcore.train.photos import Drawing
from segcore.weights import save_weights


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_sets(tmp_path)


def test_boxes_by_hand() -> None:
    assert boxes_of(scene((3, 5, 7, 11)).masks).tolist() == [[3, 5, 10, 16]]
    assert boxes_of(scene().masks).shape == (0, 4)


def test_batches_fit_the_network(data: Path) -> None:
    stage = SETTINGS.stages[0]
    image, targets = next(task(data).batches(stage, 0, CPU))
    assert image.shape == (2, 3, 64, 64)
    assert image.dtype == torch.float32
    assert 0 <= image.min() <= image.max() <= 1
    for target in targets:
        count = len(target["labels"])
        assert target["boxes"].shape == (count, 4)
        assert target["masks"].shape == (count, 64, 64)
        assert target[UNKNOWN].shape == (64, 64)
        assert target[OUTLINED].shape == (count,)
        assert (target["boxes"][:, 2:] > target["boxes"][:, :2]).all()


def test_the_stream_of_scenes_repeats_with_its_seed(data: Path) -> None:
    examples, truths = find_objects(data, SETTINGS.sets)

    def first(seed: int) -> torch.Tensor:
        return next(iter(Scenes(Drawing(examples, 0.5), truths, SETTINGS, STAGE, seed)))[0]

    assert torch.equal(first(1), first(1))
    assert not torch.equal(first(1), first(2))


def test_every_part_that_learns_gets_a_gradient_and_a_rate(data: Path) -> None:
    learning = task(data)
    stage = SETTINGS.stages[0]
    batch = next(learning.batches(stage, 0, CPU))
    learning.model.train()
    losses = learning.losses(batch, stage)
    names = {"loss", "classifier", "box_reg", "mask", "objectness", "rpn_box_reg"}
    assert set(losses) == names
    total = sum(losses[name] for name in names - {"loss"})
    assert losses["loss"].item() == pytest.approx(total.item())
    losses["loss"].backward()
    parameters = dict(learning.model.named_parameters())
    frozen = {name for name, p in parameters.items() if not p.requires_grad}
    assert frozen == {"backbone.trunk.0.0.weight", "backbone.trunk.0.0.bias"}
    assert all(p.grad is not None for name, p in parameters.items() if name not in frozen)
    pretrained, new = (group["params"] for group in learning.groups())
    assert len(pretrained) + len(new) + len(frozen) == len(parameters)
    assert {id(p) for p in pretrained}.isdisjoint(id(p) for p in new)


def test_learning_one_batch_by_heart_lowers_its_loss(data: Path) -> None:
    learning = task(data)
    stage = SETTINGS.stages[0]
    batch = next(learning.batches(stage, 0, CPU))
    learning.model.train()
    optimizer = torch.optim.AdamW(learning.groups(), lr=0.003)
    found = []
    for _ in range(25):
        losses = learning.losses(batch, stage)
        optimizer.zero_grad()
        losses["loss"].backward()
        optimizer.step()
        found.append(losses["loss"].item())
    assert np.mean(found[-5:]) < 0.6 * np.mean(found[:5])


def test_a_run_leaves_its_files(data: Path) -> None:
    learning = task(data)
    Training(learning, data / "run", 0.01, SETTINGS.loop, CPU).run()
    assert (data / "run" / STATE).is_file()
    assert (data / "run" / BEST).is_file()


def test_validation_reports_the_figures_of_the_targets(data: Path) -> None:
    learning = task(data)
    scores, best = learning.validate(learning.model.eval(), CPU)
    assert set(scores) == {"coco", "voc_animals"}
    assert all(0 <= value <= 1 for found in scores.values() for value in found.values())
    assert best == (scores["coco"]["person"] + scores["voc_animals"]["animals"]) / 2


def test_checkpoints_are_chosen_on_photos_that_are_neither_trained_on_nor_reported_on(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even the files of the photos in the validation lists are there."""
    write_animals(data / "voc_animals", "abcde")
    (data / "voc_animals" / "val.txt").write_text("z\n")
    (data / "coco" / "val.txt").write_text("y\n")
    monkeypatch.setattr(recipes, "MASKRCNN_VOC20", replace(SETTINGS, held_out=2))
    monkeypatch.setattr(recipes, "mask_rcnn", tiny)
    monkeypatch.setattr(recipes, "load_backbone", lambda model, path: None)
    options = argparse.Namespace(data=data, init=Path("unused"))
    learning = recipes.RECIPES["maskrcnn-voc20"].task(options)
    looked_at = {
        name: [photo.path.stem for photo in photos]
        for name, photos in learning.validation.sets.items()
    }
    assert looked_at == {"coco": ["c"], "voc_animals": ["a", "c", "e"]}
    drawn = np.random.default_rng(0)
    stems = {learning.drawing.draw(drawn)[0].photo.stem for _ in range(100)}
    assert stems == {"b", "d", "p"} == {path.stem for path in learning.truths}
    (data / "voc_animals" / "val.txt").write_text("c\n")
    with pytest.raises(DataError, match="share c"):
        recipes.RECIPES["maskrcnn-voc20"].task(options)


def test_the_recipe_holds_out_photos_of_sets_that_it_learns() -> None:
    settings = recipes.MASKRCNN_VOC20
    assert set(settings.chosen_on) <= set(settings.sets)
    assert settings.held_out > 1


def test_boxes_come_before_the_people_of_the_same_photos() -> None:
    folders = [photos.folder for photos in recipes.MASKRCNN_VOC20.sets]
    assert folders.index("coco_person_boxes") < folders.index("coco_person")


def test_evenly_by_hand() -> None:
    photos = [TruePhoto(Path(str(n)), SIZE, ()) for n in range(10)]
    assert [photo.path.name for photo in evenly(photos, 4)] == ["0", "2", "5", "7"]
    assert evenly(photos, 20) == photos
    assert evenly([], 4) == []


@pytest.mark.parametrize(("last", "kept"), [(False, 1.0), (True, 2.0)])
def test_the_best_or_the_last_weights_are_kept(
    data: Path, monkeypatch: pytest.MonkeyPatch, last: bool, kept: float
) -> None:
    learning = task(data)
    training = Training(learning, data / "run", 0.01, replace(SETTINGS.loop, last=last), CPU)
    figures = iter([0.5, 0.4])
    monkeypatch.setattr(learning, "validate", lambda model, device: ({}, next(figures)))
    training.out.mkdir()
    for bias in (1.0, 2.0):
        torch.nn.init.constant_(training.average.rpn.head.cls_logits.bias, bias)
        training._validate()
    found = load_file(data / "run" / BEST)["rpn.head.cls_logits.bias"]
    assert found.unique().tolist() == [kept]


def test_the_card_says_that_the_last_weights_were_kept() -> None:
    typed = ["maskrcnn-voc20", "--data", "d", "--init", "w.safetensors", "--out", "r"]
    assert " --last " in commands_of(parse([*typed, "--last"]))[0]
    assert " --last " not in commands_of(parse(typed))[0]


def test_the_teachers_backbone_lands_in_the_pyramid(tmp_path: Path) -> None:
    """Foreign reference: torchvision's MobileNetV2 with the same weights, norms and all."""
    teacher = DeepLabV3().state_dict()
    save_weights(teacher, tmp_path / "teacher.safetensors")
    network = tiny()
    load_backbone(network, tmp_path / "teacher.safetensors")
    reference = mobilenet_v2().features[:BLOCKS].eval()
    reference.load_state_dict(
        {n.removeprefix("backbone."): v for n, v in teacher.items() if n.startswith("backbone.")}
    )
    image = torch.rand(1, 3, 64, 64)
    with torch.inference_mode():
        torch.testing.assert_close(
            network.backbone.trunk(image), reference(image), atol=1e-2, rtol=1e-2
        )


def test_an_earlier_runs_weights_are_taken_whole(tmp_path: Path) -> None:
    before = tiny()
    torch.nn.init.constant_(before.rpn.head.cls_logits.bias, 0.25)
    save_weights(before.state_dict(), tmp_path / "before.safetensors")
    after = tiny()
    load_backbone(after, tmp_path / "before.safetensors")
    assert after.rpn.head.cls_logits.bias.unique().tolist() == [0.25]


def test_weights_of_something_else_are_refused(tmp_path: Path) -> None:
    save_weights({"what.0.weight": torch.zeros(1)}, tmp_path / "other.safetensors")
    with pytest.raises(DataError, match="Check --init"):
        load_backbone(tiny(), tmp_path / "other.safetensors")
