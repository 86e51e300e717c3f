"""What the tab Segment shows of a photo: any network's answer, stored or worked out."""

from dataclasses import dataclass

from demo.services import runs
from demo.services.stored import Result, stored


@dataclass(frozen=True)
class Answer:
    """One network's result on a photo, and whether it was worked out beforehand."""

    result: Result
    stored: bool = False


def answer(source: str, name: str) -> Answer:
    """What the network ``name`` says of a photo; SegcoreError if it fails."""
    known = stored_answers(source)
    if name in known:
        return known[name]
    return Answer(runs.run(source, name))


def stored_answers(source: str) -> dict[str, Answer]:
    """Every answer that is here without running a network."""
    return {name: Answer(result, stored=True) for name, result in stored(source).items()}
