"""The recipe of Mask R-CNN on a few made-up photos."""

import argparse
import copy
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import load_file
from torchvision.models import mobilenet_v2
from torchvision.models.detection import MaskRCNN

from segcore.data.instance_truth import TruePhoto
from segcore.data.instances import decode
from segcore.data.labels import VOID
from segcore.data.voc21 import VOC21
from segcore.errors import DataError
from segcore.models.deeplab import DeepLabV3
from segcore.models.mask_rcnn import BLOCKS, mask_rcnn
from segcore.models.partly_labelled import OUTLINED, UNKNOWN
from segcore.train import recipes
from segcore.train.__main__ import commands_of, parse
from segcore.train.boxed_people import filled
from segcore.train.detection import DetectionTask, DetectionValidation, Scenes, evenly
from segcore.train.detection_augment import DetectionAugmentation, Scene, boxes_of
from segcore.train.detection_photos import find_objects
from segcore.train.detection_settings import DetectionSettings, ObjectSet
from segcore.train.initial import load_backbone
from segcore.train.loop import BEST, STATE, Training
from segcore.train.photos import Drawing
from segcore.train.settings import LoopSettings, Stage
from segcore.weights import save_weights

CAT, DOG, PERSON = (VOC21.index_of(name) for name in ("cat", "dog", "person"))
SIZE = (48, 64)
STAGE = Stage(until=1.0, crop=64, side=64, batch=2, loss_stride=1)
COCO = ObjectSet("coco", "instances_train.json", 1.0, "made up", "objects")
ANIMALS = ObjectSet("voc_animals", "instances", 1.0, "made up", "objects")
PEOPLE = ObjectSet("coco_person", "instances", 1.0, "made up", "people", "semantic_voc21")
BOXES = ObjectSet("coco_person_boxes", "instances", 1.0, "made up", "boxes", "semantic_voc21")
MSRC = ObjectSet("msrc", "instances", 1.0, "made up", "objects", "semantic")
SETTINGS = DetectionSettings(
    sets=(COCO, ANIMALS, PEOPLE, ObjectSet("penn_fudan", "instances", 1.0, "made up", "people")),
    chosen_on=(COCO, ANIMALS),
    held_out=1,
    stages=(STAGE,),
    frozen_blocks=1,
    head_rate=0.003,
    loop=LoopSettings(warmup_steps=1, validate_minutes=60.0, checkpoint_minutes=60.0),
)
CPU = torch.device("cpu")


def save_photo(folder: Path, name: str, ids: np.ndarray) -> None:
    """The objects are bright on dark ground."""
    (folder / "images").mkdir(parents=True, exist_ok=True)
    shade = np.where((ids > 0) & (ids != VOID), 220, 20).astype(np.uint8)
    Image.fromarray(np.repeat(shade[..., None], 3, axis=2)).save(
        folder / "images" / f"{name}.jpg", quality=95
    )


def save_map(folder: Path, name: str, ids: np.ndarray) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    Image.fromarray(ids).save(folder / f"{name}.png")


def write_coco(folder: Path, split: str) -> None:
    """A person, and a crowd in the corner."""
    ids = np.zeros(SIZE, np.uint8)
    ids[10:40, 10:30] = 1
    save_photo(folder, "c", ids)
    square, corner = [10, 10, 30, 10, 30, 40, 10, 40], [50, 0, 64, 0, 64, 12, 50, 12]
    rows = [
        {"segmentation": [square], "bbox": [10, 10, 20, 30], "iscrowd": 0},
        {"segmentation": [corner], "bbox": [50, 0, 14, 12], "iscrowd": 1},
    ]
    listed = {
        "images": [{"id": 1, "file_name": "c.jpg", "height": SIZE[0], "width": SIZE[1]}],
        "annotations": [
            {"id": n, "image_id": 1, "category_id": 3, **r} for n, r in enumerate(rows)
        ],
        "categories": [{"id": 3, "name": "person"}],
    }
    (folder / f"instances_{split}.json").write_text(json.dumps(listed))


def write_animals(folder: Path, names: str = "a") -> None:
    """A cat and a dog side by side, with a row of void, in a photo for each letter."""
    ids = np.zeros(SIZE, np.uint8)
    ids[8:40, 4:30], ids[8:40, 36:60], ids[:2] = 1, 2, VOID
    for name in names:
        save_photo(folder, name, ids)
        save_map(folder / "instances", name, ids)
    objects = [{"id": 1, "class_id": CAT}, {"id": 2, "class_id": DOG}]
    listed = [{"id": name, "instances_clean": True, "instances": objects} for name in names]
    (folder / "instances.json").write_text(json.dumps(listed))
    (folder / "train.txt").write_text("\n".join(names))


