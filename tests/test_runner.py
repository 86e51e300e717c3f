"""Who answers the page: one place that may be another one, and nobody who goes around it."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from fake_engine import FakeEngine

from demo import runner
from demo.runner import lent
from segcore.engine import Engine

ROOT = Path(__file__).parents[1]
MAY_ASK = {"runner/local.py", "runner/together.py", "runner/lent.py", "first_view.py"}


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


# ---- A GPU for a moment --------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("value", "is_lent"), [("true", True), ("1", True), ("0", False), ("", False)]
)
def test_a_space_says_whether_it_lends_a_gpu(
    value: str, is_lent: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(lent.VARIABLE, value)
    assert lent.is_lent() is is_lent


def test_each_question_borrows_a_gpu_and_its_network_is_there_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    events: list[str] = []

    class Engine(FakeEngine):
        def prepare(self, model: str) -> None:
            events.append(f"prepared {model}")

    def gpu(duration: int) -> Callable:
        def mark(question: Callable) -> Callable:
            events.append(f"marked {question.__name__}")

            def borrow(*given: object, **named: object) -> object:
                events.append(f"borrowed for {question.__name__}")
                return question(*given, **named)

            return borrow

        return mark

    made = []
    monkeypatch.setitem(sys.modules, "spaces", SimpleNamespace(GPU=gpu))
    monkeypatch.setattr(lent, "engine_on", lambda *given, **named: made.append(named) or Engine())
    runner.choose(lent.borrowing)
    answer = runner.current().levels(np.zeros((48, 64, 3), np.uint8), ("fcn8s",))
    assert set(answer) == {"fcn8s"}
    assert made == [{"precision": "float16"}]
    marked = [event.removeprefix("marked ") for event in events if event.startswith("marked")]
    questions = {name for name in vars(runner.Runner) if not name.startswith("_")}
    assert {*marked, "prepare"} == questions
    assert events[-1] == "borrowed for levels"
    assert events.index("prepared fcn8s") < events.index("marked levels")


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
