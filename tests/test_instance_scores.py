"""Truth in both layouts, and average precision of answers whose worth is known."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pycocotools import mask as run_lengths

from segcore.data.instance_truth import TrueObject, TruePhoto, read_truth, voc_index
from segcore.data.instances import decode, encode
from segcore.data.labels import VOID
from segcore.data.voc21 import VOC21
from segcore.errors import DataError
from segcore.measure.instance_scores import (
    FoundObject,
    animals_ap50,
    by_threshold,
    found_objects,
    score,
)

CAT, DOG, PERSON = (VOC21.index_of(name) for name in ("cat", "dog", "person"))


def rectangle(x: int, y: int, width: int, height: int, size: tuple[int, int]) -> np.ndarray:
    mask = np.zeros(size, bool)
    mask[y : y + height, x : x + width] = True
    return mask


def thing(index: int, *sides: int, size: tuple[int, int] = (60, 80)) -> TrueObject:
    return TrueObject(index, encode(rectangle(*sides, size)), tuple(map(float, sides)))


@pytest.fixture
def photos() -> list[TruePhoto]:
    first = TruePhoto(
        Path("1.jpg"), (60, 80), (thing(CAT, 5, 5, 30, 20), thing(PERSON, 40, 10, 30, 40))
    )
    second = TruePhoto(Path("2.jpg"), (60, 80), (thing(CAT, 10, 10, 40, 30),))
    return [first, second]


def perfect(photos: list[TruePhoto]) -> list[list[FoundObject]]:
    return [
        [FoundObject(entry.index, 0.9, entry.mask, entry.box) for entry in photo.objects]
        for photo in photos
    ]


def moved(entry: FoundObject, by: int) -> FoundObject:
    mask = np.roll(decode(entry.mask), by, axis=1)
    x, y, width, height = entry.box
    return replace(entry, mask=encode(mask), box=(x + by, y, width, height))


def test_thresholds_by_hand(photos: list[TruePhoto]) -> None:
    """Three objects: found surely, found at 0.6, and missed; one more at 0.4 is wrong."""
    (cat, person), _ = perfect(photos)
    found = [[cat, replace(person, score=0.6)], [replace(moved(cat, 40), score=0.4)]]
    rows = {row.pop("score"): row for row in by_threshold(photos, found)}
    assert rows[0.05] == {"precision": 0.6667, "recall": 0.6667, "f1": 0.6667}
    assert rows[0.4] == rows[0.05]
    assert rows[0.45] == rows[0.6] == {"precision": 1.0, "recall": 0.6667, "f1": 0.8}
    assert rows[0.65] == {"precision": 1.0, "recall": 0.3333, "f1": 0.5}
    assert rows[0.95] == {"precision": None, "recall": 0.0, "f1": 0.0}


def test_what_lies_in_a_crowd_is_not_wrong(photos: list[TruePhoto]) -> None:
    crowd = replace(photos[0].objects[1], crowd=True)
    first = replace(photos[0], objects=(photos[0].objects[0], crowd))
    (row, *_) = by_threshold([first], perfect([first]))
    assert row["precision"] == row["recall"] == 1.0


def test_without_true_objects_no_threshold_is_best(photos: list[TruePhoto]) -> None:
    empty = [replace(photo, objects=()) for photo in photos]
    assert by_threshold(empty, perfect(photos)) == []


def test_a_perfect_answer_has_ones(photos: list[TruePhoto]) -> None:
    found = score(photos, perfect(photos))
    for kind in ("mask", "box"):
        assert found[kind]["ap"] == found[kind]["ap50"] == 1
        assert found[kind]["per_class"]["cat"] == {"ap": 1.0, "ap50": 1.0}


def test_an_absent_class_has_no_score(photos: list[TruePhoto]) -> None:
    wrong = [[*entries, FoundObject(DOG, 0.99, *_of(entries[0]))] for entries in perfect(photos)]
    for found in (score(photos, perfect(photos)), score(photos, wrong)):
        assert found["mask"]["per_class"]["dog"] == {"ap": None, "ap50": None}
        assert set(found["mask"]["per_class"]) == set(VOC21.names[1:])
        assert found["mask"]["ap"] == 1  # of the classes that are there


def _of(entry: FoundObject) -> tuple:
    return entry.mask, entry.box


def test_a_shifted_answer_is_worse(photos: list[TruePhoto]) -> None:
    """Shifted by 3 of 30, 30 and 40 pixels: overlaps of 0.82 and 0.86, right up to 0.8."""
    shifted = [[moved(entry, 3) for entry in entries] for entries in perfect(photos)]
    found = score(photos, shifted)
    assert found["mask"]["ap50"] == found["box"]["ap50"] == 1
    # degrees 0.50 … 0.80 are seven of ten; the larger cat also reaches 0.85
    assert found["mask"]["per_class"]["person"]["ap"] == pytest.approx(0.7)
    assert 0.7 < found["mask"]["per_class"]["cat"]["ap"] < 0.8
    far = [[moved(entry, 20) for entry in entries] for entries in perfect(photos)]
    assert score(photos, far)["mask"]["ap50"] == 0


def test_the_wrong_class_and_the_second_answer_are_mistakes(photos: list[TruePhoto]) -> None:
    """The surer double of a cat is right, the other one wrong: precision 1, then 2/3."""
    answers = perfect(photos)
    answers[0].append(replace(answers[0][0], score=0.95))
    found = score(photos, answers)["mask"]["per_class"]
    assert found["cat"]["ap50"] < 1
    assert found["person"]["ap50"] == 1


def test_nothing_found_is_zero_and_nothing_true_is_none(photos: list[TruePhoto]) -> None:
    assert score(photos, [[], []])["mask"]["ap50"] == 0
    empty = [replace(photo, objects=()) for photo in photos]
    assert score(empty, perfect(photos))["mask"]["ap50"] is None


def test_a_find_in_a_crowd_counts_neither_way(photos: list[TruePhoto]) -> None:
    crowd = replace(thing(CAT, 0, 40, 70, 20), crowd=True)
    crowded = [replace(photos[0], objects=(*photos[0].objects, crowd)), photos[1]]
    inside = thing(CAT, 10, 42, 12, 12)
    answers = perfect(photos)
    answers[0].append(FoundObject(CAT, 0.99, inside.mask, inside.box))
    assert score(crowded, answers)["mask"]["per_class"]["cat"]["ap50"] == 1
    assert score(photos, answers)["mask"]["per_class"]["cat"]["ap50"] < 1


def found_at(photo: TruePhoto, *boxes: tuple[float, ...]) -> list[FoundObject]:
    count = len(boxes)
    return found_objects(
        np.array(boxes, np.float32).reshape(-1, 4),
        np.full(count, CAT),
        np.full(count, 0.5, np.float32),
        np.ones((count, 28, 28), np.float32),
        photo,
    )


def test_void_is_taken_out_and_hides_what_lies_in_it(photos: list[TruePhoto]) -> None:
    void = encode(rectangle(0, 0, 20, 60, (60, 80)))
    photo = replace(photos[0], unknown=void)
    cut, whole = found_at(photo, (15, 0, 35, 10), (40, 0, 50, 10), (0, 0, 30, 10))
    assert run_lengths.area(cut.mask) == 15 * 10
    assert run_lengths.area(whole.mask) == 100
    assert cut.box == (15, 0, 20, 10)


def test_without_void_everything_stays(photos: list[TruePhoto]) -> None:
    (found,) = found_at(photos[0], (15, 0, 35, 10))
    assert run_lengths.area(found.mask) == 200


def test_animals_by_hand() -> None:
    names = ("cat", "dog", "horse", "cow", "sheep")
    per_class = {name: {"ap50": 0.1 * k} for k, name in enumerate(names)}
    assert animals_ap50({"per_class": per_class}) == pytest.approx(0.2)
    assert animals_ap50({"per_class": per_class | {"cow": {"ap50": None}}}) is None


@pytest.mark.parametrize(
    ("coco", "voc"),
    [
        ("person", 15),
        ("airplane", 1),
        ("motorcycle", 14),
        ("couch", 18),
        ("tv", 20),
        ("dining table", 11),
        ("truck", None),
        ("background", None),
    ],
)
def test_coco_names(coco: str, voc: int | None) -> None:
    assert voc_index(coco) == voc


@pytest.fixture
def coco(tmp_path: Path) -> Path:
    """A person as a polygon, a crowd of people as run lengths, and a truck that VOC lacks."""
    (tmp_path / "images").mkdir()
    Image.new("RGB", (80, 60)).save(tmp_path / "images" / "a.jpg")
    crowd = np.zeros((60, 80), np.uint8, order="F")
    crowd[:10, :20] = 1
    counts = [0, 10, *[50, 10] * 19, 50 + 60 * 60]  # column by column
    square = [[10, 20, 30, 20, 30, 50, 10, 50]]
    rows = [
        {"category_id": 1, "segmentation": square, "bbox": [10, 20, 20, 30], "iscrowd": 0},
        {
            "category_id": 1,
            "segmentation": {"size": [60, 80], "counts": counts},
            "bbox": [0, 0, 20, 10],
            "iscrowd": 1,
        },
        {"category_id": 8, "segmentation": square, "bbox": [10, 20, 20, 30], "iscrowd": 0},
    ]
    listed = {
        "images": [{"id": 7, "file_name": "a.jpg", "height": 60, "width": 80}],
        "annotations": [{"id": n, "image_id": 7, **row} for n, row in enumerate(rows)],
        "categories": [{"id": 1, "name": "person"}, {"id": 8, "name": "truck"}],
    }
    (tmp_path / "instances_val.json").write_text(json.dumps(listed))
    return tmp_path


@pytest.fixture
def voc(tmp_path: Path) -> Path:
    """Two photos of two dogs with a rim of void, of which only the first is clean."""
    for folder in ("images", "instances"):
        (tmp_path / folder).mkdir()
    ids = np.zeros((60, 80), np.uint8)
    ids[10:30, 10:30], ids[10:30, 40:70], ids[9, 10:70] = 1, 2, VOID
    for name in ("a", "b"):
        Image.new("RGB", (80, 60)).save(tmp_path / "images" / f"{name}.jpg")
        Image.fromarray(ids).save(tmp_path / "instances" / f"{name}.png")
    dogs = [{"id": 1, "class_id": DOG}, {"id": 2, "class_id": DOG}, {"id": 3, "class_id": CAT}]
    listed = [
        {"id": "a", "instances_clean": True, "instances": dogs},
        {"id": "b", "instances_clean": False, "instances": dogs},
    ]
    (tmp_path / "instances.json").write_text(json.dumps(listed))
    (tmp_path / "val.txt").write_text("a\nb\n")
    return tmp_path


def test_cocos_layout(coco: Path) -> None:
    (photo,) = read_truth(coco)
    person, crowd = photo.objects
    assert (person.index, person.crowd, person.box) == (PERSON, False, (10, 20, 20, 30))
    assert run_lengths.area(person.mask) == 600
    assert (crowd.index, crowd.crowd) == (PERSON, True)
    decoded = decode(crowd.mask)
    assert decoded[:10, :20].all()
    assert decoded.sum() == 200


def test_vocs_layout(voc: Path) -> None:
    (photo,) = read_truth(voc)
    assert photo.path.name == "a.jpg"
    assert [entry.index for entry in photo.objects] == [DOG, DOG]
    assert [entry.box for entry in photo.objects] == [(10, 10, 20, 20), (40, 10, 30, 20)]
    assert run_lengths.area(photo.unknown) == 60


def test_the_two_layouts_agree_on_a_perfect_answer(coco: Path) -> None:
    photos = read_truth(coco)
    answers = perfect([replace(photos[0], objects=photos[0].objects[:1])])
    assert score(photos, answers)["mask"]["per_class"]["person"]["ap"] == 1


def test_a_folder_without_truth_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="neither instances_val"):
        read_truth(tmp_path)


def test_a_missing_photo_is_named(voc: Path) -> None:
    (voc / "images" / "a.jpg").unlink()
    with pytest.raises(DataError, match=r"a\.jpg is missing"):
        read_truth(voc)


def test_a_missing_list_is_named(voc: Path) -> None:
    with pytest.raises(DataError, match=r"test\.txt is missing"):
        read_truth(voc, "test")


@pytest.mark.parametrize("content", ["", "[]", '{"images": []}'])
def test_other_json_is_refused(coco: Path, content: str) -> None:
    (coco / "instances_val.json").write_text(content)
    with pytest.raises(DataError, match="cannot be read as COCO"):
        read_truth(coco)
