"""What the decoders answer before their first step of training: what their trunk's FCN answers."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import tiny
import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from segcore import load, zoo
from segcore.errors import DataError
from segcore.models.network import Network, from_file, to_file
from segcore.ops.bilinear import upsample
from segcore.ops.unpooling import switches
from segcore.train.from_fcn import (
    begin_deconvnet,
    begin_deeplab,
    begin_hypercolumns,
    begin_pspnet,
    begin_unet,
)
from segcore.train.recipes import RECIPES
from segcore.weights import save_weights

Begin = Callable[[Network, Path], tuple[str, ...]]


class Shipped(NamedTuple):
    """An FCN on MobileNetV2 with random scores, as its file gives it back."""

    network: Network
    file: Path


@pytest.fixture(scope="module")
def fcn(tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    torch.manual_seed(0)
    network = load.build("fcn8s").eval()
    for scale, layer in zip((0.3, 0.1, 0.1), network.decoder.score.values(), strict=True):
        nn.init.normal_(layer.weight, std=scale)
        nn.init.normal_(layer.bias, std=scale)
    for tap, scale in (("block17", 0.5), ("expand14", 0.25), ("expand7", 2.0)):
        network.decoder.get_buffer(f"rms_{tap}").fill_(scale)
    file = tmp_path_factory.mktemp("fcn") / "fcn.safetensors"
    save_weights(to_file(network.state_dict()), file)
    network.load_state_dict(from_file(load_file(file)))
    return Shipped(network, file)


def begun(name: str, begin: Begin, fcn: Shipped) -> tuple[Network, tuple[str, ...]]:
    network = load.build(name).eval()
    return network, begin(network, fcn.file)


def doubled(scores: Tensor, times: int) -> Tensor:
    for _ in range(times):
        scores = upsample(scores, 2)
    return scores


@torch.inference_mode()
def both(network: Network, fcn: Shipped, size: tuple[int, int]) -> tuple[Tensor, dict[str, Tensor]]:
    """The decoder's score map and the FCN's, of one photo."""
    image = torch.rand(1, 3, *size)
    (found,) = network.decoder.decode(network.taps(image)).values()
    return found, fcn.network.decoder.decode(fcn.network.taps(image))


def test_hypercolumns_begin_as_fcn8s(fcn: Shipped) -> None:
    network, unknown = begun("hypercolumns", begin_hypercolumns, fcn)
    found, levels = both(network, fcn, (64, 96))
    expected = doubled(levels["fcn8s"], 2)
    torch.testing.assert_close(found.softmax(1), expected.softmax(1), atol=1e-4, rtol=1e-3)
    assert expected.std() > 0.01
    assert unknown == ("expand4", "expand2")


def test_the_unet_on_mobilenet_begins_as_fcn8s(fcn: Shipped) -> None:
    """But for the rim, where one pads with zeros and the other repeats."""
    network, unknown = begun("unet", begin_unet, fcn)
    found, levels = both(network, fcn, (192, 256))
    expected = doubled(levels["fcn8s"], 2).softmax(1)
    inside = (..., slice(32, -32), slice(32, -32))
    torch.testing.assert_close(found.softmax(1)[inside], expected[inside], atol=1e-4, rtol=1e-3)
    assert unknown == ("expand4", "expand2")


def test_pspnet_begins_as_fcn32s(fcn: Shipped) -> None:
    network, unknown = begun("pspnet", begin_pspnet, fcn)
    found, levels = both(network, fcn, (64, 96))
    torch.testing.assert_close(doubled(found, 2), levels["fcn32s"], atol=1e-4, rtol=1e-4)
    assert unknown == ()


def test_deeplab_begins_with_the_fcns_head(fcn: Shipped) -> None:
    """A head that reads the same features gives the same scores: those of the same file."""
    network, unknown = begun("deeplabv3", begin_deeplab, fcn)
    features = torch.rand(1, 320, 3, 4)
    decoder = fcn.network.decoder
    expected = decoder.score["block17"](decoder.head(features / decoder.rms_block17))
    found = network.decoder.decode({"atrous17": features})["deeplabv3"]
    torch.testing.assert_close(found, expected)
    assert unknown == ()


def test_deconvnet_begins_near_fcn32s(tmp_path: Path) -> None:
    """Scores that are the same everywhere stay nearly the same, on the mean over the photo."""
    torch.manual_seed(0)
    fcn, network = tiny.fcn(256, 16, classes=3), tiny.deconvnet(16)
    nn.init.zeros_(fcn.decoder.score["pool5"].weight)
    fcn.decoder.score["pool5"].bias.data = torch.tensor([1.0, 4.0, -2.0])
    save_weights(to_file(fcn.state_dict()), tmp_path / "fcn.safetensors")
    unknown = begin_deconvnet(network, tmp_path / "fcn.safetensors")
    taps = network.taps(torch.rand(1, 3, 256, 256))
    for number in range(1, 6):  # maxima anywhere, as in a trunk that has learnt
        name = f"switches{number}"
        taps[name] = switches(torch.rand_like(taps[name].float()).repeat(1, 1, 2, 2))
    scores = network.decoder.decode(taps)["deconvnet"][0, :, 64:-64, 64:-64]
    assert scores.mean((1, 2)).tolist() == pytest.approx([1.0, 4.0, 0.0], abs=0.1)
    assert (scores.argmax(0) == 1).float().mean() > 0.9
    assert unknown == ()


@pytest.mark.parametrize(
    ("name", "begin"),
    [
        ("unet", begin_unet),
        ("hypercolumns", begin_hypercolumns),
        ("pspnet", begin_pspnet),
        ("deeplabv3", begin_deeplab),
    ],
)
def test_its_trunk_is_the_files(name: str, begin: Begin, fcn: Shipped, tmp_path: Path) -> None:
    network, _ = begun(name, begin, fcn)
    for key, value in fcn.network.trunk.state_dict().items():
        assert torch.equal(network.trunk.state_dict()[key], value)
    save_weights(tiny.fcn(8).state_dict(), tmp_path / "other.safetensors")
    with pytest.raises(DataError, match="holds no trunk and head"):
        begin(network, tmp_path / "other.safetensors")


def test_every_decoder_of_a_frozen_trunk_has_a_recipe() -> None:
    """And what the recipe calls pretrained is a part of the decoder."""
    for checkpoint, recipe in RECIPES.items():
        if recipe.owns_trunk:
            continue
        assert zoo.find(recipe.model).checkpoint == checkpoint
        names = [name for name, _ in load.outline(recipe.model).named_parameters()]
        for prefix in recipe.settings.pretrained:
            assert any(name.startswith(prefix) for name in names), (checkpoint, prefix)
