"""The lines in which questions wait: a fair turn for each visitor, and an end to each line.

Gradio has one list of events for each `concurrency_id`. A `Line` takes the place of that list: it
takes turns among network addresses, then among the tabs of one address, so that whoever has asked
a hundred times delays the others by one question. A tab with too many open questions hears so.
"""

import sys
from collections import Counter
from collections.abc import Callable, Hashable, Iterable

import gradio as gr
from gradio.queueing import Event, Queue
from gradio.server_messages import ProcessCompletedMessage

from demo.i18n.refusals import refusal
from demo.server.trying import try_first
from demo.shared.handling import ERROR_SECONDS, language_of, titled

TAB = 6  # questions of one tab that may wait; the page itself asks two at once at most
ADDRESS = 48  # of one network address, which a whole class may share
LONGEST = 96  # questions in one line
TRIED = ("model", "photo")  # lines that whoever asks for something stored need not join


class Line(list[Event]):
    """The events that wait for one kind of work, in the order in which they will be served."""

    def __init__(self, queue: Queue) -> None:
        super().__init__()
        self.queue = queue

    def append(self, event: Event) -> None:
        """Give the event a place, or answer it at once that there is none."""
        refused = self._refused(event)
        if refused:
            _answer(self.queue, event, *refused)
            return
        super().append(event)
        self[:] = in_turn(sorted(self, key=lambda each: each.enqueue_time))

    def _refused(self, event: Event) -> tuple[str, int] | None:
        """The key of the words and the number in them, if the event gets no place."""
        tab = sum(each.session_hash == event.session_hash for each in self)
        address = sum(address_of(each) == address_of(event) for each in self)
        if tab >= TAB:
            return "share", tab
        if address >= ADDRESS:
            return "share", address
        if len(self) >= LONGEST:
            return "full", len(self)
        return None


def set_up_lines(page: gr.Blocks) -> None:
    """Let the events of a page wait in lines of ours. To be called when all events are there."""
    try_first(page, TRIED)
    queue = page._queue
    # Nobody asks for Gradio's record of all events, and it is summed up anew at each of them.
    queue.ANALYTICS_MAX_EVENTS, queue.ANAYLTICS_CACHE_FREQUENCY = 1, sys.maxsize
    queue.max_size = None  # each line has an end of its own, and says so in the page's language
    for event in page.fns.values():
        queue.create_event_queue_for_fn(event)
    for each in queue.event_queue_per_concurrency_id.values():
        each.queue = Line(queue)


def let_run(page: gr.Blocks, line: str, count: int) -> None:
    """Take ``count`` events of a line at once from now on."""
    page._queue.event_queue_per_concurrency_id[line].concurrency_limit = count


def in_turn(events: Iterable[Event]) -> list[Event]:
    """Events in the order of their arrival → in the order in which they are served."""
    return _alternating(_alternating(events, lambda each: each.session_hash), address_of)


def address_of(event: Event) -> str:
    """The network address from which it was asked."""
    client = event.request.client
    return client.host if client else ""


def _alternating(events: Iterable[Event], whose: Callable[[Event], Hashable]) -> list[Event]:
    """The first of each one, then the second of each one, and so on; else as they came."""
    seen: Counter[Hashable] = Counter()
    turns = []
    for event in events:
        turns.append((seen[whose(event)], event))
        seen[whose(event)] += 1
    return [event for _, event in sorted(turns, key=lambda turn: turn[0])]


def _answer(queue: Queue, event: Event, key: str, count: int) -> None:
    """Tell the tab, and forget the event: Gradio has noted it already."""
    language = language_of(event.request)
    title = refusal(f"{key}_title", language)
    output = {
        "error": titled(title, refusal(key, language, count=count)),
        "title": title,
        "duration": ERROR_SECONDS,
        "visible": True,
    }
    queue.send_message(event, ProcessCompletedMessage(output=output, title=title, success=False))
    queue.event_ids_to_events.pop(event._id, None)
