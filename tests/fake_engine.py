"""An engine without weights, for tests of the page: it paints halves and makes objects up."""

import math
from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from segcore import zoo
from segcore.data.head import HeadBothWays
from segcore.data.resize import fitted_size
from segcore.data.results import MASK_SIDE, InstanceResult, SemanticResult
from segcore.data.steps import ObjectSteps
from segcore.data.voc21 import VOC21
from segcore.errors import MissingWeights
from segcore.load import outline
from segcore.models.fcn import VGG16_FUSED
from segcore.models.mobilenet import MOBILENET_FUSED

HORSE, PERSON = VOC21.index_of("horse"), VOC21.index_of("person")

# Class, score and box in shares of the photo. The two people stand close enough to overlap.
OBJECTS = (
    (PERSON, 0.98, (0.10, 0.20, 0.34, 0.90)),
    (PERSON, 0.95, (0.30, 0.25, 0.54, 0.90)),
    (HORSE, 0.88, (0.60, 0.40, 0.95, 0.85)),
    (PERSON, 0.71, (0.70, 0.05, 0.80, 0.35)),
    (HORSE, 0.30, (0.02, 0.02, 0.20, 0.16)),
)
TRUNK_SECONDS = 0.5
CLASS_SCORES = np.linspace(0, 0.4, len(VOC21), dtype=np.float32)  # of each class, in each photo
CLASS_SCORES[[0, HORSE, PERSON]] = 0.99, 0.97, 0.62
TAPS = {"mobilenetv2": MOBILENET_FUSED, "vgg16": VGG16_FUSED}


class FakeEngine:
    """Calls the right part of a photo a horse, from column 32, 16 or 8 on, and counts its runs."""

    device_name = "a test"

    def __init__(self) -> None:
        self.runs = 0

    def prepare(self, model: str = "fcn8s") -> None:
        """Nothing to load."""

    def levels(self, photo: np.ndarray, models: Sequence[str]) -> dict[str, SemanticResult]:
        self.runs += 1
        return {model: self._labelled(photo, model, TRUNK_SECONDS) for model in models}

    def segment(
        self,
        photo: np.ndarray,
        model: str,
        muted: Collection[str] = (),
        side: int | None = None,
    ) -> SemanticResult:
        """Each tap that is muted moves the horse by 8 px."""
        self.runs += 1
        whole = self._labelled(photo, model, TRUNK_SECONDS)
        if not muted:
            return whole
        labels = np.zeros_like(whole.labels)
        labels[:, zoo.find(model).stride + 8 * len(muted) :] = HORSE
        return replace(whole, labels=labels)

    def score_maps(self, photo: np.ndarray, model: str = "fcn8s") -> dict[str, np.ndarray]:
        self.runs += 1
        return made_up_maps((photo.shape[0], photo.shape[1]), TAPS[zoo.find(model).trunk])

    def features(
        self, photo: np.ndarray, taps: Sequence[str], model: str, side: int
    ) -> dict[str, np.ndarray]:
        """Channel c rises to the right by c in each cell."""
        known = outline(model).trunk.taps
        return {tap: slopes(photo, side, known[tap].channels, known[tap].stride) for tap in taps}

    def influence(
        self,
        photo: np.ndarray,
        tap: str,
        cell: tuple[int, int],
        model: str,
        side: int,
        scored: bool,
    ) -> np.ndarray:
        """All of it in the pixels that the cell covers."""
        size, stride = fitted_size(photo.shape[:2], side), outline(model).trunk.taps[tap].stride
        found = np.zeros(size, np.float32)
        top, left = (place * stride for place in cell)
        found[top : top + stride, left : left + stride] = 1
        return found

    def head_both_ways(self, photo: np.ndarray, model: str, side: int) -> HeadBothWays:
        """A horse from the second column on, both ways up to a millionth."""
        scores = made_up_maps(fitted_size(photo.shape[:2], side))[MOBILENET_FUSED[0]]
        seconds = {"one_by_one": 0.5, "at_once": 0.01}
        return HeadBothWays(7, scores + 1e-6, scores, seconds, fitted_size(photo.shape[:2], side))

    def instances(self, photo: np.ndarray, model: str) -> InstanceResult:
        self.runs += 1
        return made_up_objects((photo.shape[0], photo.shape[1]), model)

    def steps(self, photo: np.ndarray, place: int, model: str) -> ObjectSteps:
        self.runs += 1
        return made_up_steps((photo.shape[0], photo.shape[1]), place)

    def _labelled(self, photo: np.ndarray, model: str, trunk: float) -> SemanticResult:
        labels = np.zeros(photo.shape[:2], np.uint8)
        labels[:, zoo.find(model).stride :] = HORSE
        seconds = {"trunk": trunk, "labels": 0.01}
        return SemanticResult(
            labels,
            class_scores=CLASS_SCORES,
            label_set=VOC21,
            model=model,
            device="a test",
            precision="float32",
            seconds=seconds,
            input_size=labels.shape,
        )


