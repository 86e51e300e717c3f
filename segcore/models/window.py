"""A head over one window: its convolutions as the fully connected layers that they once were.

Source: Long, Shelhamer, Darrell, "Fully Convolutional Networks for Semantic Segmentation", CVPR
2015, section 3.1 and Figure 2, read backwards. A fully connected layer over k×k cells is a k×k
convolution that sees one place. So the same weights give a classifier, which takes windows of one
size and answers with one column of scores, and a head, which takes a map of any size.
"""

import copy
from collections.abc import Iterator

from jaxtyping import Float
from torch import Tensor, nn
from torch.nn import functional as F

from segcore.errors import ImageError
from segcore.models.fields import layers_in
from segcore.ops.receptive_field import receptive_field


class FullyConnected(nn.Module):
    """A convolution as a fully connected layer over exactly the cells of its kernel.

    The weights of the :class:`nn.Linear` are those of the convolution, laid out in a row for each
    output. A dilated convolution leaves cells of its window out; so does this layer.
    """

    def __init__(self, convolution: nn.Conv2d) -> None:
        super().__init__()
        self.step = convolution.dilation[0]
        self.side = self.step * (convolution.kernel_size[0] - 1) + 1  # cells
        rows = convolution.weight.flatten(1)
        self.linear = nn.Linear(rows.shape[1], rows.shape[0], bias=convolution.bias is not None)
        self.linear.weight = nn.Parameter(rows)
        if convolution.bias is not None:
            self.linear.bias = nn.Parameter(convolution.bias)

    def forward(
        self, window: Float[Tensor, "batch channels rows columns"]
    ) -> Float[Tensor, "batch outputs 1 1"]:
        """One answer for each window.

        Raises:
            ImageError: the window has another size.
        """
        if window.shape[2:] != (self.side, self.side):
            raise ImageError(
                f"A fully connected layer got {window.shape[3]} × {window.shape[2]} cells.",
                f"Expected {self.side} × {self.side}: it has a weight for each of them.",
                "Cut a window of this size, or use the weights as a convolution.",
            )
        read = window[:, :, :: self.step, :: self.step]
        return self.linear(read.flatten(1))[:, :, None, None]


class Given(nn.Module):
    """What the mean of the whole map is, for a window that does not show the whole map."""

    def __init__(self, mean: Float[Tensor, "1 channels 1 1"]) -> None:
        super().__init__()
        self.mean = mean

    def forward(
        self, window: Float[Tensor, "batch channels rows columns"]
    ) -> Float[Tensor, "batch channels 1 1"]:
        """The mean, for each window."""
        return self.mean.expand(len(window), -1, -1, -1)


def classifier_of(
    head: nn.Sequential, features: Float[Tensor, "1 channels rows columns"]
) -> nn.Sequential:
    """A head that answers for one window of the features: :class:`FullyConnected` throughout.

    Args:
        head: convolutions, and perhaps the mean of the whole map (``deeplab.ContextHead``). It is
            not changed.
        features: the whole map; only its mean is read.
    """
    made = copy.deepcopy(head)
    for parent, name, child in _children(made):
        if isinstance(child, nn.Conv2d):
            setattr(parent, name, FullyConnected(child))
        elif isinstance(child, nn.AdaptiveAvgPool2d):
            setattr(parent, name, Given(features.mean(dim=(2, 3), keepdim=True)))
    return made


def window_of(head: nn.Module) -> int:
    """The cells along the side of the window that one answer of a head needs."""
    return receptive_field(layers_in([head])).size


def windows(
    features: Float[Tensor, "1 channels rows columns"], side: int
) -> Iterator[Float[Tensor, "1 channels side side"]]:
    """The window around each cell, row by row; beyond the map there are zeros."""
    around = side // 2
    padded = F.pad(features, (around, around, around, around))
    rows, columns = features.shape[2:]
    for row in range(rows):
        for column in range(columns):
            yield padded[:, :, row : row + side, column : column + side]


def _children(network: nn.Module) -> list[tuple[nn.Module, str, nn.Module]]:
    """Each module of a network with its parent, and its name there."""
    return [
        (parent, name, child)
        for parent in list(network.modules())
        for name, child in parent.named_children()
    ]
