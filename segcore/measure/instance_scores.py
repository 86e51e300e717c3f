"""How well objects were found: pycocotools' average precision of masks and boxes, per class.

Source: Lin et al., "Microsoft COCO: Common Objects in Context", ECCV 2014, and its evaluation
code. A found object is right when it overlaps a true one of its class far enough; precision is
averaged over recall, and ``ap`` also over ten degrees of overlap from 0.5 to 0.95. What lies in a
crowd, or mostly on void, counts neither way; void pixels are taken out of the found masks.
"""

import contextlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from jaxtyping import Float32, Int
from pycocotools import mask as run_lengths
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

from segcore.data.instance_truth import TrueObject, TruePhoto
from segcore.data.instances import RunLengths, decode, encode, parts, paste
from segcore.data.voc21 import VOC21

KINDS = {"mask": "segm", "box": "bbox"}  # our word -> pycocotools'
MOSTLY = 0.5  # a found mask is ignored if at least this share of it is void
HALF = 0.5  # the overlap at which AP50 is measured
THRESHOLDS = tuple(n / 20 for n in range(1, 20))  # of the score, from which one is chosen

# VOC's validation photos show enough of these to measure each, and their mean sums them up.
ANIMALS = ("cat", "dog", "horse", "cow", "sheep")

APScores = dict[str, Any]


@dataclass(frozen=True)
class FoundObject:
    """One object that a network reports, pasted into the photo."""

    index: int  # of its class in VOC21
    score: float
    mask: RunLengths
    box: tuple[float, float, float, float]  # x, y, width, height in pixels


def found_objects(
    boxes: Float32[np.ndarray, "n 4"],
    classes: Int[np.ndarray, " n"],
    scores: Float32[np.ndarray, " n"],
    masks: Float32[np.ndarray, "n rows columns"],
    photo: TruePhoto,
) -> list[FoundObject]:
    """A network's objects in one photo, pasted, without parts and without those on void.

    Args:
        boxes: x1, y1, x2, y2 in the photo's pixels, the highest score first.
        classes: indices in VOC21.
        scores: 0–1.
        masks: of the boxes, not pasted.
        photo: the truth.
    """
    unknown = decode(photo.unknown) if photo.unknown else None
    found = []
    rows = zip(boxes, classes, scores, masks, parts(boxes, classes, masks, photo.size), strict=True)
    for box, index, score, mask, is_part in rows:
        if is_part:
            continue
        pixels = paste(mask, box, photo.size)
        if unknown is not None:
            if pixels.any() and (pixels & unknown).sum() >= MOSTLY * pixels.sum():
                continue
            pixels &= ~unknown
        x1, y1, x2, y2 = box.tolist()
        sides = (x1, y1, x2 - x1, y2 - y1)
        found.append(FoundObject(int(index), float(score), encode(pixels), sides))
    return found


def score(photos: Sequence[TruePhoto], found: Sequence[Sequence[FoundObject]]) -> APScores:
    """Average precision of masks and boxes, ready for JSON: fractions, or None where unknown.

    Returns:
        ``{"mask": {"ap", "ap50", "per_class": {name: {"ap", "ap50"}}}, "box": the same}``. A class
        that is not in the truth has None, and is left out of the means.
    """
    with contextlib.redirect_stdout(io.StringIO()):  # pycocotools prints its progress
        truth = _truth(photos)
        results = _results(truth, found)
        return {kind: _summary(truth, results, word) for kind, word in KINDS.items()}


