"""A line in the log for each answer: when, what was asked, the status and the seconds it took.

It names no file, no photo and no visitor: what follows the known beginning of an address is left
out.
"""

import logging
import re
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from demo.server.answers import path_of

log = logging.getLogger("skipscope.answers")
# One word, or two below gradio_api/. A file's name or a session's follows only after these.
KNOWN = re.compile(r"/(gradio_api/)?[a-z_]{1,20}(?![^/=])")


class Logged:
    """ASGI middleware that writes the line when the answer has ended."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = time.perf_counter(), 0

        async def noted(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            seconds = time.perf_counter() - began
            log.info("%s %s %d %.3f s", scope["method"], told(path_of(scope)), status, seconds)


def told(path: str) -> str:
    """As much of a path as the log may hold."""
    known = KNOWN.match(path)
    if known is None:
        return "/" if path == "/" else "/…"
    return known[0] if known[0] == path.rstrip("/") else f"{known[0]}/…"


def write_log() -> None:
    """Let the lines go to the process's standard error."""
    logging.basicConfig(format="%(asctime)s %(message)s")
    logging.getLogger("skipscope").setLevel(logging.INFO)
