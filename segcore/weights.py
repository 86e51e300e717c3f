"""The tensors of a checkpoint: a shipped one, checked against its card, or a downloaded one.

A shipped file holds fp16 tensors as safetensors.
"""

from collections.abc import Mapping
from pathlib import Path
from pickle import UnpicklingError

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from segcore.cards import SHIPPED, Card, sha256_of
from segcore.download import Download, is_published, megabytes, path_of
from segcore.errors import DamagedWeights, MissingWeights


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


def load_download(download: Download) -> dict[str, Tensor]:
    """The tensors of a downloaded file, on the CPU.

    Raises:
        MissingWeights: it was not downloaded yet.
        DamagedWeights: it is not the published one, or holds something other than tensors.
    """
    path = path_of(download)
    if not path.is_file():
        raise MissingWeights(
            f"{download.name} is not on this machine.",
            f"It has {megabytes(download.bytes)} and comes from {download.host}.",
            "Download it first.",
        )
    if not is_published(path, download):
        raise DamagedWeights(
            f"{path} is not the published file.",
            f"Expected a SHA-256 that begins with {download.sha256_prefix}.",
            "Download it again.",
        )
    try:
        return torch.load(path, map_location="cpu", weights_only=True)
    except (UnpicklingError, RuntimeError) as foreign:
        raise DamagedWeights(
            f"{path} holds something other than tensors.",
            "Expected tensors and nothing else.",
            "Delete the file and download it again.",
        ) from foreign
