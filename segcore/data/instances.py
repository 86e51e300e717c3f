"""From the 28 × 28 masks of an `InstanceResult` to pixels: pasted, numbered, and as COCO's JSON."""

import math
import warnings
from typing import Any

import numpy as np
from jaxtyping import Bool, Float, Float32, Integer, UInt16
from pycocotools import mask as run_lengths

from segcore.data.arrays import Mask
from segcore.data.results import InstanceResult

RunLengths = dict[str, Any]  # as pycocotools keeps a mask

# An object is a part of another one of its class, with a higher score, if more than this share of
# it lies inside the other.
PART = 0.8
COARSE_SIDE = 320  # pixels: the longest side of the masks on which that is decided


def paste(
    mask: Float32[np.ndarray, "rows columns"],
    box: Float32[np.ndarray, "4"],
    size: tuple[int, int],
) -> Mask:
    """Put a box's mask back where it was found in the photo.

    Each cell's value stands at the cell's centre. A pixel whose centre lies in the box reads the
    cells bilinearly, with zeros around them, and is inside where more than 0.5 is read.

    Args:
        mask: probability of each cell of the box to belong to the object.
        box: x1, y1, x2, y2 in pixels; pixel i covers i to i + 1.
        size: (height, width) of the photo.
    """
    x1, y1, x2, y2 = box.astype(np.float64).tolist()
    rows, vertical = _readings(size[0], y1, y2, mask.shape[0])
    columns, horizontal = _readings(size[1], x1, x2, mask.shape[1])
    inside = np.zeros(size, bool)
    inside[rows, columns] = vertical @ mask.astype(np.float64) @ horizontal.T > 0.5
    return inside


def _readings(
    length: int, begin: float, end: float, cells: int
) -> tuple[slice, Float[np.ndarray, "pixels cells"]]:
    """Along one side: the pixels whose centres lie in the box, and how much of each cell they read.

    Only there can more than 0.5 be read: at the box's side half of the zeros outside is read too.
    """
    first = max(0, math.ceil(begin - 0.5))
    last = max(first, min(length, math.floor(end - 0.5) + 1))
    centres = np.arange(first, last) + 0.5
    places = (centres - begin) / (end - begin) * cells - 0.5  # cell i stands at i
    return slice(first, last), np.maximum(0, 1 - np.abs(places[:, None] - np.arange(cells)))


def parts(
    boxes: Float32[np.ndarray, "n 4"],
    classes: Integer[np.ndarray, " n"],
    masks: Float32[np.ndarray, "n rows columns"],
    size: tuple[int, int],
) -> Bool[np.ndarray, " n"]:
    """Which objects are only a part, such as a head or a hull, of one with a higher score.

    Boxes of one object that differ much in size overlap little, so suppressing boxes leaves both.

    Args:
        boxes: x1, y1, x2, y2 in pixels, the highest score first.
        classes: an object is compared only with those of its class.
        masks: of the boxes, not pasted.
        size: (height, width) of the photo.
    """
    scale = min(1.0, COARSE_SIDE / max(size))
    small = (max(1, round(size[0] * scale)), max(1, round(size[1] * scale)))
    pasted = np.zeros((len(boxes), small[0] * small[1]), np.float32)
    for row, mask, box in zip(pasted, masks, boxes * np.float32(scale), strict=True):
        row[:] = paste(mask, box, small).ravel()
    shared = pasted @ pasted.T  # pixels that two of them have in common
    found = np.zeros(len(boxes), bool)
    for index in range(1, len(boxes)):
        rivals = ~found[:index] & (classes[:index] == classes[index])
        found[index] = (shared[index, :index][rivals] > PART * shared[index, index]).any()
    return found


def id_map(result: InstanceResult) -> UInt16[np.ndarray, "height width"]:
    """0 without an object, i + 1 on the pixels of object i; a higher score lies on top."""
    ids = np.zeros(result.size, np.uint16)
    for index in reversed(range(len(result))):
        ids[paste(result.masks[index], result.boxes[index], result.size)] = index + 1
    return ids


def to_coco(result: InstanceResult, file_name: str = "") -> dict[str, object]:
    """The objects as COCO's JSON, with masks as compressed run lengths.

    Masks are whole, also where an object with a higher score covers them. An annotation's ``id`` is
    the object's number in `id_map`, its ``category_id`` the index in the label set.

    Args:
        result: what to write.
        file_name: of the photo, for the entry in ``images``.
    """
    height, width = result.size
    return {
        "images": [{"id": 1, "file_name": file_name, "height": height, "width": width}],
        "annotations": [_annotation(result, index) for index in range(len(result))],
        "categories": [
            {"id": label.index, "name": label.name} for label in result.label_set.classes[1:]
        ],
    }


def _annotation(result: InstanceResult, index: int) -> dict[str, object]:
    encoded = encode(paste(result.masks[index], result.boxes[index], result.size))
    x1, y1, x2, y2 = result.boxes[index].tolist()
    return {
        "id": index + 1,
        "image_id": 1,
        "category_id": int(result.classes[index]),
        "segmentation": {**encoded, "counts": encoded["counts"].decode("ascii")},
        "area": int(run_lengths.area(encoded)),
        "bbox": [round(value, 2) for value in (x1, y1, x2 - x1, y2 - y1)],
        "score": round(float(result.scores[index]), 4),
        "iscrowd": 0,
    }


def encode(mask: Mask) -> RunLengths:
    """pycocotools' compressed run lengths of a mask: ``size`` [height, width] and ``counts``."""
    return run_lengths.encode(np.asfortranarray(mask.astype(np.uint8)))


def decode(encoded: RunLengths) -> Mask:
    """The mask of compressed run lengths."""
    with warnings.catch_warnings():
        # pycocotools 2.0.11 asks for its array in a way that numpy 2 deprecates.
        warnings.simplefilter("ignore", DeprecationWarning)
        return run_lengths.decode(encoded).astype(bool)
