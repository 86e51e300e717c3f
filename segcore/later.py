"""Functions that are imported at their first call.

Importing torch and torchvision takes about as long as starting the whole page. So what the page
imports before it answers must not import them: it knows the networks by their rows in the zoo and
shows stored answers. What builds or runs a network is named here, and comes with it.

This is the one place that imports late. `zoo` names the networks so, and the page's services name
what they call of the engine.
"""

import threading
from collections.abc import Callable
from pkgutil import resolve_name
from typing import Any

# One import at a time. Two threads that import torch at once could each get half of it, for its
# modules import each other in circles.
_lock = threading.RLock()


def later(place: str) -> Callable[..., Any]:
    """A function that stands for the one at ``place`` and imports it when it is called.

    Args:
        place: "module:name", such as "segcore.models.unet:UNet".
    """

    def call(*given: Any, **named: Any) -> Any:
        with _lock:
            function = resolve_name(place)
        return function(*given, **named)

    return call
