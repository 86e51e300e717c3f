"""From score maps to a label map at the photo's size, without a full-size map of every class."""

import torch
from jaxtyping import Bool, Float
from torch import Tensor
from torch.nn import functional as F

from segcore.data.arrays import Labels
from segcore.ops.bilinear import upsample
from segcore.ops.padding import cut_to_size


def label_map(
    scores: Float[Tensor, "classes rows columns"],
    stride: int,
    input_size: tuple[int, int],
    size: tuple[int, int],
) -> Labels:
    """The class of the largest logit at each pixel.

    Args:
        scores: of each class, at 1/``stride`` of the padded copy that the network sees.
        stride: in pixels of the network's input.
        input_size: (height, width) of the network's input.
        size: (height, width) of the photo.
    """
    winners = possible_winners(scores).nonzero()[:, 0].tolist()
    best = torch.full(size, -torch.inf, device=scores.device)
    labels = torch.zeros(size, dtype=torch.uint8, device=scores.device)
    for index in winners:  # one full-size map at a time: 12 MP × 21 classes would take 1 GB
        logits = _at_size(scores[index], stride, input_size, size)
        above = logits > best
        labels.masked_fill_(above, index)
        torch.where(above, logits, best, out=best)
    return labels.cpu().numpy()


def possible_winners(scores: Float[Tensor, "classes rows columns"]) -> Bool[Tensor, " classes"]:
    """The classes that can have the largest logit anywhere between the cells.

    A bilinear value lies between the least and the greatest of the cells around it. So a class
    stays only if in some 3 × 3 its greatest score reaches every rival's least one. The
    others can never win. Usually three or four classes stay.
    """
    greatest = F.max_pool2d(scores, kernel_size=3, stride=1, padding=1)
    least = -F.max_pool2d(-scores, kernel_size=3, stride=1, padding=1)
    return (greatest >= least.amax(dim=0)).flatten(1).any(dim=1)


def _at_size(
    scores: Float[Tensor, "rows columns"],
    stride: int,
    input_size: tuple[int, int],
    size: tuple[int, int],
) -> Float[Tensor, "height width"]:
    raised = cut_to_size(upsample(scores[None, None], stride), *input_size)
    if input_size != size:
        raised = F.interpolate(raised, size, mode="bilinear", align_corners=False)
    return raised[0, 0]
