"""Rooms in memory: codes, phones, questions, limits, and what is forgotten."""

import pytest

from demo.room import store
from demo.room.store import (
    AWAY,
    CODE_SIGNS,
    GONE,
    LETTERS,
    LIFETIME,
    LOST,
    MOST_PHONES,
    MOST_ROOMS,
    Room,
    RoomProblem,
    Rooms,
)

MARKS = [(0.1, 0.2), (0.5, 0.5), (1.0, 0.0)]


class Clock:
    """Stands still until a test moves it."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def name(number: int) -> str:
    return f"{number:032x}"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def rooms(clock: Clock) -> Rooms[str]:
    return Rooms(clock)


@pytest.fixture
def room(rooms: Rooms[str]) -> Room[str]:
    """A room that asks for marks."""
    room = rooms.open()
    store.ask(room, "mark", "sheep")
    return room


def refused(kind: str):
    return pytest.raises(RoomProblem, match=f"^{kind}$")


def test_a_code_has_four_signs_that_nobody_confuses(rooms):
    codes = {rooms.open().code for _ in range(MOST_ROOMS)}
    assert len(codes) == MOST_ROOMS
    assert all(len(code) == CODE_SIGNS and set(code) <= set(LETTERS) for code in codes)
    assert not set("ILO01") & set(LETTERS)


def test_an_unknown_room_and_a_closed_one_say_so(rooms, room):
    with refused("unknown"):
        rooms.find("AAA")
    rooms.close(room)
    with refused("closed"):
        rooms.join(room.code, name(1))
    assert len(rooms) == 0


def test_a_room_is_forgotten_after_two_hours(rooms, room, clock):
    clock.now += LIFETIME - 1
    assert rooms.find(room.code) is room
    clock.now += 1
    rooms.sweep()
    assert len(rooms) == 0
    with refused("closed"):
        rooms.find(room.code)
    clock.now += LIFETIME
    with refused("unknown"):
        rooms.find(room.code)


def test_only_who_has_opened_a_room_steers_it(rooms, room):
    assert rooms.steered(room.code, room.key) is room
    assert rooms.watched(room.code, room.ticket) is room
    for wrong in ("", room.ticket, "ä"):
        with refused("not_yours"):
            rooms.steered(room.code, wrong)
    with refused("not_yours"):
        rooms.watched(room.code, room.key)


def test_a_phone_comes_back_to_its_marks(rooms, room, clock):
    rooms.mark(room.code, name(1), 1, MARKS)
    clock.now += 1000
    _, phone = rooms.join(room.code, name(1))
    assert list(phone.marks) == MARKS
    assert len(room.phones) == 1


def test_marks_can_be_changed_until_the_curtain_lifts(rooms, room):
    rooms.mark(room.code, name(1), 1, MARKS)
    rooms.mark(room.code, name(1), 1, MARKS[::-1])
    assert list(room.phones[name(1)].marks) == MARKS[::-1]
    store.lift(room)
    with refused("over"):
        rooms.mark(room.code, name(1), 1, MARKS)
    assert list(room.phones[name(1)].marks) == MARKS[::-1]


@pytest.mark.parametrize("marks", [[], MARKS[:2], [*MARKS, (0, 0)], [*MARKS[:2], (1.01, 0)]])
def test_wrong_marks_are_refused(rooms, room, marks):
    with refused("wrong"):
        rooms.mark(room.code, name(1), 1, marks)


@pytest.mark.parametrize("phone", ["", "x" * 32, "A" * 32, "0" * 31, "../" * 10])
def test_a_phone_is_a_random_id_and_nothing_else(rooms, room, phone):
    with refused("wrong"):
        rooms.join(room.code, phone)


def test_a_new_question_forgets_the_answers_and_takes_none_for_the_old_one(rooms, room):
    rooms.mark(room.code, name(1), 1, MARKS)
    store.ask(room, "vote", "cow", 2)
    assert (room.answered, room.number) == (0, 2)
    with refused("over"):
        rooms.mark(room.code, name(1), 1, MARKS)
    with refused("over"):
        rooms.vote(room.code, name(1), 1, 0)
    with refused("wrong"):
        rooms.vote(room.code, name(1), 2, 3)
    for phone, level in ((1, 0), (2, 2), (3, 2), (3, 1)):
        rooms.vote(room.code, name(phone), 2, level)
    assert room.votes == [1, 1, 1]


def test_the_question_waits_while_the_lesson_goes_on(rooms, room):
    rooms.mark(room.code, name(1), 1, MARKS)
    store.set_aside(room)
    with refused("over"):
        rooms.mark(room.code, name(2), 1, MARKS)
    with refused("over"):
        store.lift(room)
    store.take_up(room)
    rooms.mark(room.code, name(2), 1, MARKS)
    assert room.answered == 2


def test_without_a_question_there_is_none_to_come_back_to(rooms):
    with refused("over"):
        store.take_up(rooms.open())


def test_an_address_makes_a_new_version_only_if_it_is_another(rooms, room):
    store.move(room, "?tab=inside")
    version = room.version
    store.move(room, "?tab=inside")
    assert room.version == version
    with refused("wrong"):
        store.move(room, "x" * 2001)


def test_who_is_gone_is_not_counted_unless_they_have_answered(rooms, room, clock):
    for number in range(3):
        rooms.join(room.code, name(number))
    rooms.mark(room.code, name(0), 1, MARKS)
    room.phones[name(1)].streams = 1
    assert len(room.present(clock())) == 3
    clock.now += GONE + 1
    assert len(room.present(clock())) == 2


def test_a_full_room_says_so_and_takes_a_phone_for_one_that_is_lost(rooms, room, clock):
    for number in range(MOST_PHONES):
        rooms.join(room.code, name(number))
    with refused("full"):
        rooms.join(room.code, name(MOST_PHONES))
    rooms.mark(room.code, name(0), 1, MARKS)
    clock.now += LOST + 1
    rooms.join(room.code, name(MOST_PHONES))
    assert len(room.phones) == MOST_PHONES
    assert name(0) in room.phones  # it has answered
    assert name(1) not in room.phones


def test_too_many_rooms_are_refused_and_one_whose_lecturer_left_makes_place(rooms, clock):
    first, *others = [rooms.open() for _ in range(MOST_ROOMS)]
    with refused("crowded"):
        rooms.open()
    clock.now += AWAY
    for each in others:
        rooms.steered(each.code, each.key)
    rooms.open()
    with refused("closed"):
        rooms.find(first.code)
    assert len(rooms) == MOST_ROOMS
