import copy

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torchvision.models import mobilenet_v2
from torchvision.models.detection import MaskRCNN
from torchvision.models.detection.anchor_utils import AnchorGenerator
from torchvision.models.detection.image_list import ImageList
from torchvision.models.detection.roi_heads import RoIHeads
from torchvision.ops import MultiScaleRoIAlign

from segcore.models.mask_rcnn import (
    BLOCKS,
    PYRAMID_LEVELS,
    SHAPES,
    Pyramid,
    detect,
    fold_batch_norms,
    mask_rcnn,
    propose,
    show_at,
)
from segcore.models.partly_labelled import OUTLINED, UNKNOWN, on_unknown_ground

SIDE = 96  # the longest side that the tiny network sees


@pytest.fixture(scope="module")
def network() -> MaskRCNN:
    """Few channels, four classes, small photos and random weights: it finds a lot everywhere."""
    torch.manual_seed(0)
    small = mask_rcnn(classes=4, channels=8, hidden=16).eval()
    small.transform.min_size, small.transform.max_size = (SIDE,), SIDE
    return small


def published() -> MaskRCNN:
    """A Mask R-CNN that torchvision assembles, on one level and with other sizes than ours."""
    backbone = nn.Conv2d(3, 8, 16, stride=16)
    backbone.out_channels = 8
    return MaskRCNN(
        backbone,
        3,
        min_size=64,
        max_size=80,
        rpn_anchor_generator=AnchorGenerator(((32,),), ((1.0,),)),
        box_roi_pool=MultiScaleRoIAlign(["0"], 7, 2),
        mask_roi_pool=MultiScaleRoIAlign(["0"], 14, 2),
    ).eval()


def target(*boxes: tuple[int, int, int, int], unknown: Tensor | None = None) -> dict[str, Tensor]:
    masks = torch.zeros(len(boxes), 64, 64, dtype=torch.uint8)
    for mask, (x1, y1, x2, y2) in zip(masks, boxes, strict=True):
        mask[y1:y2, x1:x2] = 1
    found = {
        "boxes": torch.tensor(boxes, dtype=torch.float32).view(-1, 4),
        "labels": torch.ones(len(boxes), dtype=torch.int64),
        "masks": masks,
    }
    return found if unknown is None else found | {UNKNOWN: unknown}


@pytest.mark.parametrize("size", [(1, 1), (31, 33), (1, 200), (96, 64), (130, 75)])
def test_what_is_found_lies_in_the_photo(network: MaskRCNN, size: tuple[int, int]) -> None:
    found = detect(network, torch.rand(1, 3, *size))
    count = len(found.scores)
    assert found.boxes.shape == (count, 4)
    assert found.masks.shape == (count, 28, 28)
    assert max(found.input_size) == pytest.approx(network.transform.max_size, abs=1)
    assert found.labels.shape == (count,)
    assert ((found.labels >= 1) & (found.labels <= 3)).all()
    assert ((found.masks >= 0) & (found.masks <= 1)).all()
    assert (found.scores.diff() <= 0).all()
    height, width = size
    x1, y1, x2, y2 = found.boxes.unbind(1)
    assert ((x1 >= 0) & (x1 < x2) & (x2 <= width)).all()
    assert ((y1 >= 0) & (y1 < y2) & (y2 <= height)).all()


def test_the_tiny_network_finds_something(network: MaskRCNN) -> None:
    """Else the tests of what is found would all pass on nothing."""
    assert len(detect(network, torch.rand(1, 3, 96, 64)).scores) > 10


