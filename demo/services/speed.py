"""How long each network takes for a photo on this machine, by the engine's own clock."""

import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from demo import runner
from demo.services.cards import Known, known_networks
from demo.services.photos import first_source, photo_of
from segcore.data.arrays import Photo
from segcore.data.results import InstanceResult, SemanticResult

PASSES = 5  # that count, of each network; one more before them warms it up
FRESH = 20.0  # seconds in which a measurement serves whoever has asked meanwhile

Result = SemanticResult | InstanceResult


@dataclass(frozen=True)
class Speed:
    """What was measured so far.

    Attributes:
        seconds: network → the median of its passes, from the photo to its answer.
        device: where they ran, such as "CPU (x86_64)".
        precision: network → of its arithmetic, such as "float32".
        sample: name of the photo.
        size: (height, width) of the photo.
        of: how many networks there are to measure.
        ended: when the last one was done, in seconds since 1970; 0 before that.
    """

    seconds: Mapping[str, float]
    device: str
    precision: Mapping[str, str]
    sample: str
    size: tuple[int, int]
    of: int
    ended: float = 0.0


_last: list[Speed] = []


def last_speed() -> Speed | None:
    """The last complete measurement of this process."""
    return _last[-1] if _last else None


def measure_speed() -> Iterator[Speed]:
    """Measure every network that is here; what is known so far, after each checkpoint.

    The levels of one FCN come from one pass, and each counts this pass and its own labels.

    Raises:
        WeightsError, OutOfMemory.
    """
    known = last_speed()
    if known and time.time() - known.ended < FRESH:
        yield known
        return
    source = first_source()
    photo = photo_of(source)
    groups = _by_checkpoint([each for each in known_networks() if each.ready])
    so_far = Speed({}, "", {}, source, photo.shape[:2], sum(map(len, groups)))
    for group in groups:
        so_far = _with(so_far, _answers(group, photo))
        yield so_far
    _last[:] = [replace(so_far, ended=time.time())]
    yield _last[0]


def forget_speed() -> None:
    """Drop the last measurement, for another runner."""
    _last.clear()


def _answers(group: Sequence[Known], photo: Photo) -> list[Mapping[str, Result]]:
    """The answers of one checkpoint's networks to each pass."""
    return [_answer(group, np.roll(photo, step, axis=1)) for step in range(PASSES + 1)][1:]


def _answer(group: Sequence[Known], photo: Photo) -> Mapping[str, Result]:
    # Each pass gets the photo moved by a pixel: the engine remembers the taps of a photo that it
    # has seen, and would tell how long they took then.
    asked, names = runner.current(), [each.name for each in group]
    if group[0].entry.task == "semantic":
        return asked.levels(photo, names)
    return {name: asked.instances(photo, name) for name in names}


def _with(so_far: Speed, answers: Sequence[Mapping[str, Result]]) -> Speed:
    last = answers[-1]
    medians = {
        name: statistics.median(sum(answer[name].seconds.values()) for answer in answers)
        for name in last
    }
    return replace(
        so_far,
        seconds={**so_far.seconds, **medians},
        device=next(iter(last.values())).device,
        precision={**so_far.precision, **{name: each.precision for name, each in last.items()}},
    )


def _by_checkpoint(known: Sequence[Known]) -> list[list[Known]]:
    groups: dict[str, list[Known]] = {}
    for each in known:
        groups.setdefault(each.entry.checkpoint, []).append(each)
    return list(groups.values())
