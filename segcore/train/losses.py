"""Per-pixel softmax losses."""

import torch
from jaxtyping import Bool, Float, Int64, UInt8
from torch import Tensor
from torch.nn import functional as F

from segcore.data.labels import VOID
from segcore.ops.bilinear import upsample

EDGE = 6  # pixels of the crop: as far as this from a boundary a pixel counts as near it


def pixel_loss(
    scores: Float[Tensor, "batch classes rows columns"],
    labels: UInt8[Tensor, "batch height width"],
    stride: int,
    edge_weight: float = 1.0,
) -> Float[Tensor, ""]:
    """Mean of −log p of the true class over the pixels that are not void.

    Args:
        scores: a level's scores at the grid of ``labels``, or at a coarser one whose sides divide
            theirs.
        labels: class indices, void 255.
        stride: read one pixel of each ``stride`` × ``stride`` square, chosen anew at each call so
            that no half pixel of bias remains; 1 reads all of them.
        edge_weight: of a pixel near a boundary, against 1 of all others; see :func:`near_edges`.
    """
    row, column = torch.randint(stride, (2,)).tolist()
    chosen = labels[:, row::stride, column::stride].long()
    if scores.shape[-1] == labels.shape[-1]:
        read = scores[:, :, row::stride, column::stride].float()
    else:
        read = upsample(scores.float(), chosen.shape[-1] // scores.shape[-1])
    costs = F.cross_entropy(read, chosen, ignore_index=VOID, reduction="none")  # 0 where void
    weights = 1 + (edge_weight - 1) * near_edges(chosen, EDGE // stride)
    return (weights * costs).sum() / (weights * (chosen != VOID)).sum().clamp(min=1)


def near_edges(
    labels: Int64[Tensor, "batch rows columns"], reach: int
) -> Bool[Tensor, "batch rows columns"]:
    """Where another label, or void, lies within ``reach`` cells along rows and columns."""
    maps = labels[:, None].float()
    side = 2 * reach + 1
    highest = F.max_pool2d(maps, side, stride=1, padding=reach)
    lowest = -F.max_pool2d(-maps, side, stride=1, padding=reach)
    return (highest != lowest)[:, 0]


def soft_loss(
    scores: Float[Tensor, "batch classes rows columns"],
    taught: Float[Tensor, "batch classes rows columns"],
) -> Float[Tensor, ""]:
    """Cross entropy against a teacher's probabilities (Hinton et al. 2015), mean over the cells."""
    return -(taught * scores.float().log_softmax(dim=1)).sum(dim=1).mean()
