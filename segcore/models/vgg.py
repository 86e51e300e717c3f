"""The trunk of the paper: VGG16's thirteen convolutions.

Source: Simonyan, Zisserman, "Very Deep Convolutional Networks for Large-Scale Image Recognition",
ICLR 2015, configuration D. Departures: no classifier (each decoder brings its own head), and the
sides of the photo must be divisible by 32, so that every pooling halves exactly.
"""

from collections.abc import Iterator

import torch
from jaxtyping import Float, Int
from torch import Tensor, nn

from segcore.models.trunk import Tap, Trunk
from segcore.ops.unpooling import switches

WIDTH = 64  # channels of the first block; tests use less

# ImageNet's mean and standard deviation of RGB in 0–1, with which the trunk was pretrained.
MEAN = (0.485, 0.456, 0.406)
STD = (0.229, 0.224, 0.225)


def block(inside: int, outside: int, convolutions: int) -> nn.Sequential:
    """``convolutions`` 3×3 convolutions with ReLU at one resolution."""
    layers: list[nn.Module] = []
    for index in range(convolutions):
        layers.append(nn.Conv2d(inside if index == 0 else outside, outside, 3, padding=1))
        layers.append(nn.ReLU(inplace=True))
    return nn.Sequential(*layers)


class VGG16(Trunk):
    """VGG16 without its classifier."""

    mean: Tensor
    std: Tensor

    def __init__(self, width: int = WIDTH) -> None:
        super().__init__()
        self.taps = {
            "conv1": Tap(width, 1),
            "conv2": Tap(2 * width, 2),
            "conv3": Tap(4 * width, 4),
            "pool3": Tap(4 * width, 8),
            "conv4": Tap(8 * width, 8),
            "pool4": Tap(8 * width, 16),
            "conv5": Tap(8 * width, 16),
            "pool5": Tap(8 * width, 32),
        }
        # Where each pooling found its maxima: as many as it gives.
        self.taps |= {
            f"switches{n}": Tap(self.taps[f"conv{n}"].channels, 2**n, after=f"conv{n}")
            for n in range(1, 6)
        }
        self.conv1 = block(3, width, 2)
        self.conv2 = block(width, 2 * width, 2)
        self.conv3 = block(2 * width, 4 * width, 3)
        self.conv4 = block(4 * width, 8 * width, 3)
        self.conv5 = block(8 * width, 8 * width, 3)
        self.pool = nn.MaxPool2d(2)
        self.register_buffer("mean", torch.tensor(MEAN).view(1, 3, 1, 1), persistent=False)
        self.register_buffer("std", torch.tensor(STD).view(1, 3, 1, 1), persistent=False)

    def normalise(
        self, image: Float[Tensor, "batch 3 height width"]
    ) -> Float[Tensor, "batch 3 height width"]:
        """RGB in 0–1 to zero mean and unit deviation per channel."""
        return (image - self.mean) / self.std

    def stages(
        self, image: Float[Tensor, "batch 3 tall wide"]
    ) -> Iterator[tuple[str, Float[Tensor, "batch _ _ _"]]]:
        """Each tap with its features; see :meth:`Trunk.stages`."""
        conv1 = self.conv1(image)  # 1/1
        yield "conv1", conv1
        conv2 = self.conv2(self.pool(conv1))  # 1/2
        yield "conv2", conv2
        conv3 = self.conv3(self.pool(conv2))  # 1/4
        yield "conv3", conv3
        pool3 = self.pool(conv3)  # 1/8
        yield "pool3", pool3
        conv4 = self.conv4(pool3)  # 1/8
        yield "conv4", conv4
        pool4 = self.pool(conv4)  # 1/16
        yield "pool4", pool4
        conv5 = self.conv5(pool4)  # 1/16
        yield "conv5", conv5
        yield "pool5", self.pool(conv5)  # 1/32

    def beside(
        self, tap: str, features: Float[Tensor, "batch channels rows columns"]
    ) -> Int[Tensor, "batch channels rows2 columns2"]:
        """The switches of the pooling of these features, for an unpooling."""
        return switches(features)

    def layers_to(self, tap: str) -> list[nn.Module]:
        """The blocks and poolings from the photo to ``tap``."""
        self.check([tap])
        blocks = [self.conv1, self.conv2, self.conv3, self.conv4, self.conv5]
        way: list[nn.Module] = []
        for each in blocks[: int(tap[-1])]:
            way += [each, self.pool]
        return way[:-1] if tap.startswith("conv") else way
