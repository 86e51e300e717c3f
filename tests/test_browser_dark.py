"""The switch between dark and light: what the computer says, until the visitor has said more."""

import pytest
from page_visit import needs_browser

pytestmark = needs_browser


@pytest.fixture(params=["light", "dark"])
def opened(request, browser, fake_address: str):
    """A page on a computer that is set to light or to dark."""
    context = browser.new_context(color_scheme=request.param)
    page = context.new_page()
    page.goto(fake_address)
    page.wait_for_selector(".board[data-ready]")
    page.wait_for_function(
        "scheme => document.body.className.includes('dark') === scheme", arg=request.param == "dark"
    )
    yield page, request.param == "dark"
    context.close()


def is_dark(page) -> bool:
    return page.evaluate("document.body.classList.contains('dark')")


def test_the_page_begins_as_the_computer_says_and_the_switch_shows_it(opened):
    page, begins_dark = opened
    switch = page.locator("[data-dark]")
    assert is_dark(page) is begins_dark
    assert switch.get_attribute("aria-pressed") == str(begins_dark).lower()


def test_the_choice_stays_in_address_and_browser(opened):
    page, begins_dark = opened
    page.locator("[data-dark]").click()
    assert is_dark(page) is not begins_dark
    chosen = "light" if begins_dark else "dark"
    page.wait_for_function("name => location.search.includes(`scheme=${name}`)", arg=chosen)
    page.goto(page.url.split("?")[0])  # without the address: what the browser has kept
    page.wait_for_selector(".board[data-ready]")
    page.wait_for_timeout(500)
    assert is_dark(page) is not begins_dark


def test_a_link_shows_the_page_as_it_was_sent(browser, fake_address):
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(f"{fake_address}?scheme=dark")
    page.wait_for_selector(".board[data-ready]")
    page.wait_for_timeout(500)
    assert is_dark(page)
    context.close()
