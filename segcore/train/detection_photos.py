"""The photos of ``maskrcnn-voc20``: which objects they show, and which pixels are unknown.

In sets that label every object of the 20 classes, all other pixels are background. Sets that label
only people say nothing about the other classes. There a pixel counts as background only if the set
has a map of classes that says so. The rest, void and crowds are *unknown ground*: a proposal that
lies mostly there is not punished (``models.partly_labelled``).
"""

from dataclasses import replace
from pathlib import Path

import numpy as np
from pycocotools import mask as run_lengths

from segcore.data.instance_truth import (
    TruePhoto,
    numbered_photo,
    read_coco,
    read_ids,
    read_voc,
)
from segcore.data.splits import read_split
from segcore.data.voc21 import VOC21
from segcore.train.detection_settings import ObjectSet
from segcore.train.photos import Example

CLASS_MAPS = "semantic_voc21"  # folder of a set's class maps, if it has any
PERSON = VOC21.index_of("person")
BACKGROUND = 0

Truths = dict[Path, TruePhoto]  # by the photo's path


def find_objects(data: Path, sets: tuple[ObjectSet, ...]) -> tuple[list[Example], Truths]:
    """All train photos of ``sets``: what drawing needs to know of each, and its labels.

    Raises:
        DataError: a file that a list names is missing.
    """
    examples, truths = [], {}
    for photos in sets:
        for truth in read_set(data / photos.folder, photos):
            truth = _crowds_are_unknown(truth)
            classes = tuple(sorted({entry.index for entry in truth.objects}))
            labels = data / photos.folder / photos.masks
            examples.append(Example(truth.path, labels, photos.weight, classes))
            truths[truth.path] = truth
    return examples, truths


def read_set(folder: Path, photos: ObjectSet) -> list[TruePhoto]:
    """The train photos of one set."""
    if photos.labelled == "people":
        return [_people(folder, photos.masks, name) for name in read_split(folder, "train")]
    if photos.masks.endswith(".json"):
        return read_coco(folder / photos.masks, folder / "images")
    return read_voc(folder, "train")


def _people(folder: Path, masks: str, name: str) -> TruePhoto:
    """A photo with numbered people; all else is unknown unless a map calls it background."""
    ids = read_ids(folder, name, masks)
    unknown = ids == 0
    if (folder / CLASS_MAPS).is_dir():
        unknown &= read_ids(folder, name, CLASS_MAPS) != BACKGROUND
    numbers = np.unique(ids[ids > 0]).tolist()
    return numbered_photo(folder, name, ids, dict.fromkeys(numbers, PERSON), unknown)


def _crowds_are_unknown(truth: TruePhoto) -> TruePhoto:
    crowds = [entry.mask for entry in truth.objects if entry.crowd]
    if not crowds:
        return truth
    unknown = run_lengths.merge([*crowds, *filter(None, [truth.unknown])])
    single = tuple(entry for entry in truth.objects if not entry.crowd)
    return replace(truth, objects=single, unknown=unknown)
