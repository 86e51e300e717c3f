"""Answers that nobody fetches.

Gradio keeps what it has to say to a tab until the tab reads it. A tab that has gone without reading
would keep its answer, photo and all, in memory.
"""

from gradio.queueing import Queue


class Unread:
    """Forgets what has been waiting for a reader since the last look."""

    def __init__(self, queue: Queue) -> None:
        self._queue = queue
        self._seen: set[str] = set()  # tabs with something unread at the last look

    def look(self) -> None:
        """Forget the answers of tabs that had not read at the last look either.

        A tab whose question still waits stays, for its reader may come with the answer.
        """
        said = self._queue.pending_messages_per_session
        asking = {event.session_hash for event in list(self._queue.event_ids_to_events.values())}
        unread = {tab for tab, messages in list(said.items()) if messages.qsize()} - asking
        for tab in unread & self._seen:
            said.pop(tab, None)
        self._seen = unread
