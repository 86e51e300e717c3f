"""What one cell of a score map can see, computed from the network's layers."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from torch import nn

from segcore.models.network import Network
from segcore.models.trunk import Trunk
from segcore.ops.receptive_field import Field, Layer, receptive_field

GEOMETRY = ("kernel_size", "stride", "padding", "dilation")  # as torch calls what a Layer holds


def layers_of(network: Network, tap: str) -> list[Layer]:
    """The layers from the photo to the score map of ``tap``, in their order.

    Raises:
        UnknownName: the trunk has no such tap.
    """
    before = network.trunk.layers_to(tap) if network.trunk else []
    parts = [*before, *network.decoder.layers_after(tap)]
    return layers_in(parts)


def score_fields(network: Network) -> Mapping[str, Field]:
    """Tap → the theoretical receptive field of a cell of its score map, in the input's pixels.

    It is that of the convolutions; see :func:`sees_whole_photo` for what comes on top.
    """
    taps = network.decoder.reads
    return MappingProxyType({tap: receptive_field(layers_of(network, tap)) for tap in taps})


def tap_fields(trunk: Trunk) -> Mapping[str, Field]:
    """Tap → the theoretical receptive field of one of its cells, in the input's pixels."""
    return MappingProxyType(
        {tap: receptive_field(layers_in(trunk.layers_to(tap))) for tap in trunk.taps}
    )


def sees_whole_photo(network: Network, tap: str) -> bool:
    """Whether the score map of ``tap`` also reads the mean of the whole photo (image pooling)."""
    return any(
        isinstance(module, nn.AdaptiveAvgPool2d)
        for part in network.decoder.layers_after(tap)
        for module in part.modules()
    )


def layers_in(parts: Iterable[nn.Module]) -> list[Layer]:
    """The layers of some modules that enlarge a receptive field, in their order."""
    return [layer for part in parts for layer in _geometry(part)]


def _geometry(part: nn.Module) -> Iterator[Layer]:
    for module in part.modules():
        if isinstance(module, nn.Conv2d | nn.MaxPool2d):
            yield Layer(*(_one(getattr(module, name)) for name in GEOMETRY))


def _one(value: int | tuple[int, ...]) -> int:
    return value[0] if isinstance(value, tuple) else value
