"""U-Net on a shared trunk.

Source: Ronneberger, Fischer, Brox, "U-Net: Convolutional Networks for Biomedical Image
Segmentation", MICCAI 2015 (Figure 1). Departures:

* The contracting path is a trunk that was trained with the FCN and is frozen here, so that one
  trunk pass serves both networks and the comparison shows the decoder alone. MobileNetV2 has no tap
  at 1/1, so the path ends at 1/2.
* One resolution more: the bottom lies at 1/32, where the paper's lies at 1/16.
* The bottom has the shape of the FCN's head on the same trunk, so that training can begin with what
  the head has learnt of whole objects.
* Convolutions are padded, where the paper's shrink the map: a copy fits without a crop, and the
  logits are as large as the finest copy.
* MobileNetV2's wide copies are narrowed by a 1×1 convolution first, to as many channels as come
  from below, which is the paper's share. The path has three times the trunk's multiply-adds and
  takes about as long: they are dense, where the trunk's depthwise ones wait for memory.
* Copies are divided by their root mean square, as the FCN's taps are.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType

import torch
from jaxtyping import Float
from torch import Tensor, nn

from segcore.models.decoder import NOTHING, ScaledDecoder, ScoreMap, Step
from segcore.models.deeplab import CHANNELS, ContextHead
from segcore.models.mobilenet import DEEPEST
from segcore.models.trunk import Tap, Taps
from segcore.models.vgg import block

# The copied taps, coarse to fine, and the channels after each of them.
MOBILENET_COPIES: Mapping[str, int] = MappingProxyType(
    {"expand14": 128, "expand7": 64, "expand4": 48, "expand2": 32}
)


class Expand(nn.Module):
    """One step up: up-convolution, concatenation of the copy, two 3×3 convolutions."""

    def __init__(self, inside: int, copied: int, outside: int, narrow: bool = False) -> None:
        """
        Args:
            inside: channels from below.
            copied: channels of the copy.
            outside: channels after the step.
            narrow: whether a 1×1 convolution first makes ``outside`` channels of the copy.
        """
        super().__init__()
        self.up = nn.ConvTranspose2d(inside, outside, 2, stride=2)
        self.narrow = nn.Conv2d(copied, outside, 1, bias=False) if narrow else nn.Identity()
        self.convolutions = block(outside + (outside if narrow else copied), outside, 2)

    def forward(
        self,
        below: Float[Tensor, "batch inside rows columns"],
        copy: Float[Tensor, "batch copied rows2 columns2"],
    ) -> Float[Tensor, "batch outside rows2 columns2"]:
        """Features at twice the resolution of ``below``, which is that of ``copy``."""
        return self.convolutions(torch.cat([self.up(below), self.narrow(copy)], dim=1))


class UNet(ScaledDecoder):
    """A head on the trunk's deepest tap, and one :class:`Expand` step up for each copy."""

    join = "concatenate"

    def __init__(
        self,
        taps: Mapping[str, Tap],
        bottom: str,
        head: nn.Module,
        head_channels: int,
        copies: Mapping[str, int],
        narrow: bool = False,
        classes: int = 21,
    ) -> None:
        """
        Args:
            taps: of the trunk.
            bottom: the deepest tap.
            head: the two convolutions of the bottom.
            head_channels: how many the head gives.
            copies: tap → channels after its step, coarse to fine.
            narrow: whether copies are narrowed; see :class:`Expand`.
            classes: of the label set.
        """
        super().__init__()
        self.reads, self.mutable = (bottom, *copies), tuple(copies)
        self.outputs = {"unet": taps[self.reads[-1]].stride}
        self.bottom = head
        self.expand = nn.ModuleDict()
        inside = head_channels
        for name, outside in copies.items():
            self.expand[name] = Expand(inside, taps[name].channels, outside, narrow)
            inside = outside
        self.score = nn.Conv2d(inside, classes, 1)
        self.add_scales(self.reads)
        self.apply(_initialise)
        self._way = (
            Step("head", head_channels, taps[bottom].stride),
            *(Step("up", outside, taps[tap].stride, tap) for tap, outside in copies.items()),
            Step("scores", classes, taps[self.reads[-1]].stride),
        )

    def way(self, output: str) -> tuple[Step, ...]:
        """The bottom, and the map after each step up."""
        return self._way

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


def unet_on_mobilenet(taps: Mapping[str, Tap]) -> UNet:
    """The decoder of ``unet-mobilenet-voc21``, untrained."""
    head = ContextHead(taps[DEEPEST].channels)
    return UNet(taps, DEEPEST, head, CHANNELS, MOBILENET_COPIES, narrow=True)
