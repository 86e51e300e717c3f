import pytest
import tiny
import torch
from torch import nn

from segcore.errors import UnknownName
from segcore.models.classic_fcn import ClassicFCN, centre
from segcore.models.deeplab import DeepLabV3, dilated_trunk
from segcore.models.fcn import LEVEL_WEIGHTS, fuse
from segcore.models.network import Network
from segcore.models.vgg import VGG16

SIZES = [(1, 1), (31, 33), (64, 96), (75, 50)]


@pytest.mark.parametrize("size", SIZES)
def test_every_level_has_the_photos_size(tiny_fcn: Network, size: tuple[int, int]) -> None:
    found = tiny_fcn(torch.rand(2, 3, *size))
    assert {name: tuple(maps.shape) for name, maps in found.items()} == dict.fromkeys(
        LEVEL_WEIGHTS, (2, 21, *size)
    )


def test_taps_have_the_channels_and_strides_of_their_table() -> None:
    trunk = VGG16(width=4)
    found = trunk(torch.rand(1, 3, 64, 96), trunk.taps)
    assert set(found) == set(trunk.taps)
    for name, (channels, stride, _) in trunk.taps.items():
        assert found[name].shape == (1, channels, 64 // stride, 96 // stride)


def test_a_trunk_computes_no_more_than_is_asked_for() -> None:
    trunk = VGG16(width=1)
    trunk.conv4 = None  # whoever comes as far as this fails
    assert list(trunk(torch.rand(1, 3, 32, 32), ["pool3", "conv2"])) == ["conv2", "pool3"]
    with pytest.raises(UnknownName, match="Its taps are conv1, conv2"):
        trunk(torch.rand(1, 3, 32, 32), ["pool9"])


def test_trunk_is_torchvisions_vgg16() -> None:
    """Foreign reference: the same layers in the same order, so the pretrained weights fit."""
    from torchvision.models import vgg16

    theirs = vgg16(weights=None).features.eval()
    ours = VGG16().eval()
    pairs = zip(
        [m for m in ours.modules() if isinstance(m, nn.Conv2d)],
        [m for m in theirs.modules() if isinstance(m, nn.Conv2d)],
        strict=True,
    )
    for mine, reference in pairs:
        mine.load_state_dict(reference.state_dict())
    image = torch.rand(1, 3, 64, 64)
    with torch.inference_mode():
        torch.testing.assert_close(ours(image, ["pool5"])["pool5"], theirs(ours.normalise(image)))


def test_muted_skips_leave_exactly_fcn32s(tiny_fcn: Network) -> None:
    image = torch.rand(1, 3, 70, 90)
    whole, silent = tiny_fcn(image), tiny_fcn(image, ["pool4", "pool3"])
    assert torch.equal(silent["fcn8s"], whole["fcn32s"])


def test_only_pool3_muted_leaves_exactly_fcn16s(tiny_fcn: Network) -> None:
    image = torch.rand(1, 3, 70, 90)
    whole, silent = tiny_fcn(image), tiny_fcn(image, ["pool3"])
    assert torch.equal(silent["fcn8s"], whole["fcn16s"])
    assert not torch.equal(silent["fcn8s"], whole["fcn32s"])


def test_fusion_by_hand() -> None:
    """Constant maps: upsampling changes nothing, so the fused score is the weighted sum."""
    maps = [torch.full((1, 1, side, side), 10.0**place) for place, side in enumerate((1, 2, 4))]
    found = {
        level: fuse(maps, weights).unique().tolist() for level, weights in LEVEL_WEIGHTS.items()
    }
    assert found == {"fcn32s": [1.0], "fcn16s": [11.0], "fcn8s": [111.0]}
    half = fuse(maps, (0.0, 0.5, 1.0))
    assert half.shape == (1, 1, 4, 4)
    assert half.unique().tolist() == [105.0]


def test_a_new_network_begins_as_fcn32s() -> None:
    found = tiny.fcn(8)(torch.rand(1, 3, 64, 64))
    assert torch.equal(found["fcn8s"], found["fcn32s"])


def test_every_weight_gets_a_gradient(tiny_fcn: Network) -> None:
    sum(maps.square().mean() for maps in tiny_fcn(torch.rand(1, 3, 64, 64)).values()).backward()
    without = [name for name, p in tiny_fcn.named_parameters() if p.grad is None]
    assert without == []


def test_padding_does_not_reach_into_the_photo(tiny_fcn: Network) -> None:
    """A photo on the grid and the same photo, one row larger, agree far from the new row."""
    image = torch.rand(1, 3, 512, 64)
    grown = torch.cat([image, image[..., -1:, :]], dim=2)
    one = tiny_fcn(image)["fcn8s"][..., :32, :]
    other = tiny_fcn(grown)["fcn8s"][..., :32, :]
    torch.testing.assert_close(one, other, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize(("stride", "grid"), [(16, (5, 7)), (8, (9, 13))])
def test_deeplab_keeps_its_output_stride(stride: int, grid: tuple[int, int]) -> None:
    found = DeepLabV3(stride=stride).eval()(torch.rand(1, 3, 65, 97))
    assert found.shape == (1, 21, *grid)


def test_deeplabs_finer_grid_adds_only_the_cells_between() -> None:
    """Chen et al. 2017: every second cell at output stride 8 is a cell of output stride 16."""
    coarse = dilated_trunk(16).eval()
    fine = dilated_trunk(8).eval()
    fine.load_state_dict(coarse.state_dict())
    image = torch.rand(1, 3, 65, 97)
    with torch.no_grad():
        torch.testing.assert_close(fine(image)[..., ::2, ::2], coarse(image))


@pytest.mark.parametrize("level", LEVEL_WEIGHTS)
def test_the_classic_network_gives_the_photos_size(level: str) -> None:
    network = ClassicFCN(level, channels=8).eval()
    assert network(torch.rand(1, 3, 37, 50)).shape == (1, 21, 37, 50)


def test_centre_cuts_and_grows_evenly() -> None:
    maps = torch.arange(5.0).view(1, 1, 1, 5)
    assert centre(maps, torch.Size((1, 3))).flatten().tolist() == [1.0, 2.0, 3.0]
    assert centre(maps, torch.Size((1, 7))).flatten().tolist() == [0.0, 0, 1, 2, 3, 4, 0]


@pytest.mark.parametrize("size", SIZES)
def test_unets_logits_have_the_photos_size(tiny_unet: Network, size: tuple[int, int]) -> None:
    assert tiny_unet(torch.rand(2, 3, *size))["unet"].shape == (2, 21, *size)


@pytest.mark.parametrize("name", tiny.COPIES)
def test_a_copy_that_is_muted_says_nothing(tiny_unet: Network, name: str) -> None:
    """The logits no longer depend on it, and do on the others."""
    taps, decode = tiny_unet.taps(torch.rand(1, 3, 64, 64)), tiny_unet.decoder.decode
    without = decode(taps, [name])["unet"]
    assert torch.equal(without, decode(taps | {name: taps[name] + 1}, [name])["unet"])
    assert not torch.equal(without, decode(taps)["unet"])
    other = next(copy for copy in tiny.COPIES if copy != name)
    assert not torch.equal(without, decode(taps | {other: taps[other] + 1}, [name])["unet"])


def test_what_is_no_copy_cannot_be_muted(tiny_unet: Network) -> None:
    with pytest.raises(UnknownName, match="It can mute conv5, conv4"):
        tiny_unet.decoder.check_muted(["pool5"])


def test_only_an_fcn_adds_up_score_maps(tiny_unet: Network) -> None:
    with pytest.raises(UnknownName, match="Choose an FCN"):
        tiny_unet.decoder.score_maps({})


def test_unets_scale_cancels_what_was_measured(tiny_unet: Network) -> None:
    taps, decoder = tiny_unet.taps(torch.rand(1, 3, 32, 32)), tiny_unet.decoder
    before = decoder.decode(taps)["unet"]
    for tap in decoder.reads:
        decoder.get_buffer(f"rms_{tap}").fill_(2.0)
    after = decoder.decode({tap: 2 * maps for tap, maps in taps.items()})["unet"]
    torch.testing.assert_close(before, after)


def test_every_weight_of_the_unet_gets_a_gradient(tiny_unet: Network) -> None:
    tiny_unet(torch.rand(1, 3, 64, 64))["unet"].square().mean().backward()
    assert [n for n, p in tiny_unet.named_parameters() if p.grad is None] == []


def test_unet_begins_with_activations_of_one_size() -> None:
    """He's initialisation: no step multiplies or buries what comes from below."""
    torch.manual_seed(0)
    network = tiny.unet(width=16)
    taps = {tap: maps.relu() for tap, maps in network.taps(torch.rand(1, 3, 64, 64)).items()}
    network.decoder.measure_scales(taps, network.decoder.reads)
    assert 0.1 < network.decoder.decode(taps)["unet"].std() < 10
