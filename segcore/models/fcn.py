"""FCN-32s, FCN-16s and FCN-8s in one decoder.

Source: Long, Shelhamer, Darrell, "Fully Convolutional Networks for Semantic Segmentation", CVPR
2015 (Figure 3, section 4.2). Departures:

* The head in place of fc6 and fc7 is much smaller; see :func:`convolutional_head`, and
  ``models.mobilenet`` for the one on that trunk.
* The sides are padded to a multiple of 32 (``ops.padding``), where the paper pads by 100 pixels.
* Taps are divided by their root mean square before they are scored, where the paper scales pool4
  by 0.01 and pool3 by 0.0001. Without this, pool3's large activations drown the skip in noise.
* The three levels are trained at once, each with a loss, where the paper fine-tunes in stages.
* Every level is enlarged to 1/8 by the same two doublings, so that a skip whose weight is 0 leaves
  exactly the coarser level.
"""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from jaxtyping import Float
from torch import Tensor, nn

from segcore.models.decoder import NOTHING, ScaledDecoder, ScoreMap, Step
from segcore.models.trunk import Tap, Taps
from segcore.ops.bilinear import upsample

HEAD_CHANNELS = 1024
DILATION = 3  # of the head's 3×3, so that it spans the 7 cells of fc6

# The three networks of the paper differ only in this: the weights of the deepest score map and of
# the two skips in the sum.
LEVEL_WEIGHTS: Mapping[str, tuple[float, float, float]] = MappingProxyType(
    {
        "fcn32s": (1.0, 0.0, 0.0),
        "fcn16s": (1.0, 1.0, 0.0),
        "fcn8s": (1.0, 1.0, 1.0),
    }
)
VGG16_FUSED = ("pool5", "pool4", "pool3")  # the taps that the paper adds, coarse to fine


def convolutional_head(inside: int, channels: int) -> nn.Sequential:
    """fc6 and fc7 as convolutions: the same weights slide over a map of any size.

    A 3×3 and a 1×1 convolution with 1,024 channels, where the paper has 7×7 and 1×1 with 4,096: a
    twentieth of its size. Dilated by 3, the 3×3 reaches over the same 7×7 cells.
    """
    return nn.Sequential(
        nn.Conv2d(inside, channels, 3, padding=DILATION, dilation=DILATION),
        nn.ReLU(inplace=True),
        nn.Dropout2d(0.1),
        nn.Conv2d(channels, channels, 1),
        nn.ReLU(inplace=True),
        nn.Dropout2d(0.1),
    )


def score_layer(inside: int, classes: int, zero: bool = False) -> nn.Conv2d:
    """A score for each class at each cell; all of them 0 at first if ``zero``."""
    layer = nn.Conv2d(inside, classes, 1)
    if zero:
        for parameter in layer.parameters():
            nn.init.zeros_(parameter)
    return layer


class FCN(ScaledDecoder):
    """A head on the deepest tap, and a score layer on each of three; see :data:`LEVEL_WEIGHTS`."""

    join = "add"

    def __init__(
        self,
        taps: Mapping[str, Tap],
        fused: tuple[str, str, str],
        head: nn.Module,
        head_channels: int,
        classes: int = 21,
    ) -> None:
        """
        Args:
            taps: of the trunk.
            fused: the three taps whose scores are added, coarse to fine; each has twice the stride
                of the next one.
            head: what the deepest of them passes before it is scored.
            head_channels: how many the head gives.
            classes: of the label set.
        """
        super().__init__()
        self.reads, self.mutable = fused, fused[1:]
        self.outputs = dict.fromkeys(LEVEL_WEIGHTS, taps[fused[-1]].stride)
        self.head = head
        inside = {tap: taps[tap].channels for tap in fused} | {fused[0]: head_channels}
        # A skip begins with zeros, so that training begins as FCN-32s.
        self.score = nn.ModuleDict(
            {tap: score_layer(inside[tap], classes, zero=tap != fused[0]) for tap in fused}
        )
        self.add_scales(self.reads)
        strides = [taps[tap].stride for tap in fused]
        self._head = Step("head", head_channels, strides[0])
        self._scored = [Step("scores", classes, strides[0])] + [
            Step("scores", classes, stride, tap)
            for stride, tap in zip(strides[1:], fused[1:], strict=True)
        ]

    def way(self, output: str) -> tuple[Step, ...]:
        """The head, and the sum of the score maps after each tap that the level adds."""
        added = zip(self._scored, LEVEL_WEIGHTS[output], strict=True)
        return (self._head, *(step for step, weight in added if weight))

    def deepest_head(self) -> nn.Sequential:
        """The head and the score layer of the deepest tap: FCN-32s before it is enlarged."""
        return nn.Sequential(self.head, self.score[self.reads[0]])

    def classified(self, taps: Taps) -> Float[Tensor, "batch channels rows columns"]:
        """The deepest tap, divided by its root mean square."""
        return self.scaled(taps)[self.reads[0]]

    def layers_after(self, tap: str) -> list[nn.Module]:
        """The head after the deepest tap."""
        return [self.head] if tap == self.reads[0] else []

    def score_maps(self, taps: Taps) -> dict[str, ScoreMap]:
        """Each tap's score map at its own stride, before anything is fused."""
        features = self.scaled(taps)
        features[self.reads[0]] = self.head(features[self.reads[0]])
        return {tap: self.score[tap](features[tap]) for tap in self.reads}

    def decode(self, taps: Taps, muted: Collection[str] = NOTHING) -> dict[str, ScoreMap]:
        """All levels of :data:`LEVEL_WEIGHTS`, at the stride of the finest tap."""
        maps = self.score_maps(taps)
        kept = [tap not in muted for tap in self.reads]
        return {
            level: fuse(list(maps.values()), [w * k for w, k in zip(weights, kept, strict=True)])
            for level, weights in LEVEL_WEIGHTS.items()
        }


def fuse(
    maps: Sequence[Float[Tensor, "batch classes _ _"]], weights: Sequence[float]
) -> Float[Tensor, "batch classes rows columns"]:
    """The weighted sum of score maps, at the stride of the last one.

    A map whose weight is 0 is left out; the doublings stay. So ``fuse(maps, (1, 0, 0))``, which is
    FCN-32s, equals FCN-8s with both skips at 0 exactly.

    Args:
        maps: coarse to fine, each with twice the sides of the one before.
        weights: of each map.
    """
    total = maps[0] * weights[0]  # 1/32
    for scores, weight in zip(maps[1:], weights[1:], strict=True):
        total = upsample(total, 2)  # 1/16, then 1/8
        if weight:
            total = total + weight * scores
    return total


def fcn_on_vgg16(taps: Mapping[str, Tap]) -> FCN:
    """The decoder of ``fcn-voc21``, untrained."""
    head = convolutional_head(taps["pool5"].channels, HEAD_CHANNELS)
    return FCN(taps, VGG16_FUSED, head, HEAD_CHANNELS)
