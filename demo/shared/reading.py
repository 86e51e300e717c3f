"""Tells the page at which size a visitor's photo is read (`web/photos.js` asks)."""

import re
from pathlib import Path

from gradio.utils import get_upload_folder
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from demo import services
from segcore.errors import SegcoreError

DIGEST = re.compile(r"[0-9a-f]{64}")  # the name of an upload's folder; nobody else can guess it


def route() -> Route:
    """Serves the width and height at which an upload is read, or `null` if it is read as it is."""
    return Route("/reading/{digest}", _serve)


def _serve(request: Request) -> JSONResponse:
    sides = _reduced(request.path_params["digest"])
    return JSONResponse(sides, headers={"Cache-Control": "no-store"})


def _reduced(digest: str) -> list[int] | None:
    if not DIGEST.fullmatch(digest):
        return None
    try:
        sizes = services.sizes_of(str(next(Path(get_upload_folder(), digest).iterdir())))
    except (OSError, StopIteration, SegcoreError):  # whoever opens the photo hears what is wrong
        return None
    return list(sizes.read) if sizes.is_reduced else None
