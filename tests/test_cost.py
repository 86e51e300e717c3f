"""What a network has to do for a photo: by hand, and on the cards that are shipped."""

from pathlib import Path

import pytest
import torch
from torch import nn

from segcore import cost
from segcore.bench.convolutions import convolutions_of
from segcore.cards import SHIPPED, Card, read_card, write_card
from segcore.load import outline
from segcore.models.mask_rcnn import mask_rcnn
from segcore.zoo import ZOO, levels_of

SEMANTIC = [name for name, entry in ZOO.items() if entry.task == "semantic" and entry.trunk]


@pytest.mark.parametrize(
    ("layer", "size", "by_hand"),
    [
        (nn.Conv2d(4, 8, 3), (4, 7, 9), 8 * 5 * 7 * 4 * 9),
        (nn.Conv2d(8, 8, 3, groups=8), (8, 5, 5), 8 * 3 * 3 * 9),
        # Each of 3 × 3 input cells writes 4 × 4 kernels of 6 channels, from 5 channels.
        (nn.ConvTranspose2d(5, 6, 4, stride=2), (5, 3, 3), 9 * 16 * 5 * 6),
        (nn.Linear(10, 4), (10,), 40),
    ],
)
def test_layers_by_hand(layer: nn.Module, size: tuple[int, ...], by_hand: int) -> None:
    assert cost._counted(lambda: layer(torch.zeros(1, *size))) == by_hand


@pytest.mark.parametrize("trunk", ["mobilenetv2", "vgg16"])
def test_an_fcn_is_its_convolutions_and_its_levels_cost_the_same(trunk: str) -> None:
    found = [cost.cost_of(name) for name in levels_of(trunk)]
    assert all(each == found[0] for each in found)
    rows, columns = found[0]["rows"], found[0]["columns"]
    assert rows * 4 == columns * 3  # a photo of 4:3
    convolutions = convolutions_of(outline(levels_of(trunk)[0]), rows, columns)
    assert found[0]["multiply_adds"] == sum(each.multiply_adds for each in convolutions)


@pytest.mark.parametrize("name", SEMANTIC)
def test_every_network_is_counted_without_its_weights(name: str) -> None:
    assert cost.cost_of(name)["multiply_adds"] > 1e9


def test_a_detector_is_counted_on_a_photo(monkeypatch: pytest.MonkeyPatch) -> None:
    network = mask_rcnn(channels=8, hidden=8).eval()
    monkeypatch.setattr(cost, "load_detector", lambda name: network)
    found = cost.cost_of("maskrcnn")
    assert max(found["rows"], found["columns"]) == 768
    assert found["multiply_adds"] > 1e8


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.json")), ids=lambda path: path.stem)
def test_a_shipped_card_says_what_the_code_counts(path: Path) -> None:
    for name, said in read_card(path).cost.items():
        if ZOO[name].task == "semantic":
            assert said == cost.cost_of(name)


def test_the_command_enters_the_costs_on_a_card(
    tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    made = Card("fcn-voc21.safetensors", "0" * 64, "VOC21", 1, ("a",), ("b",), "c", ("d",))
    path = write_card(made, tmp_path)
    cost.main(["--card", str(path)])
    entered = read_card(path)
    assert set(entered.cost) == set(levels_of("vgg16"))
    assert entered.scores == {}
    assert "G multiply-adds at 416 × 312 px" in capsys.readouterr().out
