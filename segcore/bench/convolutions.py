"""The convolutions of a network: what each has to do, and how fast it can be by itself.

A pass cannot be much faster than its convolutions one by one, each with its numbers in the
processor's cache and in whichever memory layout suits it best. So the sum of their best times is
what a pass is measured against.
"""

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import torch
from torch import Tensor, nn

from segcore.engine.device import seconds_of
from segcore.models.network import Network

LAYOUTS = (torch.channels_last, torch.contiguous_format)


@dataclass(frozen=True, eq=False)
class Convolution:
    """One convolution at its place in a pass."""

    layer: nn.Conv2d
    given: torch.Size  # batch, channels, rows, columns
    made: torch.Size

    @property
    def multiply_adds(self) -> int:
        """One for each value that it makes and each weight that this value needs."""
        return self.made.numel() * self.layer.weight[0].numel()

    @property
    def is_depthwise(self) -> bool:
        """Whether it filters each channel by itself."""
        return self.layer.groups == self.layer.in_channels > 1

    @property
    def bytes(self) -> int:
        """What it has to read and to write at least, weights included."""
        values = self.given.numel() + self.made.numel() + self.layer.weight.numel()
        return values * self.layer.weight.element_size()


@torch.inference_mode()
def convolutions_of(network: Network, height: int, width: int) -> list[Convolution]:
    """Every convolution of a pass, of the trunk and then of the decoder.

    Args:
        network: on any device, also on "meta".
        height: of the network's input in pixels.
        width: likewise.
    """
    found: list[Convolution] = []

    def note(layer: nn.Module, given: tuple[Tensor], made: Tensor) -> None:
        assert isinstance(layer, nn.Conv2d)
        found.append(Convolution(layer, given[0].shape, made.shape))

    layers = [layer for layer in network.modules() if isinstance(layer, nn.Conv2d)]
    hooks = [layer.register_forward_hook(note) for layer in layers]
    image = torch.zeros(1, 3, height, width).to(layers[0].weight)
    network.decoder.decode(network.taps(image))
    for hook in hooks:
        hook.remove()
    return found


def seconds_alone(convolutions: Sequence[Convolution], rounds: int) -> list[float]:
    """The best time of each convolution by itself; equal ones are measured once."""
    known: dict[str, float] = {}
    for each in convolutions:
        if str(each) not in known:
            known[str(each)] = min(_seconds(each, layout, rounds) for layout in LAYOUTS)
    return [known[str(each)] for each in convolutions]


@torch.inference_mode()
def _seconds(convolution: Convolution, layout: torch.memory_format, rounds: int) -> float:
    layer = copy.deepcopy(convolution.layer).to(memory_format=layout)
    maps = torch.rand(convolution.given).to(layer.weight).contiguous(memory_format=layout)
    return seconds_of(partial(layer, maps), maps.device, rounds)
