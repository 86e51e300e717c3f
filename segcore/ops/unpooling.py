"""Max unpooling: each value goes back to the cell from which its maximum came.

Source: Noh, Hong, Han, "Learning Deconvolution Network for Semantic Segmentation", ICCV 2015,
section 3.2, after Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks", 2014.
A max pooling keeps the largest of each 2×2 cells and forgets where it was. The *switches* remember
the place, and unpooling sets the other three cells to 0. So it is sharp where bilinear upsampling
is smooth, but sparse: a convolution has to fill the gaps.
"""

from jaxtyping import Float, Int
from torch import Tensor
from torch.nn import functional as F


def switches(
    maps: Float[Tensor, "batch channels tall wide"],
) -> Int[Tensor, "batch channels rows columns"]:
    """The cell of the largest value of each 2×2 cells, as ``row * wide + column`` of ``maps``.

    Of equal values the first one counts. Each channel has switches of its own.
    """
    return F.max_pool2d(maps, 2, return_indices=True)[1]


def unpool(
    maps: Float[Tensor, "batch channels rows columns"],
    places: Int[Tensor, "batch channels rows columns"],
) -> Float[Tensor, "batch channels tall wide"]:
    """Twice as tall and wide: each value at its own place, and 0 in all other cells.

    Args:
        maps: values.
        places: for each value a cell of the larger map, as :func:`switches` counts them.
    """
    return F.max_unpool2d(maps, places, (2, 2))
