"""Make a picture's sides divisible by the network's stride, and undo it.

The 2015 networks pad the photo by 100 pixels and then cut scores off by 5, 9, 27 or 31 pixels so
that the levels meet. Here the sides grow to the next multiple of the stride, at the right and the
bottom only, so that cell ``i`` of stride ``s`` covers exactly the pixels ``s*i … s*i + s-1``.
"""

from jaxtyping import Float
from torch import Tensor
from torch.nn import functional as F


def pad_to_multiple(
    image: Float[Tensor, "batch channels height width"], stride: int
) -> Float[Tensor, "batch channels tall wide"]:
    """Grow right and bottom with zeros until ``stride`` divides both sides.

    Zero is the mean colour of a normalised photo. The padding is cut away again by
    :func:`cut_to_size`.
    """
    height, width = image.shape[-2:]
    return F.pad(image, (0, -width % stride, 0, -height % stride))


def cut_to_size(
    maps: Float[Tensor, "batch channels tall wide"], height: int, width: int
) -> Float[Tensor, "batch channels height width"]:
    """Keep the top left ``height`` × ``width`` pixels: the inverse of :func:`pad_to_multiple`."""
    return maps[..., :height, :width]
