"""Work that comes back again and again while the page is served."""

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator

log = logging.getLogger("skipscope")


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
