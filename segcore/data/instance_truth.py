"""Photos with each object labelled, read from COCO's or VOC's layout.

* COCO's: one JSON for all photos, polygons or run lengths; groups without counts are a "crowd".
* VOC's: a PNG a photo in which each object has a number and 255 is void, and ``instances.json``,
  which knows the objects' classes and which photos to trust (``instances_clean``).

Masks are kept as pycocotools' compressed run lengths: thousands of photos fit into memory.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from jaxtyping import Bool
from PIL import Image
from pycocotools import mask as run_lengths

from segcore.data.arrays import Labels, Mask
from segcore.data.instances import RunLengths, encode
from segcore.data.labels import VOID
from segcore.data.splits import read_split
from segcore.data.voc21 import VOC21
from segcore.errors import DataError, UnknownName

# COCO's names for classes that VOC names differently.
COCO_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "airplane": "aeroplane",
        "motorcycle": "motorbike",
        "couch": "sofa",
        "tv": "TV monitor",
    }
)


@dataclass(frozen=True)
class TrueObject:
    """One labelled object."""

    index: int  # of its class in VOC21
    mask: RunLengths
    box: tuple[float, float, float, float]  # x, y, width, height in pixels
    crowd: bool = False  # a group without single labels: what is found in it is not judged
    extent: RunLengths | None = None  # all pixels of its box, if the box itself was drawn by people
    outlined: bool = True  # False: only its box is known, and the mask is all of the box


@dataclass(frozen=True)
class TruePhoto:
    """A photo and all that is known about the objects in it."""

    path: Path
    size: tuple[int, int]  # height, width
    objects: tuple[TrueObject, ...]
    unknown: RunLengths | None = None  # pixels where there may be objects without a label


def read_truth(folder: Path, split: str = "val", every: int = 1) -> list[TruePhoto]:
    """The labelled photos of a folder in COCO's or VOC's layout.

    Args:
        folder: of the set.
        split: the list of its photos.
        every: only every ``every``-th id of the list; some of these may not be clean.

    Raises:
        DataError: it has neither, or a file that its lists name is missing.
    """
    photos = _read_split(folder, split)
    if every == 1:
        return photos
    chosen = set(read_split(folder, split)[::every])
    return [photo for photo in photos if photo.path.stem in chosen]


def _read_split(folder: Path, split: str) -> list[TruePhoto]:
    listing = folder / f"instances_{split}.json"
    if listing.is_file():
        return read_coco(listing, folder / "images")
    if (folder / "instances.json").is_file():
        return read_voc(folder, split)
    raise DataError(
        f"{folder} holds neither instances_{split}.json nor instances.json.",
        "Expected photos with labelled objects in COCO's or VOC's layout.",
        "Check --data.",
    )


def read_coco(listing: Path, images: Path) -> list[TruePhoto]:
    """The photos of a COCO JSON; objects of classes that VOC does not have are left out.

    Raises:
        DataError: the file is no COCO JSON, or a photo is missing.
    """
    try:
        listed = json.loads(listing.read_text("utf-8"))
        indices = {row["id"]: voc_index(row["name"]) for row in listed["categories"]}
        rows: dict[int, list[dict[str, Any]]] = {row["id"]: [] for row in listed["images"]}
        for row in listed["annotations"]:
            if indices[row["category_id"]] is not None:
                rows[row["image_id"]].append(row)
        return [
            _coco_photo(photo, rows[photo["id"]], indices, images) for photo in listed["images"]
        ]
    except (OSError, ValueError, KeyError, TypeError) as wrong:
        raise DataError(
            f"{listing} cannot be read as COCO's JSON ({wrong!r}).",
            "Expected images, annotations and categories.",
            "Check --data.",
        ) from wrong


def voc_index(coco_name: str) -> int | None:
    """VOC's index of a COCO class; None if VOC has no such class."""
    try:
        return VOC21.index_of(COCO_NAMES.get(coco_name, coco_name)) or None
    except UnknownName:
        return None


def _coco_photo(
    photo: dict[str, Any],
    rows: list[dict[str, Any]],
    indices: Mapping[int, int | None],
    images: Path,
) -> TruePhoto:
    size = (int(photo["height"]), int(photo["width"]))
    objects = tuple(_coco_object(row, indices[row["category_id"]] or 0, size) for row in rows)
    return TruePhoto(_there(images / photo["file_name"], "The JSON"), size, objects)


def _coco_object(row: dict[str, Any], index: int, size: tuple[int, int]) -> TrueObject:
    x, y, width, height = map(float, row["bbox"])
    mask = _merged(row["segmentation"], size)
    return TrueObject(index, mask, (x, y, width, height), bool(row.get("iscrowd", 0)))


def _merged(segmentation: Any, size: tuple[int, int]) -> RunLengths:
    """Polygons, plain or compressed run lengths as compressed run lengths."""
    if isinstance(segmentation, list):
        return run_lengths.merge(run_lengths.frPyObjects(segmentation, *size))
    if isinstance(segmentation["counts"], list):
        return run_lengths.frPyObjects(segmentation, *size)
    return segmentation


def read_voc(folder: Path, split: str) -> list[TruePhoto]:
    """The clean photos of a split in VOC's layout.

    Raises:
        DataError: a list, a photo or a mask is missing.
    """
    names = set(read_split(folder, split))
    listed = json.loads(_there(folder / "instances.json", "The layout").read_text("utf-8"))
    return [
        _voc_photo(folder, row) for row in listed if row["id"] in names and row["instances_clean"]
    ]


def _voc_photo(folder: Path, row: dict[str, Any]) -> TruePhoto:
    ids = read_ids(folder, row["id"])
    classes = {int(entry["id"]): int(entry["class_id"]) for entry in row["instances"]}
    return numbered_photo(folder, row["id"], ids, classes, ids == VOID)


def numbered_photo(
    folder: Path,
    name: str,
    ids: Labels,
    classes: Mapping[int, int],
    unknown: Mask,
) -> TruePhoto:
    """A photo whose objects are numbered in ``ids``.

    Args:
        folder: of the set.
        name: id of the photo.
        ids: an object's number at each of its pixels.
        classes: number -> index in VOC21; a number that does not occur in ``ids`` has no object.
        unknown: where there may be objects without a label.
    """
    return TruePhoto(
        path=photo_path(folder, name),
        size=ids.shape,
        objects=tuple(_numbered(ids == number, index) for number, index in _present(ids, classes)),
        unknown=encode(unknown) if unknown.any() else None,
    )


def _present(ids: Labels, classes: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    there = set(np.unique(ids).tolist())
    return ((number, index) for number, index in classes.items() if number in there)


def _numbered(mask: Bool[np.ndarray, "height width"], index: int) -> TrueObject:
    encoded = encode(mask)
    return TrueObject(index, encoded, tuple(run_lengths.toBbox(encoded).tolist()))


def photo_path(folder: Path, name: str) -> Path:
    """The photo of an id.

    Raises:
        DataError: it is missing.
    """
    return _there(folder / "images" / f"{name}.jpg", "The list")


def read_ids(folder: Path, name: str, masks: str = "instances") -> Labels:
    """The PNG of a photo in the folder ``masks``, with the indices of the file.

    Raises:
        DataError: it is missing.
    """
    with Image.open(_there(folder / masks / f"{name}.png", "The list")) as image:
        return np.array(image).astype(np.uint8)


def _there(path: Path, named_by: str) -> Path:
    if not path.is_file():
        raise DataError(f"{path} is missing.", f"{named_by} names it.", "Check --data.")
    return path
