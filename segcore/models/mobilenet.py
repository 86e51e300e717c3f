"""The light trunk: MobileNetV2.

Source: Sandler, Howard, Zhu, Zhmoginov, Chen, "MobileNetV2: Inverted Residuals and Linear
Bottlenecks", CVPR 2018. The blocks are torchvision's. Departures:

* No classifier and no last 1×1 convolution: each decoder brings its own head.
* Batch normalisation is folded into the convolutions. A frozen one only scales and shifts, which a
  convolution can do.
* Decoders tap the *expansions*: the wide maps in which a block looks before it halves the grid.
  They are the last and richest maps at their stride.
* Strided convolutions pad at alternating sides; see :class:`RightPadded`.
* The last stage exists twice with the same weights: at 1/32, and with holes at 1/16; see
  :func:`with_holes`.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import cast

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn.utils.fusion import fuse_conv_bn_eval
from torchvision.models import mobilenet_v2

from segcore.models.deeplab import CHANNELS, ContextHead
from segcore.models.fcn import FCN
from segcore.models.trunk import Tap, Trunk

BLOCKS = 18  # without the last convolution
DEEPEST = "block17"
ATROUS = "atrous17"  # the same blocks with holes in place of the last stride
LAST_STRIDED = 14  # the block that takes the grid from 1/16 to 1/32
MOBILENET_TAPS: Mapping[str, Tap] = MappingProxyType(
    {
        "expand2": Tap(96, 2),
        "expand4": Tap(144, 4),
        "expand7": Tap(192, 8),
        "expand14": Tap(576, 16),
        DEEPEST: Tap(320, 32),
        ATROUS: Tap(320, 16, after=f"expand{LAST_STRIDED}"),
    }
)
MOBILENET_FUSED = (DEEPEST, "expand14", "expand7")  # by the FCN, coarse to fine
RIGHT_PADDED = (
    4,
    LAST_STRIDED,
)  # blocks whose strided convolution pads at the right and the bottom


class RightPadded(nn.Conv2d):
    """A 3×3 convolution with stride 2 that pads at the right and the bottom alone.

    A cell of stride ``s`` stands for the pixels ``s*i … s*i + s-1``, but a 3×3 with stride 2 reads
    an odd number of cells, so its centre is half a cell beside the middle: too far left if it pads
    at both sides, too far right if it pads at the right. If all five pad alike, a cell of 1/32 is
    15.5 pixels off. If they alternate, it is at most 4.5 pixels off; ``ops.receptive_field`` counts
    them.
    """

    def forward(
        self, maps: Float[Tensor, "batch channels rows columns"]
    ) -> Float[Tensor, "batch channels rows2 columns2"]:
        """The convolution of the padded maps."""
        return super().forward(F.pad(maps, (0, 1, 0, 1)))


class MobileNetV2(Trunk):
    """The first eighteen blocks, tapped at five strides, and the last four with holes."""

    taps = MOBILENET_TAPS

    def __init__(self) -> None:
        super().__init__()
        self.blocks = fold_batch_norms(mobilenet_v2().features[:BLOCKS])
        for index in RIGHT_PADDED:
            depthwise = cast(nn.Sequential, _layers(self.blocks[index])[1])
            depthwise[0] = _right_padded(cast(nn.Conv2d, depthwise[0]))

    def normalise(
        self, image: Float[Tensor, "batch 3 height width"]
    ) -> Float[Tensor, "batch 3 height width"]:
        """RGB in 0–1 to −1…1."""
        return 2 * image - 1

    def stages(
        self, image: Float[Tensor, "batch 3 tall wide"]
    ) -> Iterator[tuple[str, Float[Tensor, "batch _ _ _"]]]:
        """Each tap with its features; see :meth:`Trunk.stages`."""
        features = image
        for index, block in enumerate(self.blocks):
            if (name := f"expand{index}") in MOBILENET_TAPS:
                wide = _layers(block)[0](features)  # 1/2, 1/4, 1/8, 1/16
                yield name, wide
                features = _layers(block)[1:](wide)  # 1/4, 1/8, 1/16, 1/32
            else:
                features = block(features)
        yield DEEPEST, features

    def beside(
        self, tap: str, features: Float[Tensor, "batch 576 rows columns"]
    ) -> Float[Tensor, "batch 320 rows columns"]:
        """The last stage with holes, of the expansion of block 14: :data:`ATROUS`."""
        first, *others = self._stage_with_holes()
        found = first(features)
        for block, layers in zip(self.blocks[LAST_STRIDED + 1 :], others, strict=True):
            made = layers(found)
            found = found + made if block.use_res_connect else made
        return found

    def layers_to(self, tap: str) -> list[nn.Module]:
        """The blocks from the photo to ``tap``, the last one as far as its expansion."""
        self.check([tap])
        if tap == DEEPEST:
            return list(self.blocks)
        if tap == ATROUS:
            return [*self.layers_to(MOBILENET_TAPS[tap].after), *self._stage_with_holes()]
        index = int(tap.removeprefix("expand"))
        return [*self.blocks[:index], _layers(self.blocks[index])[0]]

    def _stage_with_holes(self) -> list[nn.Sequential]:
        """The rest of block 14 without its stride, and the blocks after it with dilation 2."""
        first, *others = self.blocks[LAST_STRIDED:]
        return [with_holes(first, 1)[1:], *(with_holes(block, 2) for block in others)]


def with_holes(block: nn.Module, dilation: int) -> nn.Sequential:
    """A block that shares its weights with ``block``, keeps the grid, and reads it with holes.

    Chen et al. 2017, Figure 3: where a stride is left out, what comes after it reads every second
    cell. So at every second cell of the finer grid it finds just what the strided stage finds, and
    the cells between are new.
    """
    expand, depthwise, *project = _layers(block)
    strided, *rest = cast(nn.Sequential, depthwise)
    return nn.Sequential(
        expand, nn.Sequential(_holed(cast(nn.Conv2d, strided), dilation), *rest), *project
    )


def fold_batch_norms(network: nn.Sequential) -> nn.Sequential:
    """``network`` in evaluation mode, with each batch normalisation folded into its convolution.

    The same function with fewer layers. The network itself is changed.
    """
    for layers in network.eval().modules():
        if not isinstance(layers, nn.Sequential):
            continue
        for index in range(1, len(layers)):
            convolution, norm = layers[index - 1], layers[index]
            if isinstance(convolution, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d):
                folded = fuse_conv_bn_eval(convolution, norm)
                layers[index - 1] = folded.requires_grad_(True)  # its new biases too
                layers[index] = nn.Identity()
    return network


def fcn_on_mobilenet(taps: Mapping[str, Tap]) -> FCN:
    """The decoder of ``fcn-mobilenet-voc21``, untrained."""
    return FCN(taps, MOBILENET_FUSED, ContextHead(taps[DEEPEST].channels), CHANNELS)


def _layers(block: nn.Module) -> nn.Sequential:
    """Expansion, depthwise convolution, projection."""
    return cast(nn.Sequential, block.get_submodule("conv"))


def _right_padded(convolution: nn.Conv2d) -> RightPadded:
    """The same weights, padded at the right and the bottom."""
    inside, outside = convolution.in_channels, convolution.out_channels
    made = RightPadded(inside, outside, 3, stride=2, groups=convolution.groups)
    made.load_state_dict(convolution.state_dict())
    return made


def _holed(convolution: nn.Conv2d, dilation: int) -> nn.Conv2d:
    """The same weights at every cell, read ``dilation`` cells apart."""
    channels = convolution.in_channels
    with torch.device("meta"):  # its own weights are not needed
        made = nn.Conv2d(
            channels, channels, 3, padding=dilation, dilation=dilation, groups=channels
        )
    made.weight, made.bias = convolution.weight, convolution.bias
    return made
