"""What leaves the page: links that bring back what was shown, QR codes and saved pictures."""

import io

import cv2
import numpy as np
import pytest
from fake_engine import HORSE
from page_visit import SegmentVisit, Visit, needs_browser
from PIL import Image
from room_page import OWN_ADDRESS

from segcore.data.voc21 import SAFE, VOC

pytestmark = needs_browser
LINK = "photo=horse&tab=segment&palette=voc"
SMALLEST = 44  # pixels: a fingertip


class LinkVisit(SegmentVisit):
    """A visitor whose link opens the tab Segment: nobody clicks."""

    def open_segment(self) -> None:
        self.page.wait_for_selector(".board.single[data-shows]:not([data-shows=''])")


@pytest.fixture
def room(browser, room_address: str):
    """A visitor of a page that was started for the room."""
    with Visit(browser, room_address, 1400) as visit:
        yield visit


def link_of(visit: Visit) -> str:
    return visit.page.evaluate("window.skipscope.link()")


def share(visit: Visit) -> str:
    """Open the dialog and wait for the server's answer; the link that it shows."""
    visit.page.locator("[data-share]").click()
    return answered(visit)


def answered(visit: Visit) -> str:
    visit.page.wait_for_selector("dialog.share[data-ready^=http]")
    return visit.page.locator(".share .link").input_value()


def seen_code(visit: Visit) -> str:
    """What a phone reads from the screen."""
    shot = Image.open(io.BytesIO(visit.page.screenshot())).convert("RGB")
    return cv2.QRCodeDetector().detectAndDecode(np.asarray(shot))[0]


def saved(visit: Visit, board: str) -> tuple[str, np.ndarray]:
    """The name and the pixels of the picture that a board saves."""
    with visit.page.expect_download() as coming:
        visit.page.locator(f".board.{board} .save").click()
    with Image.open(coming.value.path()) as picture:
        assert picture.format == "PNG"
        return coming.value.suggested_filename, np.asarray(picture.convert("RGB"))


def share_of(picture: np.ndarray, colour: tuple) -> float:
    return (picture == colour).all(axis=2).mean()


def sides(visit: Visit, selector: str) -> list[dict]:
    return visit.page.evaluate(
        """selector => [...document.querySelectorAll(selector)]
             .map((node) => node.getBoundingClientRect()).filter((box) => box.width)
             .map(({ left, right, top, bottom, width, height }) =>
               ({ left, right, top, bottom, width, height }))""",
        selector,
    )


# ---- Links ------------------------------------------------------------------------------------
def test_a_link_restores_photo_tab_language_and_colours(browser, room_address):
    with LinkVisit(browser, room_address, 1400, "ko", link=LINK) as visit:
        visit.page.wait_for_selector(".board.single[data-ready=horse][data-shows=fcn8s]")
        assert visit.page.locator("#tab-segment-button").get_attribute("aria-selected") == "true"
        assert "무엇이고" in visit.page.locator("#tab-segment h1").inner_text()
        assert visit.page.locator(".sample:visible[aria-pressed=true]").count() == 1
        # Without the photo, the picture holds the colours of the classes themselves.
        visit.board.locator(".shows button[value=photo]").click()
        assert tuple(visit.colour_at(0.5, 0.5)[:3]) == VOC.colours[HORSE]
        told = link_of(visit)
        expected = ["lang=ko", "parts=outlines.labels", *LINK.split("&")]  # the photo is off
        assert sorted(told.split("?")[1].split("&")) == sorted(expected)
        outside = [
            url for url in visit.asked if not url.startswith((room_address, "data:", "blob:"))
        ]
        assert outside == []


def test_unknown_values_are_ignored(browser, room_address):
    link = "photo=unicorn&tab=nowhere&view=upside-down&palette=pink"
    with Visit(browser, room_address, 1400, link=link) as visit:
        visit.page.wait_for_timeout(1000)
        assert visit.ready() == "sheep"
        assert visit.page.evaluate("document.documentElement.dataset.view") is None
        assert sorted(link_of(visit).split("?")[1].split("&")) == [
            "lang=en",
            "photo=sheep",
            "tab=skips",
        ]