class BrokenEngine:
    """Has no weights."""

    def levels(self, *_: object) -> dict[str, SemanticResult]:
        raise MissingWeights("No weights.", "They are needed.", "Fetch them.")

    instances = segment = score_maps = levels


def made_up_maps(
    size: tuple[int, int], taps: Sequence[str] = TAPS["mobilenetv2"]
) -> dict[str, np.ndarray]:
    """Score maps that call a photo of (height, width) a horse but for its first 32 columns.

    That is the first tap; the next one says 16 and the last one 8, each louder than the one before.
    """
    rows, columns = (math.ceil(side / 32) for side in size)
    maps = {}
    for tap, stride, loudness in zip(taps, (32, 16, 8), (2.0, 4.0, 8.0), strict=True):
        finer = 32 // stride
        scores = np.zeros((len(VOC21), rows * finer, columns * finer), np.float32)
        scores[HORSE] = -loudness
        scores[HORSE, :, 1:] = loudness
        maps[tap] = scores
    return maps


def slopes(photo: np.ndarray, side: int, channels: int, stride: int) -> np.ndarray:
    """(channels, rows, columns) of the padded copy: a cell is its channel times its column."""
    rows, columns = (
        math.ceil(each / 32) * 32 // stride for each in fitted_size(photo.shape[:2], side)
    )
    found = np.arange(channels)[:, None, None] * np.arange(columns)[None, None, :]
    return np.broadcast_to(found, (channels, rows, columns)).astype(np.float32)


def made_up_objects(size: tuple[int, int], model: str = "maskrcnn") -> InstanceResult:
    """The objects of `OBJECTS` as ellipses with soft edges, in a photo of (height, width)."""
    height, width = size
    classes, scores, boxes = zip(*OBJECTS, strict=True)
    return InstanceResult(
        boxes=(np.array(boxes) * (width, height, width, height)).astype(np.float32),
        classes=np.array(classes, np.uint8),
        scores=np.array(scores, np.float32),
        masks=np.repeat(ellipse()[None], len(OBJECTS), axis=0),
        size=size,
        label_set=VOC21,
        model=model,
        device="a test",
        precision="float32",
        seconds={"network": 0.2},
        input_size=size,
    )


def made_up_steps(size: tuple[int, int], place: int) -> ObjectSteps:
    """The way to an object of `OBJECTS`: 60 proposals, of which the third became it."""
    found = made_up_objects(size)
    box = found.boxes[place]
    proposals = np.repeat(box[None], 60, axis=0) * np.linspace(1, 0.5, 60)[:, None]
    return ObjectSteps(
        anchors=12345,
        candidates=2000,
        proposals=proposals.astype(np.float32),
        objectness=np.linspace(1, 0.1, 60, dtype=np.float32),
        chosen=2,
        stride=16,
        cell=(13.0, 13.0),
        class_scores=CLASS_SCORES,
        index=int(found.classes[place]),
        box=box,
        logits=np.log(ellipse() / (1 - ellipse())),
    )


def ellipse() -> np.ndarray:
    """float32 (28, 28): near 1 in the middle of the box, 0.5 on an ellipse, near 0 in corners."""
    y, x = np.mgrid[-1 : 1 : MASK_SIDE * 1j, -1 : 1 : MASK_SIDE * 1j]
    return (1 / (1 + np.exp(10 * (x**2 + y**2 - 0.8)))).astype(np.float32)
