"""What every handler of a tab needs: the visitor's language and errors that Gradio can show."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import gradio as gr

from demo.i18n import LANGUAGES, text
from segcore.errors import SegcoreError

# All runs of a network share one line; everything else never waits for them.
MODEL: dict[str, Any] = {"concurrency_id": "model", "api_visibility": "private"}
ERROR_SECONDS = 20
# Opening a tab costs little: its photo was already read, and its trunk pass is remembered.
QUIET: dict[str, Any] = {**MODEL, "show_progress": "hidden"}


def language_of(request: gr.Request | None) -> str:
    """The language that the page's switch has stored in a cookie; English without one."""
    chosen = request.cookies.get("skipscope_language") if request else None
    return chosen if chosen in LANGUAGES else LANGUAGES[0]


@contextmanager
def clear_errors(language: str) -> Iterator[None]:
    """Show a SegcoreError as a message on the page, which keeps what it shows."""
    try:
        yield
    except SegcoreError as error:
        title = text("error.title", language)
        raise gr.Error(str(error), ERROR_SECONDS, title=title, print_exception=False) from error
