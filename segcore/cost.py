"""What a network has to do for a photo: ``python -m segcore.cost --card assets/weights/NAME.json``.

A multiply-add is one product and its sum. Those of convolutions, transposed convolutions and fully
connected layers are counted. Raising a map by fixed weights, normalising and pooling are not: they
are few beside these, and papers leave them out too.

A semantic network is counted without its weights, at the size at which it sees a photo of 4:3. The
work of a detector depends on what it finds, so it is counted with its weights on one sample.
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import torch
from torch.utils.flop_counter import FlopCounterMode

from segcore.assets import ASSETS
from segcore.cards import Card, Cost, read_card, write_card
from segcore.data.image_io import read_photo
from segcore.data.resize import fitted_size
from segcore.errors import SegcoreError
from segcore.load import load_detector, outline
from segcore.models.mask_rcnn import detect
from segcore.zoo import ZOO, find

PHOTO_SIZE = (375, 500)  # height and width of most photos of VOC; only their ratio counts
SAMPLE = ASSETS / "samples" / "horse.jpg"  # the photo of segcore.bench


def cost_of(model: str) -> Cost:
    """The multiply-adds of one pass of a network, trunk included.

    Outputs of one decoder come from one pass, so the levels of an FCN cost the same.

    Raises:
        UnknownName: no network has this name.
        MissingWeights, DamagedWeights: of an instance network.
    """
    return _semantic_cost(model) if find(model).task == "semantic" else _detector_cost(model)


def _semantic_cost(model: str) -> Cost:
    rows, columns = fitted_size(PHOTO_SIZE, find(model).side)
    network = outline(model).eval()
    image = torch.zeros(1, 3, rows, columns, device="meta")
    total = _counted(lambda: network.decoder.decode(network.taps(image)))
    return {"multiply_adds": total, "rows": rows, "columns": columns}


def _detector_cost(model: str) -> Cost:
    network = load_detector(model)
    image = torch.from_numpy(read_photo(SAMPLE)).permute(2, 0, 1)[None].float() / 255
    rows, columns = detect(network, image).input_size
    total = _counted(lambda: detect(network, image))
    return {"multiply_adds": total, "rows": rows, "columns": columns}


def _counted(run: Callable[[], object]) -> int:
    with torch.no_grad(), FlopCounterMode(display=False) as counter:
        run()
    return counter.get_total_flops() // 2  # it counts a product and its sum as two


def with_costs(card: Card) -> Card:
    """The card with the cost of each network of its checkpoint."""
    own = [name for name, entry in ZOO.items() if entry.checkpoint == Path(card.file).stem]
    return replace(card, cost={name: cost_of(name) for name in own})


def main(arguments: list[str]) -> None:
    """Count, print, and enter the costs on the cards."""
    parser = argparse.ArgumentParser(prog="python -m segcore.cost", description=__doc__)
    parser.add_argument("--card", type=Path, nargs="+", required=True, help="cards of weights")
    for path in parser.parse_args(arguments).card:
        card = with_costs(read_card(path))
        write_card(card, path.parent)
        for name, cost in card.cost.items():
            size = f"{cost['columns']} × {cost['rows']} px"
            print(f"{name:16} {cost['multiply_adds'] / 1e9:7.2f} G multiply-adds at {size}")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SegcoreError as error:
        sys.exit(str(error))
