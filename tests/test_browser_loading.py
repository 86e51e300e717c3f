"""What a visitor sees of the page whose networks are still loading."""

from pathlib import Path

from page_visit import Visit, needs_browser, served
from PIL import Image

from demo.i18n import text

pytestmark = needs_browser


def test_samples_work_while_the_networks_load_and_a_photo_waits(browser, tmp_path: Path) -> None:
    loaded, photo = tmp_path / "loaded", tmp_path / "own.png"
    korean = text("busy.loading", "ko")
    Image.new("RGB", (64, 48), "green").save(photo)
    with (
        served("tests/loading_page.py", str(loaded)) as address,
        Visit(browser, address, 1280) as visit,
    ):
        sentence = visit.page.locator(".sk-loading")
        sentence.wait_for(state="visible")
        assert sentence.inner_text() == text("busy.loading", "en")
        visit.page.locator("[data-language=ko]").click()
        visit.page.wait_for_selector(f".sk-loading:text('{korean}')")
        visit.page.locator("button.sample[data-name=sheep]:visible").click()
        visit.page.wait_for_selector(".board.levels[data-ready=sheep]")
        visit.upload(photo)
        visit.page.wait_for_selector(f".progress-level-inner:has-text('{korean}')")
        assert sentence.is_visible()
        loaded.touch()
        visit.page.wait_for_selector(".board.levels[data-ready^=photo-]")
        sentence.wait_for(state="hidden")
