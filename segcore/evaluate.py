"""How good the networks are: ``python -m segcore.evaluate --data DIR --json FILE``.

Every measure is summed over the photos before it is divided, at the truth's full size, void left
out. `segcore.measure.oracle` asks how good a network of a stride could be on the same copies.
"""

import argparse
import json
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F
from tqdm import tqdm

from segcore.data.arrays import Labels, Photo
from segcore.data.classes import VOC21
from segcore.data.image_io import read_labels, read_photo
from segcore.data.resize import shrink
from segcore.data.splits import read_split
from segcore.errors import DataError, SegcoreError
from segcore.measure.boundary import BoundaryIoU, boundary_distance
from segcore.measure.metrics import Confusion
from segcore.measure.oracle import oracle
from segcore.weights import read_card, write_card
from segcore.zoo import TRUNK_SIDE, ZOO, available, find, find_for, load_network, logits

BANDS = (1.0, 3.0, 5.0, 10.0, 20.0)
ORACLE_STRIDES = (32, 16, 8)


class Tally:
    """All the measures of one model, summed photo by photo."""

    def __init__(self, bands: Sequence[float]) -> None:
        self.whole = Confusion(VOC21)
        self.band = {radius: Confusion(VOC21) for radius in bands}
        self.contours = BoundaryIoU(VOC21)
        self.seconds = 0.0

    def add(self, labels: Labels, truth: Labels, distance: np.ndarray) -> None:
        """Count one photo; ``distance`` is that of each pixel from the true boundary."""
        self.whole.add(labels, truth)
        self.contours.add(labels, truth)
        for radius, confusion in self.band.items():
            confusion.add(labels, truth, distance <= radius)

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
                name: _known(value) for name, value in zip(VOC21.names, scores.iou, strict=True)
            },
            "seconds_per_photo": round(self.seconds / photos, 4),
        }


def predict(
    network: nn.Module, models: Sequence[str], photo: Photo, device: torch.device, half: bool
) -> dict[str, Labels]:
    """Label maps by model, from one pass of the network that the models share.

    As on the page, the network sees a copy no larger than its side in the zoo, and its logits are
    raised to the photo's own size.
    """
    seen = shrink(photo, find(models[0]).side)
    image = torch.from_numpy(seen).to(device).permute(2, 0, 1)[None].float() / 255
    image = image.contiguous(memory_format=torch.channels_last)
    with torch.autocast(device.type, torch.bfloat16, enabled=half):
        found = logits(network, image, models)
    size = photo.shape[:2]
    raised = {n: F.interpolate(maps.float(), size, mode="bilinear") for n, maps in found.items()}
    return {name: maps.argmax(1)[0].to(torch.uint8).cpu().numpy() for name, maps in raised.items()}


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


@torch.inference_mode()
def evaluate(
    pairs: Sequence[tuple[Path, Path]],
    networks: Mapping[tuple[str, ...], nn.Module],
    bands: Sequence[float],
    device: torch.device,
    half: bool = False,
) -> dict[str, Any]:
    """The measures of every model and of the oracles.

    Args:
        pairs: (photo, truth).
        networks: the models that one network gives at once → that network.
        bands: radii in pixels.
        device: where to compute.
        half: autocast to bf16.
    """
    tallies = {model: Tally(bands) for models in networks for model in models}
    oracles = {stride: Confusion(VOC21) for stride in ORACLE_STRIDES}
    for photo_path, truth_path in tqdm(pairs, unit="photo"):
        photo, truth = read_photo(photo_path), read_labels(truth_path, VOC21)
        distance, inner = boundary_distance(truth), shrink(photo, TRUNK_SIDE).shape
        for models, network in networks.items():
            began = time.perf_counter()
            found = predict(network, models, photo, device, half)
            spent = time.perf_counter() - began
            for model, labels in found.items():
                tallies[model].add(labels, truth, distance)
                tallies[model].seconds += spent
        for stride, confusion in oracles.items():
            confusion.add(oracle(truth, stride, (inner[0], inner[1])), truth)
    return {
        "models": {model: tally.summary(len(pairs)) for model, tally in tallies.items()},
        "oracle": {str(stride): _known(c.scores().miou) for stride, c in oracles.items()},
        "photos": len(pairs),
    }


def _known(value: float) -> float | None:
    return None if np.isnan(value) else round(float(value), 4)


def load_all(
    models: Sequence[str], weights: Path | None, device: torch.device
) -> dict[tuple[str, ...], nn.Module]:
    """One network for all the models that share a checkpoint.

    Raises:
        UnknownName: a name is unknown, or no semantic network's.
    """
    find_for(models, "semantic")
    by_weights = sorted(models, key=lambda model: find(model).weights)
    return {
        (shared := tuple(group)): load_network(shared[0], weights).to(device)
        for _, group in groupby(by_weights, key=lambda model: find(model).weights)
    }


def ready() -> list[str]:
    """The semantic networks whose weights are here."""
    return [name for name, entry in ZOO.items() if entry.task == "semantic" and available(name)]


def table(result: Mapping[str, Any]) -> str:
    """The main measures in percent, a line a model."""
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
    parser.add_argument("--half", action="store_true", help="autocast to bf16")
    parser.add_argument("--json", type=Path, help="write all the measures here")
    parser.add_argument("--card", type=Path, help="enter the scores on this card of weights")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> None:
    """Evaluate, print a table, and write everything to the JSON file."""
    options = parse(arguments)
    pairs = read_pairs(options.data, options.split, options.masks)
    device = torch.device(options.device)
    networks = load_all(options.models.split(","), options.weights, device)
    bands = [float(radius) for radius in options.band.split(",")]
    result = evaluate(pairs, networks, bands, device, options.half)
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    if options.card:
        enter_scores(options.card, result, options)
    print(table(result))


def enter_scores(path: Path, result: Mapping[str, Any], options: argparse.Namespace) -> None:
    """Write the main measures on the card at ``path``, with the command and the date."""
    scores = {
        model: {
            "miou": found["miou"],
            "band_5": found["band"].get("5"),
            "boundary_iou": found["boundary_iou"],
            "pixel_accuracy": found["pixel_accuracy"],
        }
        for model, found in result["models"].items()
        if find(model).weights == path.stem  # others have a card of their own
    }
    command = (
        f"python -m segcore.evaluate --data DATA/{options.data.name} --split {options.split} "
        f"--masks {options.masks} --models {options.models} ({result['photos']} photos)"
    )
    card = replace(
        read_card(path), scores=scores, evaluated_by=command, measured_on=str(date.today())
    )
    write_card(card, path.parent)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SegcoreError as error:
        sys.exit(str(error))
