"""What several files of tests share."""

from collections.abc import Iterator
from pathlib import Path

import jaxtyping
import pytest
import torch
from file_server import PAYLOAD, Server, running
from page_visit import SegmentVisit, Visit, opened_browser, served

from segcore.download import Download
from segcore.engine import Engine, core, networks
from segcore.models.fcn import FCN
from segcore.models.unet import UNet


class Blind(torch.nn.Module):
    """A reference network that sees class 3 everywhere."""

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        scores = image.new_zeros(len(image), 21, *image.shape[2:])
        scores[:, 3] = 1
        return scores


@pytest.fixture
def tiny_fcn() -> FCN:
    """The FCN with a sixteenth of its channels and random weights, skips that speak included."""
    torch.manual_seed(0)
    network = FCN(head_channels=16, width=4).eval()
    for layer in network.score.values():
        torch.nn.init.normal_(layer.weight)
        torch.nn.init.normal_(layer.bias)
    return network


@pytest.fixture
def tiny_unet(tiny_fcn: FCN) -> UNet:
    """The U-Net on the same trunk."""
    torch.manual_seed(0)
    network = UNet(width=4).eval()
    network.trunk.load_state_dict(tiny_fcn.trunk.state_dict())
    return network


@pytest.fixture
def engine(tiny_fcn: FCN, tiny_unet: UNet, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """Runs the tiny networks on copies of at most 96 pixels, in float32."""
    zoo = {"unet": tiny_unet, "fcn_resnet50": Blind(), "maskrcnn": torch.nn.Identity()}
    monkeypatch.setattr(networks, "load_network", lambda name, weights: zoo.get(name, tiny_fcn))
    monkeypatch.setattr(networks, "choose_precision", lambda network, device: torch.float32)
    monkeypatch.setattr(core, "available", lambda name: True)
    return Engine("cpu", inner_side=96)


@pytest.fixture
def untyped(monkeypatch: pytest.MonkeyPatch) -> None:
    """As outside the tests, where nobody checks the signatures before our own checks speak."""
    monkeypatch.setattr(jaxtyping.config, "jaxtyping_disable", True)


@pytest.fixture(scope="module")
def browser() -> Iterator:
    """One Chromium for a file of tests."""
    with opened_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The page, started as a visitor would start it."""
    with served("app.py", "--port") as address:
        yield address


@pytest.fixture(scope="module")
def fake_address() -> Iterator[str]:
    """The page on a fake engine, with networks whose weights are not here."""
    with served("tests/fake_page.py") as address:
        yield address


@pytest.fixture(scope="module")
def room_address() -> Iterator[str]:
    """The page on the fake engine, started for a whole network."""
    with served("tests/room_page.py") as address:
        yield address


@pytest.fixture
def visit(browser, address: str) -> Iterator[Visit]:
    """A visitor of the page."""
    with Visit(browser, address, 1400) as visit:
        yield visit


@pytest.fixture
def segment(browser, fake_address: str) -> Iterator[SegmentVisit]:
    """A visitor of the tab Segment on the fake engine; the first photo is in semantic mode."""
    with SegmentVisit(browser, fake_address, 1400) as visit:
        yield visit


@pytest.fixture
def server() -> Iterator[Server]:
    """A server of files; it sends `PAYLOAD` at once."""
    with running() as server:
        yield server


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty torch hub, and no proxy between the tests and their server."""
    monkeypatch.setenv("TORCH_HOME", str(tmp_path / "torch"))
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(torch.hub, "_hub_dir", None)
    return tmp_path / "torch" / "hub" / "checkpoints"


@pytest.fixture
def published(server: Server) -> Download:
    return server.offers(PAYLOAD)
