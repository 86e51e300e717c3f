"""From score maps to label maps at the photo's size, without a full-size map of every class.

All of it happens on the device of the scores, and a GPU is not asked for anything in between: the
label maps are the only thing that the caller brings to the CPU.
"""

from collections.abc import Sequence

import torch
from jaxtyping import Bool, Float, UInt8
from torch import Tensor
from torch.nn import functional as F

from segcore.ops.bilinear import upsample
from segcore.ops.padding import cut_to_size


def label_maps(
    scores: Float[Tensor, "batch classes rows columns"],
    stride: int,
    input_size: tuple[int, int],
    size: tuple[int, int],
) -> UInt8[Tensor, "batch height width"]:
    """The class of the largest logit at each pixel of each photo, on the device of the scores.

    Args:
        scores: of each class, at 1/``stride`` of the padded copies that the network sees.
        stride: in pixels of the network's input.
        input_size: (height, width) of the network's input.
        size: (height, width) of the photos.
    """
    best = torch.full((len(scores), *size), -torch.inf, device=scores.device)
    labels = torch.zeros(best.shape, dtype=torch.uint8, device=scores.device)
    for index in _tried(scores):  # one full-size map at a time: 12 MP × 21 classes would take 1 GB
        logits = _at_size(scores[:, index], stride, input_size, size)
        # Classes come in ascending order, so the latest one that is above all before is the largest
        # number: two maxima do, which are faster than filling under a mask.
        torch.maximum(labels, (logits > best).view(torch.uint8) * index, out=labels)
        torch.maximum(best, logits, out=best)
    return labels


def _tried(scores: Float[Tensor, "batch classes rows columns"]) -> Sequence[int]:
    """The classes to try: on the CPU those that can win.

    A GPU would have to wait until the list of them is here, which takes longer than trying all.
    """
    if scores.device.type != "cpu":
        return range(scores.shape[1])
    can_win = torch.stack([possible_winners(each) for each in scores]).any(dim=0)
    return can_win.nonzero()[:, 0].tolist()


def possible_winners(scores: Float[Tensor, "classes rows columns"]) -> Bool[Tensor, " classes"]:
    """The classes that can have the largest logit anywhere between the cells.

    A bilinear value lies between the least and the greatest of the cells around it. So a class
    stays only if in some 3 × 3 its greatest score reaches every rival's least one. The
    others can never win. Usually three or four classes stay.
    """
    greatest, least = greatest_around(scores), -greatest_around(-scores)
    return (greatest >= least.amax(dim=0)).flatten(1).any(dim=1)


def greatest_around(
    maps: Float[Tensor, "classes rows columns"],
) -> Float[Tensor, "classes rows columns"]:
    """The greatest value in the 3 × 3 cells around each cell.

    As max pooling, which on the CPU takes longer than everything else that makes a label map.
    """
    padded = F.pad(maps, (1, 1, 1, 1), mode="replicate")
    across = torch.maximum(padded[..., 1:-1], torch.maximum(padded[..., :-2], padded[..., 2:]))
    return torch.maximum(across[:, 1:-1], torch.maximum(across[:, :-2], across[:, 2:]))


def _at_size(
    scores: Float[Tensor, "batch rows columns"],
    stride: int,
    input_size: tuple[int, int],
    size: tuple[int, int],
) -> Float[Tensor, "batch height width"]:
    raised = cut_to_size(upsample(scores[:, None], stride), *input_size)
    if input_size != size:
        raised = F.interpolate(raised, size, mode="bilinear", align_corners=False)
    return raised[:, 0]
