"""What the tab Network draws: every network from its contract, and its answer at any input side."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from demo import runner
from demo.services.photos import photo_of
from segcore import zoo
from segcore.data.results import SemanticResult
from segcore.errors import UnknownName
from segcore.later import later

if TYPE_CHECKING:
    from segcore.models.decoder import Decoder, Join
    from segcore.models.network import Network
    from segcore.models.trunk import Tap

outline: Callable[[str], "Network"] = later("segcore.load:outline")
SIDES = range(64, 641, 32)  # pixels: one cell of 1/32 more at each step
KEPT = 16  # answers at other sides


@dataclass(frozen=True)
class Node:
    """A map of the drawing. `joins` is the name of the node that comes in beside the way."""

    name: str
    is_tap: bool
    channels: int
    stride: int
    joins: str = ""


@dataclass(frozen=True)
class Strip:
    """A network from its first tap to its score map, how its taps are joined, and its pyramid."""

    nodes: tuple[Node, ...]
    join: "Join"
    parts: tuple[int, ...]


@cache
def strip_of(name: str) -> Strip:
    """The drawing of a semantic network, with or without its weights."""
    network, entry = outline(name), zoo.find(name)
    taps = dict(network.trunk.taps) if network.trunk else {}
    way = network.decoder.way(entry.output)
    steps = [Node(s.name, False, s.channels, s.stride, _start(s.tap, taps)) for s in way]
    scores = Node("scores", False, len(entry.label_set), entry.stride)
    return Strip(
        (*_tap_nodes(taps, network.decoder), *(steps or [scores])),
        network.decoder.join,
        network.decoder.parts,
    )


def drawn() -> tuple[str, ...]:
    """The semantic networks on a trunk: the FCN's levels first, then in the order of the zoo."""
    names = [n for n, each in zoo.ZOO.items() if each.task == "semantic" and each.trunk]
    return tuple(sorted(names, key=lambda name: name not in zoo.levels_of(zoo.find(name).trunk)))


def check_side(side: int) -> None:
    """Raise UnknownName unless the page offers this side of the input."""
    if side not in SIDES:
        raise UnknownName(
            f"The page asked for a side of {side} px.",
            f"Expected {SIDES[0]} to {SIDES[-1]} px in steps of {SIDES.step}.",
            "Reload the page.",
        )


@lru_cache(maxsize=KEPT)
def answer_at(source: str, name: str, side: int) -> SemanticResult:
    """A network's labels of a photo that it sees at another side; SegcoreError if it fails."""
    check_side(side)
    return runner.current().segment(photo_of(source), name, side=side)


def _start(tap: str, taps: Mapping[str, "Tap"]) -> str:
    """The node at which what a step reads begins: switches lie at the map that was pooled."""
    return (taps[tap].after or tap) if tap else ""


def _tap_nodes(taps: Mapping[str, "Tap"], decoder: "Decoder") -> Iterator[Node]:
    """The taps that are read, and one of each other stride on the way to them."""
    starts = {_start(tap, taps) for tap in decoder.reads if tap in taps}
    way = [tap for tap, each in taps.items() if not each.after]
    end = max((way.index(tap) for tap in starts), default=-1)
    seen = {taps[tap].stride for tap in starts}
    for tap in way[: end + 1]:
        if tap in starts or taps[tap].stride not in seen:
            seen.add(taps[tap].stride)
            yield Node(tap, True, taps[tap].channels, taps[tap].stride)
    deepest = decoder.reads[0]
    if deepest in taps and taps[deepest].after:  # beside the way, such as the stage with holes
        yield Node(deepest, True, taps[deepest].channels, taps[deepest].stride)
