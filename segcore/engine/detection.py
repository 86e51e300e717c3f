"""Converts what a detector finds on its input into objects in the photo's pixels."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor

from segcore.data.instances import parts
from segcore.models.mask_rcnn import Detections, Proposals

# A box narrower than this many pixels is too small to draw.
LEAST_SIDE = 0.5


def objects_of(
    found: Detections,
    input_size: tuple[int, int],
    size: tuple[int, int],
    translate: Mapping[int, int] | None,
) -> dict[str, Any]:
    """Boxes, classes, scores and masks for an `InstanceResult`, the highest score first.

    An object that is only a part of one of its class with a higher score is left out.

    Args:
        found: in the pixels of the network's input.
        input_size: (height, width) of the network's input.
        size: (height, width) of the photo.
        translate: the network's class → index in the label set; other classes are left out.
            None if both are the same.
    """
    boxes = scaled_to_photo(found.boxes.float(), input_size, size)
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
    return Proposals(
        scaled_to_photo(found.boxes.float(), input_size, size).cpu(), found.scores.float().cpu()
    )


def scaled_to_photo(boxes: Tensor, input_size: tuple[int, int], size: tuple[int, int]) -> Tensor:
    """Boxes x1, y1, x2, y2 from the pixels of the network's input to the photo's, clipped to it."""
    height, width = size
    scale = boxes.new_tensor([width / input_size[1], height / input_size[0]]).repeat(2)
    limit = boxes.new_tensor([width, height]).repeat(2)
    return torch.minimum((boxes * scale).clamp(min=0), limit)
