"""Who answers the page: one place that may be another one, and nobody who goes around it."""

import threading
from pathlib import Path

import pytest
from fake_engine import FakeEngine

from demo import runner
from segcore.engine import Engine

ROOT = Path(__file__).parents[1]
MAY_ASK = {"runner/local.py", "runner/cluster.py", "first_view.py"}


@pytest.fixture(autouse=True)
def _another_one_afterwards():
    yield
    runner.choose(runner.local)


def test_without_another_choice_this_process_answers() -> None:
    assert isinstance(runner.current(), Engine)


def test_a_runner_is_made_once_and_for_all_threads() -> None:
    made = []
    runner.choose(lambda: made.append(1) or FakeEngine())
    found = []
    threads = [threading.Thread(target=lambda: found.append(runner.current())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]
    assert len(set(found)) == 1


def test_another_choice_takes_the_place_of_the_first() -> None:
    runner.choose(FakeEngine)
    first = runner.current()
    runner.choose(FakeEngine)
    assert runner.current() is not first


def test_nobody_goes_around_the_runner() -> None:
    """Import-linter sees imports; what `later` names is text."""
    demo = ROOT / "demo"
    asking = {
        file.relative_to(demo).as_posix()
        for file in demo.rglob("*.py")
        if "segcore.engine:" in file.read_text("utf-8")
        or "from segcore.engine" in file.read_text("utf-8")
    }
    assert asking == MAY_ASK
