"""Scores of the semantic networks: one pass for each trunk, then each decoder once."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
from jaxtyping import Float, UInt8
from torch import Tensor

from segcore.data.arrays import Photo
from segcore.engine.cache import TrunkPass
from segcore.engine.device import timed
from segcore.engine.labels import label_maps
from segcore.engine.network_input import Side, network_input
from segcore.engine.networks import Networks
from segcore.engine.trunk import Trunks
from segcore.models.decoder import NOTHING, Decoder
from segcore.models.network import Network
from segcore.zoo import find


class Scored(NamedTuple):
    """A network's scores for a photo."""

    scores: Float[Tensor, "classes rows columns"]  # fp32, of the padded input
    stride: int
    input_size: tuple[int, int]  # (height, width) of the copy
    seconds: dict[str, float]  # stage → seconds


class Scorer:
    """Runs trunks and decoders. Not thread-safe: the engine holds its lock."""

    def __init__(self, networks: Networks, trunks: Trunks) -> None:
        self.networks, self.trunks = networks, trunks

    def scores(
        self, photo: Photo, models: Sequence[str], side: Side, muted: Collection[str] = NOTHING
    ) -> dict[str, Scored]:
        """The scores of each of ``models``, each trunk on a copy of its own side.

        Args:
            photo: uint8 RGB.
            models: semantic networks of the zoo.
            side: of the copies.
            muted: taps that must add nothing.
        """
        found: dict[str, Scored] = {}
        for group in _by_trunk(models):
            found |= self._on_one_trunk(photo, group, side, muted)
        return found

    def score_maps(self, photo: Photo, model: str, side: Side) -> dict[str, Tensor]:
        """The score map of each tap before they are added up, in fp32, classes × rows × columns."""
        decoder = self.networks.decoder(model)
        passed = self.trunks.taps(model, photo, side.of(model), decoder.reads)
        return {tap: found[0].float() for tap, found in decoder.score_maps(passed.taps).items()}

    def label_maps(
        self, photos: UInt8[np.ndarray, "batch height width 3"], model: str, side: Side
    ) -> UInt8[Tensor, "batch height width"]:
        """Label maps of several photos, on the device; arguments as for :meth:`scores`."""
        decoder, entry = self.networks.decoder(model), find(model)
        device, dtype = self.networks.device, self.networks.dtype(model)
        image = network_input(photos, side.of(model), dtype, device, enlarge=True)
        trunk = self.networks.trunk(entry.trunk) if entry.trunk else None
        scores = decoder.decode(Network(trunk, decoder).taps(image))[entry.output].float()
        input_size = (image.shape[2], image.shape[3])
        return label_maps(scores, decoder.outputs[entry.output], input_size, photos.shape[1:3])

    def _on_one_trunk(
        self, photo: Photo, models: Sequence[str], side: Side, muted: Collection[str]
    ) -> dict[str, Scored]:
        decoders = {find(model).checkpoint: self.networks.decoder(model) for model in models}
        read = {tap for decoder in decoders.values() for tap in decoder.reads}
        passed = self.trunks.taps(models[0], photo, side.of(models[0]), read)
        decoded = {name: self._decoded(each, passed, muted) for name, each in decoders.items()}
        return {model: decoded[find(model).checkpoint][find(model).output] for model in models}

    def _decoded(
        self, decoder: Decoder, passed: TrunkPass, muted: Collection[str]
    ) -> dict[str, Scored]:
        seconds = dict(passed.seconds)
        with timed("decoder", seconds, self.networks.device):
            maps = decoder.decode(passed.taps, muted)
        return {
            name: Scored(scores[0].float(), decoder.outputs[name], passed.input_size, dict(seconds))
            for name, scores in maps.items()
        }


def _by_trunk(models: Sequence[str]) -> list[list[str]]:
    """The models grouped by trunk; a model without a trunk is a group of its own."""
    groups: dict[str, list[str]] = {}
    for model in models:
        groups.setdefault(find(model).trunk or model, []).append(model)
    return list(groups.values())
