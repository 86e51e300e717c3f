"""The shipped answers for the samples: what the page shows before any network has run.

`python -m demo.first_view` writes them. They hold only as long as the weights are the same files.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from demo.services.photos import ASSETS, samples
from segcore.data.classes import VOC21
from segcore.data.image_io import read_labels, write_labels
from segcore.data.palette import PALETTES
from segcore.data.results import MASK_SIDE, InstanceResult, SemanticResult

Result = SemanticResult | InstanceResult


def first_view_folder() -> Path:
    """Where the shipped answers lie."""
    return ASSETS / "first_view"


def weights_digest() -> str | None:
    """sha256 over all shipped weights; None where there are none."""
    files = sorted((ASSETS / "weights").glob("*.safetensors"))
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest() if files else None


@cache
def stored(source: str) -> dict[str, Result]:
    """Network → its shipped answer for a sample; empty if other weights than today's gave it."""
    card = first_view_folder() / f"{source}.json"
    if source not in samples() or not card.exists():
        return {}
    known = json.loads(card.read_text(encoding="utf-8"))
    if known["weights"] != _digest_at_start():
        return {}
    found: dict[str, Result] = {name: _labels(source, row) for name, row in known["levels"].items()}
    objects = {name: _objects(source, row) for name, row in known.get("instances", {}).items()}
    return found | objects


@cache
def stored_maps(source: str) -> dict[str, np.ndarray]:
    """A sample's shipped score maps by tap, as from `Engine.score_maps`; empty as `stored` is."""
    file = _maps_file(source)
    if not stored(source) or not file.exists():
        return {}
    with np.load(file) as maps:
        return dict(maps)


def write_first_view(
    source: str, answers: Mapping[str, Result], maps: Mapping[str, np.ndarray]
) -> Path:
    """Store a sample's answers and score maps, and return the path of their card."""
    folder = first_view_folder()
    folder.mkdir(parents=True, exist_ok=True)
    card: dict[str, Any] = {"weights": weights_digest(), "levels": {}, "instances": {}}
    for name, result in answers.items():
        kind = "levels" if isinstance(result, SemanticResult) else "instances"
        card[kind][name] = result.to_json()
        _write_picture(folder / f"{source}.{name}.png", result)
    arrays: dict[str, Any] = dict(maps)
    np.savez_compressed(_maps_file(source), **arrays)
    path = folder / f"{source}.json"
    path.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def masks_as_bytes(result: InstanceResult) -> np.ndarray:
    """uint8 (28 · n, 28): the masks one below the other, 255 for the probability 1.

    A probability above 0.5 is 128 or more, so that pasting makes the same decision.
    """
    steps: np.ndarray = np.rint(result.masks * 255).astype(np.uint8)
    return steps.reshape(len(result) * MASK_SIDE, MASK_SIDE)


def _maps_file(source: str) -> Path:
    return first_view_folder() / f"{source}.maps.npz"


@cache
def _digest_at_start() -> str | None:
    return weights_digest()


def _write_picture(path: Path, result: Result) -> None:
    if isinstance(result, SemanticResult):
        write_labels(path, result.labels, PALETTES["voc"])
    elif len(result):
        Image.fromarray(masks_as_bytes(result)).save(path, optimize=True)


def _labels(source: str, row: dict[str, Any]) -> SemanticResult:
    labels = read_labels(first_view_folder() / f"{source}.{row['model']}.png", VOC21)
    return SemanticResult(labels=np.ascontiguousarray(labels), label_set=VOC21, **_origin(row))


def _objects(source: str, row: dict[str, Any]) -> InstanceResult:
    objects = row["objects"]
    masks = np.zeros((0, MASK_SIDE), np.uint8)
    if objects:
        with Image.open(first_view_folder() / f"{source}.{row['model']}.png") as atlas:
            masks = np.array(atlas)
    return InstanceResult(
        boxes=np.array([each["box"] for each in objects], np.float32).reshape(-1, 4),
        classes=np.array([each["index"] for each in objects], np.uint8),
        scores=np.array([each["score"] for each in objects], np.float32),
        masks=masks.reshape(-1, MASK_SIDE, MASK_SIDE).astype(np.float32) / 255,
        size=(row["height"], row["width"]),
        label_set=VOC21,
        **_origin(row),
    )


def _origin(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "model": row["model"],
        "device": row["device"],
        "precision": row["precision"],
        "seconds": row["seconds"],
        "inner_size": tuple(row["inner_size"]),
        "notes": tuple(row["notes"]),
    }
