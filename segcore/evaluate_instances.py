"""How well objects are found: ``python -m segcore.evaluate_instances --data DIR --json FILE``.

The truth is read in COCO's layout (``images/`` and ``instances_val.json``) or in VOC's
(``val.txt``, ``instances/`` and ``instances.json``, of which only the clean photos count).
``instance_scores`` explains the measures.

The score from which an object is shown and the side that the network sees are chosen on photos that
training holds out, with ``--split train --every 5``, and ``--side`` for each side to try.
"""

import argparse
import json
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tqdm import tqdm

from segcore.cards import read_card, write_card
from segcore.data.image_io import read_photo
from segcore.data.instance_truth import TruePhoto, read_truth
from segcore.errors import DataError, SegcoreError
from segcore.load import load_detector
from segcore.measure.instance_scores import (
    FoundObject,
    animals_ap50,
    by_threshold,
    found_objects,
    score,
)
from segcore.models.mask_rcnn import detect, show_at
from segcore.zoo import ZOO, find

MAIN_MEASURES = ("mask_ap", "mask_ap50", "person_ap50", "animals_ap50")  # on a card, for each set


def answer(
    network: Any,
    photo: TruePhoto,
    device: torch.device,
    translate: Mapping[int, int] | None = None,
    half: bool = False,
) -> list[FoundObject]:
    """The objects that a network finds in a photo, pasted.

    Args:
        network: one of torchvision's Mask R-CNNs, on ``device``.
        photo: the path of the photo, and its void pixels.
        device: where to compute.
        translate: the network's class -> VOC's; others are dropped. None if both are the same.
        half: autocast to bf16.
    """
    pixels = torch.from_numpy(read_photo(photo.path)).to(device)
    with torch.autocast(device.type, torch.bfloat16, enabled=half):
        found = detect(network, pixels.permute(2, 0, 1)[None].float() / 255)
    boxes, labels, scores, masks = (part.cpu().numpy() for part in found[:4])
    classes = np.array([translate.get(n, 0) if translate else n for n in labels.tolist()], int)
    shown = classes > 0
    return found_objects(boxes[shown], classes[shown], scores[shown], masks[shown], photo)


def evaluate(
    photos: Sequence[TruePhoto],
    network: Any,
    device: torch.device,
    translate: Mapping[int, int] | None = None,
    half: bool = False,
) -> dict[str, Any]:
    """All measures of one network; the arguments are those of :func:`answer`."""
    found, seconds = [], 0.0
    for photo in tqdm(photos, unit="photo"):
        began = time.perf_counter()
        found.append(answer(network, photo, device, translate, half))
        seconds += time.perf_counter() - began
    measured = score(photos, found)
    return {
        "photos": len(photos),
        "seconds_per_photo": round(seconds / len(photos), 4),
        **measured,
        "by_threshold": by_threshold(photos, found),
    }


def table(result: Mapping[str, Any]) -> str:
    """AP50 and AP of each class in the truth, in percent."""
    lines = [f"{'':14} {'mask AP50':>9} {'AP':>5} {'box AP50':>9} {'AP':>5}"]
    for name in ("all", *result["mask"]["per_class"]):
        rows = [result[kind]["per_class"].get(name, result[kind]) for kind in ("mask", "box")]
        if rows[0]["ap"] is not None:
            mask, box = ([100 * row["ap50"], 100 * row["ap"]] for row in rows)
            lines.append(f"{name:14} {mask[0]:9.1f} {mask[1]:5.1f} {box[0]:9.1f} {box[1]:5.1f}")
    lines.append(f"{result['photos']} photos, {result['seconds_per_photo']:.3f} s each")
    return "\n".join([*lines, *_best_threshold(result["by_threshold"])])


