"""Whoever answers what the page asks of the networks: this process, or other machines.

The page, its services and its API know these questions alone. So what runs a network may move,
and nothing above notices.
"""

import threading
from collections.abc import Callable, Collection, Sequence
from functools import cache
from typing import Protocol

import numpy as np

from demo.runner.local import local
from demo.turn import need_turn
from segcore.data.arrays import Photo
from segcore.data.head import HeadBothWays
from segcore.data.results import InstanceResult, SemanticResult
from segcore.data.steps import ObjectSteps
from segcore.later import later


class Runner(Protocol):
    """The questions. They mean what they mean in `segcore.engine.Engine`, errors included.

    A runner serves all threads. Its networks are named as in the zoo.
    """

    def prepare(self, model: str) -> None:
        """Load a network now, so that the first visitor need not wait."""

    def levels(self, photo: Photo, models: Sequence[str]) -> dict[str, SemanticResult]:
        """Label maps of several semantic networks, from one pass of each trunk."""
        ...

    def segment(
        self, photo: Photo, model: str, muted: Collection[str] = (), side: int | None = None
    ) -> SemanticResult:
        """One semantic network's label map, with some taps muted or at another input side."""
        ...

    def instances(self, photo: Photo, model: str) -> InstanceResult:
        """The objects that an instance network finds."""
        ...

    def steps(self, photo: Photo, place: int, model: str) -> ObjectSteps:
        """How an instance network came to its object at ``place``."""
        ...

    def score_maps(self, photo: Photo, model: str) -> dict[str, np.ndarray]:
        """Tap → its score map before they are added up."""
        ...

    def features(
        self, photo: Photo, taps: Sequence[str], model: str, side: int
    ) -> dict[str, np.ndarray]:
        """Some taps of a network's trunk."""
        ...

    def influence(
        self, photo: Photo, tap: str, cell: tuple[int, int], model: str, side: int, scored: bool
    ) -> np.ndarray:
        """How much a cell of a tap changes with each pixel that the network sees."""
        ...

    def head_both_ways(self, photo: Photo, model: str, side: int) -> HeadBothWays:
        """The head of an FCN as a classifier of windows and as a convolution."""
        ...


AT_ONCE = 2  # questions that two CPU cores are given; the others wait in a line

# Needs Ray, which few have.
connect: Callable[[str], Runner] = later("demo.runner.cluster:connect")
_lock = threading.Lock()
_make: list[Callable[[], Runner]] = [local]


def current() -> Runner:
    """The runner of this process, made when it is first needed.

    Raises:
        NeedsTurn: the question is being tried without a turn.
    """
    need_turn()
    with _lock:
        return _made()


def at_once() -> int:
    """How many questions the runner wants to have at once, to make batches or to use machines."""
    return int(getattr(current(), "at_once", AT_ONCE))


def choose(make: Callable[[], Runner]) -> None:
    """Let another runner answer from now on.

    Args:
        make: makes it, when it is first needed.
    """
    with _lock:
        _make[:] = [make]
        _made.cache_clear()


@cache
def _made() -> Runner:
    return _make[0]()
