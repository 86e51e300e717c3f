"""The zoo's networks, built and filled with their weights."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor, nn
from torchvision.models.detection import MaskRCNN

from segcore import cards
from segcore.errors import DamagedWeights
from segcore.models.decoder import Decoder
from segcore.models.network import TRUNK, Network
from segcore.models.trunk import Tap, Trunk
from segcore.weights import load_download, load_weights, read_tensors
from segcore.zoo import TRUNKS, Entry, checkpoint_card, find_for


def outline(name: str) -> Network:
    """The semantic network of ``name`` with shapes only: it has no weights and needs no memory."""
    with torch.device("meta"):
        return build(name)


def build(name: str) -> Network:
    """The semantic network of ``name``, untrained.

    Raises:
        UnknownName: no network has this name, or it is an instance network.
    """
    (entry,) = find_for([name], "semantic")
    assert entry.decoder
    trunk = TRUNKS[entry.trunk].builder() if entry.trunk else None
    return Network(trunk, entry.decoder(trunk.taps if trunk else {}))


def load_network(name: str, weights: Path | None = None) -> Network:
    """The semantic network of ``name`` with its weights, in fp32, ready to evaluate.

    Args:
        name: a key of :data:`zoo.ZOO`.
        weights: a safetensors file to load in place of the shipped one, without a card. A
            file without a trunk uses the shipped one.

    Raises:
        UnknownName, MissingWeights, DamagedWeights.
    """
    (entry,) = find_for([name], "semantic")
    trunk = load_trunk(entry.trunk, weights) if entry.trunk else None
    return Network(trunk, load_decoder(name, trunk.taps if trunk else {}, weights))


def load_trunk(trunk: str, weights: Path | None = None) -> Trunk:
    """A trunk with its weights; arguments and errors as for :func:`load_network`.

    Args:
        trunk: a key of :data:`zoo.TRUNKS`.
        weights: a file in place of the shipped one, if it holds a trunk.
    """
    network = TRUNKS[trunk].builder()
    tensors = _trunk_of(read_tensors(weights)) if weights else {}
    tensors = tensors or _trunk_of(_shipped(TRUNKS[trunk].checkpoint))
    return _filled(network, trunk, tensors)


def load_decoder(name: str, taps: Mapping[str, Tap], weights: Path | None = None) -> Decoder:
    """The decoder of ``name`` on a trunk with these ``taps``; as :func:`load_network`."""
    (entry,) = find_for([name], "semantic")
    assert entry.decoder
    tensors = _tensors(entry, weights)
    own = {key: value for key, value in tensors.items() if not key.startswith(TRUNK)}
    return _filled(entry.decoder(taps), name, own)


def load_detector(name: str, weights: Path | None = None) -> MaskRCNN:
    """The instance network of ``name``; arguments and errors as for :func:`load_network`."""
    (entry,) = find_for([name], "instance")
    assert entry.detector
    return _filled(entry.detector(), name, _tensors(entry, weights))


Module = TypeVar("Module", bound=nn.Module)


def _filled(network: Module, name: str, tensors: Mapping[str, Tensor]) -> Module:
    try:
        network.load_state_dict({key: value.float() for key, value in tensors.items()})
    except RuntimeError as wrong:
        raise DamagedWeights(
            f"The weights do not fit {name}: {wrong}",
            f"Expected weights that were made for {name}.",
            "Check the file of weights.",
        ) from wrong
    return network.eval().requires_grad_(False)


def _trunk_of(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """A trunk's own tensors out of a checkpoint's."""
    return {k.removeprefix(TRUNK): v for k, v in tensors.items() if k.startswith(TRUNK)}


def _tensors(entry: Entry, weights: Path | None) -> dict[str, Tensor]:
    if weights:
        return read_tensors(weights)
    if entry.download:
        return load_download(entry.download)
    _check_trunk(entry)
    return _shipped(entry.checkpoint)


def _check_trunk(entry: Entry) -> None:
    card = checkpoint_card(entry.checkpoint)
    if card.trunk and card.trunk != checkpoint_card(TRUNKS[entry.trunk].checkpoint).sha256:
        raise DamagedWeights(
            f"{card.file} was trained on another trunk than the one in "
            f"{TRUNKS[entry.trunk].checkpoint}.",
            f"Expected a trunk with the SHA-256 {card.trunk[:12]}….",
            "Download both files again, from the same version of the project.",
        )


def _shipped(checkpoint: str) -> dict[str, Tensor]:
    return load_weights(checkpoint_card(checkpoint), cards.SHIPPED)