def _best_threshold(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    if not rows:
        return []
    best = max(rows, key=lambda row: row["f1"])
    precision, recall = (100 * (best[name] or 0.0) for name in ("precision", "recall"))
    return [
        f"best F1 {100 * best['f1']:.1f} from score {best['score']:g}: "
        f"{precision:.1f} % of what is shown is right, {recall:.1f} % is found"
    ]


def main_measures(result: Mapping[str, Any], data: str) -> dict[str, float]:
    """The figures of the set ``data`` for a card: mask AP, and AP50 of all, people and animals."""
    mask = result["mask"]
    person = mask["per_class"]["person"]["ap50"]
    values = (mask["ap"], mask["ap50"], person, animals_ap50(mask))
    named = zip(MAIN_MEASURES, values, strict=True)
    return {f"{data}_{name}": value for name, value in named if value is not None}


def per_class(result: Mapping[str, Any], data: str) -> dict[str, dict[str, float]]:
    """Mask AP50 by class on the set ``data`` for a card; a class that is not there is left out."""
    rows = result["mask"]["per_class"].items()
    return {f"{data}_mask_ap50": {n: row["ap50"] for n, row in rows if row["ap50"] is not None}}


def enter_scores(path: Path, result: Mapping[str, Any], data: str, command: str) -> None:
    """Write the measures of one set on the card at ``path``, beside those of other sets."""
    card, model = read_card(path), result["model"]
    # A set that is measured again replaces its old figures.
    old = {f"{data}_{name}" for name in MAIN_MEASURES}
    kept = {n: v for n, v in card.scores.get(model, {}).items() if n not in old}
    before = [line for line in card.evaluated_by.split("; ") if line and f"/{data} " not in line]
    card = replace(
        card,
        scores={**card.scores, model: kept | main_measures(result, data)},
        per_class={
            **card.per_class,
            model: {**card.per_class.get(model, {}), **per_class(result, data)},
        },
        evaluated_by="; ".join([*before, command]),
        measured_on=str(date.today()),
    )
    write_card(card, path.parent)


def parse(arguments: list[str]) -> argparse.Namespace:
    """The command line."""
    models = [name for name, entry in ZOO.items() if entry.task == "instance"]
    parser = argparse.ArgumentParser(
        prog="python -m segcore.evaluate_instances", description=__doc__
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of photos and their truth")
    parser.add_argument("--split", default="val")
    parser.add_argument("--every", type=int, default=1, help="only every N-th photo of the list")
    parser.add_argument("--model", default=models[0], choices=models)
    parser.add_argument("--weights", type=Path, help="a checkpoint in place of the shipped one")
    parser.add_argument("--side", type=int, help="longest side that the network sees, in pixels")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--half", action="store_true", help="autocast to bf16")
    parser.add_argument("--json", type=Path, help="write all the measures here")
    parser.add_argument("--card", type=Path, help="enter the scores on this card of weights")
    options = parser.parse_args(arguments)
    if options.card and (options.split == "train" or options.every > 1 or options.side):
        parser.error("a card has no scores of trial runs: leave out --split, --every and --side")
    return options


def main(arguments: list[str]) -> None:
    """Evaluate, print a table, and write everything to the JSON file."""
    options = parse(arguments)
    photos = read_truth(options.data, options.split, options.every)
    device = torch.device(options.device)
    if not photos:
        raise DataError(
            f"No photo of {options.data} can be measured.",
            "Expected at least one photo with labelled objects.",
            "Check --data.",
        )
    network = load_detector(options.model, options.weights).to(device)
    if options.side:
        show_at(network, options.side)
    translate = find(options.model).translate
    result = {
        "model": options.model,
        **evaluate(photos, network, device, translate, options.half),
    }
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    if options.card:
        data = options.data.resolve().name
        command = (
            f"python -m segcore.evaluate_instances --data DATA/{data} --split {options.split} "
            f"--model {options.model} ({result['photos']} photos)"
        )
        enter_scores(options.card, result, data, command)
    print(table(result))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SegcoreError as error:
        sys.exit(str(error))
