"""``python -m segcore.predict PHOTO --mask mask.png --overlay overlay.png --json out.json``."""

import argparse
import json
import sys
from pathlib import Path

from PIL import Image

from segcore.engine import Engine
from segcore.errors import SegcoreError
from segcore.image_io import read_photo, write_labels
from segcore.palette import PALETTES
from segcore.render import legend_image, overlay
from segcore.zoo import ZOO


def parse(arguments: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m segcore.predict", description=__doc__)
    parser.add_argument("photo", type=Path)
    parser.add_argument("--model", default="fcn8s", help=f"one of {', '.join(ZOO)}")
    parser.add_argument("--mask", type=Path, help="palette PNG of class indices")
    parser.add_argument("--overlay", type=Path, help="photo with the classes and a legend over it")
    parser.add_argument("--json", type=Path, help="class shares, size, timing")
    parser.add_argument("--palette", choices=sorted(PALETTES), default="voc")
    parser.add_argument("--opacity", type=float, default=0.6, help="of the overlay, 0 to 1")
    parser.add_argument("--device", help="cpu, cuda or mps; the best one here if left out")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> None:
    """Segment one photo and write what was asked for; print the class shares."""
    options = parse(arguments)
    photo, palette = read_photo(options.photo), PALETTES[options.palette]
    result = Engine(options.device).segment(photo, options.model)
    if options.mask:
        write_labels(options.mask, result.labels, palette)
    if options.overlay:
        painted = overlay(photo, result.labels, palette, options.opacity)
        Image.fromarray(legend_image(painted, result, palette)).save(options.overlay)
    if options.json:
        options.json.write_text(json.dumps(result.to_json(), indent=2) + "\n", "utf-8")
    for index, share in result.shares().items():
        print(f"{result.label_set.name_of(index):<12} {share:6.1%}")
    print(f"{sum(result.seconds.values()):.2f} s on {result.device}, {result.precision}")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SegcoreError as error:
        sys.exit(str(error))