def test_an_upload_is_in_no_link(room, tmp_path):
    file = tmp_path / "own.png"
    Image.fromarray(np.zeros((40, 60, 3), np.uint8)).save(file)
    room.upload(file)
    room.page.wait_for_selector(".board.levels[data-ready^=photo]")
    assert "photo=" not in share(room)
    assert room.page.locator(".share .upload").is_visible()
    room.page.keyboard.press("Escape")
    name, _ = saved(room, "levels")
    assert name == "skipscope-photo-skips.png"


# ---- The dialog -------------------------------------------------------------------------------
@pytest.mark.parametrize(("width", "language"), [(1400, "en"), (390, "ko")])
def test_the_code_says_the_link_and_the_link_works(browser, room_address, width, language):
    with Visit(browser, room_address, width, language) as visit:
        shown = share(visit)
        assert shown.startswith(f"http://{OWN_ADDRESS}:")
        assert seen_code(visit) == shown
        visit.page.locator(".share .views [value=student]").click()
        visit.page.wait_for_function(
            "shown => document.querySelector('.share .link').value.includes('view=student')"
            " && !document.querySelector('.share .code').hidden"
        )
        shown = answered(visit)
        assert seen_code(visit) == shown
        (box,) = sides(visit, "dialog.share")
        assert box["left"] >= 0
        assert box["right"] <= width
        assert min(side["height"] for side in sides(visit, "dialog.share button")) >= SMALLEST
        visit.page.keyboard.press("Escape")
        assert not visit.page.locator("dialog.share").is_visible()
        assert visit.page.evaluate("document.activeElement.hasAttribute('data-share')")
        visit.page.goto(shown)
        visit.page.wait_for_selector(".board.levels[data-ready=sheep]")
        assert visit.page.evaluate("document.documentElement.dataset.view") == "student"


def test_a_page_for_one_computer_shows_no_code_but_the_next_step(browser, fake_address):
    with Visit(browser, fake_address, 1400) as visit:
        share(visit)
        assert not visit.page.locator(".share .code").is_visible()
        assert "python app.py --host 0.0.0.0" in visit.page.locator(".share .note").inner_text()
        visit.page.locator(".share .copy").click()
        visit.page.get_by_text("Copied").wait_for()


# ---- Views ------------------------------------------------------------------------------------
@pytest.mark.parametrize("width", [1400, 390])
def test_a_lecture_is_larger_and_has_fewer_controls(browser, room_address, width):
    with Visit(browser, room_address, width, link="view=lecture") as visit:
        words = visit.page.locator(".board.levels figcaption b").first
        assert words.evaluate("node => parseFloat(getComputedStyle(node).fontSize)") >= 20
        for advanced in (".opacity", ".save", ".explain"):
            assert not visit.page.locator(f".board.levels {advanced}").is_visible()
        assert visit.page.locator(".board.levels .zoom").is_visible()
        first, *_ = sides(visit, ".board.levels .lens")
        assert first["left"] < 30
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1400, 390])
def test_a_student_has_one_column_with_the_lens_first(browser, room_address, width):
    with Visit(browser, room_address, width, "ko", link="view=student") as visit:
        lenses = sides(visit, ".board.levels .lens")
        pictures = sides(visit, ".board.levels .panel")
        assert max(box["bottom"] for box in lenses) <= min(box["top"] for box in pictures)
        assert max(box["right"] for box in lenses) - min(box["left"] for box in lenses) <= 620
        buttons = sides(visit, ".board.levels :is(button:not(.edge), input)")
        assert min(box["height"] for box in buttons) >= SMALLEST
        visit.open_segment()
        (board,) = sides(visit, ".board.single")
        assert board["width"] <= 620
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("width", [1400, 390])
def test_the_masthead_holds_everything(browser, room_address, width, language):
    with Visit(browser, room_address, width, language) as visit:
        shown = ".sk-masthead strong, .sk-masthead button, [role=tab]"
        boxes = sides(visit, shown)
        assert len(boxes) >= 6
        names = sides(visit, ".sk-masthead strong, .sk-masthead button")
        assert all(box["left"] >= 0 and box["right"] <= width for box in names)
        # On a phone the tabs scroll; the one that is opened is seen whole.
        visit.page.locator("[role=tab]:visible").last.click()
        visit.page.wait_for_timeout(300)
        (opened,) = sides(visit, "[role=tab][aria-selected=true]")
        assert opened["left"] >= 0
        assert opened["right"] <= width
        for place, box in enumerate(boxes):
            for other in boxes[:place]:
                apart = box["left"] >= other["right"] - 1 or other["left"] >= box["right"] - 1
                assert apart or box["top"] >= other["bottom"] or other["top"] >= box["bottom"]
        if width < SMALLEST * 20:
            buttons = sides(visit, ".sk-masthead button, [role=tab]")
            assert min(box["height"] for box in buttons) >= SMALLEST
        visit.page.locator("[data-share]").focus()
        visit.page.keyboard.press("Shift+Tab")
        visit.page.keyboard.press("Tab")
        outline = visit.page.locator("[data-share]").evaluate(
            "node => getComputedStyle(node).outlineStyle"
        )
        assert outline == "solid"


