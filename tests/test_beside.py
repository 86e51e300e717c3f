"""Taps beside a trunk's way: the last stage with holes, and the switches of the poolings."""

import pytest
import tiny
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from segcore import load
from segcore.errors import UnknownName
from segcore.models.deeplab import dilated_trunk
from segcore.models.fields import layers_of
from segcore.models.mobilenet import ATROUS, DEEPEST, LAST_STRIDED, MobileNetV2, fold_batch_norms
from segcore.models.network import Network
from segcore.models.trunk import Trunk
from segcore.models.vgg import VGG16
from segcore.ops.receptive_field import receptive_field

BEFORE = "expand14"  # the tap at which the stage with holes begins


@pytest.fixture
def trunk() -> MobileNetV2:
    """With random weights, biases included."""
    torch.manual_seed(0)
    trunk = MobileNetV2().eval()
    for name, parameter in trunk.named_parameters():
        if name.endswith("bias"):
            nn.init.normal_(parameter, std=0.3)
    return trunk


@pytest.mark.parametrize("size", [(1, 1), (31, 70), (64, 96)])
def test_holes_keep_a_sixteenth(trunk: MobileNetV2, size: tuple[int, int]) -> None:
    found = trunk(torch.rand(2, 3, *size), [BEFORE, ATROUS])
    assert found[ATROUS].shape == (2, trunk.taps[ATROUS].channels, *found[BEFORE].shape[2:])


def test_every_second_cell_with_holes_is_a_cell_of_the_strided_stage(trunk: MobileNetV2) -> None:
    """The à trous algorithm: a stride that is left out only adds the cells between."""
    found = trunk(torch.rand(1, 3, 96, 160), [DEEPEST, ATROUS])
    torch.testing.assert_close(found[ATROUS][..., 1::2, 1::2], found[DEEPEST])
    assert found[DEEPEST].std() > 0


def test_the_stage_with_holes_is_the_teachers(trunk: MobileNetV2) -> None:
    """Foreign reference: torchvision's blocks, dilated by hand, with the same weights."""
    theirs = fold_batch_norms(dilated_trunk())
    theirs.load_state_dict(trunk.blocks.state_dict())
    wide = trunk(torch.rand(1, 3, 96, 64), [BEFORE])[BEFORE]
    with torch.no_grad():
        expected = theirs[LAST_STRIDED].conv[1:](wide)
        expected = theirs[LAST_STRIDED + 1 :](expected)
        torch.testing.assert_close(trunk.beside(ATROUS, wide), expected)


def test_holes_take_no_weights_of_their_own(trunk: MobileNetV2) -> None:
    names = set(trunk.state_dict())
    trunk(torch.rand(1, 3, 32, 32), [ATROUS])["atrous17"].sum().backward()
    assert set(trunk.state_dict()) == names
    last = trunk.get_parameter("blocks.17.conv.1.0.weight")
    assert last.grad is not None
    assert last.grad.abs().sum() > 0


def test_holes_are_computed_only_when_they_are_read(trunk: MobileNetV2) -> None:
    trunk.beside = fails
    trunk(torch.rand(1, 3, 32, 32), trunk.way)
    with pytest.raises(AssertionError, match="nobody"):
        trunk(torch.rand(1, 3, 32, 32), [ATROUS])


def test_the_strided_stage_is_not_computed_for_the_holes(trunk: MobileNetV2) -> None:
    for block in trunk.blocks[15:]:
        block.register_forward_pre_hook(lambda *_: fails())
    trunk(torch.rand(1, 3, 32, 32), [ATROUS, "expand2"])


def fails(*_: object) -> Tensor:
    raise AssertionError("nobody reads this")


@pytest.mark.parametrize("trunk_of", [MobileNetV2, lambda: VGG16(width=1)])
def test_what_is_beside_the_way_begins_at_a_tap_of_it(trunk_of) -> None:
    trunk: Trunk = trunk_of()
    starts = {tap.after for tap in trunk.taps.values() if tap.after}
    assert starts
    assert starts <= set(trunk.way)
    assert list(trunk.taps)[: len(trunk.way)] == trunk.way


def test_an_unknown_tap_names_those_beside_the_way_too(trunk: MobileNetV2) -> None:
    with pytest.raises(UnknownName, match="block17, atrous17"):
        trunk(torch.rand(1, 3, 32, 32), ["atrous18"])


def test_the_field_of_a_cell_with_holes_by_hand(trunk: MobileNetV2) -> None:
    """A 3×3 of block 14 and three dilated by 2 see 2 + 3 · 4 cells of 16 pixels more."""
    network = Network(trunk, load.build("deeplabv3").decoder)
    network.decoder.layers_after = lambda tap: []
    before, holes = (receptive_field(layers_of(network, tap)) for tap in (BEFORE, ATROUS))
    assert holes.stride == before.stride == 16
    assert holes.size == before.size + (2 + 3 * 4) * 16
    strided = receptive_field(layers_of(network, DEEPEST))
    assert (strided.size, strided.stride) == (holes.size, 32)


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_switches_are_those_of_the_trunks_own_poolings(number: int) -> None:
    trunk, image = VGG16(width=2), torch.rand(1, 3, 64, 96)
    found = trunk(image, [f"conv{number}", f"switches{number}"])
    pooled, places = F.max_pool2d(found[f"conv{number}"], 2, return_indices=True)
    assert torch.equal(found[f"switches{number}"], places)
    assert torch.equal(pooled, trunk.pool(found[f"conv{number}"]))


def test_no_switches_unless_somebody_reads_them() -> None:
    network = tiny.fcn(8)
    network.trunk.beside = fails
    network(torch.rand(1, 3, 32, 32))
