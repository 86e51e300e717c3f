"""The FCN as it was published, at its full size, to compare our speed with.

Source: Long, Shelhamer, Darrell, CVPR 2015, and the authors' network definitions: 100 pixels of
padding, fc6 of 7×7 and fc7 of 1×1 with 4,096 channels, learnable transposed convolutions, one
network for each level. It is never trained here: random weights take the same time.
"""

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn import functional as F

from segcore.models.fcn import LEVEL_WEIGHTS, VGG16_FUSED
from segcore.models.vgg import VGG16

PADDING = 100  # pixels on every side, so that fc6's 7×7 window finds room on small photos
CHANNELS = 4096


class ClassicFCN(nn.Module):
    """One level of the published network; ``level`` is a key of ``fcn.LEVEL_WEIGHTS``."""

    def __init__(self, level: str, classes: int = 21, channels: int = CHANNELS) -> None:
        super().__init__()
        self.taps = [
            tap for tap, fused in zip(VGG16_FUSED, LEVEL_WEIGHTS[level], strict=True) if fused
        ]
        self.trunk = VGG16()
        taps = self.trunk.taps
        self.fc6 = nn.Conv2d(taps["pool5"].channels, channels, 7)
        self.fc7 = nn.Conv2d(channels, channels, 1)
        inside = {tap: taps[tap].channels for tap in self.taps} | {"pool5": channels}
        self.score = nn.ModuleDict({tap: nn.Conv2d(inside[tap], classes, 1) for tap in self.taps})
        doubling = [nn.ConvTranspose2d(classes, classes, 4, 2) for _ in self.taps[1:]]
        last = taps[self.taps[-1]].stride
        self.up = nn.ModuleList([*doubling, nn.ConvTranspose2d(classes, classes, 2 * last, last)])

    def forward(
        self, image: Float[Tensor, "batch 3 height width"]
    ) -> Float[Tensor, "batch classes height width"]:
        """Logits at the size of ``image``, RGB in 0–1."""
        padded = F.pad(self.trunk.normalise(image), (PADDING,) * 4)
        floor = [side - side % 32 for side in padded.shape[2:]]
        taps = dict(self.trunk.stages(padded[..., : floor[0], : floor[1]]))
        deep = F.relu(self.fc7(F.relu(self.fc6(taps["pool5"]))))
        total = self.score["pool5"](deep)  # 1/32
        for tap, up in zip(self.taps[1:], self.up, strict=False):
            total = up(total)  # 1/16, then 1/8
            total = total + centre(self.score[tap](taps[tap]), total.shape[2:])
        return centre(self.up[-1](total), image.shape[2:])  # 1/1


def centre(
    maps: Float[Tensor, "batch channels tall wide"], size: torch.Size
) -> Float[Tensor, "batch channels height width"]:
    """The middle part of ``size``, grown with zeros where the maps are smaller."""
    missing = [want - have for want, have in zip(size, maps.shape[2:], strict=True)]
    top, left = missing[0] // 2, missing[1] // 2
    return F.pad(maps, (left, missing[1] - left, top, missing[0] - top))
