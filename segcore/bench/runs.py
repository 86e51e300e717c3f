"""What is measured: photos through the engine, and through the published network."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch

from segcore.bench.convolutions import Convolution, convolutions_of, seconds_alone
from segcore.data.arrays import Photo
from segcore.engine import Engine
from segcore.engine.device import PRECISIONS, seconds_of
from segcore.load import build
from segcore.models.classic_fcn import ClassicFCN
from segcore.models.fcn import LEVEL_WEIGHTS
from segcore.zoo import TRUNKS, levels_of, parameters_of

LEAST_SECONDS = 3.0  # of measuring one trunk: other programs disturb a few short runs too easily


@dataclass(frozen=True)
class TrunkRun:
    """A photo through the FCN's levels on one trunk. Times are the shortest of some, in seconds."""

    trunk: str  # a key of zoo.TRUNKS
    input_size: tuple[int, int]  # (height, width) of the network's input
    precision: str
    whole: float  # from the photo to all label maps
    forward: float  # of it, the pass of trunk and decoder
    parameters: int
    convolutions: Sequence[Convolution]
    alone: Sequence[float]  # the best time of each convolution by itself

    @property
    def title(self) -> str:
        """The trunk's name for people."""
        return TRUNKS[self.trunk].title

    @property
    def multiply_adds(self) -> int:
        """Of all convolutions of a pass."""
        return sum(each.multiply_adds for each in self.convolutions)

    @property
    def multiple(self) -> float:
        """How many times as long as its convolutions at their best the pass takes."""
        return self.forward / sum(self.alone)


def run_on(trunk: str, photo: Photo, engine: Engine, rounds: int) -> TrunkRun:
    """Measure one trunk; the errors are those of `Engine.levels`."""
    names = levels_of(trunk)
    whole, forward = _engine_seconds(names, photo, engine, rounds)
    input_size = engine.segment(photo, names[-1]).input_size
    precision = engine.precision_of(names[-1])
    network = build(names[-1]).eval().to(engine.device, PRECISIONS[precision])
    found = convolutions_of(network.to(memory_format=torch.channels_last), *input_size)
    return TrunkRun(
        trunk,
        input_size,
        precision,
        whole,
        forward,
        parameters_of(names[-1]),
        found,
        seconds_alone(found, rounds),
    )


def _engine_seconds(
    names: Sequence[str], photo: Photo, engine: Engine, rounds: int
) -> tuple[float, float]:
    """The shortest time from the photo to its label maps, and of the pass alone."""
    wholes: list[float] = []
    passes: list[float] = []
    engine.levels(photo, names)  # loads and warms up
    end = time.perf_counter() + LEAST_SECONDS
    while len(wholes) < rounds or time.perf_counter() < end:
        began = time.perf_counter()
        seconds = engine.levels(photo, names)[names[-1]].seconds
        wholes.append(time.perf_counter() - began)
        passes.append(seconds["trunk"] + seconds["decoder"])
    return min(wholes), min(passes)


@torch.inference_mode()
def classic_seconds(photo: Photo, device: torch.device, rounds: int) -> float:
    """Seconds of one pass of each level's published network, in fp32, one after another."""
    image = torch.from_numpy(photo).to(device).permute(2, 0, 1)[None].float() / 255
    total = 0.0
    for level in LEVEL_WEIGHTS:
        network = ClassicFCN(level).eval().to(device)
        total += seconds_of(partial(network, image), device, rounds)
    return total


def photos_per_second(photo: Photo, batch: int, engine: Engine, model: str, rounds: int) -> float:
    """How many photos a second become label maps, ``batch`` of them in each pass."""
    photos = np.repeat(photo[None], batch, axis=0)
    return batch / seconds_of(lambda: engine.batch(photos, model), engine.device, rounds)
