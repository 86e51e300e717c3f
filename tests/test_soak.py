"""Each visit of the soak once, on the fake engine; the soak itself takes twenty minutes."""

import asyncio
import random
from collections.abc import Callable

import pytest
from soak import GROWTH, Record, problem_of
from soak_visits import VISITS, Visitor
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
    first, last = Record(memory=[1.0 + 0.01 * step for step in range(100)]).quarters()
    assert last > GROWTH * first
    assert Record(memory=[5.0] * 20 + [1.0, 1.5] * 40).quarters() == (1.0, 1.0)


def test_thirty_at_once_and_one_by_one(watched: str) -> None:
    assert len(at_once(watched, tap, range(4))) == 4
    assert len(at_once(watched, send, photos(3, seed=1))) == 3
    assert len(one_by_one(watched, send, photos(2, seed=2))) == 2
    sizes = [[size for _, size in photos(3, seed)] for seed in (1, 2)]
    assert sizes[0] == sizes[1]
