"""A lesson that somebody adds: a folder and a line, and it is on the page in both languages."""

from collections.abc import Iterator

import pytest
from page_visit import Visit, needs_browser, served

pytestmark = needs_browser


@pytest.fixture(scope="module")
def made_up_address() -> Iterator[str]:
    """The page with one lesson more."""
    with served("tests/made_up_page.py") as address:
        yield address


@pytest.mark.parametrize(
    ("language", "name", "headline"),
    [("en", "Holes", "What does a hole see?"), ("ko", "구멍", "구멍은 무엇을 볼까요?")],
)
def test_a_made_up_lesson_is_on_the_page(
    browser, made_up_address: str, language: str, name: str, headline: str
) -> None:
    with Visit(browser, made_up_address, 1280, language) as visit:
        tab = visit.page.locator("#tab-holes-button")
        assert tab.inner_text() == name
        tab.click()
        assert visit.page.locator("h1:visible").inner_text() == headline
        visit.page.wait_for_selector("#holes-photo p:text('sheep')")
        visit.page.wait_for_function("location.search.includes('tab=holes')")


def test_a_link_opens_it(browser, made_up_address: str) -> None:
    with Visit(browser, made_up_address, 1280, link="tab=holes") as visit:
        visit.page.wait_for_selector("h1:visible:text('What does a hole see?')")
