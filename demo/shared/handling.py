"""What every handler of a tab needs: the visitor's language and errors that Gradio can show."""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from typing import Any

import gradio as gr
from starlette.requests import HTTPConnection

from demo.i18n import LANGUAGES
from demo.i18n.failures import foreseen, sentence_of_error, title_of_error
from segcore.errors import SegcoreError

# All runs of a network share one line; everything else never waits for them.
MODEL: dict[str, Any] = {"concurrency_id": "model", "api_visibility": "private"}
# To open a photo takes seconds if it is large, but no network.
PHOTO: dict[str, Any] = {
    "concurrency_id": "photo",
    "show_progress": "hidden",
    "api_visibility": "private",
}
# A download takes minutes and no processor.
DOWNLOAD: dict[str, Any] = {"concurrency_id": "download", "api_visibility": "private"}
# For what is quick, and for boards that say by themselves that they wait.
QUIET: dict[str, Any] = {**MODEL, "show_progress": "hidden"}
# For what needs no network at all, and no place in a line.
PAGE: dict[str, Any] = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}
# A second question need not wait until the first one is answered.
SEVERAL: dict[str, Any] = {"trigger_mode": "multiple"}
ERROR_SECONDS = 20
OWN = "X-Skipscope"  # a header that marks a refusal whose words are ours, and may stay as they are


def language_of(request: gr.Request | HTTPConnection | None) -> str:
    """The language that the page's switch has stored in a cookie; English without one."""
    chosen = request.cookies.get("skipscope_language") if request else None
    return chosen if chosen in LANGUAGES else LANGUAGES[0]


@contextmanager
def clear_errors(language: str) -> Iterator[None]:
    """Show a SegcoreError as a message on the page, which keeps what it shows."""
    try:
        yield
    except SegcoreError as error:
        raise gradio_error(error, language) from error


def gradio_error(error: Exception, language: str) -> gr.Error:
    """The message for an error, in words of ours."""
    known = foreseen(error)
    title, words = title_of_error(known, language), sentence_of_error(known, language)
    return gr.Error(words, ERROR_SECONDS, title=title, print_exception=False)


def titled(title: str, words: str) -> str:
    """A message with its title in it: Gradio's own says "Error" whatever the server sends."""
    return f"<strong>{escape(title)}</strong> {escape(words, quote=False)}"
