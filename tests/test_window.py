"""A head over one window: its convolutions as fully connected layers, and what a cell uses."""

import numpy as np
import pytest
import torch
from torch import nn

from segcore.engine import Engine
from segcore.engine.network_input import network_input
from segcore.errors import ImageError, UnknownName
from segcore.load import load_network, outline
from segcore.measure.effective_field import side_holding
from segcore.models.deeplab import ContextHead
from segcore.models.fcn import convolutional_head
from segcore.models.fields import score_fields, tap_fields
from segcore.models.window import FullyConnected, classifier_of, window_of, windows
from segcore.zoo import ZOO

SEMANTIC = [name for name, entry in ZOO.items() if entry.task == "semantic" and entry.trunk]


def photo(height: int, width: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)


# ---- Fully connected = convolution --------------------------------------------------------------
def test_a_fully_connected_layer_by_hand():
    convolution = nn.Conv2d(1, 2, 2)
    convolution.weight.data = torch.tensor([[[[1.0, 2], [3, 4]]], [[[0, 0], [0, 1]]]])
    convolution.bias.data = torch.tensor([10.0, 0])
    layer = FullyConnected(convolution)
    assert isinstance(layer.linear, nn.Linear)
    assert layer.linear.weight.tolist() == [[1, 2, 3, 4], [0, 0, 0, 1]]
    answer = layer(torch.tensor([[[[1.0, 1], [0, 2]]]]))
    assert answer.flatten().tolist() == [10 + 1 + 2 + 8, 2]


def test_a_window_with_holes_reads_every_third_cell():
    convolution = nn.Conv2d(1, 1, 3, dilation=3, bias=False)
    convolution.weight.data.fill_(1)
    layer = FullyConnected(convolution)
    assert (layer.side, layer.linear.in_features) == (7, 9)
    window = torch.arange(49.0).reshape(1, 1, 7, 7)
    assert layer(window).item() == sum(
        7 * row + column for row in (0, 3, 6) for column in (0, 3, 6)
    )


@pytest.mark.parametrize("size", [(6, 7), (7, 8), (10, 13), (1, 1)])
def test_a_classifier_refuses_every_other_size(size):
    layer = FullyConnected(nn.Conv2d(4, 2, 7))
    with pytest.raises(ImageError, match=f"{size[1]} × {size[0]} cells.*7 × 7"):
        layer(torch.zeros(1, 4, *size))


