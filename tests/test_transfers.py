"""On a GPU a photo goes up once and a label map comes down once, both as bytes.

torch can pretend a GPU: fake tensors have a device, a type and a shape, but no values. Whatever
would have to wait for a value of the GPU, such as a list of classes, fails on them.
"""

from collections.abc import Iterator

import numpy as np
import pytest
import tiny
import torch
from torch import Tensor
from torch._subclasses.fake_tensor import DataDependentOutputException, FakeTensorMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from segcore.engine import device
from segcore.engine.labels import label_maps, possible_winners
from segcore.engine.network_input import Side
from segcore.engine.networks import Networks
from segcore.engine.semantic import Scorer
from segcore.engine.trunk import Trunks
from segcore.models.decoder import Decoder
from segcore.models.network import Network
from segcore.models.trunk import Trunk

pytestmark = pytest.mark.skipif(
    torch.__version__.startswith("2.8."), reason="torch 2.8 asks for the driver of a real GPU"
)
GPU = torch.device("cuda:0")
SIZE = (150, 190)


class Transfers(TorchDispatchMode):
    """Notes (from, to, type) of everything that goes from one device to another."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, str, torch.dtype]] = []

    def __torch_dispatch__(self, func, types, args=(), kwargs=None) -> object:
        made = func(*args, **(kwargs or {}))
        given = [each.device.type for each in tree_leaves(args) if isinstance(each, Tensor)]
        if isinstance(made, Tensor) and given and given[0] != made.device.type:
            self.seen.append((given[0], made.device.type, made.dtype))
        return made


class OneNetwork(Networks):
    """Has loaded this network already, whatever it is called."""

    def __init__(self, network: Network) -> None:
        super().__init__(GPU)
        self.network = network

    def decoder(self, model: str) -> Decoder:
        return self.network.decoder

    def trunk(self, name: str) -> Trunk:
        return self.network.trunk


@pytest.fixture
def scorer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Scorer]:
    """Runs a tiny FCN on a pretended GPU."""
    monkeypatch.setattr(device, "synchronise", lambda device: None)
    with FakeTensorMode(allow_non_fake_inputs=True), torch.inference_mode():
        with GPU:
            network = tiny.fcn_that_speaks()
        networks = OneNetwork(network)
        yield Scorer(networks, Trunks(networks, 0))


BOTH_WAYS = [("cpu", "cuda", torch.uint8), ("cuda", "cpu", torch.uint8)]


@pytest.mark.parametrize("side", [96, 640])
def test_a_photo_goes_up_once_and_its_labels_come_down_once(scorer: Scorer, side: int) -> None:
    """A large photo becomes small up there."""
    photo = np.zeros((*SIZE, 3), np.uint8)
    with Transfers() as transfers:
        scored = scorer.scores(photo, ["fcn8s"], Side(side))["fcn8s"]
        label_maps(scored.scores[None], scored.stride, scored.input_size, SIZE).cpu()
    assert transfers.seen == BOTH_WAYS


def test_so_does_a_batch(scorer: Scorer) -> None:
    photos = np.zeros((3, *SIZE, 3), np.uint8)
    with Transfers() as transfers:
        labels = scorer.label_maps(photos, "fcn8s", Side(96)).cpu()
    assert labels.shape == (3, *SIZE)
    assert transfers.seen == BOTH_WAYS


def test_what_waits_for_a_value_would_be_found(scorer: Scorer) -> None:
    """As the list of the classes that can win, which only a CPU makes."""
    with pytest.raises(DataDependentOutputException):
        possible_winners(torch.zeros(21, 4, 4, device=GPU)).any().item()
