"""Photos of other sets in which people were boxed by people: ``boxes.json`` and numbered masks.

``boxes.json`` lists the photos. Each names the set that holds it, and its people: a box, and
whether the mask, which a machine cut out, fits that box. If it does not, only the box is known.

The labels are not complete. Small people have no box, and no other class has labels. So only two
kinds of pixels are known: what the set's class map calls background, and people inside a box. All
other pixels are unknown ground.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from pycocotools import mask as run_lengths

from segcore.data.arrays import Labels, Mask
from segcore.data.instance_truth import TrueObject, TruePhoto, photo_path, read_ids
from segcore.data.instances import RunLengths, decode, encode
from segcore.data.labels import VOID
from segcore.data.splits import read_split
from segcore.data.voc21 import VOC21
from segcore.errors import DataError
from segcore.train.detection_settings import ObjectSet

LISTING = "boxes.json"
PERSON = VOC21.index_of("person")
BACKGROUND = 0


def read_boxed_people(folder: Path, photos: ObjectSet) -> list[TruePhoto]:
    """The train photos of a set of boxes; they lie in the sets beside ``folder``.

    Raises:
        DataError: the listing is missing or is something else, or a file that it names is missing.
    """
    names = set(read_split(folder, "train"))
    try:
        rows = json.loads((folder / LISTING).read_text("utf-8"))
        return [_photo(folder, photos, row) for row in rows if row["id"] in names]
    except (OSError, ValueError, KeyError, TypeError) as wrong:
        raise DataError(
            f"{folder / LISTING} cannot be read as a list of boxes ({wrong!r}).",
            "Expected for each photo an id, a set and persons with box, id and mask_clean.",
            "Check --data.",
        ) from wrong


def _photo(folder: Path, photos: ObjectSet, row: Mapping[str, Any]) -> TruePhoto:
    ids = read_ids(folder, row["id"], photos.masks)
    home = folder.parent / row["set"]
    people = tuple(_person(entry, ids) for entry in row["persons"])
    unknown = _unknown(ids, read_ids(home, row["id"], photos.maps), people)
    return TruePhoto(
        path=photo_path(home, row["id"]),
        size=ids.shape,
        objects=people,
        unknown=encode(unknown) if unknown.any() else None,
    )


def _person(entry: Mapping[str, Any], ids: Labels) -> TrueObject:
    x1, y1, x2, y2 = map(float, entry["box"])
    box = (x1, y1, x2 - x1, y2 - y1)
    extent = filled(box, ids.shape)
    mask = ids == entry["id"]
    outlined = bool(entry["mask_clean"]) and bool(mask.any())
    return TrueObject(PERSON, encode(mask) if outlined else extent, box, False, extent, outlined)


def filled(box: tuple[float, float, float, float], size: tuple[int, int]) -> RunLengths:
    """All pixels of a box.

    Args:
        box: x, y, width, height in pixels.
        size: (height, width) of the photo.
    """
    (found,) = run_lengths.frPyObjects(np.array([box], np.float64), *size)
    return found


def _unknown(ids: Labels, classes: Labels, people: tuple[TrueObject, ...]) -> Mask:
    known = (classes == PERSON) & (ids != VOID)
    known &= decode(run_lengths.merge([person.extent for person in people]))
    return (classes != BACKGROUND) & ~known
