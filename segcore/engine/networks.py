"""The networks in memory: each loaded once, in the precision that is fastest here."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor, nn
from torchvision.models.detection import MaskRCNN

from segcore.engine.device import choose_precision
from segcore.load import load_decoder, load_detector, load_trunk
from segcore.models.decoder import Decoder
from segcore.models.network import PHOTO
from segcore.models.trunk import Trunk
from segcore.zoo import DEFAULT, find

Measured = TypeVar("Measured", bound=nn.Module)


class Networks:
    """Loads each network at its first use. Not thread-safe: the engine holds its lock."""

    def __init__(
        self,
        device: torch.device,
        weights: Path | None = None,
        precision: torch.dtype | None = None,
    ) -> None:
        """
        Args:
            device: where the networks must run.
            weights: a checkpoint to use in place of the default network's.
            precision: of the semantic networks; measured if left out.
        """
        self.device, self.weights, self.precision = device, weights, precision
        self._trunks: dict[str, Trunk] = {}
        self._decoders: dict[str, Decoder] = {}  # by checkpoint
        self._detectors: dict[str, MaskRCNN] = {}  # likewise
        self._read: dict[str, set[str]] = {}  # trunk → taps
        self._dtypes: dict[str, torch.dtype] = {}  # by trunk, or by checkpoint where it has none

    def load(self, model: str) -> None:
        """Load a network of either task, with its trunk.

        Raises:
            UnknownName, MissingWeights, DamagedWeights.
        """
        if find(model).task == "semantic":
            self.decoder(model)
        else:
            self.detector(model)

    # Weights that are loaded in inference mode could never take part in a gradient.
    @torch.inference_mode(False)
    def decoder(self, model: str) -> Decoder:
        """The decoder of a semantic network, on the device and in its trunk's precision."""
        entry = find(model)
        if entry.checkpoint not in self._decoders:
            taps = self.trunk(entry.trunk).taps if entry.trunk else {}
            decoder = load_decoder(model, taps, self._weights_of(entry.checkpoint))
            decoder = decoder.to(self.device).to(memory_format=torch.channels_last)
            if not entry.trunk:
                self._dtypes[entry.checkpoint] = self._chosen(decoder, _decode_photo)
            self._decoders[entry.checkpoint] = decoder.to(self.dtype(model))
            self._read.setdefault(entry.trunk, set()).update(decoder.reads)
        return self._decoders[entry.checkpoint]

    @torch.inference_mode(False)
    def trunk(self, name: str) -> Trunk:
        """A trunk that decoders share, on the device and in its precision."""
        if name not in self._trunks:
            weights = self.weights if find(DEFAULT).trunk == name else None
            trunk = load_trunk(name, weights)
            trunk = trunk.to(self.device).to(memory_format=torch.channels_last)
            self._dtypes[name] = self._chosen(trunk, _pass_trunk)
            self._trunks[name] = trunk.to(self._dtypes[name])
        return self._trunks[name]

    def detector(self, model: str) -> MaskRCNN:
        """An instance network, on the device and in float32.

        The corners of boxes need more digits than bfloat16 has.
        """
        name = find(model).checkpoint
        if name not in self._detectors:
            detector = load_detector(model).to(self.device)
            self._detectors[name] = detector.to(memory_format=torch.channels_last)
        return self._detectors[name]

    def dtype(self, model: str) -> torch.dtype:
        """The precision of ``model``, chosen when it was loaded."""
        entry = find(model)
        return self._dtypes.get(entry.trunk or entry.checkpoint, torch.float32)

    def read_from(self, trunk: str) -> set[str]:
        """The taps on the way of a trunk that its loaded decoders read.

        Those beside the way cost work of their own, which only their reader should pay.
        """
        return self._read.get(trunk, set()).intersection(self.trunk(trunk).way)

    def _weights_of(self, checkpoint: str) -> Path | None:
        return self.weights if checkpoint == find(DEFAULT).checkpoint else None

    def _chosen(self, network: Measured, run: Callable[[Measured, Tensor], object]) -> torch.dtype:
        return self.precision or choose_precision(network, self.device, run)


def _pass_trunk(trunk: Trunk, image: Tensor) -> object:
    return trunk(image, trunk.way[-1:])  # the pass computes all the others of the way too


def _decode_photo(decoder: Decoder, image: Tensor) -> object:
    return decoder.decode({PHOTO: image})
