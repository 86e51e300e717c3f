"""How often Classify and Locate are right: ``python -m segcore.evaluate_tasks --data DIR``.

Both ask about the whole photo, so only photos whose truth shows one class count. Classify needs
``semantic/``; Locate needs trusted boxes, so its photos are fewer (`data.instance_truth`).
`measure.whole_photo` explains the measures, `ops.pooling` where the class scores come from.

The page reads the file that ``--json`` writes: ``assets/tasks.json``. How the class scores are
pooled was chosen on photos that training holds out (`ops.pooling`); ``--split train --every 5``
measures on such photos.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import torch
from tqdm import tqdm

from segcore.data.image_io import read_labels, read_photo
from segcore.data.instance_truth import TruePhoto, read_truth
from segcore.engine import Engine
from segcore.errors import DataError, SegcoreError
from segcore.evaluate import common_label_set, read_pairs
from segcore.measure.whole_photo import (
    is_located,
    only_class,
    only_class_of_objects,
    surest_class,
)
from segcore.zoo import ZOO, Task, available, card_of, find

Pair = tuple[Path, Path]  # photo, truth
Measured = dict[str, Any]


def classify(pairs: Sequence[Pair], models: Sequence[str], engine: Engine) -> Measured:
    """On how many photos of one class each semantic network names this class first.

    Args:
        pairs: photos and label maps; those that do not show exactly one class are skipped.
        models: semantic networks of the zoo with one label set.
        engine: runs them, as on the page.
    """
    label_set = common_label_set(models)
    right, photos = dict.fromkeys(models, 0), 0
    for photo, truth in tqdm(pairs, unit="photo"):
        wanted = only_class(read_labels(truth, label_set), label_set.background)
        if wanted is None:
            continue
        photos += 1
        for model, result in engine.levels(read_photo(photo), models).items():
            right[model] += surest_class(result) == wanted
    return _shares(right, photos, "top1")


def locate(photos: Sequence[TruePhoto], models: Sequence[str], engine: Engine) -> Measured:
    """On how many photos of one class each instance network's surest object is one of its objects.

    Args:
        photos: those whose objects are not of exactly one class are skipped.
        models: instance networks of the zoo.
        engine: runs them, as on the page.
    """
    kept = [photo for photo in photos if only_class_of_objects(photo) is not None]
    right = dict.fromkeys(models, 0)
    for photo in tqdm(kept, unit="photo"):
        pixels = read_photo(photo.path)
        for model in models:
            right[model] += is_located(engine.instances(pixels, model), photo.objects)
    return _shares(right, len(kept), "class_and_box")


def _shares(right: dict[str, int], photos: int, measure: str) -> Measured:
    if not photos:
        raise DataError(
            "No photo shows exactly one class.", "Expected at least one.", "Check --data, --split."
        )
    models = {
        name: {measure: round(count / photos, 4), "checkpoint": card_of(name).sha256}
        for name, count in right.items()
    }
    return {"photos": photos, "models": models}


def shipped(task: Task) -> list[str]:
    """The networks for ``task`` whose weights belong to the project and are here."""
    return [
        n for n, each in ZOO.items() if each.task == task and not each.download and available(n)
    ]


def parse(arguments: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m segcore.evaluate_tasks", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of photos and their truth")
    parser.add_argument("--masks", default="semantic", help="folder of the label maps in --data")
    parser.add_argument("--split", default="val")
    parser.add_argument("--every", type=int, default=1, help="only every N-th photo of the list")
    names = ",".join([*shipped("semantic"), *shipped("instance")])
    parser.add_argument("--models", default=names, help="names, separated by commas")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--json", type=Path, help="write what was measured here")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> None:
    """Measure both tasks, print a line for each network, and write the JSON file."""
    options = parse(arguments)
    models = options.models.split(",")
    result = measure(options, models, Engine(options.device, precision="float32"))
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    print(table(result))


def measure(options: argparse.Namespace, models: Sequence[str], engine: Engine) -> Measured:
    """Both tasks, each on the networks that answer it, and how they were measured."""
    pairs = read_pairs(options.data, options.split, options.masks)[:: options.every]
    photos = read_truth(options.data, options.split, options.every)
    semantic = [name for name in models if find(name).task == "semantic"]
    instance = [name for name in models if name not in semantic]
    result: Measured = {
        "data": options.data.resolve().name,
        "split": options.split,
        "command": _command(options),
        "measured_on": str(date.today()),
    }
    if semantic:
        result["classify"] = classify(pairs, semantic, engine)
    if instance:
        result["locate"] = locate(photos, instance, engine)
    return result


def _command(options: argparse.Namespace) -> str:
    every = f" --every {options.every}" if options.every > 1 else ""
    return (
        f"python -m segcore.evaluate_tasks --data DATA/{options.data.resolve().name} "
        f"--split {options.split}{every}"
    )


def table(result: Measured) -> str:
    """One line for each network, in percent."""
    lines = []
    for task in ("classify", "locate"):
        for name, found in result.get(task, {"models": {}})["models"].items():
            share = next(value for value in found.values() if isinstance(value, float))
            lines.append(f"{task:9} {name:16} {100 * share:5.1f} % of {result[task]['photos']}")
    return "\n".join(lines)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SegcoreError as error:
        sys.exit(str(error))