def write_people(folder: Path, classes: bool) -> None:
    """A person; where there are maps of classes, also a dog, and a stripe nobody is sure of."""
    ids = np.zeros(SIZE, np.uint8)
    ids[10:40, 10:30] = 1
    save_photo(folder, "p", ids)
    save_map(folder / "instances", "p", ids)
    if classes:
        labels = np.where(ids == 1, PERSON, 0).astype(np.uint8)
        labels[10:20, 40:50], labels[45:] = DOG, VOID
        save_map(folder / "semantic_voc21", "p", labels)
    (folder / "train.txt").write_text("p\n")


def write_boxes(data: Path) -> None:
    """Two people with boxes in the photo of ``coco_person``: the mask of one is not to be used."""
    ids = np.zeros(SIZE, np.uint8)
    ids[10:40, 10:30], ids[10:14, 50:54], ids[44:] = 1, 2, VOID
    folder = data / "coco_person_boxes"
    save_map(folder / "instances", "p", ids)
    people = [
        {"id": 1, "box": [8, 10, 30, 40], "mask_clean": True},
        {"id": 2, "box": [48.0, 6.0, 60.0, 30.0], "mask_clean": False},
    ]
    listed = [{"id": "p", "set": "coco_person", "persons": people}]
    (folder / "boxes.json").write_text(json.dumps(listed))
    (folder / "train.txt").write_text("p\n")
    labels = np.where((ids > 0) & (ids != VOID), PERSON, 0).astype(np.uint8)
    labels[20:24, 32:40] = PERSON  # outside both boxes
    labels[24:28, 50:54] = DOG  # inside a box
    labels[44:] = VOID
    save_map(data / "coco_person" / "semantic_voc21", "p", labels)


def write_msrc(folder: Path) -> None:
    """A cat whose inside is void in the map, and unsure ground at the bottom and at the top."""
    ids = np.zeros(SIZE, np.uint8)
    ids[10:40, 10:30], ids[45:] = 1, VOID
    labels = np.where(ids == 1, CAT, ids).astype(np.uint8)
    labels[12:38, 12:28] = labels[:2] = VOID
    save_photo(folder, "m", ids)
    save_map(folder / "instances", "m", ids)
    save_map(folder / "semantic", "m", labels)
    (folder / "train.txt").write_text("m\n")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "coco").mkdir()
    write_coco(tmp_path / "coco", "train")
    (tmp_path / "coco" / "train.txt").write_text("c\n")
    write_animals(tmp_path / "voc_animals")
    write_people(tmp_path / "coco_person", classes=True)
    write_people(tmp_path / "penn_fudan", classes=False)
    return tmp_path


def tiny() -> MaskRCNN:
    torch.manual_seed(0)
    network = mask_rcnn(channels=8, hidden=16)
    network.transform.min_size, network.transform.max_size = (64,), 64
    return network


def task(data: Path, settings: DetectionSettings = SETTINGS) -> DetectionTask:
    examples, truths = find_objects(data, settings.sets)
    validation = DetectionValidation(data, settings)
    return DetectionTask(tiny(), Drawing(examples, 0.5), truths, validation, settings)


def scene(*sides: tuple[int, int, int, int], side: int = 32) -> Scene:
    """Bright rectangles (x, y, width, height) on dark ground, cats all of them."""
    masks = np.zeros((len(sides), side, side), bool)
    for mask, (x, y, width, height) in zip(masks, sides, strict=True):
        mask[y : y + height, x : x + width] = True
    photo = np.repeat(masks.any(axis=0)[..., None] * np.uint8(200), 3, axis=2)
    return Scene(
        photo=photo,
        masks=masks,
        extents=masks.copy(),
        outlined=np.ones(len(sides), bool),
        classes=np.full(len(sides), CAT, np.int64),
        areas=masks.sum(axis=(1, 2)).astype(np.float64),
        unknown=np.zeros((side, side), bool),
    )


def augmentation(**changes: object) -> DetectionAugmentation:
    return DetectionAugmentation(replace(SETTINGS, colour=0.0, **changes), replace(STAGE, crop=32))


def test_every_set_says_what_it_knows(data: Path) -> None:
    examples, truths = find_objects(data, SETTINGS.sets)
    assert [example.classes for example in examples] == [(PERSON,), (CAT, DOG), *[(PERSON,)] * 2]
    unknown = {path.parts[-3]: decode(truth.unknown) for path, truth in truths.items()}
    assert unknown["coco"].sum() == 14 * 12  # the crowd
    assert unknown["voc_animals"].sum() == 2 * 64  # void
    assert unknown["coco_person"].sum() == 10 * 10 + 3 * 64  # the dog, and the stripe
    assert unknown["penn_fudan"].sum() == 48 * 64 - 30 * 20  # all but the person
    assert [len(truth.objects) for truth in truths.values()] == [1, 2, 1, 1]


