"""A DeepLabV3 on MobileNetV2: the teacher whose soft labels the FCN learns beside the hard ones.

Source: Chen, Papandreou, Schroff, Adam, "Rethinking Atrous Convolution for Semantic Image
Segmentation", 2017, with the trunk of Sandler et al., "MobileNetV2", CVPR 2018. As in the small
published model there is no pyramid of rates: one 1×1 branch and one branch on the picture's mean.
"""

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn import functional as F
from torchvision.models import mobilenet_v2

STRIDE = 16
CHANNELS = 256
INSIDE = 320  # channels of MobileNetV2's last block


def dilated_trunk(stride: int = STRIDE) -> nn.Sequential:
    """MobileNetV2's first eighteen blocks at output stride 16 or 8 in place of 32."""
    trunk = mobilenet_v2().features[:18]
    reached = dilation = 1
    for layer in trunk.modules():
        if not isinstance(layer, nn.Conv2d) or layer.kernel_size == (1, 1):
            continue
        layer.dilation = layer.padding = (dilation, dilation)
        if layer.stride == (2, 2) and reached < stride:
            reached *= 2
        elif layer.stride == (2, 2):  # left out: what comes after it reads every second cell
            layer.stride = (1, 1)
            dilation *= 2
    return trunk


class ContextHead(nn.Module):
    """Features of each cell beside those of the whole picture: a 1×1 branch and image pooling."""

    def __init__(self, inside: int = INSIDE, channels: int = CHANNELS) -> None:
        super().__init__()
        self.mean = nn.AdaptiveAvgPool2d(1)
        self.aspp0 = nn.Conv2d(inside, channels, 1)
        self.pool = nn.Conv2d(inside, channels, 1)
        self.proj = nn.Conv2d(2 * channels, channels, 1)

    def forward(
        self, features: Float[Tensor, "batch inside rows columns"]
    ) -> Float[Tensor, "batch channels rows columns"]:
        """Features of the same grid, none below 0."""
        whole = F.relu(self.pool(self.mean(features))).expand(-1, -1, *features.shape[2:])
        here = F.relu(self.aspp0(features))
        return F.relu(self.proj(torch.cat([whole, here], dim=1)))


class DeepLabV3(nn.Module):
    """Logits at 1/``stride`` of RGB scaled to −1…1 whose sides are 16k + 1.

    The weights are the same at 16 and at 8, the finer grid that costs twice the time (Chen et al.
    2017, Table 3).
    """

    def __init__(self, classes: int = 21, stride: int = STRIDE) -> None:
        super().__init__()
        self.backbone = dilated_trunk(stride)
        self.head = ContextHead()
        self.logits = nn.Conv2d(CHANNELS, classes, 1)

    def forward(
        self, image: Float[Tensor, "batch 3 height width"]
    ) -> Float[Tensor, "batch classes rows columns"]:
        """Score maps with ``rows = (height - 1) / stride + 1``."""
        return self.logits(self.head(self.backbone(image)))
