"""The page as a visitor meets it: a real browser, the real engine, its shipped weights."""

import json
from pathlib import Path

import numpy as np
import pytest
from page_visit import Visit, needs_browser
from PIL import Image

from segcore import zoo

pytestmark = needs_browser


def test_the_first_view_shows_three_levels_without_a_click(visit):
    texts = [visit.labels(place) for place in range(4)]
    assert ["truth" in texts[0], *("FCN-" in text for text in texts[1:])] == [True] * 4
    # The network sees 512 of the photo's 640 pixels: its cell of 32 is 40 wide here.
    assert "40 × 40" in texts[1].replace("\u00a0", " ")
    assert "at the edge" in texts[3]
    assert visit.page.locator(".lens canvas:visible").count() == 4


def test_the_pictures_are_not_blank(visit):
    spread = visit.page.evaluate(
        """() => [...document.querySelectorAll('.board.levels canvas')].map((canvas) => {
             const { width, height } = canvas;
             return new Set(canvas.getContext('2d').getImageData(0, 0, width, height).data).size;
           })"""
    )
    assert len(spread) == 8
    assert min(spread) > 30


def test_no_request_leaves_the_machine(visit, address):
    visit.open_segment()
    visit.page.locator("#tab-inside-button").click()
    visit.page.wait_for_selector(".board.inside[data-ready]")
    with visit.page.expect_download():
        visit.page.locator(".board.inside .save").click()
    visit.page.locator("[data-share]").click()
    visit.page.locator(".share .copy").wait_for()
    outside = [url for url in visit.asked if not url.startswith((address, "data:", "blob:"))]
    assert outside == []


@pytest.mark.parametrize("width", [1400, 390])
def test_nothing_is_wider_than_the_window(browser, address, width):
    visit = Visit(browser, address, width)
    for tab in ("Skips", "Segment"):
        visit.page.get_by_role("tab", name=tab).click()
        visit.page.wait_for_timeout(500)
        wide = visit.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, tab
    visit.context.close()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_caption_is_cut_on_a_phone(browser, address, language):
    with Visit(browser, address, 390, language) as visit:
        cut = visit.page.evaluate(
            """() => [...document.querySelectorAll('.board.levels figcaption')]
              .filter((caption) => caption.scrollWidth > caption.clientWidth)
              .map((caption) => caption.textContent)"""
        )
    assert cut == []


def test_the_lens_comes_first_on_a_phone(browser, address):
    visit = Visit(browser, address, 390)
    lens = visit.page.locator(".lens").first.bounding_box()
    pictures = visit.page.locator(".panel").first.bounding_box()
    assert lens["y"] < pictures["y"]
    visit.context.close()


def test_the_lens_moves_in_all_levels_at_once(visit):
    frames = visit.page.locator(".board.levels .frame")
    before = frames.first.get_attribute("style")
    visit.page.locator(".board.levels .stage").nth(2).hover(position={"x": 90, "y": 40})
    visit.page.wait_for_function(
        "before => document.querySelector('.frame').getAttribute('style') !== before", arg=before
    )
    assert len({frames.nth(place).get_attribute("style") for place in range(4)}) == 1


def test_arrow_keys_move_the_lens_and_plus_magnifies(visit):
    stage = visit.page.locator(".board.levels .stage").first
    before = visit.page.locator(".frame").first.get_attribute("style")
    stage.focus()
    for key in ("Shift+ArrowRight", "ArrowDown", "+"):
        stage.press(key)
    visit.page.wait_for_timeout(100)
    assert visit.page.locator(".frame").first.get_attribute("style") != before
    assert visit.page.locator(".board.levels .zoom-out").inner_text() == "×4"


def test_a_tapped_class_stands_alone(visit):
    sheep = visit.page.locator(".board.levels .class", has_text="Sheep")
    sheep.click()
    assert sheep.get_attribute("aria-pressed") == "true"
    sheep.click()
    assert sheep.get_attribute("aria-pressed") == "false"


def test_every_view_can_be_chosen(visit):
    for mode in ("mask", "outline", "difference"):
        visit.page.locator(f".board.levels .modes button[data-mode={mode}]").click()
    assert "repaired" in visit.labels(3)


def test_the_words_change_with_the_language(visit):
    visit.page.get_by_role("button", name="한국어").click()
    visit.page.wait_for_function("document.querySelector('h1').textContent.includes('네트워크')")
    assert "정답" in visit.labels(0)


def test_an_upload_is_shown_in_both_tabs(visit, tmp_path):
    file = tmp_path / "own.png"
    rng = np.random.default_rng(0)
    Image.fromarray(rng.integers(0, 255, (70, 90, 3), np.uint8)).save(file)
    visit.upload(file)
    visit.page.wait_for_selector(".board.levels[data-ready^=photo]")
    assert "no score" in visit.labels(0)
    assert "differ from FCN-32s" in visit.labels(3)
    visit.page.get_by_role("tab", name="Segment").click()
    visit.page.wait_for_selector(".board.single[data-ready^=photo][data-shows=fcn8s]")


def test_a_broken_file_leaves_the_page_as_it_was(visit, tmp_path):
    file = tmp_path / "broken.jpg"
    file.write_bytes(b"\xff\xd8\xff this is no photo")
    shown = visit.ready()
    visit.upload(file)
    visit.page.get_by_text("broken.jpg").first.wait_for()
    assert visit.ready() == shown
    visit.page.locator(".board.levels").first.wait_for()
    visit.page.locator(".sample:visible").nth(1).click()
    visit.page.wait_for_function(
        "shown => document.querySelector('.board.levels').dataset.ready !== shown", arg=shown
    )


def test_the_download_holds_class_numbers(visit):
    visit.open_segment()
    with visit.page.expect_download() as coming:
        visit.page.locator(".files button[value=mask]").click()
    with Image.open(coming.value.path()) as mask:
        assert mask.mode == "P"
        assert mask.size == (640, 464)
        assert np.asarray(mask).max() <= 20
    with visit.page.expect_download() as coming:
        visit.page.locator(".files button[value=json]").click()
    assert json.loads(Path(coming.value.path()).read_text("utf-8"))["model"] == "fcn8s"


def test_the_first_photo_of_segment_was_worked_out_beforehand(visit):
    before = visit.questions
    visit.open_segment()
    assert "beforehand" in visit.page.locator(".board.single .device").inner_text()
    assert visit.questions <= before + 1  # opening the tab itself


def test_only_networks_that_are_here_are_offered_as_ready(visit):
    visit.open_segment()
    offered = visit.page.locator(".network option").all_inner_texts()
    assert any("U-Net" in option for option in offered) == zoo.available("unet")
    assert visit.page.locator(".switch").is_visible() == zoo.available("maskrcnn")
    published = visit.page.locator(".network optgroup[label='Published networks'] option")
    for option in published.all_inner_texts():
        assert "parameters" in option or "MB" in option
