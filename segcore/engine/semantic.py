"""Scores of the semantic networks: one pass for each trunk, then each decoder once."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
from jaxtyping import Float, UInt8
from torch import Tensor

from segcore.data.arrays import Photo, Photos
from segcore.engine.cache import TrunkPass
from segcore.engine.device import timed
from segcore.engine.labels import label_maps
from segcore.engine.network_input import Side, network_input
from segcore.engine.networks import Networks
from segcore.engine.trunk import Trunks
from segcore.models.decoder import NOTHING, Decoder, ScoreMap
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

    def scores_together(
        self, photos: Photos, models: Sequence[str], side: Side
    ) -> list[dict[str, Scored]]:
        """The same of each of several photos, which share passes where their copies are alike.

        The seconds are those of the whole batch, for which each of its photos has waited.
        """
        found: list[dict[str, Scored]] = [{} for _ in photos]
        for group in _by_trunk(models):
            for batch in self.trunks.together(
                group[0], photos, side.of(group[0]), self._read(group)
            ):
                decoded = self._decoded(group, batch.passed, batch.input_sizes)
                for place, scored in zip(batch.places, decoded, strict=True):
                    found[place] |= scored
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
        passed = self.trunks.taps(models[0], photo, side.of(models[0]), self._read(models))
        return self._decoded(models, passed, [passed.input_size], muted)[0]

    def _read(self, models: Sequence[str]) -> set[str]:
        """The taps that the decoders of these models read."""
        return {tap for model in models for tap in self.networks.decoder(model).reads}

    def _decoded(
        self,
        models: Sequence[str],
        passed: TrunkPass,
        input_sizes: Sequence[tuple[int, int]],
        muted: Collection[str] = NOTHING,
    ) -> list[dict[str, Scored]]:
        """The scores of each photo of a pass, by model; each decoder runs once."""
        runs: dict[str, tuple[dict[str, ScoreMap], dict[str, float]]] = {}
        found: list[dict[str, Scored]] = [{} for _ in input_sizes]
        for model in models:
            entry, decoder = find(model), self.networks.decoder(model)
            if entry.checkpoint not in runs:
                runs[entry.checkpoint] = self._run(decoder, passed, muted)
            maps, seconds = runs[entry.checkpoint]
            for place, size in enumerate(input_sizes):
                scores, stride = maps[entry.output][place].float(), decoder.outputs[entry.output]
                found[place][model] = Scored(scores, stride, size, dict(seconds))
        return found

    def _run(
        self, decoder: Decoder, passed: TrunkPass, muted: Collection[str]
    ) -> tuple[dict[str, ScoreMap], dict[str, float]]:
        seconds = dict(passed.seconds)
        with timed("decoder", seconds, self.networks.device):
            maps = decoder.decode(passed.taps, muted)
        return maps, seconds


def _by_trunk(models: Sequence[str]) -> list[list[str]]:
    """The models grouped by trunk; a model without a trunk is a group of its own."""
    groups: dict[str, list[str]] = {}
    for model in models:
        groups.setdefault(find(model).trunk or model, []).append(model)
    return list(groups.values())
