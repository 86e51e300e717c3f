"""The second half of a network: from the trunk's taps to score maps."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from typing import Literal, NamedTuple

import torch
from jaxtyping import Float
from torch import Tensor, nn

from segcore.errors import UnknownName
from segcore.models.trunk import Taps

ScoreMap = Float[Tensor, "batch classes rows columns"]  # a score for each class at each cell
NOTHING: frozenset[str] = frozenset()

# How a decoder joins what it reads. It is told for drawings: nothing is computed from it.
Join = Literal["", "add", "concatenate", "column", "pyramid", "holes", "unpool"]


class Step(NamedTuple):
    """A map on the way from the deepest tap to the score map, which is the last one."""

    name: str  # "head", "pyramid", "up" or "scores"
    channels: int
    stride: int  # pixels of the photo along the side of a cell
    tap: str = ""  # of the trunk, joined here


class Decoder(nn.Module, ABC):
    """The contract of a decoder.

    Attributes:
        reads: the trunk's taps that :meth:`decode` needs, coarse to fine.
        outputs: name → the stride of its score map, in pixels of the photo.
        mutable: the taps that can be muted, an ablation of one trained network.
        join: how the taps come together.
        parts: of a pyramid: the parts along a side, or the rates of its holes.
    """

    reads: tuple[str, ...]
    outputs: Mapping[str, int]
    mutable: tuple[str, ...] = ()
    join: Join = ""
    parts: tuple[int, ...] = ()

    @abstractmethod
    def decode(self, taps: Taps, muted: Collection[str] = NOTHING) -> dict[str, ScoreMap]:
        """The score map of each of :attr:`outputs`.

        Args:
            taps: by name, at least :attr:`reads`.
            muted: those of :attr:`mutable` that must add nothing. A network that is trained
                without a tap would replace some of it.
        """

    def score_maps(self, taps: Taps) -> dict[str, ScoreMap]:
        """The score map of each tap before they are added up, coarse to fine.

        Raises:
            UnknownName: the decoder adds up no score maps.
        """
        raise UnknownName(
            f"{type(self).__name__} does not add up score maps of its taps.",
            "Only an FCN does.",
            "Choose an FCN.",
        )

    def way(self, output: str) -> tuple[Step, ...]:
        """The maps from the deepest tap to the score map of an output, for a drawing.

        Empty where a decoder does not tell more than its score map.
        """
        return ()

    def deepest_head(self) -> nn.Sequential:
        """What a cell of the deepest tap passes until it is scored, without any other tap.

        Its input is :meth:`classified`.

        Raises:
            UnknownName: the decoder has no such part.
        """
        raise UnknownName(
            f"{type(self).__name__} does not score its deepest tap alone.",
            "Only an FCN does.",
            "Choose an FCN.",
        )

    def classified(self, taps: Taps) -> Float[Tensor, "batch channels rows columns"]:
        """What :meth:`deepest_head` reads, of the deepest of :attr:`reads`."""
        return taps[self.reads[0]]

    def layers_after(self, tap: str) -> list[nn.Module]:
        """The layers from a tap to its score map that enlarge its receptive field."""
        return []

    def measure_scales(self, taps: Taps, names: Collection[str]) -> None:
        """Measure the taps called ``names`` before training, if the decoder needs it."""

    def check_muted(self, muted: Collection[str]) -> None:
        """Raise UnknownName unless all of ``muted`` can be muted."""
        for name in muted:
            if name not in self.mutable:
                raise UnknownName(
                    f"{type(self).__name__} cannot mute {name!r}.",
                    f"It can mute {', '.join(self.mutable) or 'nothing'}.",
                    "Choose some of them.",
                )


class ScaledDecoder(Decoder):
    """A decoder that divides each tap by its root mean square.

    Early taps are many times as large as late ones. Without a common size they drown the others.
    The numbers are measured once before training and are a part of the weights.
    """

    scaled_taps: tuple[str, ...] = ()

    def add_scales(self, taps: Sequence[str]) -> None:
        """Register the numbers of ``taps``."""
        self.scaled_taps = tuple(taps)
        for tap in taps:
            self.register_buffer(f"rms_{tap}", torch.ones(()))

    def scaled(self, taps: Taps) -> dict[str, Float[Tensor, "batch _ _ _"]]:
        """The taps that have a number, each with a root mean square near 1."""
        return {
            tap: taps[tap] / self.get_buffer(f"rms_{tap}").to(taps[tap]) for tap in self.scaled_taps
        }

    @torch.no_grad()
    def measure_scales(self, taps: Taps, names: Collection[str]) -> None:
        """Set the numbers of the taps called ``names`` from the features of some photos."""
        for tap in names:
            self.get_buffer(f"rms_{tap}").copy_(taps[tap].float().square().mean().sqrt())
