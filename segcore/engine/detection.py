"""From what a detector finds on the network's input to objects in the photo's own pixels."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor

from segcore.data.instances import parts
from segcore.models.mask_rcnn import Detections, Proposals

# A box narrower than this share of a pixel holds nothing that could be drawn.
LEAST_SIDE = 0.5


def objects_of(
    found: Detections,
    input_size: tuple[int, int],
    size: tuple[int, int],
    translate: Mapping[int, int] | None,
) -> dict[str, Any]:
    """Boxes, classes, scores and masks, the surest first, as `InstanceResult` wants them.

    What is only a part of a surer object of its class is left out.

    Args:
        found: in the pixels of the network's input.
        input_size: (height, width) of the network's input.
        size: (height, width) of the photo.
        translate: the network's class → index in the label set; what is not named is left out.
            None if they are the same.
    """
    boxes = grown(found.boxes.float(), input_size, size)
    classes = [
        label if translate is None else translate.get(label, 0) for label in found.labels.tolist()
    ]
    wide = (boxes[:, 2:] - boxes[:, :2]).amin(dim=1) >= LEAST_SIDE
    kept = wide & (torch.tensor(classes, device=wide.device) > 0)
    order = found.scores[kept].argsort(descending=True, stable=True)
    objects = {
        "boxes": boxes[kept][order].cpu().numpy(),
        "classes": np.array(classes, np.uint8)[kept.cpu().numpy()][order.cpu().numpy()],
        "scores": found.scores[kept][order].float().clamp(0, 1).cpu().numpy(),
        "masks": found.masks[kept][order].float().clamp(0, 1).cpu().numpy(),
    }
    whole = ~parts(objects["boxes"], objects["classes"], objects["masks"], size)
    return {name: values[whole] for name, values in objects.items()}


def proposals_of(found: Proposals, input_size: tuple[int, int], size: tuple[int, int]) -> Proposals:
    """The same proposals in the photo's pixels."""
    return Proposals(grown(found.boxes.float(), input_size, size).cpu(), found.scores.float().cpu())


def grown(boxes: Tensor, input_size: tuple[int, int], size: tuple[int, int]) -> Tensor:
    """Boxes x1, y1, x2, y2 from the pixels of the network's input to the photo's, clipped to it."""
    height, width = size
    scale = boxes.new_tensor([width / input_size[1], height / input_size[0]]).repeat(2)
    limit = boxes.new_tensor([width, height]).repeat(2)
    return torch.minimum((boxes * scale).clamp(min=0), limit)
