"""No request may be larger than what the page itself would send."""

from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from demo.server.answers import Refusal, path_of, refuse
from demo.shared.uploads import LARGEST_UPLOAD, MEGABYTE

UPLOAD = "/gradio_api/upload"
LARGEST_QUESTION = MEGABYTE  # bytes of JSON; the page's own questions take a few kilobytes
TOOLS = "/gradio_api/mcp"  # where an AI assistant may send a photo as text
LARGEST_TEXT = LARGEST_UPLOAD * 4 // 3 + MEGABYTE
AROUND_A_FILE = MEGABYTE // 16  # bytes for the form around the file of an upload


class LimitedBodies:
    """ASGI middleware that reads no more of a body than is allowed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = limit_of(scope)
        refused = Refusal(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            "too_long",
            scope,
            limit=f"{limit // MEGABYTE} MB",
        )
        if announced(scope) > limit:
            await refuse(refused, scope, receive, send)
            return
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > limit:
                raise refused
            return message

        await self.app(scope, counted, send)


def limit_of(scope: Scope) -> int:
    """How many bytes a request to this address may have."""
    path = path_of(scope).rstrip("/")
    if path == UPLOAD:
        return LARGEST_UPLOAD + AROUND_A_FILE
    return LARGEST_TEXT if path.startswith(TOOLS) else LARGEST_QUESTION


def announced(scope: Scope) -> int:
    """How many bytes the request says that it has; 0 if it does not say."""
    length = Headers(scope=scope).get("content-length", "")
    return int(length) if length.isdecimal() else 0
