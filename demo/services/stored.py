"""The shipped answers for the samples: what the page shows before any network has run.

`python -m demo.first_view` writes them. An answer is used only together with the
checkpoint that gave it. A new checkpoint of one network keeps the answers of the others.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from demo.services.damage import check_size, told_of_damage
from demo.services.photos import samples
from segcore import zoo
from segcore.assets import ASSETS
from segcore.data.image_io import read_labels, write_labels
from segcore.data.results import MASK_SIDE, InstanceResult, SemanticResult
from segcore.errors import WeightsError

Result = SemanticResult | InstanceResult


def first_view_folder() -> Path:
    """The folder of the shipped answers."""
    return ASSETS / "first_view"


def checkpoint_of(name: str) -> str | None:
    """sha256 of a network's current weights, from their card; None without a card.

    The card is enough: loading compares the weights with it, and it names its trunk.
    """
    try:
        return zoo.card_of(name).sha256
    except WeightsError:
        return None


# What to do about a damaged file of the first view. Meanwhile the networks answer in its place.
REPAIR = "Download it again, or run `python -m demo.first_view`."


@cache
def stored(source: str) -> dict[str, Result]:
    """Network → its shipped answer to a sample, if its current weights gave it."""
    card = _card(source)
    found: dict[str, Result] = {}
    for kind, read in (("levels", _labels), ("instances", _objects)):
        for name, row in card.get(kind, {}).items():
            with told_of_damage(f"The stored answer of {name} to {source}", REPAIR):
                if _is_current(name, row):
                    found[name] = read(source, row)
    return found


@cache
def stored_maps(source: str, model: str = zoo.DEFAULT) -> dict[str, np.ndarray]:
    """A sample's shipped score maps by tap, as from `Engine.score_maps`; empty if outdated."""
    row, file = _card(source).get("maps", {}).get(model, {}), _maps_file(source, model)
    if not file.exists() or not _is_current(model, row):
        return {}
    with told_of_damage(f"{file.name} in assets/first_view", REPAIR), file.open("rb") as data:
        return dict(np.load(data))
    return {}


def write_first_view(
    source: str, answers: Mapping[str, Result], maps: Mapping[str, Mapping[str, np.ndarray]]
) -> Path:
    """Store a sample's answers and some networks' score maps by tap; return their card's path."""
    folder = first_view_folder()
    folder.mkdir(parents=True, exist_ok=True)
    card: dict[str, Any] = {"levels": {}, "instances": {}, "maps": {}}
    for name, result in answers.items():
        kind = "levels" if isinstance(result, SemanticResult) else "instances"
        card[kind][name] = {"checkpoint": checkpoint_of(name), **result.to_json()}
        _write_picture(folder / f"{source}.{name}.png", result)
    for name, found in maps.items():
        card["maps"][name] = {"checkpoint": checkpoint_of(name)}
        arrays: dict[str, Any] = dict(found)
        np.savez_compressed(_maps_file(source, name), **arrays)
    path = folder / f"{source}.json"
    path.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    stored.cache_clear()
    stored_maps.cache_clear()
    return path


def masks_as_bytes(result: InstanceResult) -> np.ndarray:
    """uint8 (28 · n, 28): the masks stacked from top to bottom, 255 for the probability 1.

    A probability above 0.5 is 128 or more, so that pasting makes the same decision.
    """
    steps: np.ndarray = np.rint(result.masks * 255).astype(np.uint8)
    return steps.reshape(len(result) * MASK_SIDE, MASK_SIDE)


def _maps_file(source: str, model: str) -> Path:
    return first_view_folder() / f"{source}.{model}.npz"


def _card(source: str) -> dict[str, Any]:
    file = first_view_folder() / f"{source}.json"
    card: dict[str, Any] = {}
    if source in samples() and file.exists():
        with told_of_damage(f"{file.name} in assets/first_view", REPAIR):
            found = json.loads(file.read_text(encoding="utf-8"))
            card = {kind: dict(found[kind]) for kind in ("levels", "instances", "maps")}
    return card


def _is_current(name: str, row: Mapping[str, Any]) -> bool:
    """Whether an answer comes from the current weights."""
    return name in zoo.ZOO and row.get("checkpoint") == checkpoint_of(name)


def _write_picture(path: Path, result: Result) -> None:
    if isinstance(result, SemanticResult):
        write_labels(path, result.labels, result.label_set.palette("voc"))
    elif len(result):
        Image.fromarray(masks_as_bytes(result)).save(path, optimize=True)


def _labels(source: str, row: dict[str, Any]) -> SemanticResult:
    label_set = zoo.find(row["model"]).label_set
    labels = read_labels(first_view_folder() / f"{source}.{row['model']}.png", label_set)
    check_size(labels.shape, (row["height"], row["width"]))
    return SemanticResult(
        labels=np.ascontiguousarray(labels),
        class_scores=np.array(row["class_scores"], np.float32),
        **_origin(row),
    )


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
        **_origin(row),
    )


def _origin(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "label_set": zoo.find(row["model"]).label_set,
        "model": row["model"],
        "device": row["device"],
        "precision": row["precision"],
        "seconds": row["seconds"],
        "input_size": tuple(row["inner_size"]),
        "notes": tuple(row["notes"]),
    }
