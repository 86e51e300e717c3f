"""How fast the engine is compared with the published design: ``python -m segcore.bench``.

One run on one photo measures three things: the engine (three levels from one trunk pass, device
and precision as chosen here), the same three levels as three passes of the published network
(full size, fp32, eager), and the time that the trunk's multiply-adds alone would take at the best
rate of convolution measured on this machine.
"""

import argparse
import sys
from functools import partial
from pathlib import Path

import torch
from torch import Tensor, nn

from segcore.assets import ASSETS
from segcore.data.arrays import Photo
from segcore.data.image_io import read_photo
from segcore.data.resize import shrink
from segcore.engine import Engine
from segcore.engine.device import seconds_of
from segcore.errors import SegcoreError
from segcore.models.classic_fcn import ClassicFCN
from segcore.models.fcn import LEVEL_WEIGHTS
from segcore.zoo import DEFAULT, TRUNKS, find

SAMPLE = ASSETS / "samples" / "horse.jpg"

# (channels, side) of square convolutions that together show what a device can reach.
RATE_SHAPES = ((128, 112), (256, 56), (512, 40))
RATE_PRECISIONS = (torch.float32, torch.bfloat16)


def trunk_multiply_adds(trunk: str, height: int, width: int) -> int:
    """Multiply-adds of a trunk's convolutions on a photo of ``height`` × ``width`` pixels.

    Args:
        trunk: a key of ``zoo.TRUNKS``.
        height: in pixels.
        width: in pixels.
    """
    counts: list[int] = []

    def count(layer: nn.Module, given: object, made: Tensor) -> None:
        cells = made.shape[-2] * made.shape[-1]
        counts.append(cells * sum(p.numel() for n, p in layer.named_parameters() if n == "weight"))

    with torch.device("meta"):  # the shapes alone
        network = TRUNKS[trunk].builder().eval()
        for layer in network.modules():
            if isinstance(layer, nn.Conv2d):
                layer.register_forward_hook(count)
        network(torch.empty(1, 3, height, width), network.way)
    return sum(counts)


@torch.inference_mode()
def best_rate(device: torch.device) -> float:
    """Multiply-adds per second of the fastest 3×3 convolution that was tried."""
    best = 0.0
    for precision in RATE_PRECISIONS:
        for channels, side in RATE_SHAPES:
            layer = nn.Conv2d(channels, channels, 3, padding=1).to(device, precision)
            layer = layer.to(memory_format=torch.channels_last)
            maps = torch.rand(1, channels, side, side, device=device, dtype=precision)
            maps = maps.contiguous(memory_format=torch.channels_last)
            seconds = seconds_of(partial(layer, maps), device, rounds=5)
            best = max(best, layer.weight.numel() * side * side / seconds)
    return best


@torch.inference_mode()
def classic_seconds(photo: Photo, device: torch.device, rounds: int) -> float:
    """Seconds of one pass of each level's published network, in fp32, one after another."""
    image = torch.from_numpy(photo).to(device).permute(2, 0, 1)[None].float() / 255
    total = 0.0
    for level in LEVEL_WEIGHTS:
        network = ClassicFCN(level).eval().to(device)
        total += seconds_of(partial(network, image), device, rounds)
    return total


def engine_seconds(photo: Photo, engine: Engine, rounds: int) -> float:
    """Seconds from photo to three label maps, without the cache."""
    return seconds_of(lambda: engine.levels(photo), engine.device, rounds)


def parse(arguments: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m segcore.bench", description=__doc__)
    parser.add_argument("--photo", type=Path, default=SAMPLE)
    parser.add_argument("--device", help="cpu, cuda or mps; the best one here if left out")
    parser.add_argument("--rounds", type=int, default=3, help="report the shortest of so many runs")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> None:
    """Measure all three in one run and print the ratios."""
    options = parse(arguments)
    photo = shrink(read_photo(options.photo), find(DEFAULT).side)  # all three see the same copy
    engine = Engine(options.device, cache_bytes=0)
    ours = engine_seconds(photo, engine, options.rounds)
    classic = classic_seconds(photo, engine.device, options.rounds)
    rate = best_rate(engine.device)
    height, width = engine.segment(photo).input_size
    bound = trunk_multiply_adds(find(DEFAULT).trunk, height, width) / rate
    print(f"{options.photo.name} at {width} × {height} px, {engine.device_name}")
    print(f"ours, three levels in one pass, {engine.precision_of(DEFAULT)}:  {ours:7.3f} s")
    print(f"published network, three passes, float32:     {classic:7.3f} s")
    print(f"trunk's multiply-adds at {rate / 1e9:.0f} G/s:            {bound:7.3f} s")
    print(f"ours is {classic / ours:.1f} times as fast as the published network,")
    print(f"and takes {ours / bound:.2f} times the trunk's bound.")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SegcoreError as error:
        sys.exit(str(error))
