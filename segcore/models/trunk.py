"""The first half of a network: what every decoder reads.

A trunk turns a photo into maps of features that become coarser and deeper. It names the places
where a decoder may tap it, and computes only what is needed. So one pass serves every
decoder, and two decoders on one trunk differ in nothing else.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from jaxtyping import Float, Num
from torch import Tensor, nn

from segcore.errors import UnknownName
from segcore.ops.padding import pad_to_multiple

Features = Float[Tensor, "batch channels rows columns"]
Taps = Mapping[str, Num[Tensor, "batch _ _ _"]]  # by name, each at its own stride


class Tap(NamedTuple):
    """A place where a trunk can be tapped.

    Most taps lie on the trunk's way from the photo to its deepest map, and all share that pass. A
    tap with ``after`` lies beside the way: it begins at another tap, and is computed only when it
    is read.
    """

    channels: int
    stride: int  # pixels of the photo along the side of a cell
    after: str = ""  # the tap at which a tap beside the way begins


class Trunk(nn.Module, ABC):
    """The contract of a trunk.

    Attributes:
        taps: name → channels and stride, in the order in which a photo reaches them. Those beside
            the way come last.
    """

    taps: Mapping[str, Tap]

    @property
    def stride(self) -> int:
        """The stride of the coarsest tap; the sides of a photo are padded to a multiple of it."""
        return max(tap.stride for tap in self.taps.values())

    @property
    def way(self) -> list[str]:
        """The taps that one pass reaches, from the photo to the deepest one."""
        return [name for name, tap in self.taps.items() if not tap.after]

    @abstractmethod
    def normalise(
        self, image: Float[Tensor, "batch 3 height width"]
    ) -> Float[Tensor, "batch 3 height width"]:
        """RGB in 0–1 to the values that the trunk has learnt; 0 is a mean colour."""

    @abstractmethod
    def stages(
        self, image: Float[Tensor, "batch 3 tall wide"]
    ) -> Iterator[tuple[str, Float[Tensor, "batch _ _ _"]]]:
        """Each tap of the way with its features, of a normalised image.

        :attr:`stride` must divide the sides of the image. What comes after a tap is computed only
        when the next tap is requested.
        """

    def beside(
        self, tap: str, features: Float[Tensor, "batch _ _ _"]
    ) -> Num[Tensor, "batch _ _ _"]:
        """A tap beside the way, of the features of the tap at which it begins."""
        raise NotImplementedError

    @abstractmethod
    def layers_to(self, tap: str) -> list[nn.Module]:
        """The layers of the longest way from the photo to a tap, in their order."""

    def forward(
        self, image: Float[Tensor, "batch 3 height width"], names: Collection[str]
    ) -> dict[str, Num[Tensor, "batch _ _ _"]]:
        """The taps of these ``names``, of RGB in 0–1 at any size from 1×1 up.

        Raises:
            UnknownName: the trunk has no such tap.
        """
        return self.taps_of(self.padded(image), names)

    def padded(
        self, image: Float[Tensor, "batch 3 height width"]
    ) -> Float[Tensor, "batch 3 tall wide"]:
        """RGB in 0–1, normalised and grown until :attr:`stride` divides both sides."""
        return pad_to_multiple(self.normalise(image), self.stride)

    def taps_of(
        self, padded: Float[Tensor, "batch 3 tall wide"], names: Collection[str]
    ) -> dict[str, Num[Tensor, "batch _ _ _"]]:
        """The same of what :meth:`padded` has made."""
        self.check(names)
        starts = {name: self.taps[name].after or name for name in names}
        found: dict[str, Tensor] = {}
        for reached, features in self.stages(padded):
            for name in (name for name, start in starts.items() if start == reached):
                found[name] = features if name == reached else self.beside(name, features)
            if len(found) == len(starts):
                break
        return found

    def check(self, names: Collection[str]) -> None:
        """Raise UnknownName unless all of ``names`` are taps of this trunk."""
        for name in names:
            if name not in self.taps:
                raise UnknownName(
                    f"{type(self).__name__} has no tap {name!r}.",
                    f"Its taps are {', '.join(self.taps)}.",
                    "Choose some of them.",
                )
