"""Under which names the page answers.

A page on another site could make a visitor's browser look up its own name at this computer's
address, and then read this page as its own (DNS rebinding). Such a request carries a name. So the
page answers to any address in figures, to this computer's own name, and to the names that it was
started with.
"""

import ipaddress
import os
import socket
from collections.abc import Collection
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from demo.server.answers import Refusal, refuse

SPACE = "SPACE_HOST"  # the variable in which Hugging Face names a Space's own host


class KnownHosts:
    """ASGI middleware that refuses a request for another name."""

    def __init__(self, app: ASGIApp, more: Collection[str] = ()) -> None:
        self.app = app
        self.known = {"localhost", *_own_names(), *(name.lower() for name in more)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or self.knows(Headers(scope=scope).get("host", "")):
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            refused = Refusal(HTTPStatus.MISDIRECTED_REQUEST, "host", scope)
            await refuse(refused, scope, receive, send)

    def knows(self, host: str) -> bool:
        """Whether this is one of the names, with or without a port."""
        try:
            name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
        except ValueError:
            return False
        return "*" in self.known or name in self.known or _is_address(name)


def _own_names() -> list[str]:
    name = socket.gethostname().lower()
    names = [name, f"{name}.local", os.environ.get(SPACE, "").lower()]
    return [name for name in names if name]


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return True
