"""The card of a checkpoint: what to know before trusting it.

It lies beside the file of weights as JSON, and says only what is known: a score that was not
measured stays empty. Reading one needs no torch, so the page can tell what it has before it can run
anything.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypedDict

from segcore.assets import ASSETS
from segcore.errors import DamagedWeights, MissingWeights

SHIPPED = ASSETS / "weights"


class Cost(TypedDict):
    """What a network has to do for a photo of 4:3, and at which size it sees that photo."""

    multiply_adds: int
    rows: int
    columns: int


@dataclass(frozen=True)
class Card:
    """What to know before trusting a checkpoint."""

    file: str  # name of the safetensors file beside the card
    sha256: str
    label_set: str
    parameters: int
    trained_on: tuple[str, ...]  # photo sets, with what their labels are
    initial_weights: tuple[str, ...]  # with source and licence
    licence: str
    command: tuple[str, ...]  # the commands that made it, in order
    trunk: str = ""  # sha256 of the checkpoint with its trunk, if it has none itself
    evaluated_by: str = ""  # the command that measured the scores
    measured_on: str = ""  # date, ISO 8601
    scores: Mapping[str, Mapping[str, float]] = field(default_factory=dict)  # model -> score
    # model -> measure, such as "iou" or "voc_mask_ap50" -> class -> 0 to 1; absent classes left out
    per_class: Mapping[str, Mapping[str, Mapping[str, float]]] = field(default_factory=dict)
    cost: Mapping[str, Cost] = field(default_factory=dict)  # model -> what a pass takes


def write_card(card: Card, folder: Path) -> Path:
    """Write ``card`` beside its checkpoint and return the card's path."""
    path = (folder / card.file).with_suffix(".json")
    path.write_text(json.dumps(asdict(card), indent=2, ensure_ascii=False) + "\n", "utf-8")
    return path


def read_card(path: Path) -> Card:
    """The card at ``path``.

    Raises:
        MissingWeights: there is no such file.
        DamagedWeights: it is not a card.
    """
    try:
        entries: dict[str, Any] = json.loads(path.read_text("utf-8"))
        lists = ("trained_on", "initial_weights", "command")
        return Card(**entries | {name: tuple(entries[name]) for name in lists})
    except FileNotFoundError as missing:
        raise MissingWeights(
            f"There is no card {path}.",
            "Expected a card beside the weights.",
            "Download the project again.",
        ) from missing
    except (ValueError, KeyError, TypeError) as broken:
        raise DamagedWeights(
            f"{path} is not a card of weights: {broken!r}.",
            "Expected the JSON that segcore.cards.write_card writes.",
            "Download the project again.",
        ) from broken


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, as 64 hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
