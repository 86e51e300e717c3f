"""Bilinear upsampling as a transposed convolution with a fixed kernel.

Source: Long, Shelhamer, Darrell, "Fully Convolutional Networks for Semantic Segmentation", CVPR
2015, section 3.3: upsampling is a backwards strided convolution whose filter may be the bilinear
one. The networks call :func:`upsample`, which is torch's own interpolation; the kernel form is
here because the lecture shows it, and a test holds the two against each other.
"""

import torch
from jaxtyping import Float
from torch import Tensor
from torch.nn import functional as F


def bilinear_kernel(factor: int) -> Float[Tensor, "size size"]:
    """The kernel of a transposed convolution with stride ``factor`` that interpolates bilinearly.

    Its side is ``2 * factor``, one less for an odd factor; its values are products of two
    triangles in (0, 1] and sum to ``factor ** 2``.

    Raises:
        ValueError: ``factor`` is smaller than 1.
    """
    if factor < 1:
        raise ValueError(f"Expected an upsampling factor of 1 or more, got {factor}.")
    side = 2 * factor - factor % 2
    triangle = 1 - (torch.arange(side) - (side - 1) / 2).abs() / factor
    return torch.outer(triangle, triangle)


def upsample_transposed(
    maps: Float[Tensor, "batch channels height width"], factor: int
) -> Float[Tensor, "batch channels tall wide"]:
    """Upsample each channel by ``factor`` with :func:`bilinear_kernel`, borders repeated.

    The border cells are repeated once before the convolution, because a transposed convolution
    alone fades to zero there.
    """
    channels = maps.shape[1]
    kernel = bilinear_kernel(factor).to(maps).expand(channels, 1, -1, -1)
    padded = F.pad(maps, (1, 1, 1, 1), mode="replicate")
    raised = F.conv_transpose2d(padded, kernel, stride=factor, groups=channels)
    # The repeated border cell is one factor long; the triangle reaches half a factor beyond.
    margin = factor + factor // 2
    tall, wide = maps.shape[2] * factor, maps.shape[3] * factor
    return raised[..., margin : margin + tall, margin : margin + wide]


def upsample(
    maps: Float[Tensor, "batch channels height width"], factor: int
) -> Float[Tensor, "batch channels tall wide"]:
    """Upsample by a whole ``factor``, bilinearly; cell ``i`` covers pixels ``f*i … f*i + f-1``."""
    return F.interpolate(maps, scale_factor=factor, mode="bilinear", align_corners=False)
