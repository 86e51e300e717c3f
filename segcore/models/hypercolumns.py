"""Hypercolumns on a shared trunk.

Source: Hariharan, Arbeláez, Girshick, Malik, "Hypercolumns for Object Segmentation and Fine-grained
Localization", CVPR 2015 (Figure 2, section 3.2). A pixel's hypercolumn is what all layers say above
it: their maps are raised to one grid and concatenated, and each pixel is classified by its column
alone. Departures:

* The classifier has one hidden layer, where the paper's is linear, and it is the same at every
  place, where the paper interpolates between the classifiers of 10×10 places.
* The grid is that of the finest tap; the maps are raised by repeated doubling.
* All taps of the trunk are read, each divided by its root mean square; the deepest one passes the
  head of the FCN, as the paper takes fc7.
* It labels classes in a photo, where the paper labels one object in a box.

As in section 3.2 of the paper, nothing is concatenated in fact. Before its ReLU the hidden layer is
linear, so its product with a concatenation is the sum of its products with the parts. And a 1×1
convolution mixes channels while raising mixes places, so it may come first, on the small grid.
"""

from collections.abc import Collection, Mapping

from jaxtyping import Float
from torch import Tensor, nn
from torch.nn import functional as F

from segcore.models.decoder import NOTHING, ScaledDecoder, ScoreMap, Step
from segcore.models.deeplab import CHANNELS, ContextHead
from segcore.models.mobilenet import DEEPEST
from segcore.models.trunk import Tap, Taps
from segcore.ops.bilinear import upsample

COLUMN = (DEEPEST, "expand14", "expand7", "expand4", "expand2")  # coarse to fine
HIDDEN = 64


class Hypercolumns(ScaledDecoder):
    """A small network that reads one column at a time."""

    join = "column"

    def __init__(
        self,
        taps: Mapping[str, Tap],
        column: tuple[str, ...],
        head: nn.Module,
        head_channels: int,
        hidden: int = HIDDEN,
        classes: int = 21,
    ) -> None:
        """
        Args:
            taps: of the trunk.
            column: the taps, coarse to fine; each has twice the stride of the next one.
            head: what the deepest of them passes.
            head_channels: how many the head gives.
            hidden: channels between column and scores.
            classes: of the label set.
        """
        super().__init__()
        self.reads, self.mutable = column, column[1:]
        self.outputs = {"hypercolumns": taps[column[-1]].stride}
        self.head = head
        inside = {tap: taps[tap].channels for tap in column} | {column[0]: head_channels}
        self.part = nn.ModuleDict(
            {tap: nn.Conv2d(inside[tap], hidden, 1, bias=tap == column[0]) for tap in column}
        )
        self.score = nn.Conv2d(hidden, classes, 1)
        self.add_scales(self.reads)
        deepest, *finer = [taps[tap].stride for tap in column]
        self._way = (
            Step("head", head_channels, deepest),
            *(Step("up", hidden, each, tap) for each, tap in zip(finer, column[1:], strict=True)),
            Step("scores", classes, finer[-1] if finer else deepest),
        )

    def way(self, output: str) -> tuple[Step, ...]:
        """The head, and the hidden layer as it grows with each tap of the column."""
        return self._way

    def decode(self, taps: Taps, muted: Collection[str] = NOTHING) -> dict[str, ScoreMap]:
        """The score map ``hypercolumns`` at the stride of the finest tap."""
        total = self.products(taps, muted)
        return {"hypercolumns": self.score(F.relu(total))}

    def products(
        self, taps: Taps, muted: Collection[str] = NOTHING
    ) -> Float[Tensor, "batch hidden rows columns"]:
        """The hidden layer before its ReLU, of the columns of all cells of the finest tap."""
        features = self.scaled(taps)
        first, *others = self.reads
        total = self.part[first](self.head(features[first]))  # 1/32
        for tap in others:
            total = upsample(total, 2)  # 1/16, 1/8, 1/4, 1/2
            if tap not in muted:
                total = total + self.part[tap](features[tap])
        return total

    def layers_after(self, tap: str) -> list[nn.Module]:
        """The head after the deepest tap."""
        return [self.head] if tap == self.reads[0] else []


def hypercolumns_on_mobilenet(taps: Mapping[str, Tap]) -> Hypercolumns:
    """The decoder of ``hypercolumns-voc21``, untrained."""
    return Hypercolumns(taps, COLUMN, ContextHead(taps[DEEPEST].channels), CHANNELS)
