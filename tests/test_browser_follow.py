"""A tab that is opened shows the photo of the page, however quickly one thing follows the other."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from page_visit import Visit, needs_browser

pytestmark = needs_browser

PICK = "**/run/predict*"  # where a sample is asked for
QUEUE = "**/queue/join*"  # where all other questions go
TAP = """names => {
  for (const name of names) document.querySelector(name).click();
}"""


@pytest.fixture
def visitor(browser, fake_address) -> Iterator[Visit]:
    with Visit(browser, fake_address, 1400) as visitor:
        yield visitor


def tap_at_once(visit: Visit, *selectors: str) -> None:
    """One tap after the other, with no time in between for the page."""
    visit.page.evaluate(TAP, list(selectors))


@contextmanager
def held(visit: Visit, address: str) -> Iterator[None]:
    """What the page asks there reaches the server only at the end."""
    routes = []
    visit.page.route(address, lambda route: routes.append(route))
    yield
    visit.page.unroute_all()  # lets go on what was held
    assert routes


def shows(visit: Visit, photo: str) -> None:
    """Wait until Segment shows a photo, then until the address names it."""
    visit.page.wait_for_selector(f".board.single[data-ready={photo}]")
    visit.page.wait_for_function(
        "photo => new URLSearchParams(location.search).get('photo') === photo", arg=photo
    )


def test_a_tab_that_is_opened_at_once_shows_the_photo_that_was_tapped(visitor):
    tap_at_once(visitor, ".sample[data-name=horse]", "#tab-segment-button")
    shows(visitor, "horse")


def test_a_tab_waits_for_a_photo_that_comes_late(visitor):
    with held(visitor, PICK):
        visitor.page.locator(".sample[data-name=horse]:visible").click()
        visitor.page.locator("#tab-segment-button").click()
        visitor.page.wait_for_selector(".board.single[data-ready=sheep]")
    shows(visitor, "horse")


def test_the_last_of_two_quick_taps_wins_in_the_opened_tab(visitor):
    visitor.open_segment()
    tap_at_once(
        visitor,
        "#tab-skips-button",
        ".sample[data-name=horse]",
        "#tab-segment-button",
        ".sample[data-name=cow]",
    )
    shows(visitor, "cow")


def test_a_tab_that_is_opened_later_takes_no_photo_back(visitor):
    visitor.page.locator(".sample[data-name=horse]:visible").click()
    visitor.page.wait_for_selector(".board.levels[data-ready=horse]")
    with held(visitor, QUEUE):
        visitor.page.locator("#tab-segment-button").click()
        visitor.page.wait_for_selector(".board.single[data-ready=sheep]")
        visitor.page.wait_for_function("location.search.includes('tab=segment')")
        assert "photo=horse" in visitor.page.evaluate("location.search")
    shows(visitor, "horse")
