"""The address says what the page shows, at every change, and brings it back."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from page_visit import Visit, needs_browser
from PIL import Image

pytestmark = needs_browser


@pytest.fixture
def visitor(browser, fake_address) -> Iterator[Visit]:
    with Visit(browser, fake_address, 1400) as visitor:
        yield visitor


def says(visit: Visit, **expected: str | None) -> None:
    """Wait until the address has these parameters; None for one that must not be there."""
    visit.page.wait_for_function(
        """expected => {
             const said = new URLSearchParams(location.search);
             return Object.entries(expected).every(([name, text]) => said.get(name) === text);
           }""",
        arg=expected,
    )


def reloaded(visit: Visit) -> None:
    visit.page.reload()
    visit.page.wait_for_selector(".board.levels[data-ready]", state="attached")


def test_every_choice_is_in_the_address_at_once(visitor):
    visitor.page.get_by_role("button", name="한국어").click()
    says(visitor, lang="ko")
    visitor.page.locator(".board.levels [data-palette]").click()
    says(visitor, lang="ko", palette="voc")
    visitor.page.locator(".sample:visible[data-name=horse]").click()
    says(visitor, photo="horse", palette="voc")
    visitor.page.locator("#tab-segment-button").click()
    says(visitor, tab="segment", photo="horse", lang="ko", palette="voc")
    visitor.page.locator(".board.single [data-palette]").click()
    says(visitor, palette=None)


def test_a_reload_brings_photo_tab_language_and_colours_back(visitor):
    visitor.page.locator(".sample:visible[data-name=horse]").click()
    visitor.page.locator(".board.levels [data-palette]").click()
    visitor.page.locator("#tab-segment-button").click()
    visitor.page.get_by_role("button", name="한국어").click()
    says(visitor, photo="horse", tab="segment", lang="ko", palette="voc")
    visitor.context.clear_cookies()
    visitor.page.evaluate("localStorage.clear()")
    reloaded(visitor)
    visitor.page.wait_for_selector(".board.single[data-ready=horse]")
    selected = visitor.page.locator("#tab-segment-button").get_attribute("aria-selected")
    assert selected == "true"
    assert visitor.page.evaluate("document.documentElement.lang") == "ko"
    pressed = visitor.page.locator(".board.single [data-palette]").get_attribute("aria-pressed")
    assert pressed == "true"
    pressed = visitor.page.locator(".sample:visible[aria-pressed=true]")
    assert pressed.get_attribute("data-name") == "horse"


def test_a_reload_before_the_photo_has_come_still_brings_it(browser, fake_address):
    with Visit(browser, fake_address, 1400) as visit:
        visit.page.route("**/queue/**", lambda route: None)  # the server never answers
        visit.page.route("**/run/predict*", lambda route: None)
        visit.page.locator(".sample:visible[data-name=horse]").click()
        says(visit, photo="horse")
        visit.page.unroute_all()
        reloaded(visit)
        visit.page.wait_for_selector(".board.levels[data-ready=horse]")


def test_the_view_stays_through_changes_and_reloads(browser, fake_address):
    with Visit(browser, fake_address, 1400, link="view=lecture") as visit:
        visit.page.locator(".sample:visible[data-name=horse]").click()
        says(visit, view="lecture", photo="horse")
        reloaded(visit)
        assert visit.page.evaluate("document.documentElement.dataset.view") == "lecture"


def test_what_a_closed_tab_was_asked_for_stays_until_it_is_opened(browser, fake_address):
    with Visit(browser, fake_address, 1400, link="dial=1,1,0") as visit:
        visit.page.locator(".sample:visible[data-name=horse]").click()
        says(visit, photo="horse", dial="1,1,0")
        reloaded(visit)
        says(visit, photo="horse", dial="1,1,0")


def test_an_upload_is_not_in_the_address(visitor, tmp_path: Path):
    visitor.page.locator(".sample:visible[data-name=horse]").click()
    says(visitor, photo="horse")
    Image.fromarray(np.zeros((40, 60, 3), np.uint8)).save(tmp_path / "own.png")
    visitor.upload(tmp_path / "own.png")
    visitor.page.wait_for_selector(".board.levels[data-ready^=photo]")
    says(visitor, photo=None)


@pytest.mark.parametrize("name", ["constructor", "toString", "__proto__", "hasOwnProperty"])
def test_names_that_every_object_has_are_ignored(browser, fake_address, name):
    nonsense = "&".join(
        f"{parameter}={name}"
        for parameter in ("photo", "tab", "view", "palette", "lens", "show", "only", "band", name)
    )
    with Visit(browser, fake_address, 1400, language=name, link=nonsense) as visit:
        visit.page.locator(".board.levels .class").first.wait_for()
        assert "Where does the network" in visit.page.locator("h1:visible").inner_text()
        assert visit.ready() == "sheep"
        said = parse_qs(urlsplit(visit.page.evaluate("window.skipscope.link()")).query)
        assert {key: said[key] for key in ("lang", "photo", "tab")} == {
            "lang": ["en"],
            "photo": ["sheep"],
            "tab": ["skips"],
        }
        assert said.keys() <= {"lang", "photo", "tab", name}
