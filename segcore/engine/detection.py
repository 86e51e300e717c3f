"""Converts what a detector finds on its input into objects in the photo's pixels."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from jaxtyping import Float32, Int
from torch import Tensor

from segcore.data.instances import parts
from segcore.data.steps import ObjectSteps
from segcore.errors import UnknownName
from segcore.models.mask_rcnn import Detections, Proposals
from segcore.models.mask_rcnn_steps import Steps
from segcore.zoo import Entry

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
    return rows_and_objects(found, input_size, size, translate)[1]


def rows_and_objects(
    found: Detections,
    input_size: tuple[int, int],
    size: tuple[int, int],
    translate: Mapping[int, int] | None,
) -> tuple[Int[np.ndarray, " n"], dict[str, Any]]:
    """As :func:`objects_of`, and before that the row in ``found`` of each object."""
    boxes = scaled_to_photo(found.boxes.float(), input_size, size)
    classes = [
        label if translate is None else translate.get(label, 0) for label in found.labels.tolist()
    ]
    wide = (boxes[:, 2:] - boxes[:, :2]).amin(dim=1) >= LEAST_SIDE
    kept = (wide & (torch.tensor(classes, device=wide.device) > 0)).nonzero()[:, 0]
    rows = kept[found.scores[kept].argsort(descending=True, stable=True)]
    objects = {
        "boxes": boxes[rows].cpu().numpy(),
        "classes": np.array(classes, np.uint8)[rows.cpu().numpy()],
        "scores": found.scores[rows].float().clamp(0, 1).cpu().numpy(),
        "masks": found.masks[rows].float().clamp(0, 1).cpu().numpy(),
    }
    whole = ~parts(objects["boxes"], objects["classes"], objects["masks"], size)
    return rows.cpu().numpy()[whole], {name: values[whole] for name, values in objects.items()}


def steps_of(
    steps: Steps,
    place: int,
    input_size: tuple[int, int],
    size: tuple[int, int],
    entry: Entry,
) -> ObjectSteps:
    """How the object at ``place`` of the answer was found, in the photo's pixels.

    Args:
        steps: in the pixels of the network's input.
        place: among the objects of :func:`objects_of`.
        input_size: (height, width) of the network's input.
        size: (height, width) of the photo.
        entry: of the network.

    Raises:
        UnknownName: there is no such object.
    """
    rows, objects = rows_and_objects(steps.found, input_size, size, entry.translate)
    if not 0 <= place < len(rows):
        raise UnknownName(
            f"There is no object {place + 1}.",
            f"{entry.title} finds {len(rows)} in this photo.",
            "Choose one of them.",
        )
    row = int(rows[place])
    boxes = scaled_to_photo(steps.proposals.boxes.float(), input_size, size).cpu().numpy()
    stride, seen = int(steps.strides[row]), steps.found.input_size
    return ObjectSteps(
        anchors=steps.anchors,
        candidates=steps.candidates,
        proposals=boxes,
        objectness=steps.proposals.scores.float().cpu().numpy(),
        chosen=int(steps.origins[row]),
        stride=stride,
        cell=(stride * size[0] / seen[0], stride * size[1] / seen[1]),
        class_scores=_in_label_set(steps.class_scores[row].float().cpu().numpy(), entry),
        index=int(objects["classes"][place]),
        box=objects["boxes"][place],
        logits=steps.logits[row].float().cpu().numpy(),
    )


def _in_label_set(scores: Float32[np.ndarray, " found"], entry: Entry) -> np.ndarray:
    """A network's class scores in the order of the label set; those of foreign classes are lost."""
    if entry.translate is None:
        return scores
    ours = np.zeros(len(entry.label_set), np.float32)
    ours[0] = scores[0]
    for theirs, index in entry.translate.items():
        ours[index] = scores[theirs]
    return ours


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
