"""Photos for training: how they are found, drawn, kept apart, cut and recoloured."""

from pathlib import Path

import numpy as np
import pytest
from made_up_photos import SETS, write_photos

from segcore.data.labels import VOID
from segcore.data.splits import read_split
from segcore.errors import DataError
from segcore.train.augment import Augmentation, recolour
from segcore.train.photos import Drawing, Example, find_examples, held_out


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write_photos(tmp_path)
    return tmp_path


def test_examples_know_their_classes(data: Path) -> None:
    assert [example.classes for example in find_examples(data, SETS)] == [(1,), (2,), (3,), (4,)]


def test_drawing_by_class_balances_a_rare_one() -> None:
    def example(name: str, *classes: int) -> Example:
        return Example(Path(name), Path(name), 1.0, classes)

    drawing = Drawing([example("common", 1)] * 99 + [example("rare", 2)], by_class=1.0)
    rng = np.random.default_rng(0)
    rare = sum(drawing.draw(rng)[1] == 2 for _ in range(400))
    assert 150 < rare < 250


@pytest.mark.parametrize("wanted", [3, None])
def test_a_crop_holds_the_wanted_class(data: Path, wanted: int | None) -> None:
    augmentation = Augmentation(32, 64, (0.5, 2.0), 0.3)
    folder, rng = data / "set", np.random.default_rng(0)
    for _ in range(20):
        photo, labels = augmentation.crop(
            folder / "images" / "2.jpg", folder / "semantic" / "2.png", wanted, rng
        )
        assert photo.shape == (3, 32, 32)
        assert labels.shape == (32, 32)
        assert set(labels.unique().tolist()) <= {0, 3, VOID}
        if wanted:
            assert (labels == wanted).any()


def test_photo_and_labels_stay_together(data: Path) -> None:
    """The bright square is the class, whatever the crop: they agree but for smoothed edges."""
    augmentation = Augmentation(64, 64, (0.5, 2.0), 0.0)
    rng, folder = np.random.default_rng(1), data / "set"
    for _ in range(20):
        photo, labels = augmentation.crop(
            folder / "images" / "0.jpg", folder / "semantic" / "0.png", 1, rng
        )
        known = labels != VOID
        agree = ((photo[0] > 100) == (labels == 1))[known].float().mean()
        assert agree > 0.93


def test_recolouring_by_nothing_changes_nothing() -> None:
    photo = np.random.default_rng(0).integers(0, 256, (5, 6, 3), dtype=np.uint8)
    changed = recolour(photo, 0.0, np.random.default_rng(0))
    assert np.abs(changed.astype(int) - photo).max() <= 1


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"train\.txt is missing or empty"):
        read_split(tmp_path, "train")


def test_held_out_photos_are_not_trained_on(data: Path) -> None:
    kept = held_out(data, SETS, 2)
    assert list(kept.values()) == [["0", "2"]]
    left = find_examples(data, SETS, without={"0", "2"})
    assert [example.photo.stem for example in left] == ["1", "3"]


def test_a_photo_on_which_scores_are_reported_is_not_chosen_on(data: Path) -> None:
    (data / "set" / "val.txt").write_text("2\n")
    with pytest.raises(DataError, match=r"train\.txt and val\.txt share 2"):
        held_out(data, SETS, 2)
    with pytest.raises(DataError, match=r"train\.txt and val\.txt share 2"):
        find_examples(data, SETS)


def test_a_set_without_a_validation_list_can_be_chosen_on(data: Path) -> None:
    (data / "set" / "val.txt").unlink()
    assert list(held_out(data, SETS, 2).values()) == [["0", "2"]]
