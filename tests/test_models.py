import pytest
import torch
from torch import nn

from segcore.models.classic_fcn import ClassicFCN, centre
from segcore.models.deeplab import DeepLabV3
from segcore.models.fcn import FCN, LEVELS, fuse
from segcore.models.unet import COPIES, UNET_TAPS, UNet
from segcore.models.vgg import TAPS, VGG16

SIZES = [(1, 1), (31, 33), (64, 96), (75, 50)]


@pytest.mark.parametrize("size", SIZES)
def test_every_level_has_the_photos_size(tiny_fcn: FCN, size: tuple[int, int]) -> None:
    found = tiny_fcn(torch.rand(2, 3, *size))
    assert {name: tuple(maps.shape) for name, maps in found.items()} == dict.fromkeys(
        LEVELS, (2, 21, *size)
    )


def test_taps_have_the_channels_and_strides_of_their_table() -> None:
    trunk = VGG16(width=4)
    for name, maps in trunk(torch.rand(1, 3, 64, 96), TAPS).items():
        stride = TAPS[name][1]
        assert maps.shape == (1, trunk.channels[name], 64 // stride, 96 // stride)


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
        torch.testing.assert_close(ours(image, ["pool5"])["pool5"], theirs(image))


def test_silent_skips_leave_exactly_fcn32s(tiny_fcn: FCN) -> None:
    image = torch.rand(1, 3, 70, 90)
    silent = tiny_fcn(image, ["fcn8s"], skips={"pool4": 0.0, "pool3": 0.0})["fcn8s"]
    assert torch.equal(silent, tiny_fcn(image, ["fcn32s"])["fcn32s"])


def test_only_pool3_silent_leaves_exactly_fcn16s(tiny_fcn: FCN) -> None:
    image = torch.rand(1, 3, 70, 90)
    silent = tiny_fcn(image, ["fcn8s"], skips={"pool3": 0.0})["fcn8s"]
    found = tiny_fcn(image, ["fcn16s", "fcn32s"])
    assert torch.equal(silent, found["fcn16s"])
    assert not torch.equal(silent, found["fcn32s"])


def test_fusion_by_hand() -> None:
    """Constant maps: upsampling changes nothing, so the fused score is the weighted sum."""
    scores = {
        "pool5": torch.full((1, 1, 1, 1), 1.0),
        "pool4": torch.full((1, 1, 2, 2), 10.0),
        "pool3": torch.full((1, 1, 4, 4), 100.0),
    }
    assert fuse(scores, "fcn32s").unique().tolist() == [1.0]
    assert fuse(scores, "fcn16s").unique().tolist() == [11.0]
    assert fuse(scores, "fcn8s").unique().tolist() == [111.0]
    half = fuse(scores, "fcn8s", {"pool5": 0.0, "pool4": 0.5})
    assert half.shape == (1, 1, 4, 4)
    assert half.unique().tolist() == [105.0]


def test_a_new_network_begins_as_fcn32s() -> None:
    found = FCN(head_channels=8, width=4).eval()(torch.rand(1, 3, 64, 64))
    assert torch.equal(found["fcn8s"], found["fcn32s"])


def test_every_weight_gets_a_gradient(tiny_fcn: FCN) -> None:
    sum(maps.square().mean() for maps in tiny_fcn(torch.rand(1, 3, 64, 64)).values()).backward()
    without = [name for name, p in tiny_fcn.named_parameters() if p.grad is None]
    assert without == []


def test_padding_does_not_reach_into_the_photo(tiny_fcn: FCN) -> None:
    """A photo on the grid and the same photo, one row larger, agree far from the new row."""
    image = torch.rand(1, 3, 512, 64)
    grown = torch.cat([image, image[..., -1:, :]], dim=2)
    one = tiny_fcn(image, ["fcn8s"])["fcn8s"][..., :32, :]
    other = tiny_fcn(grown, ["fcn8s"])["fcn8s"][..., :32, :]
    torch.testing.assert_close(one, other, atol=1e-4, rtol=1e-4)


def test_deeplab_keeps_a_sixteenth() -> None:
    assert DeepLabV3().eval()(torch.rand(1, 3, 65, 97)).shape == (1, 21, 5, 7)


@pytest.mark.parametrize("level", LEVELS)
def test_the_classic_network_gives_the_photos_size(level: str) -> None:
    network = ClassicFCN(level, channels=8).eval()
    assert network(torch.rand(1, 3, 37, 50)).shape == (1, 21, 37, 50)


def test_centre_cuts_and_grows_evenly() -> None:
    maps = torch.arange(5.0).view(1, 1, 1, 5)
    assert centre(maps, torch.Size((1, 3))).flatten().tolist() == [1.0, 2.0, 3.0]
    assert centre(maps, torch.Size((1, 7))).flatten().tolist() == [0.0, 0, 1, 2, 3, 4, 0]


@pytest.fixture
def tiny_unet() -> UNet:
    torch.manual_seed(0)
    return UNet(width=4).eval()


@pytest.mark.parametrize("size", SIZES)
def test_unets_logits_have_the_photos_size(tiny_unet: UNet, size: tuple[int, int]) -> None:
    assert tiny_unet(torch.rand(2, 3, *size)).shape == (2, 21, *size)


def test_unet_has_the_contracting_paths_channels() -> None:
    """64, 128, 256, 512 as in Figure 1 of the paper, and 512 where VGG16 ends."""
    channels = VGG16().channels
    assert [channels[name] for name in reversed(COPIES)] == [64, 128, 256, 512, 512]


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_that_is_off_says_nothing(tiny_unet: UNet, name: str) -> None:
    """The logits no longer depend on it, and do on the others."""
    taps = tiny_unet.taps(torch.rand(1, 3, 64, 64))
    left = [copy for copy in COPIES if copy != name]
    without = tiny_unet.decode(taps, left)
    assert torch.equal(without, tiny_unet.decode(taps | {name: taps[name] + 1}, left))
    assert not torch.equal(without, tiny_unet.decode(taps))
    other = left[0]
    assert not torch.equal(without, tiny_unet.decode(taps | {other: taps[other] + 1}, left))


def test_all_copies_on_is_the_network(tiny_unet: UNet) -> None:
    image = torch.rand(1, 3, 40, 50)
    assert torch.equal(tiny_unet(image), tiny_unet(image, tuple(COPIES)))
    assert not torch.equal(tiny_unet(image), tiny_unet(image, ()))


def test_unets_scale_cancels_what_was_measured(tiny_unet: UNet) -> None:
    taps = tiny_unet.taps(torch.rand(1, 3, 32, 32))
    before = tiny_unet.decode(taps)
    for tap in UNET_TAPS:
        getattr(tiny_unet, f"rms_{tap}").fill_(2.0)
    after = tiny_unet.decode({tap: 2 * maps for tap, maps in taps.items()})
    torch.testing.assert_close(before, after)


def test_every_weight_of_the_unet_gets_a_gradient(tiny_unet: UNet) -> None:
    tiny_unet(torch.rand(1, 3, 64, 64)).square().mean().backward()
    assert [n for n, p in tiny_unet.named_parameters() if p.grad is None] == []


def test_unet_begins_with_activations_of_one_size() -> None:
    """He's initialisation: no step multiplies or buries what comes from below."""
    torch.manual_seed(0)
    network = UNet(width=16).eval()
    taps = {tap: maps.relu() for tap, maps in network.taps(torch.rand(1, 3, 64, 64)).items()}
    for tap, maps in taps.items():
        getattr(network, f"rms_{tap}").copy_(maps.square().mean().sqrt())
    assert 0.1 < network.decode(taps).std() < 10
