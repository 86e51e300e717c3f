"""Made-up photos with objects, in every form that the recipe of Mask R-CNN reads."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torchvision.models.detection import MaskRCNN

from segcore.data.labels import VOID
from segcore.data.voc21 import VOC21
from segcore.models.mask_rcnn import mask_rcnn
from segcore.train.detection import DetectionTask, DetectionValidation
from segcore.train.detection_augment import DetectionAugmentation, Scene
from segcore.train.detection_photos import find_objects
from segcore.train.detection_settings import DetectionSettings, ObjectSet
from segcore.train.photos import Drawing
from segcore.train.settings import LoopSettings, Stage

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


def write_sets(tmp_path: Path) -> Path:
    """Four sets of one photo each, as the recipe finds them below one folder."""
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
