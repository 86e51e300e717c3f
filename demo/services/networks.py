"""The one engine of this process, and which of the zoo's networks it can run now."""

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from demo.turn import need_turn
from segcore import download, zoo
from segcore.errors import SegcoreError, UnknownName, WeightsError
from segcore.later import later

if TYPE_CHECKING:
    from segcore.engine import Engine

make_engine: Callable[[], "Engine"] = later("segcore.engine:Engine")

DEFAULT_TRUNK = zoo.find(zoo.DEFAULT).trunk

_engine_lock = threading.Lock()
_loading = threading.Event()


@dataclass(frozen=True)
class Network:
    """What a visitor should know before choosing a network.

    Attributes:
        name: in the zoo.
        title: as the page calls it.
        task: "semantic" or "instance".
        parameters: how many it has, with its trunk.
        ready: whether its weights are on this machine.
        download_bytes: of its published file; None where the weights are shipped.
    """

    name: str
    title: str
    task: Literal["semantic", "instance"]
    parameters: int
    ready: bool
    download_bytes: int | None


@cache
def _made_engine() -> "Engine":
    return make_engine()


def engine() -> "Engine":
    """The one engine of this process, made when it is first needed.

    Raises:
        NeedsTurn: the question is being tried without a turn.
    """
    need_turn()
    with _engine_lock:
        return _made_engine()


def announce_loading() -> None:
    """Let the page say that the networks are loading, until `prepare_engine` has ended."""
    _loading.set()


def is_loading() -> bool:
    """Whether a question may have to wait for the networks to load."""
    return _loading.is_set()


def prepare_engine() -> None:
    """Load the shipped networks. One that cannot be loaded raises its error at its first use."""
    try:
        for name, entry in zoo.ZOO.items():
            if entry.download is None and zoo.available(name):
                with contextlib.suppress(SegcoreError):
                    engine().prepare(name)
    finally:
        _loading.clear()


def trunks() -> tuple[str, ...]:
    """The trunks whose weights are here, the usual one first."""
    here = [name for name in zoo.TRUNKS if zoo.available(zoo.levels_of(name)[0])]
    return tuple(sorted(here, key=lambda name: name != DEFAULT_TRUNK))


def offered() -> tuple[Network, ...]:
    """The networks that can run now or be downloaded, in the order of the zoo.

    A shipped network whose weights are missing is left out.
    """
    return tuple(filter(None, map(_network, zoo.ZOO)))


def fetch(name: str, progress: Callable[[float], None]) -> None:
    """Download the weights of a published network, unless they are on this machine.

    Args:
        name: in the zoo.
        progress: called with the downloaded share, 0 … 1.

    Raises:
        UnknownName: the network is unknown, or its weights are not published elsewhere.
        DownloadError.
    """
    published = zoo.find(name).download
    if published is None:
        raise UnknownName(
            f"{zoo.find(name).title} is not a published network.",
            f"Its weights are shipped as {zoo.find(name).checkpoint}.",
            "Download the project again if they are missing.",
        )
    download.fetch(published, progress)


def _network(name: str) -> Network | None:
    entry, ready = zoo.find(name), zoo.available(name)
    if not ready and entry.download is None:
        return None
    try:
        parameters = zoo.parameters_of(name)
    except WeightsError:  # weights without their card cannot be loaded either
        return None
    size = entry.download.bytes if entry.download else None
    return Network(name, entry.title, entry.task, parameters, ready, size)
