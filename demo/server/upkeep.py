"""Work that comes back again and again while the page is served, so that nothing piles up."""

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import gradio as gr

from demo.server.folder import sweep
from demo.server.memory import Returned
from demo.server.unread import Unread

log = logging.getLogger("skipscope")


@contextlib.contextmanager
def looked_after(page: gr.Blocks, folder: Path) -> Iterator[None]:
    """While the block runs, let nothing stay that nobody needs: files, answers, memory."""
    forget = page.upload_file_set.discard
    with (
        every(60, lambda: sweep(folder, forget), "old files"),
        every(60, Unread(page._queue).look, "unread answers"),
        every(1, Returned().look, "memory"),
    ):
        yield


@contextlib.contextmanager
def every(seconds: float, work: Callable[[], object], name: str) -> Iterator[None]:
    """Do ``work`` in a thread of its own while the block runs, so many seconds after the last time.

    What goes wrong is logged, and tried again the next time.
    """
    ended = threading.Event()

    def work_on() -> None:
        while not ended.wait(seconds):
            try:
                work()
            except Exception:  # whatever it is, the next time must come
                log.exception("The look after %s failed.", name)

    thread = threading.Thread(target=work_on, name=name, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
