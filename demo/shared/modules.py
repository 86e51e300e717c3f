"""The page's JavaScript, served as ES modules under an address that changes with the files.

The address holds a digest of all modules, so a browser may keep them for ever: after an update the
page asks for another address and never mixes old files with new ones. All files are read once, for
the files that are served must be the ones that the digest was made of.
"""

import hashlib
import json
import posixpath
import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from demo.i18n import WORDS
from demo.shared.comments import without_comments

DEMO = Path(__file__).parents[1]
FOLDERS = ("lessons", "room", "web")
IMPORT = re.compile(r'^import [^;]*?"(\.[^"]+)";', re.MULTILINE)  # not `import(…)`, which may wait
FOR_EVER = "public, max-age=31536000, immutable"


@cache
def modules() -> dict[str, bytes]:
    """Path below `demo/`, such as "web/png.js" → the file without its comments."""
    files = sorted(file for folder in FOLDERS for file in (DEMO / folder).rglob("*.js"))
    return {
        file.relative_to(DEMO).as_posix(): without_comments(file.read_text("utf-8")).encode()
        for file in files
    }


@cache
def digest() -> str:
    """A short sha256 over the names and contents of all modules."""
    total = hashlib.sha256()
    for name, content in modules().items():
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()[:16]


def address_of(module: str) -> str:
    """Where a module is, relative to the page, so that it works behind any root path."""
    return f"modules/{digest()}/{module}"


def needed_by(entries: Iterable[str]) -> list[str]:
    """The modules that run when `entries` are imported: these, and what they import in turn."""
    needed: dict[str, None] = {}
    waiting = list(entries)
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed[name] = None
            waiting += imported_by(name)
    return sorted(needed)


def imported_by(name: str) -> list[str]:
    """The modules that a module imports before it runs."""
    folder = posixpath.dirname(name)
    addresses = IMPORT.findall(modules()[name].decode())
    return [posixpath.normpath(posixpath.join(folder, address)) for address in addresses]


def route() -> Route:
    """Serves the modules, and no other file."""
    return Route("/modules/{digest}/{name:path}", _serve)


def mounting(
    module: str, events: Sequence[str], words: str | None = None, sheet: str | None = None
) -> str:
    """The script of a component: it imports `module`, words and styles, and calls its `mount`.

    Gradio searches this script for the names of events, each in quotation marks.

    Args:
        module: below `demo/`.
        events: what the module may trigger.
        words: the address of the words that come with the module.
        sheet: the address of a style sheet for this component alone. Gradio itself would send the
            rules with the page; this way they come when somebody opens the component's tab.
    """
    failed = " ".join(WORDS["board.not_loaded"])
    needed = [address_of(module), *([words] if words else [])]
    return f"""
const events = {json.dumps(list(events))};
const sheet = {json.dumps(sheet)};
const dress = async () => {{
  element.style.visibility = "hidden";
  const answer = await fetch(new URL(sheet, document.baseURI));
  if (!answer.ok) throw new Error(answer.status + " " + sheet);
  const style = document.createElement("style");
  style.textContent = "#" + element.id + " {{" + await answer.text() + "}}";
  document.head.append(style);
  element.style.visibility = "";
}};
const bring = (address) => import(new URL(address, document.baseURI));
Promise.all([...{json.dumps(needed)}.map(bring), sheet && dress()])
  .then(([{{ mount }}, late]) => {{
    const words = late?.words ?? {{}};
    for (const code in words) Object.assign(window.skipscopeWords[code], words[code]);
    if (late) window.skipscope?.apply(element);
    mount({{ element, props, trigger, watch }});
  }})
  .catch((error) => {{
    element.style.visibility = "";
    console.error(error);
    const line = document.createElement("p");
    line.setAttribute("role", "alert");
    line.textContent = {json.dumps(failed, ensure_ascii=False)};
    element.prepend(line);
  }});
"""


def _serve(request: Request) -> Response:
    content = modules().get(request.path_params["name"])
    if content is None or request.path_params["digest"] != digest():
        return PlainTextResponse("Not found", 404, {"Cache-Control": "no-store"})
    return Response(content, 200, {"Cache-Control": FOR_EVER}, "text/javascript")
