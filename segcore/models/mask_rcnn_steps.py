"""What happens inside Mask R-CNN on the way to its objects: Faster R-CNN, and an FCN in each box.

Source: as `models.mask_rcnn`. The same parts run in the same order; here every intermediate result
is kept, and each object knows the proposal that it came from.
"""

from typing import NamedTuple

import torch
from jaxtyping import Float, Int64
from torch import Tensor
from torchvision.models.detection import MaskRCNN
from torchvision.ops import clip_boxes_to_image

from segcore.models.mask_rcnn import Detections, Proposals, features_of, filtered, in_photo


class Steps(NamedTuple):
    """Everything on the way; boxes in the pixels of the image that was given."""

    anchors: int  # boxes that the region proposal network scores
    candidates: int  # the best of each level, before overlapping ones are suppressed
    proposals: Proposals  # what is left of them
    found: Detections
    origins: Int64[Tensor, " n"]  # for each object the proposal that became it
    strides: Int64[Tensor, " n"]  # of the pyramid's level that its proposal is read from
    class_scores: Float[Tensor, "n classes"]  # of its proposal, 0–1; class 0 is background
    logits: Float[Tensor, "n 28 28"]  # of its mask, for its class


@torch.inference_mode()
def step_by_step(network: MaskRCNN, image: Float[Tensor, "1 3 height width"]) -> Steps:
    """As ``detect``, with what happens on the way; arguments as there."""
    images, features = features_of(network, image)
    heads, sizes = network.roi_heads, images.image_sizes
    with torch.autocast(image.device.type, enabled=False):
        proposals, objectness, counts = filtered(network, images, features)
        pooled = heads.box_roi_pool(features, [proposals], sizes)
        scores, sides = heads.box_predictor(heads.box_head(pooled))
        (boxes,), (best,), (labels,) = heads.postprocess_detections(
            scores, sides, [proposals], sizes
        )
        logits = heads.mask_predictor(
            heads.mask_head(heads.mask_roi_pool(features, [boxes], sizes))
        )
        moved = clip_boxes_to_image(heads.box_coder.decode(sides, [proposals]), sizes[0])
    origins = _origins(moved, torch.softmax(scores, -1), boxes, best, labels)
    logits = logits[torch.arange(len(labels), device=labels.device), labels]
    shown = in_photo(boxes, images, image)
    whole = (shown[:, 2:] > shown[:, :2]).all(dim=1)  # as in `detect`
    return Steps(
        sum(counts),
        sum(min(count, network.rpn.pre_nms_top_n()) for count in counts),
        Proposals(in_photo(proposals, images, image), objectness),
        Detections(
            shown[whole], labels[whole], best[whole], torch.sigmoid(logits[whole]), sizes[0]
        ),
        origins[whole],
        _strides(network, proposals[origins])[whole],
        torch.softmax(scores, -1)[origins][whole],
        logits[whole],
    )


def _origins(
    moved: Float[Tensor, "p classes 4"],
    scores: Float[Tensor, "p classes"],
    boxes: Float[Tensor, "n 4"],
    best: Float[Tensor, " n"],
    labels: Int64[Tensor, " n"],
) -> Int64[Tensor, " n"]:
    """For each object the proposal whose moved box and score it has, to the last bit."""
    same = (moved[:, labels] == boxes).all(dim=2) & (scores[:, labels] == best)
    return same.to(torch.uint8).argmax(dim=0)


def _strides(network: MaskRCNN, boxes: Float[Tensor, "n 4"]) -> Int64[Tensor, " n"]:
    """The stride of the level from which each box is read: small boxes from fine levels."""
    pool = network.roi_heads.box_roi_pool
    if pool.scales is None or pool.map_levels is None:  # it has not pooled anything yet
        raise RuntimeError("Expected boxes to be pooled before their levels are asked for.")
    strides = torch.tensor([round(1 / scale) for scale in pool.scales], device=boxes.device)
    if len(strides) == 1:
        return strides.expand(len(boxes))
    return strides[pool.map_levels([boxes])]
