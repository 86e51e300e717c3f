"""What a question is about: a photo, the levels' answers, and how far a mark is from a mistake.

Everything is worked out when the question is put, so that the curtain lifts at once. Before that,
nothing of it leaves the server but the photo, and for a vote one panel without its name.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypedDict

import cv2
import numpy as np
from PIL import Image

from demo import services
from demo.shared.encoding import jpeg
from segcore import zoo
from segcore.data.arrays import Labels
from segcore.data.labels import VOID
from segcore.data.results import SemanticResult
from segcore.draw.render import overlay

PHOTO_SIDE = 1280  # pixels: the longest side that phones and projector get
JUDGED_SIDE = 640  # pixels: of the map by which marks are judged
REACH = (
    0.02  # of the longest side: a mark this near to a mistake hits it; a fingertip is that broad
)
OPACITY = 0.6
QUALITY = 85  # of JPEG
KEPT_SAMPLES = 12
# Apart for every eye (Okabe and Ito, 2008): still wrong, repaired, and judged by nobody.
STAYS, REPAIRED, DIFFERS = (213, 94, 0, 215), (0, 114, 178, 215), (150, 70, 160, 215)
Place = tuple[float, float]


class Verdict(TypedDict):
    """How near a mark is to a mistake of the coarsest level, and which finer levels repair it."""

    hit: bool
    far: int | None  # pixels of the photo to the nearest mistake; None if there is none at all
    repaired: list[bool]  # one for each finer level


@dataclass(frozen=True, eq=False)
class Content:
    """A photo and its answer. Pictures are encoded; masks are bool (height, width).

    `has_truth`: a mistake is a label that differs from the truth. Without truth, it is one that the
    finest level changes, and nobody knows who is right.
    """

    source: str
    size: tuple[int, int]  # width and height of the photo itself
    words: Mapping[str, Mapping[str, str]]
    alt: str
    photo: bytes
    levels: tuple[str, ...]  # titles, from coarse to fine
    panels: tuple[bytes, ...]
    mistakes: bytes
    wrong: tuple[np.ndarray, ...]  # one mask for each level
    distance: np.ndarray  # float32 (height, width): pixels to the nearest mistake
    has_truth: bool

    def verdict(self, place: Place) -> Verdict:
        """What is true of a mark, given in shares of the photo."""
        high, wide = self.distance.shape
        x, y = min(int(place[0] * wide), wide - 1), min(int(place[1] * high), high - 1)
        reach, far = REACH * max(high, wide), float(self.distance[y, x])
        hit, scale = far <= reach, self.size[0] / wide
        return {
            "hit": hit,
            "far": None if np.isinf(far) else round(far * scale),
            "repaired": [
                hit and is_repaired(self.wrong[0], finer, x, y, reach) for finer in self.wrong[1:]
            ],
        }


def is_repaired(coarse: np.ndarray, finer: np.ndarray, x: int, y: int, reach: float) -> bool:
    """Whether a finer level is right in most of the coarse one's mistakes around (x, y)."""
    side = int(reach)
    top, left = max(0, y - side), max(0, x - side)
    around = np.s_[top : y + side + 1, left : x + side + 1]
    missed = coarse[around]
    rows, columns = np.ogrid[top : top + missed.shape[0], left : left + missed.shape[1]]
    missed = missed & ((rows - y) ** 2 + (columns - x) ** 2 <= reach**2)
    return bool(2 * (missed & finer[around]).sum() < missed.sum())


def content_of(source: str, trunk: str) -> Content:
    """The photo and its answer; SegcoreError if no network can run.

    Args:
        source: a sample's name, or the path of an upload.
        trunk: of the levels.
    """
    return _of_sample(source, trunk) if source in services.samples() else _made(source, trunk)


@lru_cache(maxsize=KEPT_SAMPLES)
def _of_sample(source: str, trunk: str) -> Content:
    return _made(source, trunk)


def _made(source: str, trunk: str) -> Content:
    view = services.compare(source, None, trunk)
    results = list(view.results.values())
    wrong = wrong_masks(results, view.truth)
    high, wide = view.photo.shape[:2]
    return Content(
        source=source,
        size=(wide, high),
        words=services.words_of(source),
        alt=view.alt,
        photo=jpeg(_fitted(view.photo), QUALITY),
        levels=tuple(zoo.find(name).title for name in view.results),
        panels=tuple(panel_of(view.photo, each) for each in results),
        mistakes=mistakes_png(wrong[0], None if view.truth is None else wrong[-1]),
        wrong=wrong,
        distance=distance_to(wrong[0]),
        has_truth=view.truth is not None,
    )


# ---- What is wrong -------------------------------------------------------------------------------
def wrong_masks(results: list[SemanticResult], truth: Labels | None) -> tuple[np.ndarray, ...]:
    """For each level where it is wrong, on a map of at most `JUDGED_SIDE` pixels.

    Without truth: where it differs from the finest level. Void is judged by nobody.
    """
    maps = [_small(result.labels) for result in results]
    right = maps[-1] if truth is None else _small(truth)
    return tuple((labels != right) & (right != VOID) for labels in maps)


def distance_to(mask: np.ndarray) -> np.ndarray:
    """float32 (height, width): pixels to the nearest one of a mask; infinite if it is empty."""
    if not mask.any():
        return np.full(mask.shape, np.inf, np.float32)
    found: np.ndarray = cv2.distanceTransform(
        np.where(mask, 0, 1).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE
    )
    return found


def _small(labels: Labels) -> Labels:
    """Every label of it is one of the map: nothing is averaged."""
    height, width = labels.shape
    scale = min(1.0, JUDGED_SIDE / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small: np.ndarray = cv2.resize(labels, size, interpolation=cv2.INTER_NEAREST)
    return small


# ---- Pictures ------------------------------------------------------------------------------------
def panel_of(photo: np.ndarray, result: SemanticResult) -> bytes:
    """The photo under the classes of a level, as a JPEG."""
    painted = overlay(photo, result.labels, result.label_set.palette("safe"), OPACITY)
    return jpeg(_fitted(painted), QUALITY)


def mistakes_png(wrong: np.ndarray, finest: np.ndarray | None) -> bytes:
    """The mistakes of the coarsest level on a clear ground, as a PNG.

    Args:
        wrong: where they are.
        finest: where the finest level is wrong; None if nobody knows who is right.
    """
    picture = np.zeros((*wrong.shape, 4), np.uint8)
    picture[wrong] = DIFFERS if finest is None else STAYS
    if finest is not None:
        picture[wrong & ~finest] = REPAIRED
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _fitted(photo: np.ndarray) -> Image.Image:
    picture = Image.fromarray(photo)
    picture.thumbnail((PHOTO_SIDE, PHOTO_SIDE), Image.Resampling.BOX)
    return picture
