"""Rooms and what is in them: pure memory, with a clock that is passed in.

Nobody has a name here: a phone is a random id that its browser has made up for this room. A room is
forgotten when it is closed, two hours after it was opened, or when all places are taken and its
lecturer has been away for long.
"""

import hmac
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

Question = Literal["mark", "vote"]
Kind = Literal["unknown", "closed", "full", "crowded", "not_yours", "over", "wrong"]
Place = tuple[float, float]  # shares of the photo's width and height, 0 … 1
Content = TypeVar("Content")  # what a question is about; the store does not look into it

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none looks like another: no I, L, O, 0, 1
CODE_SIGNS = 4
MARKS = 3  # of each phone
LEVELS = 3  # to vote for
MOST_PHONES = 300  # in a room
MOST_ROOMS = 50
LIFETIME = 2 * 3600.0  # seconds
AWAY = 600.0  # seconds without a lecturer, after which a room may make place for another one
GONE = 20.0  # seconds without a phone, after which it is no longer counted
LOST = 120.0  # seconds without a phone, after which it may make place for another one
LONGEST_ADDRESS = 2000  # letters
PHONE_ID = re.compile(r"[0-9a-f]{32}")


class RoomProblem(Exception):
    """A room cannot do what was asked; `kind` says why, and the page says it in its language."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind)
        self.kind: Kind = kind


@dataclass
class Phone:
    """What one browser has done with the question, and when it was last heard."""

    seen: float
    marks: tuple[Place, ...] = ()
    vote: int | None = None
    streams: int = 0  # that are open

    @property
    def has_answered(self) -> bool:
        """Whether it has marked, or voted."""
        return bool(self.marks) or self.vote is not None


@dataclass(eq=False)
class Room(Generic[Content]):
    """A room. `version` grows with every change, so that a stream knows when to speak."""

    code: str
    key: str  # steers the room; only the browser that has opened it knows it
    ticket: str  # watches all marks; it may stand in an address, and so in a log, as no key should
    opened: float
    question: Question = "mark"
    number: int = 0  # of the question; 0 before the first one
    content: Content | None = None
    is_asking: bool = False  # else the lesson goes on, and the question waits
    level: int = 0  # of the panel to vote for
    lifted: bool = False
    address: str = ""  # what the lecturer's page shows
    steered: float = 0.0
    version: int = 0
    phones: dict[str, Phone] = field(default_factory=dict)

    def changed(self) -> None:
        """Let every stream speak again."""
        self.version += 1

    def present(self, now: float) -> list[Phone]:
        """The phones that are here, or have answered the question."""
        return [phone for phone in self.phones.values() if phone.has_answered or here(phone, now)]

    @property
    def answered(self) -> int:
        """How many phones have answered the question."""
        return sum(phone.has_answered for phone in self.phones.values())

    @property
    def votes(self) -> list[int]:
        """How many phones have voted for each level."""
        cast = [phone.vote for phone in self.phones.values()]
        return [cast.count(level) for level in range(LEVELS)]


def here(phone: Phone, now: float) -> bool:
    """Whether a phone listens, or did a moment ago."""
    return phone.streams > 0 or now - phone.seen <= GONE


class Rooms(Generic[Content]):
    """All rooms of this process.

    Args:
        clock: seconds that only grow, such as `time.monotonic`.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self._rooms: dict[str, Room[Content]] = {}
        self._closed: dict[str, float] = {}  # code → when it was closed

    def __len__(self) -> int:
        return len(self._rooms)

    # ---- Open, find, close ---------------------------------------------------------------------
    def open(self) -> Room[Content]:
        """A new room; "crowded" if there are too many."""
        self.sweep()
        if len(self._rooms) >= MOST_ROOMS and not self._make_place():
            raise RoomProblem("crowded")
        now = self.clock()
        room = Room[Content](
            self._free_code(), secrets.token_hex(16), secrets.token_hex(16), now, steered=now
        )
        self._rooms[room.code] = room
        return room

    def find(self, code: str) -> Room[Content]:
        """The room of this code; "closed" or "unknown" if there is none."""
        self.sweep()
        if code not in self._rooms:
            raise RoomProblem("closed" if code in self._closed else "unknown")
        return self._rooms[code]

    def steered(self, code: str, key: str) -> Room[Content]:
        """The room, for whoever has opened it; "not_yours" for anybody else."""
        room = self.find(code)
        if not hmac.compare_digest(room.key.encode(), key.encode()):
            raise RoomProblem("not_yours")
        room.steered = self.clock()
        return room

    def watched(self, code: str, ticket: str) -> Room[Content]:
        """The room, for the screen that shows all its marks."""
        room = self.find(code)
        if not hmac.compare_digest(room.ticket.encode(), ticket.encode()):
            raise RoomProblem("not_yours")
        room.steered = self.clock()
        return room

    def close(self, room: Room[Content]) -> None:
        """Forget everything of a room but that its code was used."""
        if self._rooms.pop(room.code, None):
            self._closed[room.code] = self.clock()

    def sweep(self) -> None:
        """Forget what is too old."""
        now = self.clock()
        for room in [each for each in self._rooms.values() if now - each.opened >= LIFETIME]:
            self.close(room)
        self._closed = {code: at for code, at in self._closed.items() if now - at < LIFETIME}

    def _make_place(self) -> bool:
        now = self.clock()
        room = min(self._rooms.values(), key=lambda each: each.steered)
        if now - room.steered < AWAY:
            return False
        self.close(room)
        return True

    def _free_code(self) -> str:
        while True:
            code = "".join(secrets.choice(LETTERS) for _ in range(CODE_SIGNS))
            if code not in self._rooms and code not in self._closed:
                return code

    # ---- What a phone does ---------------------------------------------------------------------
    def join(self, code: str, phone: str) -> tuple[Room[Content], Phone]:
        """The room and what it knows of this phone, which may have been here before."""
        room = self.find(code)
        if not PHONE_ID.fullmatch(phone):
            raise RoomProblem("wrong")
        if phone not in room.phones:
            self._take_in(room, phone)
        known = room.phones[phone]
        known.seen = self.clock()
        return room, known

    def _take_in(self, room: Room[Content], phone: str) -> None:
        now = self.clock()
        if len(room.phones) >= MOST_PHONES:
            lost = [
                name
                for name, each in room.phones.items()
                if not each.has_answered and not each.streams and now - each.seen > LOST
            ]
            if not lost:
                raise RoomProblem("full")
            del room.phones[lost[0]]
        room.phones[phone] = Phone(now)
        room.changed()

    def mark(self, code: str, phone: str, number: int, marks: list[Place]) -> None:
        """A phone sends its marks for question `number`, or changes them."""
        room, known = self.join(code, phone)
        _check_open(room, "mark", number)
        if len(marks) != MARKS or not all(0 <= share <= 1 for place in marks for share in place):
            raise RoomProblem("wrong")
        known.marks = tuple((round(x, 4), round(y, 4)) for x, y in marks)
        room.changed()

    def vote(self, code: str, phone: str, number: int, level: int) -> None:
        """A phone says which level it sees, or changes its mind."""
        room, known = self.join(code, phone)
        _check_open(room, "vote", number)
        if not 0 <= level < LEVELS:
            raise RoomProblem("wrong")
        known.vote = level
        room.changed()


