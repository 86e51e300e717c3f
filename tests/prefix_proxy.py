"""A reverse proxy that shows a server under a prefix, and hides the prefix from it."""

import socket
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Route

METHODS = ["GET", "HEAD", "POST"]
LAST_SECONDS = 1  # until streams of events are cut, for they never end by themselves


@contextmanager
def behind(prefix: str, target: str) -> Iterator[str]:
    """The address below which the server at ``target`` is shown; nothing else is there."""
    listening = socket.create_server(("127.0.0.1", 0))
    settings = {"log_level": "critical", "timeout_graceful_shutdown": LAST_SECONDS}
    server = uvicorn.Server(uvicorn.Config(_proxy(prefix, target), **settings))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}{prefix}/"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


def _proxy(prefix: str, target: str) -> Starlette:
    client = httpx.AsyncClient(base_url=target, timeout=None, trust_env=False)

    @asynccontextmanager
    async def closing(_: Starlette) -> AsyncIterator[None]:
        yield
        await client.aclose()

    async def forward(request: Request) -> StreamingResponse:
        """The host stays as the browser has said it, as proxies are usually told to do."""
        asked = client.build_request(
            request.method,
            httpx.URL(path=request.path_params["path"], query=request.url.query.encode()),
            headers=request.headers.raw,
            content=await request.body(),
        )
        answer = await client.send(asked, stream=True)
        passed = StreamingResponse(
            answer.aiter_raw(), answer.status_code, background=BackgroundTask(answer.aclose)
        )
        passed.raw_headers = [(name.lower(), text) for name, text in answer.headers.raw]
        return passed

    route = Route(f"{prefix}/{{path:path}}", forward, methods=METHODS)
    return Starlette(routes=[route], lifespan=closing)
