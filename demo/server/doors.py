"""Which addresses of Gradio stay closed.

Open are the page, its files, its events and the queue, `gradio_api/info` and `gradio_api/call` for
what other programs may ask, and `/health`. Whatever this page does not use is closed: it would tell
what visitors do, write to the disk, or fetch from elsewhere.
"""

from http import HTTPStatus

from starlette.types import ASGIApp, Receive, Scope, Send

from demo.server.answers import Refusal, path_of, refuse

CLOSED = (
    "/monitoring",  # how often each function was called
    "/openapi.json",
    "/docs",
    "/redoc",
    "/login",
    "/gradio_api/openapi.json",
    "/gradio_api/deep_link",  # writes a session with its photo to the disk
    "/gradio_api/component_server",  # functions of components that the page does not have
    "/gradio_api/process_recording",
    "/gradio_api/proxy=",
    "/gradio_api/stream/",
    "/gradio_api/run-history",
    "/gradio_api/runs",
    "/gradio_api/dev/",
    "/gradio_api/upload_progress",
    "/gradio_api/queue/status",
)


class ClosedDoors:
    """ASGI middleware for which the closed addresses do not exist."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and is_closed(path_of(scope)):
            refused = Refusal(HTTPStatus.NOT_FOUND, "not_found", scope)
            await refuse(refused, scope, receive, send)
            return
        await self.app(scope, receive, send)


def is_closed(path: str) -> bool:
    """Whether nobody may ask there."""
    return path.startswith(CLOSED)
