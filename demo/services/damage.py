"""Damaged files among the shipped ones: the page does without them, and the log says what to do."""

import logging
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from zipfile import BadZipFile

from segcore.errors import SegcoreError

log = logging.getLogger("skipscope")
# What the readers of JSON, PNG, JPEG and npz raise when bits are flipped or missing.
DAMAGE = (
    SegcoreError,
    OSError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    SyntaxError,
    EOFError,
    BadZipFile,
    zlib.error,
)


@contextmanager
def told_of_damage(what: str, repair: str) -> Iterator[None]:
    """Go on behind the block if it meets damage, and say so in one line of the log.

    Args:
        what: begins the sentence, such as "cow.json in assets/first_view".
        repair: a sentence that says what to do.
    """
    try:
        yield
    except DAMAGE as error:
        log.warning("%s is damaged (%s). %s", what, type(error).__name__, repair)


def check_size(found: Sequence[int], wanted: Sequence[int]) -> None:
    """Raise ValueError unless two sizes are the same."""
    if tuple(found) != tuple(wanted):
        raise ValueError(f"Expected {wanted[0]} × {wanted[1]} pixels, got {found[0]} × {found[1]}.")
