"""What needs a turn in a line, and what can be answered without one.

A network or a visitor's file takes seconds. What is stored of a sample takes none, so nobody should
wait for it behind the networks. Which of the two a question is, shows best by trying.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_without: ContextVar[bool] = ContextVar("without_a_turn", default=False)


class NeedsTurn(Exception):
    """The question cannot be answered without a network or a visitor's file."""


def need_turn() -> None:
    """Say that work begins which must wait for its turn.

    Raises:
        NeedsTurn: the question is being tried `without_turn`.
    """
    if _without.get():
        raise NeedsTurn


@contextmanager
def without_turn() -> Iterator[None]:
    """Let whatever calls `need_turn` fail while the block runs."""
    token = _without.set(True)
    try:
        yield
    finally:
        _without.reset(token)
