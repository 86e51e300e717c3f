"""What stands between the page and whoever asks it: fair lines, limits, clear refusals, no traces.

Nothing here knows a lesson. `demo.app` puts these parts around the page.
"""

from collections.abc import Collection
from pathlib import Path

from starlette.middleware import Middleware

from demo.server.bodies import LimitedBodies
from demo.server.doors import ClosedDoors
from demo.server.hosts import KnownHosts
from demo.server.logged import Logged
from demo.server.quota import Quota
from demo.server.refusals import ClearRefusals


def guards(folder: Path, hosts: Collection[str] = ()) -> list[Middleware]:
    """What a request passes before it reaches Gradio, the outermost first.

    Args:
        folder: where uploads lie.
        hosts: names of this server, besides those that `KnownHosts` knows.
    """
    return [
        Middleware(Logged),
        Middleware(ClearRefusals),
        Middleware(KnownHosts, hosts),
        Middleware(ClosedDoors),
        Middleware(LimitedBodies),
        Middleware(Quota, folder),
    ]
