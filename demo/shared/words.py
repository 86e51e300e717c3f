"""The words of a lesson's board, which come with the board: the first view needs few bytes.

The page's head holds what every tab shows: the shared words, and each lesson's tab, question and
sentence. The rest of a lesson's words is a module of its own beside the lesson's scripts.
"""

import hashlib
import json

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from demo.i18n import WORDS, catalogue, keys_of

FOR_EVER = "public, max-age=31536000, immutable"
EARLY = (".headline", ".sentence")  # endings; the tabs' names begin with "tab."
_modules: dict[str, bytes] = {}  # name of a file → its content


def bring(lesson: str) -> str:
    """Serve the words of a lesson's board from now on, and leave them out of the page's head.

    Returns:
        The address of the module; it changes with the words, so a browser may keep it for ever.
    """
    content = f"export const words = {said(board_words(lesson))};".encode()
    name = f"{lesson}-{hashlib.sha256(content).hexdigest()[:16]}.js"
    _modules[name] = content
    return f"words/{name}"


def brought(lesson: str) -> list[str]:
    """The addresses of a lesson's words; none if it has no board."""
    return [f"words/{name}" for name in _modules if name.rsplit("-", 1)[0] == lesson]


def board_words(lesson: str) -> set[str]:
    """The keys that the lesson's board alone shows."""
    keys = keys_of(lesson)
    return {key for key in keys if not key.startswith("tab.") and not key.endswith(EARLY)}


def head_words() -> str:
    """What the page's head says: everything that no board brings."""
    brought_along = {name.rsplit("-", 1)[0] for name in _modules}
    late = set().union(*(board_words(lesson) for lesson in brought_along))
    # "</" would end the script in the middle of a sentence.
    return said(WORDS.keys() - late).replace("</", "<\\/")


def said(keys: set[str]) -> str:
    """Language → key → words, as JSON."""
    words = {
        language: {key: text for key, text in all_words.items() if key in keys}
        for language, all_words in catalogue().items()
    }
    return json.dumps(words, ensure_ascii=False, separators=(",", ":"))


def route() -> Route:
    """Serves the words of the boards, and nothing else."""
    return Route("/words/{name}", _serve)


def _serve(request: Request) -> Response:
    content = _modules.get(request.path_params["name"])
    if content is None:
        return PlainTextResponse("Not found", 404, {"Cache-Control": "no-store"})
    return Response(content, 200, {"Cache-Control": FOR_EVER}, "text/javascript")
