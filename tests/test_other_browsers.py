"""The page in Firefox and in WebKit: all lessons, a photo, Korean, the same view after a reload."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from other_browsers import OTHERS, REASONS, OtherBrowser, is_missing
from page_visit import ROOT, served

# Selenium's own class for WebKitGTK still calls another class of Selenium in the old way.
pytestmark = pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning")

# Tab → class of its board.
LESSONS = {
    "skips": "levels",
    "segment": "single",
    "inside": "inside",
    "network": "network",
    "upsampling": "upsampling",
}
FAULTS = "sessionStorage.getItem('faults')"


@pytest.fixture(scope="module")
def recorded_address() -> Iterator[str]:
    with served("tests/recorded_page.py") as address:
        yield address


@pytest.fixture(params=[pytest.param(name, id=name) for name in OTHERS])
def other(request) -> Iterator[OtherBrowser]:
    name = request.param
    if is_missing(name):
        pytest.skip(REASONS[name])
    assert None not in OTHERS[name][1], REASONS[name]
    with OTHERS[name][0]() as browser:
        yield browser


def sees(browser: OtherBrowser, selector: str) -> None:
    """Wait until something that fits is on the screen."""
    browser.wait_for(f"{_seen(selector)} !== undefined")


def tap(browser: OtherBrowser, selector: str) -> None:
    sees(browser, selector)
    browser.run(f"{_seen(selector)}.click()")


def _seen(selector: str) -> str:
    every = f"[...document.querySelectorAll({selector!r})]"
    return f"{every}.find((node) => node.offsetParent !== null)"


def is_in_address(browser: OtherBrowser, *said: str) -> None:
    for words in said:
        browser.wait_for(f"location.search.includes({words!r})")


def test_the_page_works(other: OtherBrowser, recorded_address: str) -> None:
    other.open(f"{recorded_address}?lang=en")
    for lesson, board in LESSONS.items():
        tap(other, f"#tab-{lesson}-button")
        sees(other, f".board.{board}:not([data-waiting]) .pictures canvas")
    # What Network asks for by itself is there, so that no reload breaks a question off.
    tap(other, "#tab-network-button")
    sees(other, ".board.network:not([data-head='']):not([data-stage='']):not([data-seen=''])")
    upload_is_shown(other, ROOT / "assets" / "samples" / "cow.jpg")
    a_reload_brings_the_view_back(other)
    assert other.run(FAULTS) is None
    other.run("console.error('made up')")
    assert other.run(FAULTS) == "made up\n"


def upload_is_shown(browser: OtherBrowser, photo: Path) -> None:
    tap(browser, "#tab-segment-button")
    browser.upload("input.file", photo)
    sees(browser, ".board.single[data-ready^=photo]")
    sees(browser, f".own .sample[title^='{photo.name}'][aria-pressed=true]")


def a_reload_brings_the_view_back(browser: OtherBrowser) -> None:
    tap(browser, "[data-language=ko]")
    tap(browser, ".sample[data-name=horse]")
    sees(browser, ".board.single[data-ready=horse]")
    is_in_address(browser, "lang=ko", "tab=segment", "photo=horse")
    browser.reload()
    sees(browser, ".board.single[data-ready=horse]")
    browser.wait_for("document.documentElement.lang === 'ko'")
    sees(browser, "#tab-segment-button[aria-selected=true]")
    is_in_address(browser, "lang=ko", "tab=segment", "photo=horse")
