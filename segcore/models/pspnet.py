"""PSPNet's pyramid on a shared trunk.

Source: Zhao, Shi, Qi, Wang, Jia, "Pyramid Scene Parsing Network", CVPR 2017 (Figure 3, section
3.2). Departures:

* The pyramid stands on the trunk's deepest tap as it is, at 1/32, where the paper's trunk is
  dilated to 1/8. So this network tells what context alone adds to an FCN-32s.
* The features pass a 1×1 convolution before they are concatenated, and the whole picture (bin 1)
  has as many channels as they have. With these two parts alone it is the head of the trunk's FCN,
  with which training begins. The finer bins have a quarter of the channels, as in the paper.
* No batch normalisation, no dropout and no second loss inside the trunk, which is frozen.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn import functional as F

from segcore.models.decoder import NOTHING, ScaledDecoder, ScoreMap, Step
from segcore.models.mobilenet import DEEPEST
from segcore.models.trunk import Tap, Taps

CHANNELS = 256
BINS: Mapping[int, int] = MappingProxyType(  # parts along a side → channels
    {1: CHANNELS, 2: CHANNELS // 4, 3: CHANNELS // 4, 6: CHANNELS // 4}
)


class PyramidPooling(nn.Module):
    """What is seen in the whole picture, and in each of its 2×2, 3×3 and 6×6 parts."""

    def __init__(self, inside: int, bins: Mapping[int, int] = BINS) -> None:
        """
        Args:
            inside: channels of the features.
            bins: parts along a side → channels that tell of each part.
        """
        super().__init__()
        self.reduce = nn.ModuleDict(
            {str(parts): nn.Conv2d(inside, channels, 1) for parts, channels in bins.items()}
        )

    def forward(
        self, features: Float[Tensor, "batch inside rows columns"]
    ) -> Float[Tensor, "batch outside rows columns"]:
        """The channels of all bins, raised bilinearly to the grid of the features."""
        size = features.shape[2:]
        seen = [
            F.relu(reduce(F.adaptive_avg_pool2d(features, int(parts))))
            for parts, reduce in self.reduce.items()
        ]
        return torch.cat([F.interpolate(maps, size, mode="bilinear") for maps in seen], dim=1)


class PSPNet(ScaledDecoder):
    """Features of each cell beside those of the parts of the picture in which it lies."""

    join = "pyramid"

    def __init__(
        self,
        taps: Mapping[str, Tap],
        tap: str = DEEPEST,
        channels: int = CHANNELS,
        bins: Mapping[int, int] = BINS,
        classes: int = 21,
    ) -> None:
        """
        Args:
            taps: of the trunk.
            tap: the one that is read.
            channels: of the features before and after the pyramid is added.
            bins: of the pyramid; see :class:`PyramidPooling`.
            classes: of the label set.
        """
        super().__init__()
        self.reads, self.parts = (tap,), tuple(bins)
        self.outputs = {"pspnet": taps[tap].stride}
        self.here = nn.Conv2d(taps[tap].channels, channels, 1)
        self.pyramid = PyramidPooling(taps[tap].channels, bins)
        self.fuse = nn.Conv2d(channels + sum(bins.values()), channels, 3, padding=1)
        self.score = nn.Conv2d(channels, classes, 1)
        self.add_scales(self.reads)
        joined = channels + sum(bins.values())
        stride = taps[tap].stride
        self._way = (
            Step("pyramid", joined, stride),
            Step("head", channels, stride),
            Step("scores", classes, stride),
        )

    def way(self, output: str) -> tuple[Step, ...]:
        """Features and pyramid side by side, and what the 3×3 convolution makes of them."""
        return self._way

    def decode(self, taps: Taps, muted: Collection[str] = NOTHING) -> dict[str, ScoreMap]:
        """The score map ``pspnet`` at the stride of the tap."""
        (features,) = self.scaled(taps).values()
        here = F.relu(self.here(features))
        both = torch.cat([here, self.pyramid(features)], dim=1)
        return {"pspnet": self.score(F.relu(self.fuse(both)))}

    def layers_after(self, tap: str) -> list[nn.Module]:
        """The 3×3 convolution; through the pyramid a cell sees the whole picture."""
        return [self.fuse]