# ---- Colours ----------------------------------------------------------------------------------
def test_the_palette_changes_without_the_server_and_is_remembered(browser, room_address):
    with SegmentVisit(browser, room_address, 1400) as visit:
        visit.board.locator(".shows button[value=photo]").click()
        asked = visit.questions
        assert tuple(visit.colour_at(0.5, 0.5)[:3]) == SAFE.colours[HORSE]
        visit.board.locator("[data-palette]").click()
        assert tuple(visit.colour_at(0.5, 0.5)[:3]) == VOC.colours[HORSE]
        swatch = visit.board.locator(".class .swatch").first
        assert swatch.evaluate("node => node.style.background") == "rgb(192, 0, 128)"
        assert visit.questions == asked
        assert "palette=voc" in link_of(visit)
        # The address is written once things have come to rest.
        visit.page.wait_for_function("location.search.includes('palette=voc')")
        visit.page.reload()  # the tab comes back too, so the board of the first one is hidden
        visit.page.wait_for_selector(".board.levels[data-ready]", state="attached")
        for board in ("levels", "single"):
            switch = visit.page.locator(f".board.{board} [data-palette]")
            assert switch.get_attribute("aria-pressed") == "true"


# ---- Saved pictures ---------------------------------------------------------------------------
def test_skips_saves_every_panel_and_the_legend(room):
    name, picture = saved(room, "levels")
    assert name == "skipscope-sheep-skips.png"
    height, width, _ = picture.shape
    assert width >= 1600
    assert 0.4 < height / width < 1
    # The legend's square is drawn in full colour; over the photos it is mixed.
    assert share_of(picture, SAFE.colours[HORSE]) > 0.0002
    assert picture[: height // 3].std() > 30
    room.page.get_by_role("button", name="한국어").click()
    _, korean = saved(room, "levels")
    assert korean.shape != picture.shape or (korean != picture).mean() > 0.001


def test_a_phone_saves_the_same_width(browser, room_address):
    with Visit(browser, room_address, 390) as visit:
        assert saved(visit, "levels")[1].shape[1] >= 1600


def test_segment_saves_objects_with_their_shades_and_several_networks(segment):
    segment.switch_to("instance")
    segment.shows("maskrcnn")
    shade = segment.board.locator(".object-row").first.evaluate(
        "row => getComputedStyle(row).getPropertyValue('--shade')"
    )
    name, alone = saved(segment, "single")
    assert name == "skipscope-sheep-segment.png"
    assert alone.shape[1] >= 1600
    colour = tuple(map(int, shade.strip().removeprefix("rgb(").removesuffix(")").split(",")))
    assert share_of(alone, colour) > 0.0002
    segment.arrange("compare")
    segment.shows("fcn8s unet")
    _, both = saved(segment, "single")
    assert both.shape[1] >= 1600
    assert share_of(both, SAFE.colours[HORSE]) > 0.0002
