"""What a room says to a phone and to the projector, as JSON.

Before the curtain lifts, nothing here tells the answer.
"""

from typing import Annotated, Literal, TypedDict
from weakref import WeakKeyDictionary

from demo.room import store
from demo.room.content import Content, Verdict
from demo.room.store import Phone, Room
from demo.shared.value_types import Bilingual, Declared, Size

# Shares of the photo's width and height.
Mark = Annotated[list[float], Declared("Mark", "readonly [x: number, y: number]")]


class PhotoSaid(TypedDict):
    """The photo of the question. Addresses are relative to the page."""

    source: str  # a sample's name; empty for an upload
    address: str
    size: Size  # of the photo itself
    title: Bilingual  # empty for an upload
    alt: str


class AnswerSaid(TypedDict):
    """What lies behind the curtain."""

    panels: list[str]  # addresses
    mistakes: str  # address
    has_truth: bool
    level: int  # that was voted for
    votes: list[int]  # for each level
    marks: int  # of all phones
    hits: int  # marks near a mistake of the coarsest level
    repaired: list[int]  # of these, for each finer level


class Said(TypedDict):
    """What everybody in the room may know."""

    version: int
    step: Literal["lesson", "mark", "vote"]
    question: Literal["mark", "vote"]  # in a lesson: the one that waits
    number: int  # of the question
    phones: int
    answered: int
    lifted: bool
    address: str  # what the lecturer's page shows
    levels: list[str]  # titles, from coarse to fine
    photo: PhotoSaid | None
    panel: str | None  # address of the panel to vote for
    answer: AnswerSaid | None


class Mine(TypedDict):
    """What one phone has said, and what is true of it."""

    marks: list[Mark]
    vote: int | None
    verdicts: list[Verdict]


class PhoneSaid(Said):
    """For a phone."""

    mine: Mine


class ScreenSaid(Said):
    """For the projector: every mark, by nobody."""

    marks: list[Mark]
    verdicts: list[Verdict]


def said_to_phone(room: Room[Content], phone: Phone, now: float) -> PhoneSaid:
    """The room as one phone sees it."""
    mine: Mine = {
        "marks": [list(place) for place in phone.marks],
        "vote": phone.vote,
        "verdicts": verdicts_of(room, list(phone.marks)),
    }
    return {**said(room, now), "mine": mine}


def said_to_screen(room: Room[Content], now: float) -> ScreenSaid:
    """The room as the projector sees it."""
    marks = all_marks(room)
    places: list[Mark] = [list(place) for place in marks]
    return {**said(room, now), "marks": places, "verdicts": verdicts_of(room, marks)}


def said(room: Room[Content], now: float) -> Said:
    """What everybody may know."""
    content = room.content
    return {
        "version": room.version,
        "step": room.question if room.is_asking else "lesson",
        "question": room.question,
        "number": room.number,
        "phones": len(room.present(now)),
        "answered": room.answered,
        "lifted": room.lifted,
        "address": room.address,
        "levels": list(content.levels) if content else [],
        "photo": _photo(room, content) if content else None,
        "panel": _address(room, "panel") if content and room.question == "vote" else None,
        "answer": _answer_once(room, content) if content and room.lifted else None,
    }


def all_marks(room: Room[Content]) -> list[store.Place]:
    """The marks of every phone."""
    return [place for phone in room.phones.values() for place in phone.marks]


def verdicts_of(room: Room[Content], marks: list[store.Place]) -> list[Verdict]:
    """What is true of some marks; nothing before the curtain lifts."""
    content = room.content
    return [content.verdict(place) for place in marks] if content and room.lifted else []


def _address(room: Room[Content], picture: str) -> str:
    return f"room/{room.code}/{room.number}/{picture}"


def _photo(room: Room[Content], content: Content) -> PhotoSaid:
    return {
        "source": content.source if content.words["title"] else "",
        "address": _address(room, "photo"),
        "size": list(content.size),
        "title": dict(content.words["title"]),
        "alt": content.alt,
    }


_answers: WeakKeyDictionary[Room[Content], tuple[int, AnswerSaid]] = WeakKeyDictionary()


def _answer_once(room: Room[Content], content: Content) -> AnswerSaid:
    """Nobody can answer any more, so it is counted once for all phones."""
    known = _answers.get(room)
    if known is None or known[0] != room.number:
        known = _answers[room] = (room.number, _answer(room, content))
    return known[1]


def _answer(room: Room[Content], content: Content) -> AnswerSaid:
    verdicts = verdicts_of(room, all_marks(room))
    finer = range(len(content.levels) - 1)
    return {
        "panels": [_address(room, f"level{place}") for place in range(len(content.levels))],
        "mistakes": _address(room, "mistakes"),
        "has_truth": content.has_truth,
        "level": room.level,
        "votes": room.votes,
        "marks": len(verdicts),
        "hits": sum(each["hit"] for each in verdicts),
        "repaired": [sum(each["repaired"][place] for each in verdicts) for place in finer],
    }


def picture_of(room: Room[Content], name: str) -> bytes | None:
    """A picture of the question; None if there is none of this name, or not yet."""
    content = room.content
    if content is None:
        return None
    shown = {"photo": content.photo}
    if room.question == "vote":
        shown["panel"] = content.panels[room.level]
    if room.lifted:
        shown["mistakes"] = content.mistakes
        shown.update({f"level{place}": each for place, each in enumerate(content.panels)})
    return shown.get(name)
