"""Learning from photos in which not every object is labelled.

Mask R-CNN learns what is *no* object from everything that matches no labelled box. Where a photo's
labels are known to be incomplete this would punish the network for finding real objects. So each
photo brings a map of the pixels where unlabelled objects may be (crowds, void, and in sets that
label only people, all that is not surely background), and a box that lies mostly on such pixels is
never an example of background. Objects that are labelled count as before. One rule serves both
places that choose examples, the proposals and the heads. Without such a map everything is as in
torchvision.

Some objects are known only by the box that somebody drew around them. They teach what is there, and
where, but no outline: a flag for each object leaves them out of the loss of the masks.
"""

from collections.abc import Sequence

import torch
from jaxtyping import Bool, Float
from torch import Tensor
from torchvision.models.detection.roi_heads import RoIHeads, fastrcnn_loss, maskrcnn_loss
from torchvision.models.detection.rpn import RegionProposalNetwork
from torchvision.ops import box_iou

UNKNOWN = "unknown"  # key of the map in a photo's targets: bool or uint8, height × width
OUTLINED = "outlined"  # key of a bool for each object: False if its mask must not be learnt
MOSTLY = 0.5  # a box with at least this share of unknown pixels cannot count as background

Target = dict[str, Tensor]


class ProposalNetwork(RegionProposalNetwork):
    """torchvision's region proposal network, whose negatives leave unknown ground alone."""

    def assign_targets_to_anchors(
        self, anchors: list[Tensor], targets: list[Target]
    ) -> tuple[list[Tensor], list[Tensor]]:
        """1 for anchors on an object, 0 on background, −1 on unknown ground; and their boxes."""
        labels, boxes = super().assign_targets_to_anchors(anchors, targets)
        for label, places, target in zip(labels, anchors, targets, strict=True):
            if UNKNOWN in target:
                label[(label == 0) & on_unknown_ground(places, target[UNKNOWN])] = -1
        return labels, boxes


class ObjectHeads(RoIHeads):
    """torchvision's heads, which learn no background on unknown ground and no mask from a box."""

    def forward(
        self,
        features: dict[str, Tensor],
        proposals: list[Tensor],
        image_shapes: list[tuple[int, int]],
        targets: list[Target] | None = None,
    ) -> tuple[list[Target], dict[str, Tensor]]:
        """What is found, and no losses; while training nothing, and the three losses."""
        if targets is None or not self.training:
            return super().forward(features, proposals, image_shapes, targets)
        places, objects, labels, sides = self.select_training_samples(proposals, targets)
        classified = self.box_predictor(
            self.box_head(self.box_roi_pool(features, places, image_shapes))
        )
        class_loss, side_loss = fastrcnn_loss(*classified, labels, sides)
        rows = zip(labels, objects, targets, strict=True)
        shown = [_teaches_a_mask(*row) for row in rows]
        places = [boxes[chosen] for boxes, chosen in zip(places, shown, strict=True)]
        objects = [numbers[chosen] for numbers, chosen in zip(objects, shown, strict=True)]
        cells = self.mask_predictor(
            self.mask_head(self.mask_roi_pool(features, places, image_shapes))
        )
        masks, classes = ([target[key] for target in targets] for key in ("masks", "labels"))
        return [], {
            "loss_classifier": class_loss,
            "loss_box_reg": side_loss,
            "loss_mask": maskrcnn_loss(cells, places, masks, classes, objects),
        }

    def select_training_samples(
        self, proposals: list[Tensor], targets: list[Target]
    ) -> tuple[Sequence[Tensor], ...]:
        """As torchvision's, without the proposals that would wrongly count as background."""
        threshold = self.proposal_matcher.low_threshold
        kept = [
            places[~_wrongly_background(places, target, threshold)]
            for places, target in zip(proposals, targets, strict=True)
        ]
        return super().select_training_samples(kept, targets)


def _teaches_a_mask(labels: Tensor, objects: Tensor, target: Target) -> Tensor:
    """Positions of the examples that show an object whose outline is known.

    Args:
        labels: class of each example; 0 is background.
        objects: number of each example's object in the target; any number for background.
        target: of the photo.
    """
    shown = torch.where(labels > 0)[0]
    return shown[target[OUTLINED][objects[shown]]] if OUTLINED in target else shown


def _wrongly_background(boxes: Tensor, target: Target, threshold: float) -> Tensor:
    if UNKNOWN not in target:
        return torch.zeros(len(boxes), dtype=torch.bool, device=boxes.device)
    overlap = box_iou(boxes, target["boxes"].to(boxes.dtype))
    matched = (overlap >= threshold).any(dim=1)
    return ~matched & on_unknown_ground(boxes, target[UNKNOWN])


def on_unknown_ground(
    boxes: Float[Tensor, "boxes 4"], unknown: Tensor, share: float = MOSTLY
) -> Bool[Tensor, " boxes"]:
    """Which boxes lie on the ``unknown`` pixels with at least ``share`` of their pixels.

    A box is rounded to whole pixels and cut to the photo; at least one pixel is read.

    Args:
        boxes: x1, y1, x2, y2 in pixels.
        unknown: bool or uint8 (height, width), nonzero where unknown.
        share: 0–1.
    """
    height, width = unknown.shape
    # sums[y, x] counts the unknown pixels above and left of the corner (x, y).
    sums = torch.zeros(height + 1, width + 1, dtype=torch.int32, device=unknown.device)
    sums[1:, 1:] = (unknown != 0).cumsum(0, dtype=torch.int32).cumsum(1, dtype=torch.int32)
    x1, y1, x2, y2 = boxes.round().long().unbind(1)
    x1, y1 = x1.clamp(0, width - 1), y1.clamp(0, height - 1)
    x2, y2 = x2.clamp(max=width).maximum(x1 + 1), y2.clamp(max=height).maximum(y1 + 1)
    found = sums[y2, x2] - sums[y1, x2] - sums[y2, x1] + sums[y1, x1]
    return found >= share * ((x2 - x1) * (y2 - y1))
