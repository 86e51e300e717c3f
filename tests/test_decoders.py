"""Hypercolumns, PSPNet, DeepLabV3, DeconvNet, and the U-Net on MobileNetV2."""

import numpy as np
import pytest
import tiny
import torch
from torch import nn
from torch.nn import functional as F
from torchvision.models.segmentation.deeplabv3 import ASPP

from segcore import load, zoo
from segcore.engine import Engine, networks
from segcore.errors import UnknownName
from segcore.models.deeplabv3 import AtrousPyramid
from segcore.models.mobilenet import MobileNetV2
from segcore.models.network import Network
from segcore.models.pspnet import PyramidPooling
from segcore.ops.bilinear import upsample
from segcore.ops.unpooling import unpool

ON_MOBILENET = ["unet", "hypercolumns", "pspnet", "deeplabv3"]
NAMES = [*ON_MOBILENET, "deconvnet"]
SIZES = [(1, 1), (31, 70)]


def network_of(name: str) -> Network:
    """Untrained and random; DeconvNet with few channels."""
    torch.manual_seed(0)
    return tiny.deconvnet() if name == "deconvnet" else load.build(name).eval()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", NAMES)
def test_logits_have_the_photos_size(name: str, size: tuple[int, int]) -> None:
    network = network_of(name)
    (logits,) = network(torch.rand(2, 3, *size)).values()
    assert logits.shape == (2, 3 if name == "deconvnet" else 21, *size)
    assert torch.isfinite(logits).all()


