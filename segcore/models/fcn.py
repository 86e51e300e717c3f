"""FCN-32s, FCN-16s and FCN-8s in one network.

Source: Long, Shelhamer, Darrell, "Fully Convolutional Networks for Semantic Segmentation", CVPR
2015 (Figure 3, section 4.2). Departures:

* The head in place of fc6 and fc7 is a 3×3 and a 1×1 convolution with 1,024 channels, where the
  paper has 7×7 and 1×1 with 4,096: a twentieth of its size. Dilated by 3, the 3×3 reaches over
  the same 7×7 cells.
* The sides are padded to a multiple of 32 (``ops.padding``), where the paper pads by 100 pixels.
* Taps are divided by their root mean square before they are scored, where the paper scales pool4
  by 0.01 and pool3 by 0.0001. Without this, pool3's large activations drown the skip in noise.
* The three levels are trained at once, each with a loss, where the paper fine-tunes in stages.
* Every level climbs to 1/8 by the same two doublings, so that a skip whose weight is 0 leaves
  exactly the coarser level.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType

import torch
from jaxtyping import Float
from torch import Tensor, nn

from segcore.models.vgg import STRIDE, TAPS, VGG16, WIDTH
from segcore.ops.bilinear import upsample
from segcore.ops.padding import cut_to_size, pad_to_multiple

HEAD_CHANNELS = 1024
DILATION = 3  # of the head's 3×3, so that it spans the 7 cells of fc6

# The three networks of the paper differ in this alone: which taps are fused, coarse to fine.
LEVELS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "fcn32s": ("pool5",),
        "fcn16s": ("pool5", "pool4"),
        "fcn8s": ("pool5", "pool4", "pool3"),
    }
)
FUSED = LEVELS["fcn8s"]
FINEST_STRIDE = TAPS[FUSED[-1]][1]

Scores = dict[str, Float[Tensor, "batch classes _ _"]]  # by tap, each at its own stride


def convolutional_head(inside: int, channels: int) -> nn.Sequential:
    """fc6 and fc7 as convolutions: the same weights slide over a map of any size."""
    return nn.Sequential(
        nn.Conv2d(inside, channels, 3, padding=DILATION, dilation=DILATION),
        nn.ReLU(inplace=True),
        nn.Dropout2d(0.1),
        nn.Conv2d(channels, channels, 1),
        nn.ReLU(inplace=True),
        nn.Dropout2d(0.1),
    )


def score_layer(inside: int, classes: int, silent: bool = False) -> nn.Conv2d:
    """A score for each class at each cell; a ``silent`` one begins at zero."""
    layer = nn.Conv2d(inside, classes, 1)
    if silent:
        for parameter in layer.parameters():
            nn.init.zeros_(parameter)
    return layer


class FCN(nn.Module):
    """One trunk, one head, and a score layer on each tap; see :data:`LEVELS`."""

    def __init__(
        self, classes: int = 21, head_channels: int = HEAD_CHANNELS, width: int = WIDTH
    ) -> None:
        super().__init__()
        self.trunk = VGG16(width)
        inside = {tap: self.trunk.channels[tap] for tap in FUSED}
        self.head = convolutional_head(inside["pool5"], head_channels)
        inside["pool5"] = head_channels
        # A skip begins silent, so that training begins as FCN-32s.
        self.score = nn.ModuleDict(
            {tap: score_layer(inside[tap], classes, silent=tap != "pool5") for tap in FUSED}
        )
        for tap in FUSED:
            self.register_buffer(f"rms_{tap}", torch.ones(()))

    def taps(
        self, image: Float[Tensor, "batch 3 height width"], names: Collection[str] = FUSED
    ) -> dict[str, Float[Tensor, "batch _ _ _"]]:
        """The trunk's taps of RGB in 0–1 at any size from 1×1 up; those of the FCN by default."""
        return self.trunk(pad_to_multiple(self.trunk.normalise(image), STRIDE), names)

    def scores(self, taps: Mapping[str, Float[Tensor, "batch _ _ _"]]) -> Scores:
        """Each tap's score map at its native stride, before anything is fused."""
        scaled = {tap: taps[tap] / getattr(self, f"rms_{tap}").to(taps[tap]) for tap in FUSED}
        scaled["pool5"] = self.head(scaled["pool5"])
        return {tap: self.score[tap](scaled[tap]) for tap in FUSED}

    def forward(
        self,
        image: Float[Tensor, "batch 3 height width"],
        levels: Collection[str] = tuple(LEVELS),
        skips: Mapping[str, float] | None = None,
    ) -> dict[str, Float[Tensor, "batch classes height width"]]:
        """Logits of each level of :data:`LEVELS` at the size of ``image``, from one trunk pass.

        Args:
            image: RGB in 0–1, any size from 1×1 up.
            levels: names from :data:`LEVELS`.
            skips: weight of each tap's score map in the sum, 1 where not named.
        """
        scores = self.scores(self.taps(image))
        return {name: logits(scores, name, image.shape[-2:], skips) for name in levels}


def fuse(
    scores: Mapping[str, Float[Tensor, "batch classes _ _"]],
    level: str,
    skips: Mapping[str, float] | None = None,
) -> Float[Tensor, "batch classes rows columns"]:
    """Sum a level's score maps, coarse to fine, at 1/8.

    A tap that the level does not have, or whose weight is 0, is left out; the doublings stay. So
    ``fuse(scores, "fcn8s", {"pool4": 0, "pool3": 0})`` equals ``fuse(scores, "fcn32s")`` exactly.
    """
    weights = {tap: (skips or {}).get(tap, 1.0) for tap in LEVELS[level]}
    total = scores["pool5"] * weights["pool5"]  # 1/32
    for tap in FUSED[1:]:
        total = upsample(total, 2)  # 1/16, then 1/8
        if weights.get(tap, 0.0):
            total = total + weights[tap] * scores[tap]
    return total


def logits(
    scores: Mapping[str, Float[Tensor, "batch classes _ _"]],
    level: str,
    size: tuple[int, int] | torch.Size,
    skips: Mapping[str, float] | None = None,
) -> Float[Tensor, "batch classes height width"]:
    """A level's logits at the photo's ``size`` (height, width)."""
    raised = upsample(fuse(scores, level, skips), FINEST_STRIDE)  # 1/1
    return cut_to_size(raised, size[0], size[1])
