"""Scores of the semantic networks: those on the shared trunk together, the others one by one."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from torch import Tensor

from segcore.data.arrays import Photo
from segcore.engine.device import timed
from segcore.engine.inner import inner_copy
from segcore.engine.networks import Networks
from segcore.engine.trunk import SharedTrunk
from segcore.models.fcn import FINEST_STRIDE, LEVELS, fuse
from segcore.models.unet import COPIES
from segcore.zoo import TRUNK_SIDE, find, logits

UNET = "unet"


class Scored(NamedTuple):
    """What a network thinks of a photo's inner copy."""

    scores: Tensor  # fp32, classes × rows × columns, at 1/stride of the padded inner copy
    stride: int
    inner: tuple[int, int]  # (height, width) of the inner copy
    seconds: dict[str, float]  # stage → seconds


class Scorer:
    """Asks the networks. Not thread-safe: the engine holds its lock."""

    def __init__(self, networks: Networks, trunk: SharedTrunk) -> None:
        self.networks, self.trunk = networks, trunk
        self.device = networks.device

    def scores(self, photo: Photo, models: Sequence[str], side: int) -> dict[str, Scored]:
        """The scores of each of ``models`` on copies of at most ``side`` pixels.

        A network whose own side in the zoo is smaller sees a smaller copy.
        """
        together = [model for model in models if find(model).reads_trunk]
        found = self._on_trunk(photo, together, min(side, TRUNK_SIDE)) if together else {}
        alone = [model for model in models if model not in found]
        return found | {m: self._alone(photo, m, min(side, find(m).side)) for m in alone}

    def unet(self, photo: Photo, side: int, copies: Collection[str]) -> Scored:
        """The U-Net's scores with only ``copies`` let through."""
        seconds: dict[str, float] = {}
        taps, inner = self.taps(photo, side, True, seconds)
        return self._decoded(taps, inner, seconds, copies)

    def taps(
        self, photo: Photo, side: int, copies: bool, seconds: dict[str, float]
    ) -> tuple[dict[str, Tensor], tuple[int, int]]:
        """The trunk's taps, U-Net's copies among them if asked for, and the inner size."""
        network = self.networks.get("fcn8s")
        with timed("prepare", seconds, self.device):
            image = inner_copy(photo, side, self.networks.dtype("fcn8s"), self.device)
        with timed("trunk", seconds, self.device):
            taps = self.trunk.taps(network, photo, image, copies)
        return taps, (image.shape[2], image.shape[3])

    def score_maps(self, taps: dict[str, Tensor], seconds: dict[str, float]) -> dict[str, Tensor]:
        """The FCN's score maps in fp32, by tap, 1 × classes × rows × columns."""
        with timed("head", seconds, self.device):
            maps = self.networks.get("fcn8s").scores(taps)
            return {tap: found.float() for tap, found in maps.items()}

    def _on_trunk(self, photo: Photo, models: Sequence[str], side: int) -> dict[str, Scored]:
        seconds: dict[str, float] = {}
        taps, inner = self.taps(photo, side, UNET in models, seconds)
        found = {}
        if UNET in models:
            found[UNET] = self._decoded(taps, inner, dict(seconds))
        if levels := [model for model in models if model in LEVELS]:
            maps = self.score_maps(taps, seconds)
            found |= {
                level: Scored(fuse(maps, level)[0], FINEST_STRIDE, inner, dict(seconds))
                for level in levels
            }
        return found

    def _decoded(
        self,
        taps: dict[str, Tensor],
        inner: tuple[int, int],
        seconds: dict[str, float],
        copies: Collection[str] = tuple(COPIES),
    ) -> Scored:
        network = self.networks.get(UNET)
        with timed("decoder", seconds, self.device):
            return Scored(network.decode(taps, copies)[0].float(), 1, inner, seconds)

    def _alone(self, photo: Photo, model: str, side: int) -> Scored:
        seconds: dict[str, float] = {}
        network = self.networks.get(model)
        with timed("prepare", seconds, self.device):
            image = inner_copy(photo, side, self.networks.dtype(model), self.device)
        with timed("network", seconds, self.device):
            found = logits(network, image, [model])[model][0].float()
        return Scored(found, 1, (image.shape[2], image.shape[3]), seconds)