@pytest.mark.parametrize("name", NAMES)
def test_its_score_map_has_the_stride_of_its_row(name: str) -> None:
    network, entry = network_of(name), zoo.find(name)
    (scores,) = network.decoder.decode(network.taps(torch.rand(1, 3, 64, 96))).values()
    assert scores.shape[2:] == (64 // entry.stride, 96 // entry.stride)
    assert network.decoder.outputs == {entry.output: entry.stride}


@pytest.mark.parametrize("name", NAMES)
def test_every_weight_gets_a_gradient(name: str) -> None:
    network = network_of(name)
    with torch.no_grad():
        taps = network.taps(torch.rand(1, 3, 96, 64))
    (scores,) = network.decoder.decode(taps).values()
    scores.square().mean().backward()
    assert [n for n, p in network.decoder.named_parameters() if p.grad is None] == []
    assert [n for n, p in network.trunk.named_parameters() if p.grad is not None] == []


@pytest.mark.parametrize("name", ["pspnet", "deeplabv3", "deconvnet"])
def test_what_adds_up_no_taps_can_mute_none(name: str) -> None:
    decoder = network_of(name).decoder
    with pytest.raises(UnknownName, match="It can mute nothing"):
        decoder.check_muted([decoder.reads[0]])


@pytest.mark.parametrize("name", ["unet", "hypercolumns"])
def test_a_muted_tap_says_nothing(name: str) -> None:
    network = network_of(name)
    taps, decode = network.taps(torch.rand(1, 3, 64, 64)), network.decoder.decode
    for tap in network.decoder.mutable:
        (without,) = decode(taps, [tap]).values()
        (changed,) = decode(taps | {tap: taps[tap] + 1}, [tap]).values()
        (whole,) = decode(taps).values()
        assert torch.equal(without, changed)
        assert not torch.equal(without, whole)


def test_hypercolumns_classify_a_concatenation() -> None:
    """Slow reference: the column of every cell, concatenated, through one hidden layer."""
    network = network_of("hypercolumns")
    decoder, taps = network.decoder, network.taps(torch.rand(1, 3, 64, 96))
    features = decoder.scaled(taps)
    features["block17"] = decoder.head(features["block17"])
    raised = []
    for doublings, tap in zip((4, 3, 2, 1, 0), decoder.reads, strict=True):
        maps = features[tap]
        for _ in range(doublings):
            maps = upsample(maps, 2)
        raised.append(maps)
    columns = torch.cat(raised, dim=1)
    weight = torch.cat([decoder.part[tap].weight for tap in decoder.reads], dim=1)
    hidden = F.relu(F.conv2d(columns, weight, decoder.part["block17"].bias))
    assert columns.shape[1] == 256 + 576 + 192 + 144 + 96
    torch.testing.assert_close(decoder.decode(taps)["hypercolumns"], decoder.score(hidden))


def test_the_pyramid_pools_parts_of_the_picture() -> None:
    """By hand: each part of the picture tells its mean, and rows of zeros stay zeros."""
    pyramid = PyramidPooling(1, {1: 1, 2: 1})
    pass_on(pyramid)
    maps = torch.zeros(1, 1, 4, 4)
    maps[..., 2:, :2] = 8
    whole, parts = pyramid(maps)[0].detach()
    assert whole.unique().tolist() == [2]
    assert torch.equal(parts, upsample(torch.tensor([[[[0.0, 0], [8, 0]]]]), 2)[0, 0])


@pytest.mark.parametrize("size", [(6, 6), (13, 8), (2, 1)])
def test_the_pyramid_equals_a_slow_loop(size: tuple[int, int]) -> None:
    pyramid, maps = PyramidPooling(3, {3: 2, 6: 2}), torch.rand(1, 3, *size)
    expected = []
    for parts, reduce in pyramid.reduce.items():
        means = torch.zeros(1, 3, int(parts), int(parts))
        for row, column in np.ndindex(means.shape[2:]):
            means[..., row, column] = maps[
                ..., part(row, size[0], int(parts)), part(column, size[1], int(parts))
            ].mean((2, 3))
        expected.append(F.interpolate(F.relu(reduce(means)), size, mode="bilinear"))
    torch.testing.assert_close(pyramid(maps), torch.cat(expected, dim=1))


def part(index: int, length: int, parts: int) -> slice:
    """The cells of one of the equal parts; neighbours share a cell that lies in both."""
    return slice(index * length // parts, -(-(index + 1) * length // parts))


def pass_on(network: nn.Module) -> None:
    """Let each 1×1 convolution of one channel pass its input on."""
    for name, parameter in network.named_parameters():
        nn.init.constant_(parameter, 0.0 if name.endswith("bias") else 1.0)


def test_pspnet_sees_the_whole_picture_from_each_cell() -> None:
    network = network_of("pspnet")
    deepest = torch.rand(1, 320, 8, 8, requires_grad=True)
    scores = network.decoder.decode({"block17": deepest})["pspnet"]
    scores[0, :, 0, 0].sum().backward()
    assert (deepest.grad.abs().sum(1) > 0).all()


def test_the_atrous_pyramid_is_torchvisions() -> None:
    """Foreign reference: its ASPP with batch normalisations that change nothing."""
    torch.manual_seed(0)
    ours, theirs = AtrousPyramid(8, 16, 16, (2, 3)), ASPP(8, [2, 3], 16).eval()
    layers = [ours.here, *ours.around, ours.whole, ours.project]
    convolutions = [m for m in theirs.modules() if isinstance(m, nn.Conv2d)]
    norms = [m for m in theirs.modules() if isinstance(m, nn.BatchNorm2d)]
    for layer, convolution, norm in zip(layers, convolutions, norms, strict=True):
        convolution.weight.data.copy_(layer.weight)
        norm.bias.data.copy_(layer.bias)
        norm.eps = 0.0
    maps = torch.rand(2, 8, 9, 12)
    torch.testing.assert_close(ours(maps), theirs(maps))


def test_a_rate_reads_cells_that_far_apart() -> None:
    pyramid = AtrousPyramid(1, 1, 1, (3,))
    maps = torch.zeros(1, 1, 9, 9, requires_grad=True)
    pyramid.around[0](maps)[0, 0, 4, 4].backward()
    assert maps.grad[0, 0].nonzero().tolist() == [[y, x] for y in (1, 4, 7) for x in (1, 4, 7)]


def test_deconvnet_by_hand() -> None:
    """Convolutions that pass on: each value goes to its switches, stage after stage."""
    network = tiny.deconvnet()
    step = next(iter(network.decoder.steps.values()))
    maps = torch.rand(1, step.fill.in_channels, 2, 3)
    places = network.trunk.beside("switches5", torch.rand(1, maps.shape[1], 4, 6))
    with torch.no_grad():
        step.fill.weight.zero_()
        step.fill.bias.zero_()
        for channel in range(step.fill.out_channels):
            step.fill.weight[channel, channel, 1, 1] = 1
        expected = unpool(maps, places)[:, : step.fill.out_channels]
        assert torch.equal(step(maps, places), expected)


def test_deconvnet_reads_all_switches() -> None:
    """The same features with other switches give other logits, at every stage."""
    network = tiny.deconvnet()
    for parameter in network.decoder.parameters():
        nn.init.uniform_(parameter)  # above 0, so that no ReLU cuts anything
    taps = network.taps(torch.rand(1, 3, 64, 64))
    taps["pool5"] = torch.rand_like(taps["pool5"])
    whole = network.decoder.decode(taps)["deconvnet"]
    for tap in network.decoder.reads[1:]:
        rows, columns = taps[tap].shape[2:]
        other = torch.rand(1, taps[tap].shape[1], 2 * rows, 2 * columns)
        moved = network.decoder.decode(taps | {tap: network.trunk.beside(tap, other)})["deconvnet"]
        assert not torch.equal(whole, moved)


def test_a_narrowed_copy_has_the_channels_of_what_comes_from_below() -> None:
    steps = network_of("unet").decoder.expand.values()
    for step in steps:
        assert step.narrow.out_channels == step.up.out_channels
        assert step.convolutions[0].in_channels == 2 * step.up.out_channels


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    """Runs untrained networks on copies of at most 64 pixels."""
    decoders = {name: load.build(name).eval().decoder for name in ["fcn8s", *ON_MOBILENET]}
    monkeypatch.setattr(networks, "load_trunk", lambda name, weights: MobileNetV2().eval())
    monkeypatch.setattr(networks, "load_decoder", lambda name, taps, weights: decoders[name])
    return Engine("cpu", input_side=64, precision="float32")


def test_one_pass_of_the_trunk_serves_all_decoders(engine: Engine) -> None:
    """The tap with holes too, which begins at a tap of the same pass."""
    names, passes = ["fcn8s", *ON_MOBILENET], []
    engine.prepare("deeplabv3")
    trunk = engine._networks.trunk("mobilenetv2")
    trunk.register_forward_pre_hook(lambda *_: passes.append(1))
    found = engine.levels(np.zeros((50, 64, 3), np.uint8), names)
    assert list(found) == names
    assert len(passes) == 1
    assert {result.labels.shape for result in found.values()} == {(50, 64)}


def test_a_tap_beside_the_way_is_computed_for_its_reader_alone(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the tap with holes would make every question about the trunk slower."""
    engine.prepare("deeplabv3")
    trunk, computed = engine._networks.trunk("mobilenetv2"), []
    beside = trunk.beside
    monkeypatch.setattr(
        trunk, "beside", lambda tap, given: computed.append(tap) or beside(tap, given)
    )
    photo = np.zeros((50, 64, 3), np.uint8)
    engine.segment(photo, "fcn8s")
    assert computed == []
    engine.segment(photo, "deeplabv3")
    assert len(computed) == 1
