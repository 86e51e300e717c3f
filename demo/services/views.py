"""What the tab Skips shows of a photo: all three levels, and how they compare."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from demo.services import runs
from demo.services.networks import DEFAULT_TRUNK
from demo.services.photos import given_truth, photo_of, samples, truth_of
from demo.services.scores import Change, Judgement, change, judge
from demo.services.stored import stored
from segcore import zoo
from segcore.data.arrays import Labels, Photo
from segcore.data.results import SemanticResult
from segcore.errors import SegcoreError


@dataclass(frozen=True)
class View:
    """One photo with everything that a tab shows of it. `source` is a sample's name or a path."""

    source: str
    alt: str
    lens: tuple[int, int] | None
    photo: Photo
    trunk: str = DEFAULT_TRUNK
    results: Mapping[str, SemanticResult] = field(default_factory=dict)
    truth: Labels | None = None
    judgement: Judgement | None = None
    changes: Mapping[str, Change] = field(default_factory=dict)
    stored: bool = False
    truth_given: bool = False


def compare(source: str, given: str | None = None, trunk: str = DEFAULT_TRUNK) -> View:
    """All three levels of a photo, with scores where it has truth; SegcoreError if it fails.

    Args:
        source: a sample's name, or the path of an upload.
        given: the path of a truth that the visitor has sent for a photo without one.
        trunk: of the levels, a key of `zoo.TRUNKS`.
    """
    photo, known = photo_of(source), _stored_levels(source, trunk)
    coarsest, *finer = zoo.levels_of(trunk)
    truth = given_truth(given, photo, zoo.find(coarsest).label_set) if given else truth_of(source)
    results = known or runs.levels(source, trunk)
    return View(
        **_opening(source),
        photo=photo,
        trunk=trunk,
        results=results,
        truth=truth,
        judgement=None if truth is None else judge(results, truth),
        changes={
            name: change(results[coarsest].labels, results[name].labels, truth) for name in finer
        },
        stored=bool(known),
        truth_given=given is not None,
    )


def compare_or_photo(source: str) -> View:
    """`compare`, or the photo alone if no network can run, so that the page opens anyway."""
    try:
        return compare(source)
    except SegcoreError:
        return View(**_opening(source), photo=photo_of(source))


def _stored_levels(source: str, trunk: str) -> dict[str, SemanticResult]:
    known = stored(source)
    found = {name: known.get(name) for name in zoo.levels_of(trunk)}
    return {name: each for name, each in found.items() if isinstance(each, SemanticResult)}


def _opening(source: str) -> dict[str, Any]:
    if source in samples():
        known = samples()[source]
        return {"source": source, "alt": known.alt, "lens": known.lens}
    return {"source": source, "alt": "", "lens": None}