def test_people_in_boxes(data: Path) -> None:
    """Known are background by the map and people inside a box; the first one's mask is used."""
    write_boxes(data)
    (example,), truths = find_objects(data, (BOXES,))
    (truth,) = truths.values()
    assert example.photo == truth.path == data / "coco_person" / "images" / "p.jpg"
    assert example.classes == (PERSON,)
    assert [entry.outlined for entry in truth.objects] == [True, False]
    assert [decode(entry.mask).sum() for entry in truth.objects] == [30 * 20, 12 * 24]
    assert [decode(entry.extent).sum() for entry in truth.objects] == [22 * 30, 12 * 24]
    expected = np.zeros(SIZE, bool)
    expected[20:24, 32:40] = expected[24:28, 50:54] = expected[44:] = True
    assert np.array_equal(decode(truth.unknown), expected)


def test_a_photo_in_two_sets_keeps_the_labels_of_the_first(data: Path) -> None:
    write_boxes(data)
    examples, truths = find_objects(data, (BOXES, PEOPLE))
    assert len(examples) == len(truths) == 1
    assert len(truths[examples[0].photo].objects) == 2
    _, truths = find_objects(data, (PEOPLE, BOXES))
    assert len(truths[examples[0].photo].objects) == 1


@pytest.mark.parametrize("listed", ["{", '[{"id": "p"}]', '[{"id": "p", "set": "coco_person"}]'])
def test_another_file_than_a_list_of_boxes_is_named(data: Path, listed: str) -> None:
    write_boxes(data)
    (data / "coco_person_boxes" / "boxes.json").write_text(listed)
    with pytest.raises(DataError, match=r"boxes\.json cannot be read"):
        find_objects(data, (BOXES,))


def test_filled_by_hand() -> None:
    expected = np.zeros((10, 12), bool)
    expected[2:5, 3:9] = True
    assert np.array_equal(decode(filled((3.0, 2.0, 6.0, 3.0), (10, 12))), expected)


def test_the_map_names_numbered_objects(data: Path) -> None:
    write_msrc(data / "msrc")
    (example,), truths = find_objects(data, (MSRC,))
    (truth,) = truths.values()
    assert example.classes == (CAT,)
    assert decode(truth.objects[0].mask).sum() == 30 * 20
    expected = np.zeros(SIZE, bool)
    expected[45:] = expected[:2] = True
    assert np.array_equal(decode(truth.unknown), expected)


def test_an_object_without_a_class_is_named(data: Path) -> None:
    write_msrc(data / "msrc")
    save_map(data / "msrc" / "semantic", "m", np.full(SIZE, VOID, np.uint8))
    with pytest.raises(DataError, match="an object of m has no class"):
        find_objects(data, (MSRC,))


def test_a_missing_map_is_named(data: Path) -> None:
    (data / "coco_person" / "semantic_voc21" / "p.png").unlink()
    with pytest.raises(DataError, match=r"p\.png is missing"):
        find_objects(data, SETTINGS.sets)


def test_photo_masks_and_unknown_ground_stay_together(data: Path) -> None:
    """The bright pixels are the objects, whatever the crop: but for edges and the JPEG."""
    _, truths = find_objects(data, SETTINGS.sets)
    rng = np.random.default_rng(0)
    whole = DetectionAugmentation(SETTINGS, STAGE)
    for truth in truths.values():
        for _ in range(5):
            found = whole.scene(truth, truth.objects[0].index, rng)
            bright = found.photo[..., 0] > 170
            covered = found.masks.any(axis=0)
            assert (bright & covered).sum() / (bright | covered).sum() > 0.9
            assert not (found.unknown & covered).any()
            assert found.masks[0].any()  # the one that was wanted


def test_areas_are_those_before_the_crop(data: Path) -> None:
    _, truths = find_objects(data, SETTINGS.sets)
    truth = next(truth for path, truth in truths.items() if "voc_animals" in path.parts)
    settings = replace(SETTINGS, scales=(0.5, 0.5))
    found = DetectionAugmentation(settings, STAGE).scene(truth, None, np.random.default_rng(0))
    assert found.areas == pytest.approx([32 * 26 / 4, 32 * 24 / 4])


