"""This process answers: the engine itself is the runner."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from segcore.later import later

if TYPE_CHECKING:
    from segcore.engine import Engine

local: Callable[[], "Engine"] = later("segcore.engine:Engine")
