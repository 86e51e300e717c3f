"""What the page costs: bytes on the wire, and requests."""

from collections.abc import Iterator

import pytest
from page_visit import needs_browser

pytestmark = needs_browser

FIRST_LOAD = 400_000  # bytes until the first view is there, Gradio's own half included


class Wire:
    """Counts what a page with an empty cache fetches; what comes from its cache does not count."""

    def __init__(self, context) -> None:
        self.page = context.new_page()
        self.addresses: dict[str, str] = {}
        self.bytes: dict[str, int] = {}
        session = context.new_cdp_session(self.page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._came)
        session.on("Network.requestServedFromCache", lambda e: self._forget(e["requestId"]))
        session.on("Network.responseReceived", self._answered)

    def _asked(self, event: dict) -> None:
        self.addresses[event["requestId"]] = event["request"]["url"]

    def _came(self, event: dict) -> None:
        self.bytes[event["requestId"]] = event["encodedDataLength"]

    def _answered(self, event: dict) -> None:
        if event["response"].get("fromDiskCache"):
            self._forget(event["requestId"])

    def _forget(self, request: str) -> None:
        self.addresses.pop(request, None)

    @property
    def total(self) -> int:
        return sum(self.bytes.get(request, 0) for request in self.addresses)

    def show_band(self) -> None:
        self.page.locator(".board.levels .band-show").click()
        self.page.wait_for_timeout(500)

    def pictures(self) -> list[str]:
        """The pictures that were fetched since the last call."""
        found = [address for address in self.addresses.values() if "/pictures/" in address]
        self.addresses.clear()
        return found

    def show(self, sample: str) -> None:
        self.page.locator(f".sample[data-name={sample}]:visible").click()
        self.page.wait_for_selector(f".board.levels[data-ready={sample}]")
        self.page.wait_for_timeout(500)


@pytest.fixture
def wire(browser, address: str) -> Iterator[Wire]:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    wire = Wire(context)
    wire.page.goto(f"{address}?lang=en")
    wire.page.wait_for_selector(".board.levels[data-ready]")
    wire.page.wait_for_timeout(1000)
    yield wire
    context.close()


def test_the_first_load_is_small(wire: Wire) -> None:
    assert wire.total < FIRST_LOAD


def test_a_sample_is_fetched_once(wire: Wire) -> None:
    wire.pictures()
    wire.show("horse")
    assert wire.pictures()
    wire.show("cow")
    assert wire.pictures()
    wire.show("horse")
    assert wire.pictures() == []


def test_the_band_is_fetched_when_it_is_drawn(wire: Wire) -> None:
    wire.show("horse")
    wire.pictures()
    wire.show_band()
    assert len(wire.pictures()) == 1
    wire.show_band()
    assert wire.pictures() == []
