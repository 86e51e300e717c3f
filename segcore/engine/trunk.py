"""One pass of a trunk for all the decoders that read it."""

import hashlib
from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from segcore.data.arrays import Photo, Photos
from segcore.engine.cache import TapMemory, TrunkPass
from segcore.engine.device import timed
from segcore.engine.network_input import network_input
from segcore.engine.networks import Networks
from segcore.models.network import PHOTO
from segcore.zoo import find


class Batch(NamedTuple):
    """Photos that have shared a pass."""

    places: list[int]  # of the photos among those that were given
    passed: TrunkPass  # its input size is that of the padded copies
    input_sizes: list[tuple[int, int]]  # (height, width) of each copy


class Trunks:
    """Passes photos through trunks and remembers the taps of the last ones."""

    def __init__(self, networks: Networks, limit: int) -> None:
        """
        Args:
            networks: where the trunks come from.
            limit: bytes that all the remembered taps may take.
        """
        self.networks, self._memory = networks, TapMemory(limit)

    def taps(self, model: str, photo: Photo, side: int, wanted: Collection[str]) -> TrunkPass:
        """The taps that the decoder of ``model`` reads.

        A pass computes the taps that all loaded decoders read on its way, so that the next decoder
        finds them in memory. Remembered taps keep their seconds, since memory does not make a
        network faster.

        Args:
            model: a semantic network of the zoo.
            photo: uint8 RGB.
            side: the longest side of the network's input, in pixels; a smaller photo is enlarged.
            wanted: names of taps.
        """
        trunk = find(model).trunk
        if not trunk:
            image, seconds = self._copy(model, photo, side)
            return TrunkPass({PHOTO: image}, _size(image), seconds)
        key = f"{trunk} {side} {photo.shape} {_digest(photo)}"
        known = self._memory.get(key, wanted)
        if known:
            return known
        passed = self._pass(model, photo, side, {*wanted, *self.networks.read_from(trunk)})
        self._memory.put(key, passed, self.networks.trunk(trunk).taps)
        return passed

    def together(
        self, model: str, photos: Photos, side: int, wanted: Collection[str]
    ) -> list[Batch]:
        """The taps of several photos; those whose padded copies have one shape share a pass.

        So each photo has the taps that it would have alone. They are not remembered. Arguments as
        for :meth:`taps`. Without a trunk nothing is shared.
        """
        if not find(model).trunk:
            alone = [self.taps(model, photo, side, wanted) for photo in photos]
            return [Batch([n], passed, [passed.input_size]) for n, passed in enumerate(alone)]
        trunk, device = self.networks.trunk(find(model).trunk), self.networks.device
        copies = [self._copy(model, photo, side)[0] for photo in photos]
        padded = [trunk.padded(copy) for copy in copies]
        batches = []
        for places in _alike(padded):
            seconds: dict[str, float] = {}
            image = torch.cat([padded[place] for place in places])
            with timed("trunk", seconds, device):
                found = trunk.taps_of(image, wanted)
            passed = TrunkPass(found, _size(image), seconds)
            batches.append(Batch(places, passed, [_size(copies[place]) for place in places]))
        return batches

    def _pass(self, model: str, photo: Photo, side: int, taps: Collection[str]) -> TrunkPass:
        trunk = self.networks.trunk(find(model).trunk)
        image, seconds = self._copy(model, photo, side)
        with timed("trunk", seconds, self.networks.device):
            found = trunk(image, taps)
        return TrunkPass(found, _size(image), seconds)

    def _copy(self, model: str, photo: Photo, side: int) -> tuple[Tensor, dict[str, float]]:
        seconds: dict[str, float] = {}
        with timed("prepare", seconds, self.networks.device):
            dtype, device = self.networks.dtype(model), self.networks.device
            image = network_input(photo[None], side, dtype, device, enlarge=True)
        return image, seconds


def _alike(images: Sequence[Tensor]) -> list[list[int]]:
    """The places of the images, those of one shape together."""
    groups: dict[torch.Size, list[int]] = {}
    for place, image in enumerate(images):
        groups.setdefault(image.shape, []).append(place)
    return list(groups.values())


def _size(image: Tensor) -> tuple[int, int]:
    return image.shape[2], image.shape[3]


def _digest(photo: Photo) -> str:
    return hashlib.sha256(np.ascontiguousarray(photo).data).hexdigest()
