"""What a tab never reads is forgotten; what it may still read is not."""

import asyncio
from types import SimpleNamespace

from demo.server.unread import Unread


def tab(*said: str) -> asyncio.Queue:
    messages: asyncio.Queue = asyncio.Queue()
    for each in said:
        messages.put_nowait(each)
    return messages


def test_an_answer_that_nobody_reads_is_forgotten_at_the_second_look():
    said = {"gone": tab("answer"), "reads": tab(), "waits": tab("place in line")}
    waiting = {"event": SimpleNamespace(session_hash="waits")}
    queue = SimpleNamespace(pending_messages_per_session=said, event_ids_to_events=waiting)
    unread = Unread(queue)
    unread.look()
    assert set(said) == {"gone", "reads", "waits"}
    unread.look()
    assert set(said) == {"reads", "waits"}


def test_a_tab_that_reads_in_between_keeps_what_comes_next():
    said = {"tab": tab("first")}
    unread = Unread(SimpleNamespace(pending_messages_per_session=said, event_ids_to_events={}))
    unread.look()
    said["tab"].get_nowait()
    unread.look()
    said["tab"].put_nowait("second")
    unread.look()
    assert set(said) == {"tab"}
