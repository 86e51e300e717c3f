"""``python -m segcore.bench``: how fast the engine is, on each trunk and beside the published FCN.

One run on one photo measures, for the FCN on each trunk that is here: the time from the photo to
the label maps of all levels, from one pass; the pass alone, beside the best time of each of its
convolutions by itself; and the same levels as separate passes of the published network (full size,
fp32, eager). On a GPU it also counts the photos a second in batches.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch

from segcore.assets import ASSETS
from segcore.bench.runs import TrunkRun, classic_seconds, photos_per_second, run_on
from segcore.data.arrays import Photo
from segcore.data.image_io import read_photo
from segcore.data.resize import fit
from segcore.engine import Engine
from segcore.errors import SegcoreError
from segcore.zoo import DEFAULT, TRUNKS, available, find, levels_of

SAMPLE = ASSETS / "samples" / "horse.jpg"
BATCHES = (1, 8, 32)


def parse(arguments: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m segcore.bench", description=__doc__)
    parser.add_argument("--photo", type=Path, default=SAMPLE)
    parser.add_argument("--device", help="cpu, cuda or mps; the best one here if left out")
    parser.add_argument("--rounds", type=int, default=5, help="report the shortest of so many runs")
    parser.add_argument(
        "--batches",
        action=argparse.BooleanOptionalAction,
        help="count the photos a second in batches (default: on a GPU alone)",
    )
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> None:
    """Measure everything in one run and print it."""
    options = parse(arguments)
    photo = read_photo(options.photo)
    engine = Engine(options.device, cache_bytes=0)
    height, width = photo.shape[:2]
    threads = f", {torch.get_num_threads()} threads" if engine.device.type == "cpu" else ""
    print(f"{options.photo.name}, {width} × {height} px, on {engine.device_name}{threads}")
    runs = []
    for trunk in TRUNKS:
        if available(levels_of(trunk)[-1]):
            runs.append(run_on(trunk, photo, engine, options.rounds))
            print("", *lines_of(runs[-1]), sep="\n")
        else:
            print(f"\n{TRUNKS[trunk].title}: its weights are not here")
    print("", *comparison(runs), sep="\n")
    _print_classic(photo, engine, runs, options.rounds)
    if engine.device.type != "cpu" if options.batches is None else options.batches:
        _print_batches(photo, engine, runs, options.rounds)


def lines_of(run: TrunkRun) -> Iterator[str]:
    """What was measured on one trunk."""
    height, width = run.input_size
    names = ", ".join(levels_of(run.trunk))
    rate = 2 * run.multiply_adds / run.forward / 1e9  # a multiply-add is two operations
    yield f"{run.title}: {names} at {width} × {height} px, {run.precision}"
    yield f"  parameters           {run.parameters / 1e6:8.2f} M"
    yield f"  multiply-adds        {run.multiply_adds / 1e9:8.2f} G"
    yield f"  photo to label maps  {1e3 * run.whole:8.1f} ms"
    yield f"  of it, the pass      {1e3 * run.forward:8.1f} ms, at {rate:.0f} GFLOP/s"
    yield f"  its layers alone     {1e3 * sum(run.alone):8.1f} ms, each at its best"
    yield f"  the pass takes       {run.multiple:8.2f} times as long as its layers alone"
    yield from _depthwise_lines(run)


def _depthwise_lines(run: TrunkRun) -> Iterator[str]:
    pairs = [each for each in zip(run.convolutions, run.alone, strict=True) if each[0].is_depthwise]
    if not pairs:
        return
    work = sum(each.multiply_adds for each, _ in pairs) / run.multiply_adds
    seconds = sum(seconds for _, seconds in pairs)
    share = seconds / sum(run.alone)
    bandwidth = sum(each.bytes for each, _ in pairs) / seconds / 1e9
    yield f"  Its depthwise layers do {work:.0%} of the multiply-adds in {share:.0%} of that time."
    yield "  They use each number that they read for few multiply-adds, so memory bounds them, not"
    yield f"  arithmetic: {bandwidth:.0f} GB/s."


def comparison(runs: Sequence[TrunkRun]) -> Iterator[str]:
    """How much faster each trunk is than the slowest one."""
    slowest = max(runs, key=lambda run: run.whole, default=None)
    for run in runs:
        if slowest and run is not slowest:
            ratio = slowest.whole / run.whole
            yield f"{run.title} takes 1/{ratio:.1f} of {slowest.title}'s time to label a photo."


def _print_classic(photo: Photo, engine: Engine, runs: Sequence[TrunkRun], rounds: int) -> None:
    """The published network on the copy that the default one sees."""
    copy = fit(photo, find(DEFAULT).side)
    classic = classic_seconds(copy, engine.device, min(rounds, 2))
    size = f"{copy.shape[1]} × {copy.shape[0]} px"
    print(f"The published network, one pass a level, float32, at {size}: {classic:.2f} s")
    for run in runs:
        print(f"{run.title} gives the same levels {classic / run.whole:.1f} times as fast.")


def _print_batches(photo: Photo, engine: Engine, runs: Sequence[TrunkRun], rounds: int) -> None:
    for run in runs:
        model = levels_of(run.trunk)[-1]
        rates = [photos_per_second(photo, size, engine, model, rounds) for size in BATCHES]
        found = ", ".join(f"{rate:.0f} ({size})" for rate, size in zip(rates, BATCHES, strict=True))
        print(f"{run.title}: photos a second (in batches of so many): {found}")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SegcoreError as error:
        sys.exit(str(error))
