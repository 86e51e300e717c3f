"""Short answers of the server itself, and who has asked."""

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import Message, Receive, Scope, Send

from demo.i18n import LANGUAGES
from demo.i18n.refusals import refusal
from demo.shared.handling import OWN


class Refusal(HTTPException):
    """Ends a request with a status and a sentence from the catalogue."""

    def __init__(self, status: int, key: str, scope: Scope, **values: object) -> None:
        words = refusal(key, language_of_scope(scope), **values)
        super().__init__(status, words, {OWN: key})


async def refuse(refused: HTTPException, scope: Scope, receive: Receive, send: Send) -> None:
    """Send a refusal as JSON, in the form in which FastAPI sends its own."""
    headers = {**(refused.headers or {}), "Cache-Control": "no-store"}
    answer = JSONResponse({"detail": refused.detail}, refused.status_code, headers)
    await answer(scope, receive, send)


def language_of_scope(scope: Scope) -> str:
    """The language that the page's switch has stored in a cookie; English without one."""
    chosen = Request(scope).cookies.get("skipscope_language")
    return chosen if chosen in LANGUAGES else LANGUAGES[0]


def path_of(scope: Scope) -> str:
    """The path below the page's own address, behind a reverse proxy or not."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", "").rstrip("/"))


def address_of(scope: Scope) -> str:
    """The network address of whoever asks; uvicorn has put in a trusted proxy's word for it."""
    client = scope.get("client")
    return str(client[0]) if client else ""


def is_own(start: Message) -> bool:
    """Whether the first message of an answer says that its words are ours."""
    return OWN in MutableHeaders(raw=start["headers"])
