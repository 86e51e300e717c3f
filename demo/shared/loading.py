"""Tells the page whether the networks are still loading (`web/loading.js` asks)."""

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from demo import services
from demo.i18n import text


def busy(key: str, language: str) -> str:
    """The words under ``key`` for a visitor who waits, unless it is for the networks to load."""
    return text("busy.loading" if services.is_loading() else key, language)


def route() -> Route:
    """Serves `true` or `false`."""
    return Route("/loading", _serve)


def _serve(request: Request) -> JSONResponse:
    return JSONResponse(services.is_loading(), headers={"Cache-Control": "no-store"})