# ---- What the lecturer does ----------------------------------------------------------------------
def ask(room: Room[Content], question: Question, content: Content, level: int = 0) -> None:
    """Put a new question: what was answered before is gone."""
    room.question, room.content, room.level = question, content, level
    room.number += 1
    room.lifted, room.is_asking = False, True
    for phone in room.phones.values():
        phone.marks, phone.vote = (), None
    room.changed()


def lift(room: Room[Content]) -> None:
    """Show the answer; nobody can answer any more."""
    if not room.is_asking:
        raise RoomProblem("over")
    room.lifted = True
    room.changed()


def set_aside(room: Room[Content]) -> None:
    """Go on with the lesson; the question waits."""
    room.is_asking = False
    room.changed()


def take_up(room: Room[Content]) -> None:
    """Come back to the question that waits."""
    if room.number == 0:
        raise RoomProblem("over")
    room.is_asking = True
    room.changed()


def move(room: Room[Content], address: str) -> None:
    """The lecturer's page shows something else."""
    if len(address) > LONGEST_ADDRESS:
        raise RoomProblem("wrong")
    if address != room.address:
        room.address = address
        room.changed()


def _check_open(room: Room[Content], question: Question, number: int) -> None:
    is_open = room.is_asking and not room.lifted and room.question == question
    if not is_open or number != room.number:
        raise RoomProblem("over")