@pytest.mark.parametrize(
    ("head", "side"), [(convolutional_head(6, 5).eval(), 7), (ContextHead(6, 5).eval(), 1)]
)
@torch.no_grad()
def test_window_by_window_equals_the_convolution(head, side):
    features = torch.randn(1, 6, 5, 8)
    whole = nn.Sequential(head, nn.Conv2d(5, 3, 1))
    classifier = classifier_of(whole, features)
    assert window_of(whole) == side
    assert not any(isinstance(module, nn.Conv2d) for module in classifier.modules())
    columns = [classifier(window) for window in windows(features, side)]
    grid = torch.cat(columns).flatten(1).T.reshape(1, 3, 5, 8)
    torch.testing.assert_close(grid, whole(features), atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("model", ["fcn32s", "fcn32s-vgg16"])
def test_the_shipped_heads_agree_in_every_cell(model):
    network = load_network(model)
    engine = Engine("cpu", precision="float32")
    found = engine.head_both_ways(photo(150, 200), model, side=224)
    assert found.one_by_one.shape == found.at_once.shape == (21, 6, 7)
    assert np.abs(found.one_by_one - found.at_once).max() < 1e-4
    assert set(found.seconds) == {"one_by_one", "at_once"}
    (deepest, *_) = network.decoder.reads
    maps = engine.score_maps(photo(150, 200), model)
    assert maps[deepest].shape[0] == 21


def test_the_head_gives_the_score_map_of_the_deepest_tap(engine: Engine):
    picture = photo(80, 96)
    found = engine.head_both_ways(picture)
    np.testing.assert_allclose(found.at_once, engine.score_maps(picture)["pool5"], atol=1e-5)


def test_only_an_fcn_has_such_a_head(engine: Engine):
    with pytest.raises(UnknownName, match="Only an FCN"):
        engine.head_both_ways(photo(64, 64), "unet")


# ---- Any input size -----------------------------------------------------------------------------
def test_the_engine_can_be_asked_for_another_side(engine: Engine):
    engine.input_side = None
    picture = photo(50, 100)
    for side in (64, 96, 640):
        result = engine.segment(picture, side=side)
        assert result.input_size == (side // 2, side)
        assert result.size == (50, 100)
    assert engine.segment(picture, "fcn8s-vgg16").input_size == (208, 416)  # the zoo's own side


def test_features_have_the_size_of_their_tap(engine: Engine):
    found = engine.features(photo(60, 96), ["pool3", "conv5"])
    assert {tap: each.shape for tap, each in found.items()} == {
        "pool3": (16, 8, 12),
        "conv5": (32, 4, 6),
    }
    with pytest.raises(UnknownName, match="pool9"):
        engine.features(photo(60, 96), ["pool9"])


# ---- What a cell uses ---------------------------------------------------------------------------
def test_the_influence_is_the_slope_of_the_cell(engine: Engine, tiny_fcn):
    """Against small changes of single pixels, in float64."""
    picture, trunk = photo(64, 64), tiny_fcn.trunk.double()
    engine._networks.precision = torch.float64
    found = engine.influence(picture, "conv2", (10, 12))
    image = network_input(picture[None], 96, torch.float64, torch.device("cpu"), enlarge=True)

    @torch.no_grad()
    def cell(changed: torch.Tensor) -> float:
        return trunk(changed, ["conv2"])["conv2"][0, :, 10, 12].sum().item()

    def slope(channel: int, row: int, column: int) -> float:
        more = image.clone()
        more[0, channel, row, column] += 1e-6
        return abs(cell(more) - cell(image)) / 1e-6

    assert found.shape == (96, 96)
    for place in ((20, 24), (22, 25), (40, 40)):
        slow = sum(slope(channel, *place) for channel in range(3))
        assert found[place] == pytest.approx(slow, rel=1e-3, abs=1e-6)


@pytest.mark.parametrize("tap", ["conv1", "pool3", "conv4"])
def test_nothing_outside_the_theoretical_box_has_influence(engine: Engine, tiny_fcn, tap):
    found = engine.influence(photo(96, 96), tap, (2, 3))
    field = tap_fields(tiny_fcn.trunk)[tap]
    (top, bottom), (left, right) = field.of_cell(2), field.of_cell(3)
    inside = found[max(top, 0) : bottom, max(left, 0) : right]
    assert inside.any()
    assert found.sum() == pytest.approx(inside.sum())


def test_a_score_too_has_an_influence_and_it_stays_in_its_field(engine: Engine, tiny_fcn):
    """Asked first of all, before anything has loaded the network."""
    found = engine.influence(photo(96, 96), "pool3", (1, 2), scored=True)
    field = score_fields(tiny_fcn)["pool3"]
    (top, bottom), (left, right) = field.of_cell(1), field.of_cell(2)
    inside = found[max(top, 0) : bottom, max(left, 0) : right]
    assert inside.any()
    assert found.sum() == pytest.approx(inside.sum())


def test_a_trunk_tells_its_precision_before_it_is_asked():
    """The precision is chosen when the trunk is loaded; a photo of another one would not pass."""
    engine = Engine("cpu", precision="bfloat16")
    assert engine.influence(photo(40, 40), "expand2", (1, 1), side=64).any()


def test_the_side_that_holds_a_share_by_hand():
    influence = np.zeros((9, 9))
    influence[4, 4], influence[4, 6], influence[0, 0] = 90, 6, 4
    assert side_holding(influence, (4.5, 4.5), 0.9) == 1
    assert side_holding(influence, (4.5, 4.5), 0.95) == 5
    assert side_holding(influence, (4.5, 4.5), 1.0) == 9
    assert side_holding(np.zeros((4, 4)), (2.0, 2.0), 0.95) == 0


# ---- The way of a decoder, for the drawing ------------------------------------------------------
@pytest.mark.parametrize("name", SEMANTIC)
def test_the_maps_that_a_decoder_tells_are_those_that_it_makes(name):
    """Every step's channels and size are those of what some layer reads or gives, in this order."""
    network, size = outline(name), (128, 192)
    made: list[tuple[int, ...]] = []
    for module in network.decoder.modules():
        module.register_forward_hook(lambda *given: made.extend(_shapes(*given[1], given[2])))
    with torch.device("meta"):
        taps = network.taps(torch.zeros(1, 3, *size))
        scores = network.decoder.decode(taps)[ZOO[name].output]
    way = network.decoder.way(ZOO[name].output)
    for step in way:
        wanted = (step.channels, size[0] // step.stride, size[1] // step.stride)
        made = made[made.index(wanted) :] if wanted in made else pytest.fail(f"{step}: {made}")
        assert not step.tap or step.tap in network.decoder.reads
    assert way[-1].channels == scores.shape[1]
    assert way[-1].stride == ZOO[name].stride


def _shapes(*maps: object) -> list[tuple[int, ...]]:
    return [tuple(each.shape[1:]) for each in maps if isinstance(each, torch.Tensor)]
