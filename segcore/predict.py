"""``python -m segcore.predict PHOTO --mask mask.png --overlay overlay.png --json out.json``."""

import argparse
import json
import sys
from pathlib import Path

from PIL import Image

from segcore.data.arrays import Photo
from segcore.data.image_io import read_photo, write_ids, write_labels
from segcore.data.instances import id_map, to_coco
from segcore.data.results import InstanceResult, SemanticResult
from segcore.draw.render import legend_image, overlay
from segcore.draw.render_objects import objects_image
from segcore.engine import Engine
from segcore.errors import SegcoreError
from segcore.zoo import DEFAULT, ZOO, find


def parse(arguments: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m segcore.predict", description=__doc__)
    parser.add_argument("photo", type=Path)
    parser.add_argument("--model", default=DEFAULT, help=f"one of {', '.join(ZOO)}")
    parser.add_argument("--mask", type=Path, help="palette PNG of classes, 16-bit PNG of objects")
    parser.add_argument("--overlay", type=Path, help="photo in colours, with a legend")
    parser.add_argument("--json", type=Path, help="shares of the classes; objects as COCO's JSON")
    parser.add_argument(
        "--score", type=float, default=0.5, help="minimum score of an object, 0 to 1"
    )
    parser.add_argument("--palette", default="voc", help="one of the label set's, such as safe")
    parser.add_argument("--opacity", type=float, default=0.6, help="of the overlay, 0 to 1")
    parser.add_argument("--device", help="cpu, cuda or mps; the best one here if left out")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> None:
    """Run one network on one photo, write the files, and print what was found."""
    options = parse(arguments)
    photo = read_photo(options.photo)
    engine = Engine(options.device)
    result: SemanticResult | InstanceResult
    if find(options.model).task == "instance":
        result = engine.instances(photo, options.model).at_least(options.score)
        _write_objects(photo, result, options)
    else:
        result = engine.segment(photo, options.model)
        _write_labels(photo, result, options)
    print(f"{sum(result.seconds.values()):.2f} s on {result.device}, {result.precision}")


def _write_labels(photo: Photo, result: SemanticResult, options: argparse.Namespace) -> None:
    palette = result.label_set.palette(options.palette)
    if options.mask:
        write_labels(options.mask, result.labels, palette)
    if options.overlay:
        painted = overlay(photo, result.labels, palette, options.opacity)
        Image.fromarray(legend_image(painted, result, palette)).save(options.overlay)
    if options.json:
        _write_json(options.json, result.to_json())
    for index, share in result.shares().items():
        print(f"{result.label_set.name_of(index):<12} {share:6.1%}")


def _write_objects(photo: Photo, result: InstanceResult, options: argparse.Namespace) -> None:
    if options.mask:
        write_ids(options.mask, id_map(result))
    if options.overlay:
        Image.fromarray(objects_image(photo, result, options.opacity)).save(options.overlay)
    if options.json:
        _write_json(options.json, to_coco(result, options.photo.name))
    for number, (index, score) in enumerate(zip(result.classes, result.scores, strict=True), 1):
        print(f"{number:>3} {result.label_set.name_of(int(index)):<12} {score:.2f}")


def _write_json(path: Path, content: dict[str, object]) -> None:
    path.write_text(json.dumps(content, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SegcoreError as error:
        sys.exit(str(error))
