"""This process answers: the engine itself is the runner, or on a GPU batches for it are."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from demo.runner.together import Together
from segcore.later import later

if TYPE_CHECKING:
    from segcore.engine import Engine

engine: Callable[[], "Engine"] = later("segcore.engine:Engine")


def local() -> "Engine | Together":
    """The runner of this process, on the best device that is here."""
    made = engine()
    return Together(made) if made.device.type == "cuda" else made
