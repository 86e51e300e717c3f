"""Each step of Mask R-CNN against torchvision's own modules."""

import numpy as np
import pytest
import torch
from test_engine import photo
from test_mask_rcnn import network, published  # noqa: F401
from torchvision.models.detection import MaskRCNN

from segcore.engine import Engine, networks
from segcore.errors import UnknownName
from segcore.models.mask_rcnn import detect, features_of, propose
from segcore.models.mask_rcnn_steps import Steps, step_by_step


@pytest.fixture(scope="module")
def image() -> torch.Tensor:
    return torch.rand(1, 3, 96, 64, generator=torch.Generator().manual_seed(3))


@pytest.fixture(scope="module")
def steps(network: MaskRCNN, image: torch.Tensor) -> Steps:  # noqa: F811
    return step_by_step(network, image)


def test_the_objects_are_those_of_the_network(
    network: MaskRCNN,  # noqa: F811
    image: torch.Tensor,
    steps: Steps,
) -> None:
    found = detect(network, image)
    assert len(found.scores) > 3
    for ours, theirs in zip(steps.found[:4], found[:4], strict=True):
        torch.testing.assert_close(ours, theirs)
    torch.testing.assert_close(torch.sigmoid(steps.logits), found.masks)


@torch.inference_mode()
def test_the_proposals_are_those_of_the_region_proposal_network(
    network: MaskRCNN,  # noqa: F811
    image: torch.Tensor,
    steps: Steps,
) -> None:
    images, features = features_of(network, image)
    (boxes,), _ = network.rpn(images, features)
    height, width = images.image_sizes[0]
    scaled = boxes * torch.tensor([64 / width, 96 / height] * 2)
    torch.testing.assert_close(steps.proposals.boxes, scaled, atol=1e-3, rtol=1e-4)
    torch.testing.assert_close(steps.proposals.scores, propose(network, image).scores)
    assert steps.anchors == sum(3 * level[0, 0].numel() for level in features.values())
    assert len(boxes) <= steps.candidates <= steps.anchors


@torch.inference_mode()
def test_an_object_comes_from_the_proposal_whose_box_was_moved_to_it(
    network: MaskRCNN,  # noqa: F811
    image: torch.Tensor,
    steps: Steps,
) -> None:
    images, features = features_of(network, image)
    heads, (boxes, *_) = network.roi_heads, network.rpn(images, features)
    pooled = heads.box_roi_pool(features, boxes, images.image_sizes)
    scores, sides = heads.box_predictor(heads.box_head(pooled))
    rows = torch.arange(len(steps.origins))
    chances = torch.softmax(scores, -1)[steps.origins]
    torch.testing.assert_close(steps.class_scores, chances)
    torch.testing.assert_close(chances[rows, steps.found.labels], steps.found.scores)
    height, width = images.image_sizes[0]
    moved = heads.box_coder.decode(sides, boxes)[steps.origins, steps.found.labels]
    inside = torch.minimum(moved.clamp(min=0), torch.tensor([width, height] * 2))
    scaled = inside * torch.tensor([64 / width, 96 / height] * 2)
    torch.testing.assert_close(steps.found.boxes, scaled, atol=1e-3, rtol=1e-4)


@torch.inference_mode()
def test_small_boxes_are_read_from_fine_levels(
    network: MaskRCNN,  # noqa: F811
    steps: Steps,
) -> None:
    pool = network.roi_heads.box_roi_pool
    scale = network.transform.max_size / 96
    levels = pool.map_levels([steps.proposals.boxes[steps.origins] * scale])
    assert steps.strides.tolist() == [4 * 2**level for level in levels.tolist()]


def test_a_network_with_one_level_has_one_stride() -> None:
    torch.manual_seed(0)
    found = step_by_step(published(), torch.rand(1, 3, 70, 80))
    assert set(found.strides.tolist()) <= {16}
    assert len(found.origins) == len(found.found.scores)


# ---- The engine -------------------------------------------------------------------------------
@pytest.fixture
def finding(engine: Engine, network: MaskRCNN, monkeypatch: pytest.MonkeyPatch) -> Engine:  # noqa: F811
    """An engine whose detector finds a lot."""
    monkeypatch.setattr(networks, "load_detector", lambda name: network)
    return engine


def test_steps_end_at_the_object_of_the_answer(finding: Engine) -> None:
    shown = photo(150, 300)
    result = finding.instances(shown)
    assert len(result) > 1
    for place in range(len(result)):
        found = finding.steps(shown, place)
        np.testing.assert_allclose(found.box, result.boxes[place], atol=1e-3)
        assert found.index == result.classes[place]
        assert found.class_scores[found.index] == pytest.approx(result.scores[place], abs=1e-5)
        np.testing.assert_allclose(1 / (1 + np.exp(-found.logits)), result.masks[place], atol=1e-5)
        assert 0 <= found.chosen < len(found.proposals) == len(found.objectness)
        assert (found.proposals[:, 2:] <= (300, 150)).all()
        assert found.cell == pytest.approx((found.stride * 300 / 96, found.stride * 300 / 96))


def test_an_object_that_is_not_there_is_refused(finding: Engine) -> None:
    with pytest.raises(UnknownName, match="There is no object 1001"):
        finding.steps(photo(150, 300), 1000)
