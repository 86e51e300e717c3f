"""Tries each question before it joins a line: what is stored is answered at once.

Gradio tries a handler with an attribute `cache` first, and lets it join its line if the page
(`demo.server.page`) raises CacheMissError. Its own decorator keeps every
answer in memory; here the services know better
what is stored.
"""

import functools
import inspect
from collections.abc import Callable
from typing import Any

import gradio as gr
from gradio.caching import _probe_mode_active
from gradio.context import LocalContext
from gradio.queueing import Event, Queue
from gradio.server_messages import EventMessage, ProcessCompletedMessage

from demo.turn import without_turn

Handler = Callable[..., Any]


def try_first(page: gr.Blocks, lines: tuple[str, ...]) -> None:
    """Let the events of some lines be tried before they wait."""
    hide_trials(page._queue)
    for event in page.fns.values():
        if event.fn and event.concurrency_id in lines and not inspect.isgeneratorfunction(event.fn):
            event.fn = tried(page, event.fn)


def hide_trials(queue: Queue) -> None:
    """Let answers look alike: the browser would write "from cache" over those of a trial."""
    send = queue.send_message

    def send_plain(event: Event, message: EventMessage) -> None:
        if isinstance(message, ProcessCompletedMessage):
            message.used_cache = None
        send(event, message)

    queue.send_message = send_plain  # type: ignore[method-assign, assignment]


def is_trial() -> bool:
    """Whether Gradio only tries what it runs now."""
    return _probe_mode_active.get()


def tried(page: gr.Blocks, handler: Handler) -> Handler:
    """The handler, which fails in a trial where it needs its turn."""

    @functools.wraps(handler)
    def trying(*values: Any) -> Any:
        if not is_trial():
            return handler(*values)
        with without_turn():
            answer = handler(*values)
        # Gradio would keep an event that has never waited, with its request, for ever.
        page._queue.event_ids_to_events.pop(LocalContext.event_id.get(None) or "", None)
        return answer

    trying.cache = True  # type: ignore[attr-defined]
    return trying
