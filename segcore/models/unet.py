"""U-Net on the shared trunk.

Source: Ronneberger, Fischer, Brox, "U-Net: Convolutional Networks for Biomedical Image
Segmentation", MICCAI 2015 (Figure 1). Departures:

* The contracting path is the VGG16 trunk, trained with the FCN and frozen here. Its five
  resolutions have the paper's channels but for the last (64, 128, 256, 512 and 512), so that one
  trunk pass serves both networks and the comparison shows the decoder alone.
* One resolution more: the bottom lies at 1/32, where the paper's lies at 1/16.
* The bottom has the paper's 1,024 channels but the shape of the FCN's head, a dilated 3×3 and a 1×1
  convolution, so that training can begin with what the head has learnt of whole objects.
* Convolutions are padded, where the paper's shrink the map: a copy fits without a crop, and the
  logits are as large as the photo.
* The expanding path has half of the contracting path's channels and less, so that it costs little
  more than a third of the trunk (multiply-adds at 416 × 320).
* Copies are divided by their root mean square, as the FCN's taps are.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType

import torch
from jaxtyping import Float
from torch import Tensor, nn

from segcore.models.fcn import convolutional_head
from segcore.models.vgg import STRIDE, VGG16, WIDTH, block
from segcore.ops.padding import cut_to_size, pad_to_multiple

BOTTOM = "pool5"

# The copies over the bridge, coarse to fine, and the channels after each of them as a multiple of
# the trunk's width.
COPIES: Mapping[str, float] = MappingProxyType(
    {"conv5": 4, "conv4": 2, "conv3": 1, "conv2": 0.75, "conv1": 0.5}
)
BOTTOM_CHANNELS = 16  # likewise
UNET_TAPS = (BOTTOM, *COPIES)


class Expand(nn.Module):
    """One step up: up-convolution, concatenation of the copy, two 3×3 convolutions."""

    def __init__(self, inside: int, copied: int, outside: int) -> None:
        super().__init__()
        self.up = nn.ConvTranspose2d(inside, outside, 2, stride=2)
        self.convolutions = block(outside + copied, outside, 2)

    def forward(
        self,
        below: Float[Tensor, "batch inside rows columns"],
        copy: Float[Tensor, "batch copied rows2 columns2"],
    ) -> Float[Tensor, "batch outside rows2 columns2"]:
        """Features at twice the resolution of ``below``, which is that of ``copy``."""
        return self.convolutions(torch.cat([self.up(below), copy], dim=1))


class UNet(nn.Module):
    """The trunk's five resolutions down, five :class:`Expand` steps up."""

    def __init__(self, classes: int = 21, width: int = WIDTH) -> None:
        super().__init__()
        self.trunk = VGG16(width)
        channels = self.trunk.channels
        inside = BOTTOM_CHANNELS * width
        self.bottom = convolutional_head(channels[BOTTOM], inside)
        self.expand = nn.ModuleDict()
        for name, multiple in COPIES.items():
            outside = round(multiple * width)
            self.expand[name] = Expand(inside, channels[name], outside)
            inside = outside
        self.score = nn.Conv2d(inside, classes, 1)
        for tap in UNET_TAPS:
            self.register_buffer(f"rms_{tap}", torch.ones(()))
        self.apply(_initialise)

    def taps(
        self, image: Float[Tensor, "batch 3 height width"]
    ) -> dict[str, Float[Tensor, "batch _ _ _"]]:
        """The contracting path of RGB in 0–1 at any size from 1×1 up, by name of tap."""
        return self.trunk(pad_to_multiple(self.trunk.normalise(image), STRIDE), UNET_TAPS)

    def decode(
        self,
        taps: Mapping[str, Float[Tensor, "batch _ _ _"]],
        copies: Collection[str] = tuple(COPIES),
    ) -> Float[Tensor, "batch classes rows columns"]:
        """Logits at 1/1 of the padded photo.

        Args:
            taps: by name, at least :data:`UNET_TAPS`.
            copies: those that are let through; the others' features are zeros. An ablation of one
                trained network: a network trained without a copy would make up for some of it.
        """
        scaled = {tap: taps[tap] / getattr(self, f"rms_{tap}").to(taps[tap]) for tap in UNET_TAPS}
        features = self.bottom(scaled[BOTTOM])  # 1/32
        for name, step in self.expand.items():
            copy = scaled[name] if name in copies else torch.zeros_like(scaled[name])
            features = step(features, copy)  # 1/16, 1/8, 1/4, 1/2, 1/1
        return self.score(features)

    def forward(
        self,
        image: Float[Tensor, "batch 3 height width"],
        copies: Collection[str] = tuple(COPIES),
    ) -> Float[Tensor, "batch classes height width"]:
        """Logits of RGB in 0–1 at its own size, any from 1×1 up; see :meth:`decode`."""
        found = self.decode(self.taps(image), copies)
        return cut_to_size(found, image.shape[-2], image.shape[-1])


def _initialise(layer: nn.Module) -> None:
    # He et al. 2015, as the paper asks for: the path has no normalisation to forgive a bad scale.
    if isinstance(layer, nn.Conv2d | nn.ConvTranspose2d):
        fan_in = layer.in_channels
        if isinstance(layer, nn.Conv2d):
            fan_in *= layer.kernel_size[0] * layer.kernel_size[1]
        nn.init.normal_(layer.weight, std=(2 / fan_in) ** 0.5)
        if layer.bias is not None:
            nn.init.zeros_(layer.bias)
