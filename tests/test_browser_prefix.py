"""The page behind a root path, as on Spaces or behind a reverse proxy that takes a prefix away."""

from collections.abc import Iterator

import pytest
from page_visit import ROOT, Visit, needs_browser, served
from prefix_proxy import behind

pytestmark = needs_browser

PREFIX = "/some/where"


@pytest.fixture(scope="module")
def prefixed_address() -> Iterator[str]:
    command = ("app.py", "--root-path", PREFIX, "--port")
    with served(*command) as hidden, behind(PREFIX, hidden) as address:
        yield address


def test_the_page_works_and_asks_for_nothing_outside_the_prefix(browser, prefixed_address):
    with Visit(browser, prefixed_address, 1400) as visit:
        visit.page.locator(".sample:visible[data-name=horse]").click()
        visit.page.wait_for_selector(".board.levels[data-ready=horse]")
        visit.open_segment()
        visit.page.wait_for_selector(".board.single[data-ready=horse]")
        visit.page.locator("#tab-inside-button").click()
        visit.page.wait_for_selector(".board.inside:not([data-waiting])")
        visit.page.locator("#tab-skips-button").click()
        visit.upload(ROOT / "assets" / "samples" / "cow.jpg")
        visit.page.wait_for_selector(".board.levels[data-ready^=photo]")
        assert thumbnails_are_there(visit)
        visit.page.reload()
        visit.page.wait_for_selector(".board.levels[data-ready]")
        asked = [url for url in visit.asked if not url.startswith(("data:", "blob:"))]
        assert [url for url in asked if not url.startswith(prefixed_address)] == []
        for part in ("modules/", "pictures/", "gradio_api/upload"):
            assert any(url.startswith(prefixed_address + part) for url in asked), part


def thumbnails_are_there(visit: Visit) -> bool:
    """Whether each small picture of a sample can be decoded."""
    return visit.page.evaluate(
        """async () => {
             const samples = [...document.querySelectorAll('.samples .sample')];
             for (const { style } of samples) {
               const picture = new Image();
               picture.src = style.backgroundImage.slice(5, -2);
               await picture.decode();
             }
             return samples.length > 0;
           }"""
    )
