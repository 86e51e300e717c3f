"""The engine: one lock, one trunk pass a photo, every stage timed."""

import hashlib
import math
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import cv2
import numpy as np
import torch
from jaxtyping import UInt8
from torch import Tensor

from segcore.arrays import Photo
from segcore.classes import VOC21
from segcore.engine.cache import TapCache
from segcore.engine.device import (
    choose_device,
    choose_precision,
    device_name,
    synchronise,
)
from segcore.engine.labels import label_map
from segcore.errors import ImageError, OutOfMemory
from segcore.models.fcn import FCN, LEVELS, fuse
from segcore.results import SemanticResult
from segcore.zoo import find, load_network

# The networks learnt objects at about this size; a phone's 12 MP would show them only details.
INNER_SIDE = 640  # longest side in pixels that the network sees
CACHE_BYTES = 256 << 20  # some sixty photos' taps in bf16
SMALLER = 0.5  # of the sides, for the one retry after the device ran out of memory


class Engine:
    """Runs the zoo's networks on photos; one instance serves all threads.

    The network is loaded, and the precision measured, at the first question.
    """

    def __init__(
        self,
        device: str | None = None,
        inner_side: int = INNER_SIDE,
        cache_bytes: int = CACHE_BYTES,
        weights: Path | None = None,
    ) -> None:
        """
        Args:
            device: "cpu", "cuda" or "mps"; the best one here if left out.
            inner_side: the longest side that the network sees, in pixels.
            cache_bytes: how much the taps of the last photos may take.
            weights: a checkpoint to use in place of the shipped one.

        Raises:
            SettingsError: the device is not here.
        """
        self.device = choose_device(device)
        self.inner_side, self.weights = inner_side, weights
        self._cache = TapCache(cache_bytes)
        self._lock = threading.RLock()
        self._network: FCN | None = None
        self._dtype = torch.float32

    @property
    def device_name(self) -> str:
        """How a person would call the device."""
        return device_name(self.device)

    @property
    def precision(self) -> str:
        """Of the network's arithmetic, such as "float32"; chosen at the first question."""
        return str(self._dtype).removeprefix("torch.")

    def prepare(self) -> None:
        """Load the network and measure the precision now, so that the first visitor need not wait.

        Raises:
            MissingWeights, DamagedWeights.
        """
        with self._lock, torch.inference_mode():
            self._ready()

    def segment(self, photo: Photo, model: str = "fcn8s") -> SemanticResult:
        """One network's label map of ``photo``; see :meth:`levels`."""
        return self.levels(photo, (model,))[model]

    def levels(
        self, photo: Photo, models: Sequence[str] = tuple(LEVELS)
    ) -> dict[str, SemanticResult]:
        """Label maps at the photo's own size by name of model, from one trunk pass.

        Args:
            photo: uint8 RGB, height × width × 3, any size from 1 × 1 up.
            models: names in the zoo.

        Raises:
            UnknownName, MissingWeights, DamagedWeights, ImageError.
            OutOfMemory: not even a smaller copy fits the device.
        """
        for model in models:
            find(model)
        if photo.ndim != 3 or photo.shape[2] != 3 or photo.dtype != np.uint8 or not photo.size:
            raise ImageError(
                f"An array of {photo.dtype} {photo.shape} came.",
                "The engine needs uint8 RGB of height × width × 3.",
                "Read the photo with segcore.image_io.read_photo.",
            )
        with self._lock, torch.inference_mode():
            return self._levels_or_smaller(photo, models)

    def score_maps(self, photo: Photo) -> dict[str, np.ndarray]:
        """The score maps of pool5, pool4 and pool3 before fusion, at their native strides.

        Each is float32, classes × rows × columns, of the padded inner copy.
        """
        with self._lock, torch.inference_mode():
            scores, _ = self._scores(photo, self.inner_side, {})
        return {tap: maps[0].cpu().numpy() for tap, maps in scores.items()}

    def _levels_or_smaller(self, photo: Photo, models: Sequence[str]) -> dict[str, SemanticResult]:
        try:
            return self._levels(photo, models, self.inner_side, ())
        except torch.OutOfMemoryError:
            torch.cuda.empty_cache()
        side = round(SMALLER * min(self.inner_side, max(photo.shape[:2])))
        note = f"The device ran out of memory; the network saw a copy of {side} px instead."
        try:
            return self._levels(photo, models, max(1, side), (note,))
        except torch.OutOfMemoryError as full:
            torch.cuda.empty_cache()
            raise OutOfMemory(
                f"{self.device_name} ran out of memory, with a copy of {side} px too.",
                "Other programs may be using it.",
                "Close them, choose a smaller photo, or start with the device cpu.",
            ) from full

    def _levels(
        self, photo: Photo, models: Sequence[str], side: int, notes: tuple[str, ...]
    ) -> dict[str, SemanticResult]:
        seconds: dict[str, float] = {}
        scores, inner = self._scores(photo, side, seconds)
        results = {}
        for model in models:
            spent = dict(seconds)
            with self._timed("labels", spent):
                labels = label_map(fuse(scores, model)[0], inner, photo.shape[:2])
            results[model] = SemanticResult(
                labels=labels,
                label_set=VOC21,
                model=model,
                device=self.device_name,
                precision=self.precision,
                seconds=spent,
                inner_size=inner,
                notes=notes,
            )
        return results

    def _scores(
        self, photo: Photo, side: int, seconds: dict[str, float]
    ) -> tuple[dict[str, Tensor], tuple[int, int]]:
        """Score maps in fp32 and the size (height, width) that the network saw."""
        network = self._ready()
        with self._timed("prepare", seconds):
            image = self._tensor(shrink(photo, side))
        with self._timed("trunk", seconds):
            taps = self._taps(network, photo, image)
        with self._timed("head", seconds):
            scores = {tap: maps.float() for tap, maps in network.scores(taps).items()}
        return scores, (image.shape[2], image.shape[3])

    def _taps(self, network: FCN, photo: Photo, image: Tensor) -> Mapping[str, Tensor]:
        shape = (*photo.shape, *image.shape)
        key = hashlib.sha256(np.ascontiguousarray(photo).data).hexdigest() + str(shape)
        kept = self._cache.get(key)
        if kept is None:
            kept = network.taps(image)
            self._cache.put(key, kept)
        return kept

    def _tensor(self, photo: np.ndarray) -> Tensor:
        image = torch.from_numpy(photo).to(self.device).permute(2, 0, 1)[None]
        return image.to(self._dtype).div(255).contiguous(memory_format=torch.channels_last)

    def _ready(self) -> FCN:
        if self._network is None:
            network = load_network("fcn8s", self.weights)
            network = network.to(self.device).to(memory_format=torch.channels_last)
            self._dtype = choose_precision(network, self.device)
            self._network = network.to(self._dtype)
        return self._network

    @contextmanager
    def _timed(self, stage: str, seconds: dict[str, float]) -> Iterator[None]:
        began = time.perf_counter()
        yield
        synchronise(self.device)
        seconds[stage] = time.perf_counter() - began


def shrink(photo: Photo, side: int) -> UInt8[np.ndarray, "rows columns 3"]:
    """A copy whose longest side is at most ``side`` pixels; never grown."""
    scale = side / max(photo.shape[:2])
    if scale >= 1:
        return np.array(photo, order="C")
    height, width = (max(1, math.floor(length * scale + 0.5)) for length in photo.shape[:2])
    return cv2.resize(photo, (width, height), interpolation=cv2.INTER_AREA)
