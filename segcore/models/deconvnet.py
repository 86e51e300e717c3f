"""DeconvNet on the VGG16.

Source: Noh, Hong, Han, "Learning Deconvolution Network for Semantic Segmentation", ICCV 2015
(Figure 2, section 3.2, Table 2). Each pooling of VGG16 is undone by an unpooling with its own
switches, and transposed convolutions fill the gaps that unpooling leaves. Departures:

* The trunk is trained with the FCN and frozen, and nothing is batch-normalised. The switches are
  taps that the trunk computes only for this decoder. They bind the channels: at each unpooling
  there are as many as VGG16 has there.
* The FCN's head stands in place of fc6 and fc7, so that the photo may have any size; the paper's
  network sees one object in a box of 224 pixels.
* One transposed convolution after each unpooling, where the paper has two or three: this costs less
  than a third of the trunk, the paper's as much as the trunk itself.
* One network for the whole photo, where the paper adds up the maps of fifty boxes of objects, and
  smooths them with a fully connected CRF.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from jaxtyping import Float, Int
from torch import Tensor, nn
from torch.nn import functional as F

from segcore.models.decoder import NOTHING, ScaledDecoder, ScoreMap, Step
from segcore.models.fcn import HEAD_CHANNELS, convolutional_head
from segcore.models.trunk import Tap, Taps
from segcore.ops.unpooling import unpool

BOTTOM = "pool5"

# The switches of the poolings, deepest first, and the channels after what follows each unpooling.
UNPOOLINGS: Mapping[str, int] = MappingProxyType(
    {"switches5": 512, "switches4": 256, "switches3": 128, "switches2": 64, "switches1": 32}
)


class Unpooling(nn.Module):
    """One step up: unpooling, then a transposed convolution that makes a dense map of it."""

    def __init__(self, inside: int, outside: int) -> None:
        super().__init__()
        self.fill = nn.ConvTranspose2d(inside, outside, 3, padding=1)

    def forward(
        self,
        below: Float[Tensor, "batch inside rows columns"],
        places: Int[Tensor, "batch inside rows columns"],
    ) -> Float[Tensor, "batch outside tall wide"]:
        """Features at twice the resolution of ``below``; ``places`` are its switches."""
        return F.relu(self.fill(unpool(below, places)))


class DeconvNet(ScaledDecoder):
    """The head on the trunk's deepest tap, and one :class:`Unpooling` step up for each pooling."""

    join = "unpool"

    def __init__(
        self,
        taps: Mapping[str, Tap],
        bottom: str,
        head: nn.Module,
        head_channels: int,
        unpoolings: Mapping[str, int] = UNPOOLINGS,
        classes: int = 21,
    ) -> None:
        """
        Args:
            taps: of the trunk.
            bottom: the deepest tap, after the last pooling.
            head: what it passes first.
            head_channels: how many the head gives.
            unpoolings: tap of switches → channels after its step, deepest first.
            classes: of the label set.
        """
        super().__init__()
        self.reads = (bottom, *unpoolings)
        self.outputs = {"deconvnet": 1}
        self.head = head
        # As the paper's deconv-fc6: as many channels as the last pooling has.
        self.enter = nn.ConvTranspose2d(head_channels, taps[bottom].channels, 1)
        self.steps = nn.ModuleDict()
        for name, outside in unpoolings.items():
            self.steps[name] = Unpooling(taps[name].channels, outside)
        self.score = nn.Conv2d(outside, classes, 1)
        self.add_scales([bottom])
        self._way = (
            Step("head", head_channels, taps[bottom].stride),
            # An unpooling gives a map of the stride that its pooling has read: half of its own.
            *(Step("up", each, taps[tap].stride // 2, tap) for tap, each in unpoolings.items()),
            Step("scores", classes, 1),
        )

    def way(self, output: str) -> tuple[Step, ...]:
        """The head, and the map after each unpooling and what fills it."""
        return self._way

    def decode(self, taps: Taps, muted: Collection[str] = NOTHING) -> dict[str, ScoreMap]:
        """The score map ``deconvnet`` at the photo's own size."""
        (features,) = self.scaled(taps).values()
        found = F.relu(self.enter(self.head(features)))  # 1/32
        for name, step in self.steps.items():
            found = step(found, taps[name])  # 1/16, 1/8, 1/4, 1/2, 1/1
        return {"deconvnet": self.score(found)}


def deconvnet_on_vgg16(taps: Mapping[str, Tap]) -> DeconvNet:
    """The decoder of ``deconvnet-voc21``, untrained."""
    head = convolutional_head(taps[BOTTOM].channels, HEAD_CHANNELS)
    return DeconvNet(taps, BOTTOM, head, HEAD_CHANNELS)
