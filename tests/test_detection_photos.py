"""What the sets of photos with objects say, and where they are read wrong."""

from pathlib import Path

import numpy as np
import pytest
from made_up_objects import (
    BOXES,
    CAT,
    DOG,
    MSRC,
    PEOPLE,
    PERSON,
    SETTINGS,
    SIZE,
    save_map,
    write_boxes,
    write_msrc,
    write_sets,
)

from segcore.data.instances import decode
from segcore.data.labels import VOID
from segcore.errors import DataError
from segcore.train.boxed_people import filled
from segcore.train.detection_photos import find_objects


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_sets(tmp_path)


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
