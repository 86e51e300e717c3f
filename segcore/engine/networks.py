"""The networks in memory: each loaded once, in the precision that is fastest here."""

from pathlib import Path
from typing import Any

import torch
from torch import nn

from segcore.engine.device import choose_precision
from segcore.models.unet import UNet
from segcore.zoo import TRUNK, find, load_network


class Networks:
    """Loads networks when they are first asked for. Not thread-safe: the engine holds its lock."""

    def __init__(
        self,
        device: torch.device,
        weights: Path | None = None,
        precision: torch.dtype | None = None,
    ) -> None:
        """
        Args:
            device: where the networks shall run.
            weights: a checkpoint of the FCN to use in place of the shipped one.
            precision: of the semantic networks; measured if left out.
        """
        self.device, self.weights, self.precision = device, weights, precision
        self._loaded: dict[str, nn.Module] = {}
        self._dtypes: dict[str, torch.dtype] = {}

    def get(self, model: str) -> Any:  # the zoo's builders give networks of different kinds
        """The network of ``model``, on the device and in its precision.

        Raises:
            UnknownName, MissingWeights, DamagedWeights.
        """
        name = find(model).weights
        if name not in self._loaded:
            self._loaded[name] = self._load(model)
        return self._loaded[name]

    def dtype(self, model: str) -> torch.dtype:
        """The precision that :meth:`get` chose for ``model``."""
        return self._dtypes.get(find(model).weights, torch.float32)

    def _load(self, model: str) -> nn.Module:
        entry = find(model)
        network = load_network(model, self.weights if entry.weights == TRUNK else None)
        network = network.to(self.device).to(memory_format=torch.channels_last)
        dtype = self._precision(model, network)
        self._dtypes[entry.weights] = dtype
        network = network.to(dtype)
        if isinstance(network, UNet):
            network.trunk = self.get("fcn8s").trunk  # once in memory, as it is once on the disk
        return network

    def _precision(self, model: str, network: nn.Module) -> torch.dtype:
        entry = find(model)
        if entry.task == "instance":
            return torch.float32  # the corners of boxes need more digits than bf16 has
        if self.precision:
            return self.precision
        if entry.weights != TRUNK and entry.reads_trunk:
            self.get("fcn8s")
            return self.dtype("fcn8s")  # decoders read what the trunk wrote
        return choose_precision(network, self.device)
