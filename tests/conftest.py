"""What several files of tests share."""

from collections.abc import Iterator
from pathlib import Path

import jaxtyping
import pytest
import torch
from file_server import PAYLOAD, Server, running
from page_visit import SegmentVisit, Visit, opened_browser, served

from segcore.download import Download
from segcore.models.fcn import FCN


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
