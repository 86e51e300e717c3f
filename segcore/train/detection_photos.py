"""The photos of ``maskrcnn-voc20``: which objects they show, and which pixels are unknown.

In sets that label every object of the 20 classes, all other pixels are background. Sets that label
only people say nothing about the other classes. There a pixel counts as background only if the set
has a map of classes that says so. The rest, void and crowds are *unknown ground*: a proposal that
lies mostly there is not punished (``models.partly_labelled``).
"""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import numpy as np
from jaxtyping import UInt8
from pycocotools import mask as run_lengths

from segcore.data.instance_truth import (
    TruePhoto,
    numbered_photo,
    read_coco,
    read_ids,
    read_voc,
)
from segcore.data.labels import VOID
from segcore.data.splits import read_split
from segcore.errors import DataError
from segcore.train.boxed_people import BACKGROUND, PERSON, read_boxed_people
from segcore.train.detection_settings import ObjectSet
from segcore.train.photos import Example

Truths = dict[Path, TruePhoto]  # by the photo's path


def find_objects(
    data: Path, sets: tuple[ObjectSet, ...], without: Collection[str] = ()
) -> tuple[list[Example], Truths]:
    """The train photos of ``sets``: what drawing needs to know of each, and its labels.

    A photo that is in two sets counts once, with the labels of the first.

    Args:
        data: the folder of the sets.
        sets: whose photos are wanted.
        without: ids that are held out, in any set.

    Raises:
        DataError: a file that a list names is missing.
    """
    examples, truths = [], {}
    for photos in sets:
        for truth in read_set(data / photos.folder, photos):
            if truth.path.stem in without or truth.path in truths:
                continue
            truth = _crowds_are_unknown(truth)
            classes = tuple(sorted({entry.index for entry in truth.objects}))
            labels = data / photos.folder / photos.masks
            examples.append(Example(truth.path, labels, photos.weight, classes))
            truths[truth.path] = truth
    return examples, truths


def read_set(folder: Path, photos: ObjectSet) -> list[TruePhoto]:
    """The train photos of one set."""
    if photos.labelled == "boxes":
        return read_boxed_people(folder, photos)
    if photos.labelled == "people":
        return [_people(folder, photos, name) for name in read_split(folder, "train")]
    if photos.maps:
        return [_mapped(folder, photos, name) for name in read_split(folder, "train")]
    if photos.masks.endswith(".json"):
        return read_coco(folder / photos.masks, folder / "images")
    return read_voc(folder, "train")


def _people(folder: Path, photos: ObjectSet, name: str) -> TruePhoto:
    """A photo with numbered people; all else is unknown unless a map calls it background."""
    ids = read_ids(folder, name, photos.masks)
    unknown = ids == 0
    if photos.maps:
        unknown &= read_ids(folder, name, photos.maps) != BACKGROUND
    numbers = np.unique(ids[ids > 0]).tolist()
    return numbered_photo(folder, name, ids, dict.fromkeys(numbers, PERSON), unknown)


def _mapped(folder: Path, photos: ObjectSet, name: str) -> TruePhoto:
    """A photo with numbered objects of any class; the map tells which class each has.

    What the map is not sure about, such as a bench, which may be a chair, is unknown ground. Void
    inside an object, such as between a bicycle's spokes, belongs to the object.
    """
    ids = read_ids(folder, name, photos.masks)
    labels = read_ids(folder, name, photos.maps)
    numbers = np.unique(ids[(ids > 0) & (ids != VOID)]).tolist()
    classes = {number: _class_of(labels[ids == number], folder, name) for number in numbers}
    unknown = (ids == VOID) | (ids == 0) & (labels == VOID)
    return numbered_photo(folder, name, ids, classes, unknown)


def _class_of(labels: UInt8[np.ndarray, " pixels"], folder: Path, name: str) -> int:
    """The class of most of an object's pixels; some of them may be void."""
    seen = labels[(labels != VOID) & (labels != BACKGROUND)]
    if not seen.size:
        raise DataError(
            f"{folder.name}: an object of {name} has no class in the map.",
            "Expected the index of a class at an object's pixels.",
            "Check the masks.",
        )
    return int(np.argmax(np.bincount(seen)))


def _crowds_are_unknown(truth: TruePhoto) -> TruePhoto:
    crowds = [entry.mask for entry in truth.objects if entry.crowd]
    if not crowds:
        return truth
    unknown = run_lengths.merge([*crowds, *filter(None, [truth.unknown])])
    single = tuple(entry for entry in truth.objects if not entry.crowd)
    return replace(truth, objects=single, unknown=unknown)