def test_a_pasted_object_covers_what_lies_below() -> None:
    below, above = scene((0, 0, 20, 20)), scene((10, 10, 20, 20))
    below.unknown[:, 15:] = True
    mixed = augmentation(pasted=1.0).pasted(below, above, np.random.default_rng(0))
    assert mixed.masks.sum(axis=(1, 2)).tolist() == [300, 400]
    assert not mixed.masks.all(axis=0).any()
    assert not mixed.unknown[10:30, 10:30].any()
    assert mixed.unknown[:10, 15:].all()
    assert (mixed.photo[12:28, 12:28] == above.photo[12:28, 12:28]).all()
    assert (mixed.photo[:8, :8] == below.photo[:8, :8]).all()


def test_pasting_leaves_its_sources_alone() -> None:
    below, above = scene((0, 0, 20, 20)), scene((10, 10, 20, 20))
    before = copy.deepcopy((below, above))
    augmentation(pasted=1.0).pasted(below, above, np.random.default_rng(0))
    for old, new in zip(before, (below, above), strict=True):
        assert np.array_equal(old.masks, new.masks)
        assert np.array_equal(old.photo, new.photo)


def test_at_least_one_object_is_pasted_if_there_is_one() -> None:
    never, rng = augmentation(pasted=0.0), np.random.default_rng(0)
    assert len(never.pasted(scene(), scene((1, 1, 9, 9), (12, 1, 9, 9)), rng).classes) == 1
    assert len(never.pasted(scene(), scene(), rng).classes) == 0


def test_a_remnant_is_unknown_ground() -> None:
    """Objects of 100, 30 and 100 pixels, the last one cut from 1,000: only the first is learnt."""
    made = scene((0, 0, 10, 10), (12, 0, 5, 6), (20, 20, 10, 10))
    made.areas[2] = 1000
    settings = {"pixels": 40, "seen": 0.25}
    photo, target = augmentation(**settings).example(made, np.random.default_rng(0))
    assert photo.shape == (3, 32, 32)
    assert target["boxes"].tolist() == [[0, 0, 10, 10]]
    assert target["labels"].tolist() == [CAT]
    assert target["masks"].shape == (1, 32, 32)
    assert target[UNKNOWN].sum() == 130
    assert target[UNKNOWN][20:30, 20:30].all()


def test_only_objects_with_an_outline_are_pasted() -> None:
    above, rng = scene((1, 1, 9, 9), (12, 1, 9, 9)), np.random.default_rng(0)
    above.outlined[0] = False
    for _ in range(5):
        mixed = augmentation(pasted=1.0).pasted(scene(), above, rng)
        assert np.array_equal(mixed.masks, above.masks[1:])
        assert mixed.outlined.tolist() == [True]
    above.outlined[1] = False
    assert len(augmentation(pasted=1.0).pasted(scene(), above, rng).classes) == 0


def test_a_box_that_people_drew_is_learnt_as_it_is() -> None:
    """The mask of 8 × 8 stands in a box of 12 × 10; something covers two of the box's rows."""
    below, above = scene((4, 4, 8, 8)), scene((0, 0, 32, 5))
    below.extents[0, 3:13, 2:14] = True
    mixed = augmentation(pasted=1.0).pasted(below, above, np.random.default_rng(0))
    for made, box in ((below, [2, 3, 14, 13]), (mixed, [2, 5, 14, 13])):
        _, target = augmentation().example(made, np.random.default_rng(0))
        assert target["boxes"][0].tolist() == box
        assert target["masks"][0].sum() == made.masks[0].sum()


def test_a_box_that_is_cut_away_takes_its_object_along() -> None:
    made = scene((0, 0, 10, 10), (15, 15, 10, 10))
    made.extents[0] = False
    _, target = augmentation().example(made, np.random.default_rng(0))
    assert target["boxes"].tolist() == [[15, 15, 25, 25]]
    assert target[UNKNOWN][:10, :10].all()


def test_a_person_known_by_a_box_is_learnt_as_one(data: Path) -> None:
    """Whole photos at their own size: the boxes are those of the list, moved and mirrored."""
    write_boxes(data)
    _, truths = find_objects(data, (BOXES,))
    (truth,) = truths.values()
    whole = DetectionAugmentation(replace(SETTINGS, scales=(1.0, 1.0)), STAGE)
    rng = np.random.default_rng(0)
    for _ in range(5):
        _, target = whole.example(whole.scene(truth, PERSON, rng), rng)
        assert target[OUTLINED].tolist() == [True, False]
        sides = target["boxes"][:, 2:] - target["boxes"][:, :2]
        assert sides.numpy() == pytest.approx(np.array([[22, 30], [12, 24]]), abs=1)
        pixels = target["masks"].sum(dim=(1, 2)).numpy()
        assert pixels == pytest.approx([30 * 20, 12 * 24], abs=40)


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
