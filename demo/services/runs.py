"""The runner's answers to the last photos, kept so that another tab gets them at once."""

from functools import lru_cache

from demo import runner
from demo.services import kept
from demo.services.networks import DEFAULT_TRUNK
from demo.services.photos import photo_of
from segcore import zoo
from segcore.data.results import InstanceResult, SemanticResult
from segcore.data.steps import ObjectSteps

KEPT_PHOTOS = 4  # their label maps stay in memory; one map of a 12 MP photo takes 12 MB
KEPT_ABLATIONS = 8  # label maps of a network with some taps muted
KEPT_STEPS = 32  # ways to an object; each takes 10 kB
KEPT_OBJECTS = 64  # answers of instance networks; the largest takes 0.3 MB


@lru_cache(maxsize=KEPT_PHOTOS)
def levels(source: str, trunk: str = DEFAULT_TRUNK) -> dict[str, SemanticResult]:
    """All levels of the FCN on a trunk: one pass of it gives all of them."""
    return runner.current().levels(photo_of(source), zoo.levels_of(trunk))


def run(source: str, name: str) -> SemanticResult | InstanceResult:
    """The answer of any network to a photo; SegcoreError if it fails."""
    return (semantic if zoo.find(name).task == "semantic" else instances)(source, name)


def semantic(source: str, name: str) -> SemanticResult:
    """One semantic network's labels of a photo; SegcoreError if it fails."""
    trunk = zoo.find(name).trunk
    if trunk and name in zoo.levels_of(trunk):
        return levels(source, trunk)[name]
    return _alone(source, name)


@lru_cache(maxsize=KEPT_OBJECTS)
def instances(source: str, name: str) -> InstanceResult:
    """One instance network's objects in a photo; SegcoreError if it fails."""
    return runner.current().instances(photo_of(source), name)


@lru_cache(maxsize=KEPT_STEPS)
def steps(source: str, name: str, place: int) -> ObjectSteps:
    """How an instance network came to its object at ``place``; SegcoreError if it fails."""
    return runner.current().steps(photo_of(source), place, name)


@lru_cache(maxsize=KEPT_ABLATIONS)
def ablated(source: str, name: str, muted: frozenset[str]) -> SemanticResult:
    """A network's labels of a photo with some taps muted; SegcoreError if it fails."""
    return runner.current().segment(photo_of(source), name, sorted(muted))


@lru_cache(maxsize=KEPT_PHOTOS)
def _alone(source: str, name: str) -> SemanticResult:
    return runner.current().segment(photo_of(source), name)


def forget() -> None:
    """Drop every remembered answer, for another runner."""
    for remembered in (levels, instances, steps, ablated, _alone):
        remembered.cache_clear()
    kept.forget()
