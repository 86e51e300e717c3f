"""How far a cell of a map can see: the theoretical receptive field of a stack of layers.

Source: Araujo, Norris, Sim, "Computing Receptive Fields of Convolutional Neural Networks", Distill
2019. What a trained network really uses is smaller and fades outwards (Luo et al., NeurIPS 2016).
"""

from collections.abc import Iterable
from typing import NamedTuple


class Layer(NamedTuple):
    """The geometry of a convolution or a pooling, along either axis."""

    kernel: int
    stride: int = 1
    padding: int = 0
    dilation: int = 1


class Field(NamedTuple):
    """Cell ``i`` sees the pixels from ``start + stride * i`` on, ``size`` of them."""

    size: int
    stride: int
    start: int

    def of_cell(self, index: int) -> tuple[int, int]:
        """The first pixel that a cell sees and the first one behind it; both may lie outside."""
        first = self.start + self.stride * index
        return first, first + self.size


def receptive_field(layers: Iterable[Layer]) -> Field:
    """The field in the input's pixels of a cell of the last layer's output."""
    size, stride, start = 1, 1, 0
    for layer in layers:
        start -= layer.padding * stride
        size += layer.dilation * (layer.kernel - 1) * stride
        stride *= layer.stride
    return Field(size, stride, start)
