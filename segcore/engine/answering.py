"""How the engine answers: one lock, and a smaller copy of the photo if memory ran out."""

import math
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import torch

from segcore.data.arrays import Photo
from segcore.engine.device import choose_device, device_name, precision_named
from segcore.engine.network_input import Side, check_photo
from segcore.engine.networks import Networks
from segcore.engine.trunk import Trunks
from segcore.errors import OutOfMemory
from segcore.zoo import DEFAULT, find

CACHE_BYTES = 256 << 20  # of the last photos' taps
SMALLER = 0.5  # share of the sides for one retry after the device ran out of memory

Result = TypeVar("Result")
Notes = tuple[str, ...]


class Answering:
    """What every task of the engine has: its networks, its lock, its care for memory."""

    def __init__(
        self,
        device: str | None = None,
        input_side: int | None = None,
        cache_bytes: int = CACHE_BYTES,
        weights: Path | None = None,
        precision: str | None = None,
    ) -> None:
        """
        Args:
            device: "cpu", "cuda" or "mps"; the best one here if left out.
            input_side: the longest side that any network sees, in pixels, if the zoo's is larger.
            cache_bytes: how many bytes the taps of the last photos may take.
            weights: a checkpoint to use in place of the default network's.
            precision: "float32", "bfloat16" or "float16" for the semantic networks; the fastest one
                here if left out. Instance networks always run in float32.

        Raises:
            SettingsError: the device or the precision is not available.
        """
        self.device = choose_device(device)
        self.input_side = input_side
        self._networks = Networks(self.device, weights, precision_named(precision))
        self._trunks = Trunks(self._networks, cache_bytes)
        self._lock = threading.RLock()

    @property
    def device_name(self) -> str:
        """The name of the device for people."""
        return device_name(self.device)

    def precision_of(self, model: str) -> str:
        """The precision of a network, such as "float32"; chosen at its first use."""
        return str(self._networks.dtype(model)).removeprefix("torch.")

    def prepare(self, model: str = DEFAULT) -> None:
        """Load a network and measure its precision now, so that the first visitor need not wait.

        Raises:
            UnknownName, MissingWeights, DamagedWeights.
        """
        with self._lock, torch.inference_mode():
            self._networks.load(model)

    def _about(
        self, model: str, input_size: tuple[int, int], seconds: dict[str, float], notes: Notes
    ) -> dict[str, Any]:
        """What every result says about its run."""
        return {
            "label_set": find(model).label_set,
            "model": model,
            "device": self.device_name,
            "precision": self.precision_of(model),
            "seconds": seconds,
            "input_size": input_size,
            "notes": notes,
        }

    def _side(self, models: Sequence[str], asked: int | None = None) -> Side:
        """The side that somebody asks for, or the one that the largest of the models sees."""
        side = asked or max(find(model).side for model in models)
        return Side(int(min(side, self.input_side or math.inf)), asked is not None)

    def _answer(
        self,
        photo: Photo,
        models: Sequence[str],
        work: Callable[[Side, Notes], Result],
        asked: int | None = None,
    ) -> Result:
        """``work`` with the largest input side, and with a smaller one if memory ran out."""
        check_photo(photo)
        side = self._side(models, asked)
        with self._lock, torch.inference_mode():
            try:
                return work(side, ())
            except torch.OutOfMemoryError:
                torch.cuda.empty_cache()
            smaller = max(1, round(SMALLER * min(side.limit, max(photo.shape[:2]))))
            note = f"The device ran out of memory; the network saw a copy of {smaller} px instead."
            try:
                return work(Side(smaller, side.is_asked), (note,))
            except torch.OutOfMemoryError as full:
                torch.cuda.empty_cache()
                raise OutOfMemory(
                    f"{self.device_name} ran out of memory, even with a copy of {smaller} px.",
                    "Other programs may be using it.",
                    "Close them, choose a smaller photo, or use the device cpu.",
                ) from full
