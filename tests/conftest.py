"""What several files of tests share."""

import shutil
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar

import jaxtyping
import pytest
import tiny
import torch
from asking import Client
from fake_engine import FakeEngine
from fake_services import SHIPPED, forget
from file_server import PAYLOAD, Server, running
from page_visit import SegmentVisit, Visit, opened_browser, served
from PIL import Image
from tab_events import event

from demo import runner
from demo.services import stored
from segcore import zoo
from segcore.download import Download
from segcore.engine import Engine, networks
from segcore.models.decoder import NOTHING, Decoder
from segcore.models.mask_rcnn import mask_rcnn
from segcore.models.network import PHOTO, Network
from segcore.models.trunk import Taps


class Blind(Decoder):
    """A reference network that sees class 3 everywhere."""

    reads = (PHOTO,)
    outputs: ClassVar = {"fcn_resnet50": 1}

    def decode(self, taps: Taps, muted: Collection[str] = NOTHING) -> dict[str, torch.Tensor]:
        image = taps[PHOTO]
        scores = image.new_zeros(len(image), 21, *image.shape[2:])
        scores[:, 3] = 1
        return {"fcn_resnet50": scores}


@pytest.fixture
def tiny_fcn() -> Network:
    """The FCN with a sixteenth of its channels and random weights, skips that speak included."""
    return tiny.fcn_that_speaks()


@pytest.fixture
def tiny_unet(tiny_fcn: Network) -> Network:
    """The U-Net on the same trunk."""
    torch.manual_seed(0)
    return Network(tiny_fcn.trunk, tiny.unet().decoder).eval()


@pytest.fixture
def engine(tiny_fcn: Network, tiny_unet: Network, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """Runs the tiny networks on copies of at most 96 pixels, in float32."""
    decoders = {"unet": tiny_unet.decoder, "fcn_resnet50": Blind()}
    monkeypatch.setattr(networks, "load_trunk", lambda name, weights: tiny_fcn.trunk)
    monkeypatch.setattr(
        networks, "load_decoder", lambda name, taps, weights: decoders.get(name, tiny_fcn.decoder)
    )
    monkeypatch.setattr(networks, "load_detector", lambda name: mask_rcnn(channels=8, hidden=8))
    monkeypatch.setattr(networks, "choose_precision", lambda network, device, run: torch.float32)
    return Engine("cpu", input_side=96)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FakeEngine]:
    """The fake engine behind the services, all shipped networks in place, nothing stored."""
    fake = FakeEngine()
    forget()
    monkeypatch.setattr(runner, "current", lambda: fake)
    monkeypatch.setattr(stored, "first_view_folder", lambda: tmp_path / "first_view")
    monkeypatch.setattr(zoo, "available", lambda name: name in SHIPPED)
    monkeypatch.setattr(zoo, "parameters_of", lambda name: 7)
    yield fake
    forget()


@pytest.fixture
def photo(tmp_path: Path) -> str:
    """A green photo of 64 × 40 pixels."""
    file = tmp_path / "photo.png"
    Image.new("RGB", (64, 40), "green").save(file)
    return str(file)


@pytest.fixture
def sent(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[[str | Path], SimpleNamespace]:
    """Puts a file where Gradio puts what visitors send; the event that names it."""
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path / "uploads"))

    def send(file: str | Path) -> SimpleNamespace:
        folder = tmp_path / "uploads" / f"digest of {Path(file).name}"
        folder.mkdir(parents=True)
        return event(upload=str(shutil.copy(file, folder)))

    return send


@pytest.fixture
def untyped(monkeypatch: pytest.MonkeyPatch) -> None:
    """As outside the tests, where nobody checks the signatures before our own checks speak."""
    monkeypatch.setattr(jaxtyping.config, "jaxtyping_disable", True)


@pytest.fixture(scope="module")
def browser() -> Iterator:
    """One Chromium for a file of tests."""
    with opened_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The page, started once as a visitor would start it; no visit changes it for another one."""
    with served("app.py", "--port") as address:
        yield address


@pytest.fixture(scope="session")
def fake_address() -> Iterator[str]:
    """The page on a fake engine, with networks whose weights are not here.

    One server for all files of tests. Only `test_browser_compare` changes it: it fetches a network.
    """
    with served("tests/fake_page.py") as address:
        yield address


@pytest.fixture(scope="module")
def room_address() -> Iterator[str]:
    """The page on the fake engine, started for a whole network."""
    with served("tests/room_page.py") as address:
        yield address


@pytest.fixture(scope="session")
def watched() -> Iterator[str]:
    """The page on the fake engine; /test tells what it holds."""
    with served("tests/watched_page.py") as address:
        yield address


@pytest.fixture
def client(watched: str) -> Iterator[Client]:
    """A visitor without a browser."""
    with Client(watched) as client:
        yield client


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
