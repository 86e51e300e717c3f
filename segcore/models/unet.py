"""U-Net on a shared trunk.

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

from segcore.models.decoder import NOTHING, ScaledDecoder, ScoreMap
from segcore.models.fcn import convolutional_head
from segcore.models.trunk import Tap, Taps
from segcore.models.vgg import block

BOTTOM = "pool5"
BOTTOM_CHANNELS = 1024

# The copied taps, coarse to fine, and the channels after each of them.
COPIES: Mapping[str, int] = MappingProxyType(
    {"conv5": 256, "conv4": 128, "conv3": 64, "conv2": 48, "conv1": 32}
)


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


class UNet(ScaledDecoder):
    """The trunk's deepest tap as the bottom, and one :class:`Expand` step up for each copy."""

    def __init__(
        self,
        taps: Mapping[str, Tap],
        bottom: str = BOTTOM,
        copies: Mapping[str, int] = COPIES,
        bottom_channels: int = BOTTOM_CHANNELS,
        classes: int = 21,
    ) -> None:
        """
        Args:
            taps: of the trunk.
            bottom: the deepest tap.
            copies: tap → channels after its step, coarse to fine.
            bottom_channels: of the bottom's two convolutions.
            classes: of the label set.
        """
        super().__init__()
        self.reads, self.mutable = (bottom, *copies), tuple(copies)
        self.outputs = {"unet": taps[self.reads[-1]].stride}
        self.bottom = convolutional_head(taps[bottom].channels, bottom_channels)
        self.expand = nn.ModuleDict()
        inside = bottom_channels
        for name, outside in copies.items():
            self.expand[name] = Expand(inside, taps[name].channels, outside)
            inside = outside
        self.score = nn.Conv2d(inside, classes, 1)
        self.add_scales()
        self.apply(_initialise)

    def decode(self, taps: Taps, muted: Collection[str] = NOTHING) -> dict[str, ScoreMap]:
        """The score map ``unet`` at the stride of the finest copy; muted copies are zeros."""
        features = self.scaled(taps)
        for name in muted:
            features[name] = torch.zeros_like(features[name])
        found = self.bottom(features[self.reads[0]])  # 1/32
        for name, step in self.expand.items():
            found = step(found, features[name])  # 1/16, 1/8, 1/4, 1/2, 1/1
        return {"unet": self.score(found)}


def _initialise(layer: nn.Module) -> None:
    # He et al. 2015, as the paper asks for: the path has no normalisation to correct a bad scale.
    if isinstance(layer, nn.Conv2d | nn.ConvTranspose2d):
        fan_in = layer.in_channels
        if isinstance(layer, nn.Conv2d):
            fan_in *= layer.kernel_size[0] * layer.kernel_size[1]
        nn.init.normal_(layer.weight, std=(2 / fan_in) ** 0.5)
        if layer.bias is not None:
            nn.init.zeros_(layer.bias)
