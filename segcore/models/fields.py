"""What one cell of each of the FCN's score maps can see, read off the network's own layers."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from torch import nn

from segcore.models.fcn import FCN, FUSED
from segcore.ops.receptive_field import Field, Layer, receptive_field

GEOMETRY = ("kernel_size", "stride", "padding", "dilation")  # as torch calls what a Layer holds


def layers_of(network: FCN, tap: str) -> list[Layer]:
    """The layers from the photo to the score map of ``tap``, in their order.

    Raises:
        ValueError: the FCN does not fuse such a tap.
    """
    if tap not in FUSED:
        raise ValueError(f"The FCN fuses {', '.join(FUSED)}; {tap!r} came.")
    trunk = network.trunk
    blocks = [trunk.conv1, trunk.conv2, trunk.conv3, trunk.conv4, trunk.conv5]
    poolings = int(tap.removeprefix("pool"))
    parts = [part for block in blocks[:poolings] for part in (block, trunk.pool)]
    if tap == "pool5":
        parts.append(network.head)
    return [layer for part in parts for layer in _geometry(part)]


def score_fields() -> Mapping[str, Field]:
    """The theoretical receptive field of a cell of each score map, in the inner copy's pixels."""
    narrow = FCN(classes=1, head_channels=1, width=1)  # the width changes no geometry
    return MappingProxyType({tap: receptive_field(layers_of(narrow, tap)) for tap in FUSED})


def _geometry(part: nn.Module) -> Iterator[Layer]:
    for module in part.modules():
        if isinstance(module, nn.Conv2d | nn.MaxPool2d):
            yield Layer(*(_one(getattr(module, name)) for name in GEOMETRY))


def _one(value: int | tuple[int, ...]) -> int:
    return value[0] if isinstance(value, tuple) else value
