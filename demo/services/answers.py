"""What the tab Segment shows of a photo: any network's answer, stored or computed."""

from dataclasses import dataclass

from demo.services import runs
from demo.services.stored import Result, stored


@dataclass(frozen=True)
class Answer:
    """One network's result for a photo, and whether it was stored beforehand."""

    result: Result
    stored: bool = False


def answer(source: str, name: str) -> Answer:
    """The answer of network ``name`` to a photo; SegcoreError if it fails."""
    known = stored_answers(source)
    if name in known:
        return known[name]
    return Answer(runs.run(source, name))


def stored_answers(source: str) -> dict[str, Answer]:
    """All stored answers to a photo; no network runs."""
    return {name: Answer(result, stored=True) for name, result in stored(source).items()}
