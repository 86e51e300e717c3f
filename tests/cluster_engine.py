"""An engine for replicas: without torch, slow, and it says which process has answered."""

import os
import time

import numpy as np

from segcore.data.results import SemanticResult
from segcore.data.voc21 import VOC21
from segcore.errors import ImageError

SECONDS = 0.2  # of each answer
REFUSED, BROKEN = 7, 8  # the first byte of a photo that is refused, and of one that fails


class SlowEngine:
    """Its labels are the photo's first byte; `device` is the number of its process."""

    def prepare(self, model: str) -> None:
        """Nothing to load."""

    def segment(self, photo: np.ndarray, model: str, muted=(), side=None) -> SemanticResult:
        time.sleep(SECONDS)
        if photo[0, 0, 0] == REFUSED:
            raise ImageError("Seven came.", "Expected another number.", "Send another one.")
        if photo[0, 0, 0] == BROKEN:
            raise ValueError("not expected")
        return SemanticResult(
            np.full(photo.shape[:2], photo[0, 0, 0] % len(VOC21), np.uint8),
            label_set=VOC21,
            model=model,
            device=str(os.getpid()),
            precision="float32",
            seconds={"labels": time.time()},
            input_size=(1, 1),
        )

    def levels(self, photo: np.ndarray, models) -> dict[str, SemanticResult]:
        return {model: self.segment(photo, model) for model in models}
