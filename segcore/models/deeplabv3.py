"""DeepLabV3 on a shared trunk.

Source: Chen, Papandreou, Schroff, Adam, "Rethinking Atrous Convolution for Semantic Image
Segmentation", 2017 (Figure 5, section 3.3). Departures:

* The trunk's last stage has holes in place of its stride, as in the paper, but its weights were
  trained for 1/32 and are frozen: a tap that the trunk computes only for this decoder
  (``models.mobilenet``).
* The branches with holes have a quarter of the channels of the other two. Those two are the head of
  the trunk's FCN, with which training begins.
* No batch normalisation: eight crops are too few to estimate it, as the paper says too.
"""

from collections.abc import Collection, Mapping, Sequence

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn import functional as F

from segcore.models.decoder import NOTHING, ScaledDecoder, ScoreMap, Step
from segcore.models.mobilenet import ATROUS
from segcore.models.trunk import Tap, Taps

CHANNELS = 256
BRANCH_CHANNELS = CHANNELS // 4
RATES = (6, 12, 18)  # of the paper for 1/16


class AtrousPyramid(nn.Module):
    """Atrous spatial pyramid pooling: one cell, its surroundings at three rates, and all cells."""

    def __init__(
        self, inside: int, channels: int, branch_channels: int, rates: Sequence[int]
    ) -> None:
        """
        Args:
            inside: channels of the features.
            channels: of the branch of the cell itself, of that of the whole picture, and outside.
            branch_channels: of each 3×3 branch.
            rates: how many cells apart the 3×3 of each branch reads.
        """
        super().__init__()
        self.here = nn.Conv2d(inside, channels, 1)
        self.around = nn.ModuleList(
            nn.Conv2d(inside, branch_channels, 3, padding=rate, dilation=rate) for rate in rates
        )
        self.whole = nn.Conv2d(inside, channels, 1)
        self.project = nn.Conv2d(2 * channels + len(rates) * branch_channels, channels, 1)

    def forward(
        self, features: Float[Tensor, "batch inside rows columns"]
    ) -> Float[Tensor, "batch channels rows columns"]:
        """Features of the same grid, none below 0."""
        mean = features.mean(dim=(2, 3), keepdim=True)
        whole = F.relu(self.whole(mean)).expand(-1, -1, *features.shape[2:])
        near = [F.relu(layer(features)) for layer in (self.here, *self.around)]
        return F.relu(self.project(torch.cat([*near, whole], dim=1)))


class DeepLab(ScaledDecoder):
    """The pyramid on the tap with holes, and a score of each class."""

    join = "holes"

    def __init__(
        self,
        taps: Mapping[str, Tap],
        tap: str = ATROUS,
        channels: int = CHANNELS,
        branch_channels: int = BRANCH_CHANNELS,
        rates: Sequence[int] = RATES,
        classes: int = 21,
    ) -> None:
        """
        Args:
            taps: of the trunk.
            tap: the one that is read.
            channels: as in :class:`AtrousPyramid`.
            branch_channels: likewise.
            rates: likewise.
            classes: of the label set.
        """
        super().__init__()
        self.reads, self.parts = (tap,), tuple(rates)
        self.outputs = {"deeplabv3": taps[tap].stride}
        self.pyramid = AtrousPyramid(taps[tap].channels, channels, branch_channels, rates)
        self.score = nn.Conv2d(channels, classes, 1)
        self.add_scales(self.reads)
        stride = taps[tap].stride
        self._way = (Step("pyramid", channels, stride), Step("scores", classes, stride))

    def way(self, output: str) -> tuple[Step, ...]:
        """What the pyramid gives, and the scores."""
        return self._way

    def decode(self, taps: Taps, muted: Collection[str] = NOTHING) -> dict[str, ScoreMap]:
        """The score map ``deeplabv3`` at the stride of the tap."""
        (features,) = self.scaled(taps).values()
        return {"deeplabv3": self.score(self.pyramid(features))}

    def layers_after(self, tap: str) -> list[nn.Module]:
        """The branch with the largest holes; through the mean a cell sees the whole picture."""
        return [self.pyramid.around[-1]]
