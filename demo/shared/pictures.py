"""Pictures of the samples under addresses of their own, so that a browser fetches each only once.

An address holds a digest of what lies there, so a browser may keep it for ever. The pictures of an
upload never come here: they belong to one visitor, and travel inside the answer.
"""

import hashlib

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
FOLDER = "pictures/"  # below the page's own address
_published: dict[str, tuple[str, bytes]] = {}  # name → media type and content


def publish(media: str, data: bytes) -> str:
    """Serve ``data`` from now on; the address is relative to the page, behind any root path."""
    name = hashlib.sha256(media.encode() + data).hexdigest()[:32]
    _published[name] = (media, data)
    return f"{FOLDER}{name}"


def content(address: str) -> tuple[str, bytes]:
    """The media type and the bytes behind an address that `publish` gave.

    Raises:
        KeyError: nothing was published there.
    """
    return _published[address.removeprefix(FOLDER)]


def route() -> Route:
    """Serves what was published, and nothing else."""
    return Route(f"/{FOLDER}{{name}}", _serve)


def _serve(request: Request) -> Response:
    try:
        media, data = content(request.path_params["name"])
    except KeyError:
        return PlainTextResponse("Not found", 404, {"Cache-Control": "no-store"})
    return Response(data, 200, FOR_EVER, media)
