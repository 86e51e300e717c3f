"""What the server does again and again: it gives memory back, and goes on after a failure."""

import sys
import threading
import time
from types import SimpleNamespace

import numpy as np
import pytest

from demo.server import memory
from demo.server.memory import GROWN, LOOKS, Returned, few_arenas
from demo.server.upkeep import every


@pytest.fixture
def process(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A process whose memory the test sets; an allocator that counts how often it was asked."""
    made = SimpleNamespace(resident=1 << 30, held=1 << 30, trims=0)

    def trim(padding: int) -> None:
        made.trims += 1
        made.resident = made.held

    monkeypatch.setattr(memory, "_resident", lambda: made.resident)
    monkeypatch.setattr(memory, "_allocator", lambda: SimpleNamespace(malloc_trim=trim))
    return made


def test_memory_is_given_back_as_soon_as_a_good_deal_is_free(process):
    returned = Returned()
    process.resident += GROWN
    returned.look()
    assert process.trims == 0
    process.resident += 1
    returned.look()
    returned.look()
    assert process.trims == 1


def test_what_is_in_use_is_not_asked_for_each_second(process):
    returned = Returned()
    process.resident = process.held = process.held + 2 * GROWN
    for _ in range(5):
        returned.look()
    assert process.trims == 1


def test_a_little_is_given_back_too_after_a_while(process):
    returned = Returned()
    process.resident += 1000
    for _ in range(LOOKS - 1):
        returned.look()
    assert process.trims == 0
    returned.look()
    assert process.trims == 1
    assert process.resident == process.held


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="The allocator is of Linux.")
def test_the_system_gets_what_is_freed_below_something_in_use():
    few_arenas()
    blocks = [np.ones(100_000, np.uint8) for _ in range(2000)]
    in_use = blocks.pop()
    full = memory._resident()
    returned = Returned()
    blocks.clear()
    for _ in range(LOOKS):
        returned.look()
    assert in_use.all()
    assert memory._resident() < full - 150e6


def test_elsewhere_nothing_happens(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    few_arenas()
    returned = Returned()
    for _ in range(LOOKS):
        returned.look()
    assert memory._allocator() is None


def test_work_comes_back_after_a_failure_and_ends_with_the_block(caplog):
    turns, enough = [], threading.Event()

    def work() -> None:
        turns.append(1)
        if len(turns) == 3:
            enough.set()
        raise ValueError("This time it fails.")

    with every(0.01, work, "nothing"):
        assert enough.wait(10)
    done = len(turns)
    time.sleep(0.05)
    assert "The look after nothing failed." in caplog.text
    assert not [each for each in threading.enumerate() if each.name == "nothing"]
    assert len(turns) == done
