"""The shared trunk's taps: one pass a photo for all the decoders that read them."""

import hashlib

import numpy as np
from torch import Tensor

from segcore.data.arrays import Photo
from segcore.engine.cache import TapCache
from segcore.models.fcn import FCN, FUSED
from segcore.models.unet import COPIES

# U-Net's copies are twenty times as large as the taps that the FCN fuses. Kept apart, the copies
# of a few photos do not drive out the taps of many.
SHARE_OF_COPIES = 0.7


class SharedTrunk:
    """Passes photos through an FCN's trunk and remembers the taps of the last ones."""

    def __init__(self, limit: int, copies: bool) -> None:
        """
        Args:
            limit: bytes that all the remembered taps may take.
            copies: whether anyone may ask for U-Net's copies; then each pass keeps them.
        """
        self.copies = copies
        self._copies = TapCache(round(limit * SHARE_OF_COPIES) if copies else 0)
        self._fused = TapCache(round(limit * (1 - SHARE_OF_COPIES)) if copies else limit)

    def taps(self, network: FCN, photo: Photo, image: Tensor, copies: bool) -> dict[str, Tensor]:
        """The taps of ``image``, which is the inner copy of ``photo``.

        Args:
            network: whose trunk is passed.
            photo: names the picture in the cache.
            image: RGB in 0–1, 1 × 3 × height × width.
            copies: whether U-Net's copies are asked for beside the taps that the FCN fuses.
        """
        shape = (*photo.shape, *image.shape)
        key = hashlib.sha256(np.ascontiguousarray(photo).data).hexdigest() + str(shape)
        fused, kept = self._fused.get(key), self._copies.get(key) if copies else {}
        if fused is not None and kept is not None:
            return {**fused, **kept}
        every = copies or self.copies
        found = network.taps(image, (*FUSED, *COPIES) if every else FUSED)
        self._fused.put(key, {tap: found[tap] for tap in FUSED})
        if every:
            self._copies.put(key, {tap: found[tap] for tap in COPIES})
        return found
