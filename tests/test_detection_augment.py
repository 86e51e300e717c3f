"""How photos with objects are cut, pasted and drawn anew for training."""

import copy
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from made_up_objects import (
    BOXES,
    CAT,
    PERSON,
    SETTINGS,
    STAGE,
    augmentation,
    scene,
    write_boxes,
    write_sets,
)

from segcore.models.partly_labelled import OUTLINED, UNKNOWN
from segcore.train.detection_augment import DetectionAugmentation
from segcore.train.detection_photos import find_objects


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_sets(tmp_path)


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
