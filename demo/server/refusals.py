"""Every refusal is a short sentence that names no path and repeats nothing of what was sent.

Gradio and FastAPI answer a wrong request with Python's own words, with paths of this machine, or
with all that came in. Here such an answer is replaced, and a failure becomes a line in the log.
"""

import errno
import json
import logging
import traceback
from http import HTTPStatus

from gradio.route_utils import FnIndexInferError
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from demo.server.answers import Refusal, is_own, refuse

log = logging.getLogger("skipscope")
FULL = (errno.ENOSPC, errno.EDQUOT)
# What a request that nobody's page would send leads to inside Gradio: an unknown function, a value
# of another type, a missing key.
FORGED = (LookupError, TypeError, ValueError, AttributeError, FnIndexInferError)
KEYS = {
    HTTPStatus.NOT_FOUND: "not_found",
    HTTPStatus.METHOD_NOT_ALLOWED: "not_found",
    HTTPStatus.INSUFFICIENT_STORAGE: "disk_full",
}
LONGEST = 1 << 16  # bytes of a refusal that are looked at


class ClearRefusals:
    """ASGI middleware that puts our words in the place of theirs."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = _Answer(scope, receive, send)
        try:
            await self.app(scope, receive, answer.send)
        except Exception as error:
            log.error("%s", in_one_line(error))
            if answer.begun:  # such as a stream of events for a tab that the queue does not know
                await send({"type": "http.response.body", "body": b""})
            else:
                await refuse(refusal_of(error, scope), scope, receive, send)


class _Answer:
    """Passes an answer on; holds one that refuses until it is known whose words it has."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scope, self.receive, self.pass_on = scope, receive, send
        self.begun = False
        self.held: Message | None = None
        self.body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if message["status"] >= HTTPStatus.BAD_REQUEST and not is_own(message):
                self.held = message
                return
        elif self.held is not None:
            self.body = (self.body + message.get("body", b""))[:LONGEST]
            if not message.get("more_body", False):
                await self._release(self.held)
            return
        self.begun = True
        await self.pass_on(message)

    async def _release(self, start: Message) -> None:
        self.begun = True
        if _is_ours(self.body):
            await self.pass_on(start)
            await self.pass_on({"type": "http.response.body", "body": self.body})
            return
        status = start["status"]
        key = KEYS.get(status, "unexpected" if status >= 500 else "not_understood")
        await refuse(Refusal(status, key, self.scope), self.scope, self.receive, self.pass_on)


def refusal_of(error: Exception, scope: Scope) -> HTTPException:
    """What to answer after a failure."""
    if isinstance(error, HTTPException):
        return error
    if isinstance(error, OSError) and error.errno in FULL:
        return Refusal(HTTPStatus.INSUFFICIENT_STORAGE, "disk_full", scope)
    if isinstance(error, FORGED):
        return Refusal(HTTPStatus.BAD_REQUEST, "not_understood", scope)
    return Refusal(HTTPStatus.INTERNAL_SERVER_ERROR, "unexpected", scope)


def in_one_line(error: BaseException) -> str:
    """Which failure it was, and where; without its message, which may hold what a visitor sent."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"


def _is_ours(body: bytes) -> bool:
    """Whether a handler has raised our own `gr.Error`: only such an answer has a title."""
    try:
        found = json.loads(body)
    except ValueError:
        return False
    return isinstance(found, dict) and "title" in found
