"""A checkpoint and its card: written together, and checked against each other when read.

The file holds fp16 tensors as safetensors; the card lies beside it as JSON. A card says only what
is known: a score that was not measured stays empty.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from segcore.assets import ASSETS
from segcore.errors import DamagedWeights, MissingWeights

SHIPPED = ASSETS / "weights"


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


def save_weights(tensors: Mapping[str, Tensor], path: Path) -> str:
    """Write ``tensors`` in fp16 to ``path`` and return the file's SHA-256."""
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file({name: value.half().contiguous() for name, value in tensors.items()}, path)
    return sha256_of(path)


def load_weights(card: Card, folder: Path = SHIPPED) -> dict[str, Tensor]:
    """The tensors of a card's checkpoint, in fp16.

    Raises:
        MissingWeights: the file is not in ``folder``.
        DamagedWeights: the file is not the one that the card describes.
    """
    path = folder / card.file
    if not path.is_file():
        raise MissingWeights(
            f"The weights {path} are missing.",
            "Expected the file that is shipped with the project.",
            "Download the project again, with git LFS if it is hosted so.",
        )
    if sha256_of(path) != card.sha256:
        raise DamagedWeights(
            f"The weights {path} are not the ones that their card describes.",
            f"Expected a file with the SHA-256 {card.sha256[:12]}….",
            "Download the project again.",
        )
    return read_tensors(path)


def read_tensors(path: Path) -> dict[str, Tensor]:
    """The tensors of any safetensors file.

    Raises:
        MissingWeights: there is no such file.
        DamagedWeights: it is not a safetensors file, or only a part of one.
    """
    try:
        return load_file(path)
    except FileNotFoundError as missing:
        raise MissingWeights(
            f"There is no file {path}.", "Expected a safetensors file.", "Check the path."
        ) from missing
    except (SafetensorError, OSError) as broken:
        raise DamagedWeights(
            f"{path} cannot be read: {broken}.",
            "Expected a whole safetensors file.",
            "Copy or download it again.",
        ) from broken


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
            "Expected the JSON that segcore.weights.write_card writes.",
            "Download the project again.",
        ) from broken


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, as 64 hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
