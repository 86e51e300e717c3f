"""What the tab Inside shows: a photo's score maps before they are added up."""

import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from demo import runner
from demo.services import runs
from demo.services.answers import stored_answers
from demo.services.networks import DEFAULT_TRUNK
from demo.services.photos import photo_of, truth_of
from demo.services.scores import EDGE_RADIUS
from demo.services.stored import stored_maps
from segcore import zoo
from segcore.data.arrays import Labels, Mask, Photo
from segcore.data.results import SemanticResult
from segcore.errors import OutOfMemory
from segcore.later import later
from segcore.measure.boundary import boundary_band, fill_void
from segcore.ops.receptive_field import Field

if TYPE_CHECKING:
    from segcore.models.network import Network

outline: Callable[[str], "Network"] = later("segcore.load:outline")
score_fields: Callable[["Network"], Mapping[str, Field]] = later(
    "segcore.models.fields:score_fields"
)
sees_whole_photo: Callable[["Network", str], bool] = later("segcore.models.fields:sees_whole_photo")
UNET = "unet"


@dataclass(frozen=True)
class Truth:
    """Labels drawn by a person, the same without void, and the band "at the edge"."""

    labels: Labels
    filled: Labels
    band: Mask


@dataclass(frozen=True)
class Inside:
    """One photo's score maps.

    Attributes:
        source: a sample's name or the path of an upload.
        photo: upright RGB.
        maps: tap → float32 (classes, rows, columns) at its own stride, of the network's padded
            input.
        input_size: (height, width) of the copy that the network saw.
        truth: of a sample; None if it has none.
    """

    source: str
    photo: Photo
    trunk: str
    maps: Mapping[str, np.ndarray]
    input_size: tuple[int, int]
    truth: Truth | None


def look_inside(source: str, trunk: str = DEFAULT_TRUNK) -> Inside:
    """A photo's score maps, of the FCN on a trunk; SegcoreError if the network fails."""
    photo, finest = photo_of(source), zoo.levels_of(trunk)[-1]
    input_size = _answered(source, finest).input_size
    maps = stored_maps(source, finest) or runner.current().score_maps(photo, finest)
    _check_same_copy(maps, input_size, zoo.find(zoo.levels_of(trunk)[0]).stride)
    return Inside(source, photo, trunk, maps, input_size, inside_truth(source))


@cache
def fields(trunk: str = DEFAULT_TRUNK) -> Mapping[str, Field]:
    """Tap → what one cell of its score map can see, in pixels of the network's input."""
    return score_fields(outline(zoo.levels_of(trunk)[-1]))


@cache
def pooled_taps(trunk: str = DEFAULT_TRUNK) -> tuple[str, ...]:
    """The taps whose score maps also read the mean of the whole photo."""
    network = outline(zoo.levels_of(trunk)[-1])
    return tuple(tap for tap in network.decoder.reads if sees_whole_photo(network, tap))


def copies() -> Mapping[str, int]:
    """The taps that U-Net copies with their strides, fine to coarse; empty without its weights."""
    return _copies() if zoo.available(UNET) else {}


def ablated(source: str, let_through: Collection[str]) -> SemanticResult:
    """U-Net's labels of a photo with only some of its copies; SegcoreError if it fails."""
    return runs.ablated(source, UNET, frozenset(_copies()) - frozenset(let_through))


def inside_truth(source: str) -> Truth | None:
    """The truth of a sample; None if it has none."""
    labels = truth_of(source)
    if labels is None:
        return None
    return Truth(labels, fill_void(labels), boundary_band(labels, float(EDGE_RADIUS)))


@cache
def _copies() -> Mapping[str, int]:
    network = outline(UNET)
    taps = network.trunk.taps if network.trunk else {}
    return {tap: taps[tap].stride for tap in reversed(network.decoder.mutable)}


def _answered(source: str, level: str) -> SemanticResult:
    known = stored_answers(source).get(level)
    if known and isinstance(known.result, SemanticResult):
        return known.result
    return runs.semantic(source, level)


def _check_same_copy(
    maps: Mapping[str, np.ndarray], input_size: tuple[int, int], stride: int
) -> None:
    """Refuse maps of another size than the labels: memory may have run out in between."""
    needed = tuple(math.ceil(side / stride) for side in input_size)
    coarsest = min(maps.values(), key=lambda scores: scores.size)
    if coarsest.shape[1:] != needed:
        raise OutOfMemory(
            "The score maps came from a smaller copy of the photo than its labels.",
            f"The device had too little memory for {input_size[1]} × {input_size[0]} px.",
            "Choose the photo again.",
        )
