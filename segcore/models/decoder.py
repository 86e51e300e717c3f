"""The second half of a network: from the trunk's taps to score maps."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence

import torch
from jaxtyping import Float
from torch import Tensor, nn

from segcore.errors import UnknownName
from segcore.models.trunk import Taps

ScoreMap = Float[Tensor, "batch classes rows columns"]  # a score for each class at each cell
NOTHING: frozenset[str] = frozenset()


class Decoder(nn.Module, ABC):
    """The contract of a decoder.

    Attributes:
        reads: the trunk's taps that :meth:`decode` needs, coarse to fine.
        outputs: name → the stride of its score map, in pixels of the photo.
        mutable: the taps that can be muted, an ablation of one trained network.
    """

    reads: tuple[str, ...]
    outputs: Mapping[str, int]
    mutable: tuple[str, ...] = ()

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
