"""Each visit of the soak once, on the fake engine; the soak itself takes twenty minutes."""

import asyncio
import random
from collections.abc import Callable

import pytest
from soak import GROWTH, Record, problem_of, soak
from soak_visits import VISITS, Visitor, sample
from thirty import at_once, one_by_one, photos, send, tap


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Pillow's, of a kind of PNG
@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.__name__)
def test_a_visit_finds_what_it_expects(visit: Callable, watched: str) -> None:
    with Visitor(watched) as visitor:
        answer = visit(visitor, random.Random(3))
        if asyncio.iscoroutine(answer):
            asyncio.run(answer)


def test_a_wrong_answer_goes_on_record(watched: str) -> None:
    def wrong(visitor: Visitor, chance: random.Random) -> None:
        raise AssertionError("Another photo came.")

    assert problem_of(wrong, watched, random.Random(0)) == "AssertionError: Another photo came."
    assert problem_of(lambda *_: None, watched, random.Random(0)) == ""


def test_memory_that_grows_shows_in_the_quarters() -> None:
    first, last = Record(stays=[1.0 + 0.01 * step for step in range(20)]).quarters()
    assert last > GROWTH * first
    assert Record(stays=[5.0] * 4 + [1.0, 1.0, 1.5, 1.0] * 4).quarters() == (1.0, 1.0)


def test_what_stays_is_seen_while_nobody_asks(watched: str, monkeypatch) -> None:
    monkeypatch.setattr("soak.LOOK", 0.1)
    monkeypatch.setattr("soak.BUSY", 1.0)
    monkeypatch.setattr("soak.REST", 0.5)
    monkeypatch.setattr("soak.VISITS", {sample: 1})
    record = soak(watched, minutes=2 / 60, visitors=2)
    assert not record.problems
    assert len(record.stays) == 2
    assert len(record.memory) > 10
    assert set(record.seconds) == {"sample"}


def test_thirty_at_once_and_one_by_one(watched: str) -> None:
    assert len(at_once(watched, tap, range(4))) == 4
    assert len(at_once(watched, send, photos(3, seed=1))) == 3
    assert len(one_by_one(watched, send, photos(2, seed=2))) == 2
    sizes = [[size for _, size in photos(3, seed)] for seed in (1, 2)]
    assert sizes[0] == sizes[1]
