"""Every lesson as axe sees it: names, roles, contrast, headings, both languages, light and dark."""

from pathlib import Path

import pytest
from page_visit import needs_browser

from demo.app import LESSONS

pytestmark = needs_browser
AXE = Path(__file__).parent.parent / "node_modules" / "axe-core" / "axe.min.js"
LOOKS = [("en", "light", 1280), ("ko", "dark", 1280), ("en", "dark", 390), ("ko", "light", 390)]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: "-".join(map(str, look)))
@pytest.mark.parametrize("lesson", [lesson.name for lesson in LESSONS])
def test_axe_finds_nothing(browser, fake_address: str, lesson: str, look: tuple[str, str, int]):
    language, scheme, width = look
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{fake_address}?tab={lesson}&lang={language}&scheme={scheme}")
    page.wait_for_selector("#tabs .board:visible[data-ready]")
    page.wait_for_timeout(300)
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("axe.run(document).then(({ violations }) => violations)")
    page.close()
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