def test_levels_have_their_strides() -> None:
    levels = Pyramid(8).eval()(torch.rand(2, 3, 64, 128))
    assert list(levels) == [*PYRAMID_LEVELS, "pool"]
    for stride, maps in zip((4, 8, 16, 32, 64), levels.values(), strict=True):
        assert maps.shape == (2, 8, 64 // stride, 128 // stride)


def test_one_anchor_of_each_shape_at_every_cell(network: MaskRCNN) -> None:
    image = torch.rand(1, 3, 64, 64)
    (anchors,) = network.rpn.anchor_generator(
        ImageList(image, [(64, 64)]), list(network.backbone(image).values())
    )
    cells = 16**2 + 8**2 + 4**2 + 2**2 + 1
    assert len(anchors) == cells * len(SHAPES)
    assert anchors[1].tolist() == [-12, -12, 12, 12]  # the square one around the first cell


def test_folding_leaves_the_function() -> None:
    """Foreign reference: torch's own convolutions and batch norms, with statistics that matter."""
    torch.manual_seed(0)
    trunk = mobilenet_v2().features[:BLOCKS].eval()
    for layer in trunk.modules():
        if isinstance(layer, nn.BatchNorm2d):
            nn.init.normal_(layer.running_mean, std=0.1)
            nn.init.uniform_(layer.running_var, 0.5, 2.0)
            nn.init.uniform_(layer.weight, 0.5, 1.5)
            nn.init.normal_(layer.bias, std=0.1)
    folded = fold_batch_norms(copy.deepcopy(trunk))
    assert not any(isinstance(layer, nn.BatchNorm2d) for layer in folded.modules())
    image = torch.rand(1, 3, 64, 64)
    torch.testing.assert_close(folded(image), trunk(image), atol=1e-4, rtol=1e-3)


@pytest.mark.parametrize("kind", ["ours", "theirs"])
def test_detect_is_torchvisions_own_forward(network: MaskRCNN, kind: str) -> None:
    """Foreign reference: the same boxes, classes and scores, on a photo that is only enlarged."""
    torch.manual_seed(1)
    used = network if kind == "ours" else published()
    image = torch.rand(1, 3, 50, 61)
    with torch.inference_mode():
        (expected,) = used([image[0]])
    found = detect(used, image)
    assert len(found.scores)
    torch.testing.assert_close(found.boxes, expected["boxes"])
    assert torch.equal(found.labels, expected["labels"])
    torch.testing.assert_close(found.scores, expected["scores"])


@pytest.mark.parametrize("kind", ["ours", "theirs"])
def test_proposals_are_what_the_heads_get(network: MaskRCNN, kind: str) -> None:
    """Foreign reference: the region proposal network's own forward, which keeps the scores."""
    torch.manual_seed(1)
    used = network if kind == "ours" else published()
    side = 96 if kind == "ours" else 64
    image = torch.rand(1, 3, side, side)
    with torch.inference_mode():
        images, _ = used.transform([image[0]])
        features = used.backbone(images.tensors)
        features = features if isinstance(features, dict) else {"0": features}
        (expected,), _ = used.rpn(images, features)
    found = propose(used, image)
    torch.testing.assert_close(found.boxes, expected)
    assert found.scores.shape == (len(expected),)
    assert (found.scores.diff() <= 0).all()
    assert ((found.scores >= 0) & (found.scores <= 1)).all()


def test_a_large_photo_is_shrunk_without_picking_single_pixels(network: MaskRCNN) -> None:
    """Noise has a deviation of 0.29; the mean of a hundred pixels has a tenth of that."""
    seen: list[Tensor] = []
    hook = network.backbone.register_forward_pre_hook(lambda part, given: seen.append(given[0]))
    detect(network, torch.rand(1, 3, 950, 950))
    hook.remove()
    assert seen[0].shape == (1, 3, SIDE, SIDE)
    assert seen[0].std() / 2 < 0.06  # −1…1 is twice as wide as 0–1


def test_autocast_ends_inside_the_parts(network: MaskRCNN) -> None:
    """bf16 would move the sides of boxes by pixels."""
    with torch.autocast("cpu", torch.bfloat16):
        levels = network.backbone(torch.rand(1, 3, 64, 64))
        scores, sides = network.rpn.head(list(levels.values()))
        classes, corrections = network.roi_heads.box_predictor(torch.rand(2, 16))
        masks = network.roi_heads.mask_predictor(torch.rand(2, 8, 14, 14))
    handed_on = [*levels.values(), *scores, *sides, classes, corrections, masks]
    assert {found.dtype for found in handed_on} == {torch.float32}


def test_the_shipped_size_is_small() -> None:
    parameters = sum(parameter.numel() for parameter in mask_rcnn().parameters())
    assert parameters * 2 < 50e6  # bytes in fp16


def test_every_weight_gets_a_gradient() -> None:
    torch.manual_seed(0)
    learner = mask_rcnn(classes=4, channels=8, hidden=16).train()
    targets = [target((5, 5, 50, 55)), target((20, 8, 60, 40), (2, 30, 30, 62))]
    sum(learner(list(torch.rand(2, 3, 64, 64)), targets).values()).backward()
    without = [name for name, p in learner.named_parameters() if p.grad is None]
    assert without == []


def test_unknown_ground_by_hand() -> None:
    unknown = torch.zeros(10, 10, dtype=torch.bool)
    unknown[:, 5:] = True
    boxes = torch.tensor(
        [[0.0, 0, 5, 10], [5, 0, 10, 10], [3, 0, 7, 4], [2, 0, 7, 4], [-9, -9, 30, 30]]
    )
    # none, all, two of four columns, two of five, half of the photo
    assert on_unknown_ground(boxes, unknown).tolist() == [False, True, True, False, True]


def test_unknown_ground_against_a_slow_loop() -> None:
    rng = np.random.default_rng(0)
    unknown = torch.from_numpy(rng.random((20, 30)) < 0.5)
    corners = rng.integers(0, 20, (200, 2))
    boxes = np.concatenate([corners, corners + rng.integers(1, 10, (200, 2))], axis=1)
    slow = [unknown[y1:y2, x1:x2].float().mean().item() >= 0.5 for x1, y1, x2, y2 in boxes]
    assert on_unknown_ground(torch.from_numpy(boxes).float(), unknown).tolist() == slow


def test_nobody_learns_background_on_unknown_ground(network: MaskRCNN) -> None:
    unknown = torch.zeros(64, 64, dtype=torch.bool)
    unknown[:, 32:] = True
    known = target((2, 2, 30, 60))
    anchors = torch.tensor([[2.0, 2, 30, 60], [4, 40, 12, 50], [40, 4, 60, 20]])
    places = [anchors] * 2
    labels, _ = network.rpn.assign_targets_to_anchors(places, [known, known | {UNKNOWN: unknown}])
    assert [label.tolist() for label in labels] == [[1, 0, 0], [1, 0, -1]]
    heads = network.roi_heads
    kept, _, classes, _ = heads.select_training_samples(places, [known, known | {UNKNOWN: unknown}])
    assert sorted(classes[0].tolist()) == [0, 0, 1, 1]  # the true box is an example too
    assert sorted(classes[1].tolist()) == [0, 1, 1]
    assert [40, 4, 60, 20] not in kept[1].tolist()


def test_an_object_on_unknown_ground_is_learnt_all_the_same(network: MaskRCNN) -> None:
    known = target((2, 2, 30, 60), unknown=torch.ones(64, 64, dtype=torch.bool))
    anchors = torch.tensor([[2.0, 2, 30, 60], [40, 4, 60, 20]])
    labels, _ = network.rpn.assign_targets_to_anchors([anchors], [known])
    assert labels[0].tolist() == [1, -1]


def test_a_photo_about_which_nothing_is_known_stops_nobody() -> None:
    torch.manual_seed(0)
    learner = mask_rcnn(classes=4, channels=8, hidden=16).train()
    nothing = target(unknown=torch.ones(64, 64, dtype=torch.bool))
    losses = learner(list(torch.rand(2, 3, 64, 64)), [nothing, target((5, 5, 50, 55))])
    assert all(torch.isfinite(loss) for loss in losses.values())


def learner() -> MaskRCNN:
    torch.manual_seed(0)
    return mask_rcnn(classes=4, channels=8, hidden=16).train()


def losses_of_heads(network: MaskRCNN, targets: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The heads' losses of two photos, with the same random numbers each time."""
    torch.manual_seed(1)
    images = ImageList(torch.rand(2, 3, 64, 64), [(64, 64)] * 2)
    features = network.backbone(images.tensors)
    background = torch.tensor([[0.0, 0, 12, 12], [30, 50, 62, 64]])
    places = [torch.cat([found["boxes"], background]) for found in targets]
    _, losses = network.roi_heads(features, places, images.image_sizes, targets)
    return losses


def test_losses_are_torchvisions_where_every_outline_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Foreign reference: the losses of torchvision's own heads."""
    network = learner()
    targets = [target((5, 5, 50, 55)), target((20, 8, 60, 40), (2, 30, 30, 62))]
    flagged = [t | {OUTLINED: torch.ones(len(t["labels"]), dtype=torch.bool)} for t in targets]
    ours, with_flags = losses_of_heads(network, targets), losses_of_heads(network, flagged)
    monkeypatch.setattr(type(network.roi_heads), "forward", RoIHeads.forward)
    theirs = losses_of_heads(network, targets)
    assert set(ours) == set(theirs)
    for name, loss in theirs.items():
        torch.testing.assert_close(ours[name], loss)
        torch.testing.assert_close(with_flags[name], loss)


def test_a_box_teaches_no_mask() -> None:
    """Whatever stands in the second object's mask, the losses are the same."""
    network = learner()
    boxes = ((5, 5, 50, 55), (20, 8, 60, 40))
    flags = torch.tensor([True, False])
    filled, empty = (target(*boxes) | {OUTLINED: flags} for _ in range(2))
    empty["masks"][1] = 0
    found = [losses_of_heads(network, [made, target()]) for made in (filled, empty)]
    for name, loss in found[0].items():
        assert loss.isfinite()
        assert torch.equal(loss, found[1][name])
    other = losses_of_heads(network, [empty | {OUTLINED: ~flags}, target()])
    assert other["loss_mask"] != found[0]["loss_mask"]
    assert torch.equal(other["loss_classifier"], found[0]["loss_classifier"])
    assert torch.equal(other["loss_box_reg"], found[0]["loss_box_reg"])


def test_boxes_alone_leave_the_mask_head_as_it_is() -> None:
    network = learner()
    boxed = target((5, 5, 50, 55)) | {OUTLINED: torch.tensor([False])}
    losses = losses_of_heads(network, [boxed, target()])
    assert losses["loss_mask"] == 0
    sum(losses.values()).backward()
    assert network.roi_heads.mask_predictor.mask_fcn_logits.weight.grad.abs().sum() == 0
    assert network.roi_heads.box_predictor.cls_score.weight.grad.abs().sum() > 0


def test_the_side_can_be_tried() -> None:
    small = mask_rcnn(classes=4, channels=8, hidden=16).eval()
    show_at(small, 64)
    assert detect(small, torch.rand(1, 3, 30, 60)).input_size == (32, 64)
