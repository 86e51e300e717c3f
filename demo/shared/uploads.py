"""The files that visitors send: how large they may be, and which paths the page takes.

A script of the page sends a file to Gradio's own upload address, which limits and stores it, and
then names the path to a handler. Anybody can name a path. So a handler takes only a file that this
page has received: it lies at FOLDER/DIGEST/NAME below Gradio's folder of uploads.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.context import LocalContext
from gradio.utils import get_upload_folder

from demo.i18n.failures import MissingUpload
from demo.shared.board import SHARED, Board
from demo.shared.handling import SEVERAL

MEGABYTE = 1 << 20
LARGEST_UPLOAD = 40 * MEGABYTE
ANSWERED = """() => {
  document.dispatchEvent(new CustomEvent("skipscope:answered", { detail: %s }));
}"""


def received(event: gr.EventData) -> str:
    """The path of the file that the page has sent.

    Raises:
        MissingUpload: this page has not received such a file, or has deleted it since then.
    """
    return upload_at(getattr(event, "upload", None))


def upload_at(path: object) -> str:
    """The path itself, if such a file was sent; errors as for `received`."""
    if not isinstance(path, str) or not is_upload(path) or not _is_of_this_page(path):
        raise not_here()
    return path


def not_here() -> MissingUpload:
    """The error for a file that this page has not received, or has deleted since then."""
    return MissingUpload(
        "The file is not on the server.",
        "It must have been sent less than an hour ago.",
        "Send it again.",
    )


def is_upload(path: str) -> bool:
    """Whether a file lies where Gradio puts what visitors send."""
    try:
        file = Path(path).resolve()
        return file.is_file() and file.parents[1] == Path(get_upload_folder()).resolve()
    except (OSError, ValueError, IndexError):  # too long, a zero byte, the root
        return False


def _is_of_this_page(path: str) -> bool:
    page = LocalContext.blocks.get(None)
    return page is None or path in page.upload_file_set


class Inbox(Board):
    """A place out of sight that gets the files which a script hands over to its `name`.

    Its event `receive` has the path of the file as `upload`.
    """

    def __init__(self, name: str) -> None:
        super().__init__(
            template=SHARED / "inbox.html",
            styles=(),
            module="web/inbox.js",
            events=("receive",),
            receiver=name,
            elem_classes="sk-hidden",
        )


def listen(event: Callable[..., Any], receiver: str, *handling: Any, **settings: Any) -> None:
    """Call a handler at an event, and tell the page's scripts when it is done.

    Gradio would drop an event that comes before the last one is answered. So the scripts keep
    what comes meanwhile, and need to know when to go on (`web/turns.js`).

    Args:
        event: such as `board.pick`.
        receiver: whom the answer is for: "photo", or the name of an inbox.
        handling: the handler, its inputs and its outputs.
        settings: those of a Gradio event.
    """
    answer = event(*handling, **settings | SEVERAL)
    for follow, worked in ((answer.then, True), (answer.failure, False)):
        detail = json.dumps({"receiver": receiver, "worked": worked})
        follow(None, js=ANSWERED % detail, api_visibility="private")
