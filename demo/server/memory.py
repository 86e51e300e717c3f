"""Gives memory back that large photos have taken, and lets Gradio keep no answers.

The allocator of Linux keeps what is freed, once for each of up to eight areas a processor. Threads
of the page then hold gigabytes that nobody uses.
"""

import ctypes
import sys

from gradio.state_holder import SessionState

M_ARENA_MAX = -8  # of mallopt(3)
ARENAS = 2


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


def give_back() -> None:
    """Return what is free to the system."""
    allocator = _allocator()
    if allocator:
        allocator.malloc_trim(0)


def _allocator() -> ctypes.CDLL | None:
    """The C library, if it is glibc."""
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "mallopt") and hasattr(library, "malloc_trim") else None