def by_threshold(
    photos: Sequence[TruePhoto], found: Sequence[Sequence[FoundObject]]
) -> list[dict[str, float | None]]:
    """What remains of an answer if only objects above a score are shown, all classes together.

    Returns:
        For each of :data:`THRESHOLDS` its ``score``, and of the masks that overlap by half the
        ``precision`` (None if nothing is shown), the ``recall`` and the ``f1``, their harmonic
        mean; no rows if there is no true object.
    """
    with contextlib.redirect_stdout(io.StringIO()):
        truth = _truth(photos)
        judge = _judge(truth, _results(truth, found), KINDS["mask"])
        judge.params.iouThrs = np.array([HALF])
        judge.evaluate()
    rows = [row for row in judge.evalImgs if row]
    total = sum(int((np.asarray(row["gtIgnore"]) == 0).sum()) for row in rows)
    if not total:
        return []
    scores = np.concatenate([row["dtScores"] for row in rows])
    right = np.concatenate([row["dtMatches"][0] > 0 for row in rows])
    counts = np.concatenate([~row["dtIgnore"][0].astype(bool) for row in rows])
    return [
        _at(threshold, right[counts & (scores >= threshold)], total) for threshold in THRESHOLDS
    ]


def _at(threshold: float, right: np.ndarray, total: int) -> dict[str, float | None]:
    """One row of :func:`by_threshold`, from whether each shown object is right."""
    hits, shown = int(right.sum()), len(right)
    return {
        "score": threshold,
        "precision": round(hits / shown, 4) if shown else None,
        "recall": round(hits / total, 4),
        "f1": round(2 * hits / (shown + total), 4),
    }


def _truth(photos: Sequence[TruePhoto]) -> COCO:
    truth = COCO()
    truth.dataset = {
        "info": {},
        "images": [
            {"id": number, "height": photo.size[0], "width": photo.size[1]}
            for number, photo in enumerate(photos, start=1)
        ],
        "categories": [{"id": label.index, "name": label.name} for label in VOC21.classes[1:]],
        "annotations": [
            _row(entry, number) | {"area": _area(entry), "iscrowd": int(entry.crowd)}
            for number, photo in enumerate(photos, start=1)
            for entry in photo.objects
        ],
    }
    for identity, row in enumerate(truth.dataset["annotations"], start=1):
        row["id"] = identity  # from 1 up: pycocotools takes 0 for "no match"
    truth.createIndex()
    return truth


def _results(truth: COCO, found: Sequence[Sequence[FoundObject]]) -> COCO:
    results = COCO()
    results.dataset = {**truth.dataset, "annotations": []}
    for number, entries in enumerate(found, start=1):
        for entry in entries:
            row = _row(entry, number) | {"score": entry.score, "area": _area(entry), "iscrowd": 0}
            row["id"] = len(results.dataset["annotations"]) + 1
            results.dataset["annotations"].append(row)
    results.createIndex()
    return results


def _row(entry: TrueObject | FoundObject, number: int) -> dict[str, Any]:
    return {
        "image_id": number,
        "category_id": entry.index,
        "segmentation": entry.mask,
        "bbox": list(entry.box),
    }


def _area(entry: TrueObject | FoundObject) -> int:
    return int(run_lengths.area(entry.mask))


def _summary(truth: COCO, results: COCO, kind: str) -> APScores:
    judge = _judge(truth, results, kind)
    judge.evaluate()
    judge.accumulate()
    # overlap × recall × class × size × count; −1 where there is no truth
    precision = judge.eval["precision"][:, :, :, 0, 0]
    half = precision[np.isclose(judge.params.iouThrs, HALF)]
    names = [VOC21.name_of(int(index)) for index in judge.params.catIds]
    return {
        "ap": _mean(precision),
        "ap50": _mean(half),
        "per_class": {
            name: {"ap": _mean(precision[..., k]), "ap50": _mean(half[..., k])}
            for k, name in enumerate(names)
        },
    }


def _judge(truth: COCO, results: COCO, kind: str) -> COCOeval:
    judge = COCOeval(truth, results, kind)
    judge.params.areaRng, judge.params.areaRngLbl = [[0, 1e10]], ["all"]  # whatever their size
    judge.params.maxDets = [100]
    return judge


def _mean(precision: np.ndarray) -> float | None:
    known = precision[precision > -1]
    return round(float(known.mean()), 4) if known.size else None


def animals_ap50(scores: APScores) -> float | None:
    """The mean AP50 of :data:`ANIMALS` in one kind's scores; None unless the truth shows all."""
    found = [scores["per_class"][name]["ap50"] for name in ANIMALS]
    return None if None in found else round(sum(found) / len(found), 4)
