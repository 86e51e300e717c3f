"""How far a cell sees: by hand, and against the gradient of a network that holds nothing back."""

import pytest
import tiny
import torch
from torch import nn

from segcore import load
from segcore.errors import UnknownName
from segcore.models.fields import layers_of, score_fields, sees_whole_photo
from segcore.models.network import Network
from segcore.ops.receptive_field import Field, Layer, receptive_field


def test_by_hand():
    assert receptive_field([]) == Field(size=1, stride=1, start=0)
    assert receptive_field([Layer(3, padding=1)]) == Field(3, 1, -1)
    assert receptive_field([Layer(2, 2), Layer(3, padding=1)]) == Field(6, 2, -2)
    # A 3 × 3 dilated by 3 spans seven cells.
    assert receptive_field([Layer(3, padding=3, dilation=3)]) == Field(7, 1, -3)


def test_the_fields_of_the_score_maps_by_hand():
    # VGG16's well-known 44, 100 and 212 pixels; the head adds 2 · 3 cells of 32 px to the last.
    fields = score_fields(tiny.fcn(1, 1, 1))
    assert {tap: field.size for tap, field in fields.items()} == {
        "pool5": 212 + 2 * 3 * 32,
        "pool4": 100,
        "pool3": 44,
    }
    assert {tap: field.stride for tap, field in fields.items()} == {
        "pool5": 32,
        "pool4": 16,
        "pool3": 8,
    }


def test_a_field_lies_around_its_cell():
    for field in score_fields(tiny.fcn(1, 1, 1)).values():
        first, last = field.of_cell(5)
        assert (first + last) / 2 == field.stride * 5.5


def test_all_thirteen_convolutions_and_five_poolings_count():
    layers = layers_of(tiny.fcn(1, 1, 1), "pool5")
    assert [layer.kernel for layer in layers].count(2) == 5
    assert [layer.dilation for layer in layers].count(3) == 1
    assert len(layers) == 13 + 5 + 2
    with pytest.raises(UnknownName, match="pool4"):
        layers_of(tiny.fcn(1, 1, 1), "pool2")


@pytest.mark.parametrize("tap", ["pool5", "pool4", "pool3"])
def test_the_gradient_reaches_exactly_as_far(tap):
    network = all_through()
    image = torch.ones(1, 3, 640, 640, requires_grad=True)
    maps = network.decoder.score_maps(network.taps(image))
    cell = 320 // (640 // maps[tap].shape[-1])
    maps[tap][0, 0, cell, cell].backward()
    for axis in (0, 1):
        reached = image.grad[0].sum(0).abs().sum(axis).nonzero()[:, 0]
        first, behind = score_fields(tiny.fcn(1, 1, 1))[tap].of_cell(cell)
        assert (int(reached[0]), int(reached[-1]) + 1) == (max(first, 0), min(behind, 640))


@pytest.mark.parametrize(("name", "cells", "stride"), [("deeplabv3", 36, 16), ("pspnet", 2, 32)])
def test_a_decoders_own_3x3_adds_to_the_field(name: str, cells: int, stride: int) -> None:
    """DeepLab's largest rate is 18 cells to each side; PSPNet's 3×3 reads the next cell."""
    network = load.outline(name)
    (tap,) = network.decoder.reads
    before = receptive_field(layers_of(network, tap)[:-1])
    assert score_fields(network)[tap].size == before.size + cells * stride


def all_through() -> Network:
    """An FCN of one channel that holds nothing back: positive weights, means for maxima."""
    network = tiny.fcn(1, 1, 1).double()
    network.trunk.pool = nn.AvgPool2d(2)
    for name, parameter in network.named_parameters():
        nn.init.constant_(parameter, 0.0 if name.endswith("bias") else 0.5)
    return network


def test_the_head_on_the_mobilenet_also_reads_the_whole_photo() -> None:
    """Image pooling stands beside its convolutions; nothing like it follows any other tap."""
    light, paper = load.outline("fcn8s"), load.outline("fcn8s-vgg16")
    assert [sees_whole_photo(light, tap) for tap in light.decoder.reads] == [True, False, False]
    assert not any(sees_whole_photo(paper, tap) for tap in paper.decoder.reads)
