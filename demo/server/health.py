"""Tells whatever watches over the server that it answers, and whether the networks are ready."""

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from demo import services


def route() -> Route:
    """Serves `{"status": "ok", "networks": "ready"}`, or "loading"."""
    return Route("/health", _serve)


def _serve(request: Request) -> JSONResponse:
    networks = "loading" if services.is_loading() else "ready"
    return JSONResponse(
        {"status": "ok", "networks": networks}, headers={"Cache-Control": "no-store"}
    )
