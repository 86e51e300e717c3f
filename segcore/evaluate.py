"""How good the networks are: ``python -m segcore.evaluate --data DIR --json FILE``.

The engine runs the networks, as on the page. Every measure is summed over the photos before it is
divided, at the truth's full size, without void. `segcore.measure.oracle` shows what a stride allows
at the same input size.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tqdm import tqdm

from segcore.cards import read_card, write_card
from segcore.cost import with_costs
from segcore.data.arrays import Labels
from segcore.data.classes import LabelSet
from segcore.data.image_io import read_labels, read_photo
from segcore.data.results import SemanticResult
from segcore.data.splits import read_split
from segcore.engine import Engine
from segcore.errors import DataError, SegcoreError, UnknownName
from segcore.measure.boundary import BoundaryIoU, boundary_distance
from segcore.measure.metrics import Confusion
from segcore.measure.oracle import oracle
from segcore.zoo import ZOO, available, find, find_for

BANDS = (1.0, 3.0, 5.0, 10.0, 20.0)
ORACLE_STRIDES = (32, 16, 8)


class Tally:
    """All the measures of one model, summed photo by photo."""

    def __init__(self, bands: Sequence[float], label_set: LabelSet) -> None:
        self.label_set = label_set
        self.whole = Confusion(label_set)
        self.band = {radius: Confusion(label_set) for radius in bands}
        self.contours = BoundaryIoU(label_set)
        self.seconds = 0.0

    def add(self, result: SemanticResult, truth: Labels, distance: np.ndarray) -> None:
        """Count one photo; ``distance`` is that of each pixel from the true boundary."""
        labels = result.labels
        self.whole.add(labels, truth)
        self.contours.add(labels, truth)
        for radius, confusion in self.band.items():
            confusion.add(labels, truth, distance <= radius)
        self.seconds += sum(result.seconds.values())

    def summary(self, photos: int) -> dict[str, Any]:
        """Fractions from 0 to 1 and seconds a photo, ready for JSON; None where unknown."""
        scores = self.whole.scores()
        return {
            "miou": _known(scores.miou),
            "pixel_accuracy": _known(scores.pixel_accuracy),
            "mean_accuracy": _known(scores.mean_accuracy),
            "frequency_weighted_iu": _known(scores.frequency_weighted_iu),
            "boundary_iou": _known(self.contours.mean),
            "band": {f"{r:g}": _known(c.scores().miou) for r, c in self.band.items()},
            "per_class": {
                name: _known(value)
                for name, value in zip(self.label_set.names, scores.iou, strict=True)
            },
            "seconds_per_photo": round(self.seconds / photos, 4),
        }


def read_pairs(data: Path, split: str, masks: str) -> list[tuple[Path, Path]]:
    """(photo, truth) of each id in the split's list.

    Raises:
        DataError: the list, a photo or a truth is missing.
    """
    names = read_split(data, split)
    pairs = [(data / "images" / f"{n}.jpg", data / masks / f"{n}.png") for n in names]
    for path in (path for pair in pairs for path in pair):
        if not path.is_file():
            raise DataError(
                f"{path} is missing.", f"{split}.txt names it.", "Check --data, --masks."
            )
    return pairs


def evaluate(
    pairs: Sequence[tuple[Path, Path]],
    models: Sequence[str],
    engine: Engine,
    bands: Sequence[float],
) -> dict[str, Any]:
    """The measures of every model and of the oracles.

    Args:
        pairs: (photo, truth).
        models: semantic networks of the zoo, all with the same label set.
        engine: runs the networks, as on the page.
        bands: radii in pixels.

    Raises:
        UnknownName: a network is unknown, not semantic, or has another label set.
    """
    label_set = common_label_set(models)
    tallies = {model: Tally(bands, label_set) for model in models}
    oracles = {stride: Confusion(label_set) for stride in ORACLE_STRIDES}
    for photo_path, truth_path in tqdm(pairs, unit="photo"):
        photo, truth = read_photo(photo_path), read_labels(truth_path, label_set)
        distance = boundary_distance(truth)
        found = engine.levels(photo, models)
        for model, result in found.items():
            tallies[model].add(result, truth, distance)
        input_size = found[models[0]].input_size
        for stride, confusion in oracles.items():
            confusion.add(oracle(truth, stride, input_size), truth)
    return {
        "models": {model: tally.summary(len(pairs)) for model, tally in tallies.items()},
        "oracle": {str(stride): _known(c.scores().miou) for stride, c in oracles.items()},
        "photos": len(pairs),
    }


def common_label_set(models: Sequence[str]) -> LabelSet:
    """The label set of all ``models``.

    Raises:
        UnknownName: a network is unknown, not semantic, or has another label set.
    """
    first, *others = find_for(models, "semantic")
    for entry in others:
        if entry.label_set is not first.label_set:
            raise UnknownName(
                f"{entry.title} has the classes of {entry.label_set.name}.",
                f"{first.title} has those of {first.label_set.name}.",
                "Evaluate them one after the other.",
            )
    return first.label_set


def _known(value: float) -> float | None:
    return None if np.isnan(value) else round(float(value), 4)


def ready() -> list[str]:
    """The semantic networks whose weights are here."""
    return [name for name, entry in ZOO.items() if entry.task == "semantic" and available(name)]


def table(result: Mapping[str, Any]) -> str:
    """The main measures in percent, one line for each model."""
    lines = [f"{'':10} {'mIoU':>6} {'band 5':>7} {'B-IoU':>6} {'pixels':>7} {'s/photo':>8}"]
    for model, found in result["models"].items():
        measures = (found["miou"], found["band"].get("5"), found["boundary_iou"])
        shown = [f"{100 * m:6.1f}" if m is not None else "     –" for m in measures]
        pixels = 100 * (found["pixel_accuracy"] or 0)
        seconds = found["seconds_per_photo"]
        lines.append(f"{model:10} {shown[0]} {shown[1]:>7} {shown[2]} {pixels:7.1f} {seconds:8.3f}")
    oracle = ", ".join(f"1/{s}: {100 * v:.1f}" for s, v in result["oracle"].items() if v)
    return "\n".join([*lines, f"oracle mIoU {oracle}; {result['photos']} photos"])


def parse(arguments: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m segcore.evaluate", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="images/, masks, lists of ids")
    parser.add_argument("--masks", default="semantic", help="folder of the truth inside --data")
    parser.add_argument("--split", default="val")
    parser.add_argument("--models", default=",".join(ready()), help="names, separated by commas")
    parser.add_argument("--band", default=",".join(f"{r:g}" for r in BANDS), help="radii in px")
    parser.add_argument("--weights", type=Path, help="a checkpoint in place of the shipped one")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--half", action="store_true", help="compute in bfloat16")
    parser.add_argument("--json", type=Path, help="write all the measures here")
    parser.add_argument("--card", type=Path, help="enter the scores on this card of weights")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> None:
    """Evaluate, print a table, and write everything to the JSON file."""
    options = parse(arguments)
    pairs = read_pairs(options.data, options.split, options.masks)
    precision = "bfloat16" if options.half else "float32"
    engine = Engine(options.device, weights=options.weights, precision=precision)
    bands = [float(radius) for radius in options.band.split(",")]
    result = evaluate(pairs, options.models.split(","), engine, bands)
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    if options.card:
        enter_scores(options.card, result, options)
    print(table(result))


def enter_scores(path: Path, result: Mapping[str, Any], options: argparse.Namespace) -> None:
    """Write the measures on the card at ``path``, with the command, the date and the cost."""
    own = {  # others have a card of their own
        model: found
        for model, found in result["models"].items()
        if find(model).checkpoint == path.stem
    }
    card = replace(
        read_card(path),
        scores={model: _main_measures(found) for model, found in own.items()},
        per_class={model: {"iou": _present(found["per_class"])} for model, found in own.items()},
        evaluated_by=_command(options, result["photos"]),
        measured_on=str(date.today()),
    )
    write_card(with_costs(card), path.parent)


def _main_measures(found: Mapping[str, Any]) -> dict[str, float]:
    return {
        "miou": found["miou"],
        "band_5": found["band"].get("5"),
        "boundary_iou": found["boundary_iou"],
        "pixel_accuracy": found["pixel_accuracy"],
    }


def _present(per_class: Mapping[str, float | None]) -> dict[str, float]:
    """A class that is in no photo and in no answer has no IoU, so it is left out."""
    return {name: value for name, value in per_class.items() if value is not None}


def _command(options: argparse.Namespace, photos: int) -> str:
    return (
        f"python -m segcore.evaluate --data DATA/{options.data.name} --split {options.split} "
        f"--masks {options.masks} --models {options.models} ({photos} photos)"
    )


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SegcoreError as error:
        sys.exit(str(error))
