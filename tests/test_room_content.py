"""How marks are judged: by their distance to a mistake, by hand on made-up label maps."""

import io

import numpy as np
import pytest
from PIL import Image

from demo.room import said, store
from demo.room.content import (
    REACH,
    REPAIRED,
    STAYS,
    Content,
    distance_to,
    is_repaired,
    mistakes_png,
)
from demo.room.store import Rooms

SIDE = 100
FAR = REACH * SIDE  # 2 pixels


def content(wrong: tuple[np.ndarray, ...], has_truth: bool = True) -> Content:
    """A photo of 200 × 200 pixels, judged on a map of 100 × 100."""
    return Content(
        source="sheep",
        size=(2 * SIDE, 2 * SIDE),
        words={"title": {"en": "Sheep", "ko": "양"}},
        alt="A sheep",
        photo=b"photo",
        levels=("FCN-32s", "FCN-16s", "FCN-8s"),
        panels=(b"32", b"16", b"8"),
        mistakes=b"mistakes",
        wrong=wrong,
        distance=distance_to(wrong[0]),
        has_truth=has_truth,
    )


@pytest.fixture
def made_up() -> Content:
    """32s is wrong in columns 40 to 49, 16s in 40 to 47, 8s in 40 and 41."""
    wrong = [np.zeros((SIDE, SIDE), bool) for _ in range(3)]
    for mask, end in zip(wrong, (50, 48, 42), strict=True):
        mask[:, 40:end] = True
    return content(tuple(wrong))


@pytest.mark.parametrize(
    ("column", "hit", "far"), [(45, True, 0), (38, True, 4), (37, False, 6), (10, False, 60)]
)
def test_a_mark_hits_by_its_distance_and_not_by_its_pixel(made_up, column, hit, far):
    verdict = made_up.verdict(((column + 0.5) / SIDE, 0.5))
    assert (verdict["hit"], verdict["far"]) == (hit, far)


@pytest.mark.parametrize(
    ("column", "repaired"), [(49, [True, True]), (45, [False, True]), (40, [False, False])]
)
def test_a_level_repairs_what_it_mends_around_the_mark(made_up, column, repaired):
    assert made_up.verdict(((column + 0.5) / SIDE, 0.5))["repaired"] == repaired


def test_a_mark_that_misses_repairs_nothing(made_up):
    assert made_up.verdict((0.9, 0.9))["repaired"] == [False, False]


def test_the_corners_are_places_too(made_up):
    for place in ((0.0, 0.0), (1.0, 1.0)):
        assert not made_up.verdict(place)["hit"]


def test_without_a_mistake_nothing_is_near():
    none = np.zeros((SIDE, SIDE), bool)
    assert content((none, none, none)).verdict((0.5, 0.5)) == {
        "hit": False,
        "far": None,
        "repaired": [False, False],
    }


def test_only_the_disc_around_a_mark_counts():
    coarse, finer = np.zeros((2, SIDE, SIDE), bool)
    coarse[50, 50] = coarse[48, 48] = finer[48, 48] = True  # (48, 48) is 2.8 px away
    assert is_repaired(coarse, finer, 50, 50, FAR)
    assert not is_repaired(coarse, finer, 50, 50, 3)


def test_mistakes_have_two_colours(made_up):
    data = mistakes_png(made_up.wrong[0], made_up.wrong[-1])
    picture = np.array(Image.open(io.BytesIO(data)))
    assert [tuple(picture[0, column]) for column in (39, 41, 42)] == [(0, 0, 0, 0), STAYS, REPAIRED]


# ---- What the room says, and when --------------------------------------------------------------
def test_before_the_curtain_lifts_nothing_tells_the_answer(made_up):
    rooms = Rooms[Content](lambda: 0.0)
    room = rooms.open()
    store.ask(room, "mark", made_up)
    rooms.mark(room.code, "0" * 32, 1, [(0.45, 0.5), (0.49, 0.5), (0.9, 0.9)])
    before = said.said_to_screen(room, 0.0)
    assert before["answer"] is None
    assert before["verdicts"] == []
    assert len(before["marks"]) == 3
    assert [said.picture_of(room, each) for each in ("level0", "mistakes", "panel")] == [None] * 3
    store.lift(room)
    answer = said.said_to_screen(room, 0.0)["answer"]
    assert answer
    assert (answer["marks"], answer["hits"], answer["repaired"]) == (3, 2, [1, 2])
    assert said.picture_of(room, "level2") == b"8"


def test_a_vote_shows_one_panel_without_its_name(made_up):
    rooms = Rooms[Content](lambda: 0.0)
    room = rooms.open()
    store.ask(room, "vote", made_up, 1)
    rooms.vote(room.code, "0" * 32, 1, 2)
    assert said.picture_of(room, "panel") == b"16"
    assert said.picture_of(room, "level1") is None
    told = said.said_to_phone(room, room.phones["0" * 32], 0.0)
    assert told["answer"] is None
    assert told["panel"] == f"room/{room.code}/1/panel"  # which says nothing of its level
    store.lift(room)
    answer = said.said_to_screen(room, 0.0)["answer"]
    assert answer
    assert (answer["level"], answer["votes"]) == (1, [0, 0, 1])
