"""Gives memory back that large photos have taken, and lets Gradio keep no answers.

The allocator of Linux keeps what is freed, once for each of up to eight areas a processor. Threads
of the page then hold gigabytes that nobody uses.
"""

import ctypes
import os
import sys
from pathlib import Path

from gradio.state_holder import SessionState

M_ARENA_MAX = -8  # of mallopt(3)
ARENAS = 2
GROWN = 128 << 20  # bytes that may come together before they are given back
LOOKS = 10  # after which they are given back, however few


def few_arenas() -> None:
    """Let all threads share two areas; nothing happens where there is no such allocator."""
    allocator = _allocator()
    if allocator:
        allocator.mallopt(M_ARENA_MAX, ARENAS)


def keep_no_answers() -> None:
    """Let a tab keep its states alone.

    Gradio keeps the last value of each component too, photos and all, for links to what a visitor
    sees. Ours are in the address.
    """
    SessionState._update_value_in_config = lambda *_: None  # type: ignore[method-assign]


class Returned:
    """Gives memory back as soon as a good deal has come together, and whatever it is now and then.

    Giving back takes some hundredths of a second, so it is not done for little each time.
    """

    def __init__(self) -> None:
        self._kept, self._looks = _resident(), 0

    def look(self) -> None:
        """To be called once a second: return what is free to the system if it is time to."""
        self._looks += 1
        if self._looks < LOOKS and _resident() <= self._kept + GROWN:
            return
        allocator = _allocator()
        if allocator:
            allocator.malloc_trim(0)
        self._kept, self._looks = _resident(), 0


def _resident() -> int:
    """Bytes of memory that this process takes; 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _allocator() -> ctypes.CDLL | None:
    """The C library, if it is glibc."""
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "mallopt") and hasattr(library, "malloc_trim") else None
