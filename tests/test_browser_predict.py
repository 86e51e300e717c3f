"""Three marks before the curtain is lifted, and a visitor's own truth, in a real browser.

The fake engine calls everything a horse from column 32, 16 or 8 on.
"""

import re
from pathlib import Path

import numpy as np
import pytest
from fake_engine import HORSE
from page_visit import Visit, needs_browser
from PIL import Image

from segcore.assets import ASSETS
from segcore.data.image_io import write_labels
from segcore.data.voc21 import PALETTES

pytestmark = needs_browser
SIZE = (128, 96)  # width, height


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """A photo; its truth, which is a horse from column 8 on; and truths that do not fit."""
    made = {
        name: tmp_path / f"{name}.png" for name in ("photo", "truth", "small", "colours", "far")
    }
    truth = np.zeros(SIZE[::-1], np.uint8)
    truth[:, 8:] = HORSE
    Image.new("RGB", SIZE, "green").save(made["photo"])
    write_labels(made["truth"], truth, PALETTES["voc"])
    write_labels(made["small"], np.ascontiguousarray(truth[:40]), PALETTES["voc"])
    Image.new("RGB", SIZE).save(made["colours"])
    Image.fromarray(truth + 10).save(made["far"])
    return made


def send_photo(visit: Visit, files: dict[str, Path]) -> None:
    visit.upload(files["photo"])
    visit.page.wait_for_selector(".board.levels[data-ready^=photo]")


def send_truth(visit: Visit, file: Path) -> None:
    visit.page.locator(".board.levels .truth-file").set_input_files(file)


def mark(visit: Visit, x: float, y: float) -> None:
    """Tap a place of the photo, given in its pixels."""
    stage = visit.page.locator(".board.levels .stage").first
    box = stage.bounding_box()
    place = {"x": x * box["width"] / SIZE[0], "y": y * box["height"] / SIZE[1]}
    stage.tap(position=place) if visit.page.evaluate("navigator.maxTouchPoints") else stage.click(
        position=place
    )


def curtains(visit: Visit) -> list[bool]:
    return visit.page.evaluate(
        """() => [...document.querySelectorAll('.board.levels .lens')]
          .map((square) => getComputedStyle(square, '::after').content !== 'none')"""
    )


@pytest.mark.parametrize(("width", "language"), [(1400, "en"), (390, "ko")])
def test_a_truth_brings_outline_scores_and_ceilings(browser, fake_address, files, width, language):
    with Visit(browser, fake_address, width, language) as visit:
        send_photo(visit, files)
        give = visit.page.locator(".board.levels .give")
        words = {"en": "Add its truth", "ko": "정답 추가"}[language]
        assert give.inner_text() == words
        assert not visit.page.locator(".board.levels .band").is_visible()
        send_truth(visit, files["truth"])
        visit.page.locator(".board.levels .drawing .ceiling").first.wait_for(state="attached")
        assert "100.0" in visit.labels(3)  # FCN-8s paints exactly this truth
        assert "100.0" not in visit.labels(1)
        assert visit.page.locator(".board.levels .band").is_visible()
        wide = visit.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width
        visit.page.locator(".board.levels .give").last.click()
        visit.page.locator(".board.levels .band").wait_for(state="hidden")
        assert visit.page.locator(".board.levels .give").all_inner_texts() == [words]


@pytest.mark.parametrize(
    ("name", "english", "korean"),
    [
        ("small", "128 × 40 pixels, the photo 128 × 96", "크기가 같은 PNG"),
        ("colours", "one index for each pixel", "클래스 번호"),
        ("far", "0 to 20", "0–20"),
    ],
)
def test_a_truth_that_does_not_fit_loses_nothing(
    browser, fake_address, files, name, english, korean
):
    for language, words in (("en", english), ("ko", korean)):
        with Visit(browser, fake_address, 1400, language) as visit:
            send_photo(visit, files)
            shown, labels = visit.ready(), visit.labels(3)
            send_truth(visit, files[name])
            visit.page.get_by_text(words).last.wait_for()
            assert (visit.ready(), visit.labels(3)) == (shown, labels)
            send_truth(visit, files["truth"])  # and the right one still works
            visit.page.locator(".board.levels .drawing .ceiling").first.wait_for(state="attached")


@pytest.mark.parametrize("touch", [False, True])
def test_marks_are_judged_when_the_curtain_is_lifted(browser, fake_address, files, touch):
    width = 390 if touch else 1400
    with Visit(browser, fake_address, width, has_touch=touch) as visit:
        send_photo(visit, files)
        send_truth(visit, files["truth"])
        visit.page.locator(".board.levels .drawing .ceiling").first.wait_for(state="attached")
        visit.page.locator(".board.levels .start").click()
        assert curtains(visit) == [False, True, True, True]
        assert "mIoU" not in visit.page.locator(".board.levels .pictures").inner_text()
        lift = visit.page.locator(".board.levels .lift")
        assert lift.is_disabled()
        for x, y in ((20, 20), (100, 20), (100, 80)):
            mark(visit, x, y)
        mark(visit, 100, 80)  # taken back
        assert lift.is_disabled()
        mark(visit, 20, 70)
        lift.click()
        assert curtains(visit) == [False] * 4
        assert "mIoU" in visit.page.locator(".board.levels .pictures").inner_text()
        assert (
            "wrong at 2 of your 3 places. FCN-8s repairs 2"
            in visit.page.locator(".board.levels .quiz-title").inner_text()
        )
        verdicts = visit.page.locator(".board.levels .verdict").all_inner_texts()
        assert verdicts[0] == "FCN-32s says Background, the truth Horse. FCN-8s repairs it."
        assert verdicts[1] == "FCN-32s is right here: Horse. FCN-8s too."
        visit.page.locator(".board.levels .again").click()
        assert "0 of 3" in visit.page.locator(".board.levels .quiz-help").inner_text()
        visit.page.locator(".board.levels .leave").click()
        assert not visit.page.locator(".board.levels .quiz").is_visible()
        assert curtains(visit) == [False] * 4


def test_the_keyboard_marks_and_without_truth_nobody_is_right(browser, fake_address, files):
    with Visit(browser, fake_address, 1400, "ko") as visit:
        send_photo(visit, files)
        visit.page.locator(".board.levels .start").click()
        stage = visit.page.locator(".board.levels .stage").first
        for _ in range(14):
            stage.press("Shift+ArrowLeft")
            stage.press("Shift+ArrowUp")
        for _ in range(20):
            stage.press("ArrowRight")  # column 20: FCN-32s and FCN-8s differ
        for key in ("Enter", "Shift+ArrowDown", "Enter", "Shift+ArrowDown", "Enter"):
            stage.press(key)
        visit.page.locator(".board.levels .lift").click()
        title = visit.page.locator(".board.levels .quiz-title").inner_text()
        assert "3곳 중 3곳에서 단계들의 답이 다릅니다" in title
        assert "배경" in visit.page.locator(".board.levels .verdict").first.inner_text()


def test_another_photo_ends_the_game(browser, fake_address):
    with Visit(browser, fake_address, 1400) as visit:
        visit.page.locator(".board.levels .start").click()
        visit.page.locator(".sample:visible").nth(1).click()
        visit.page.wait_for_selector(".board.levels[data-ready=cow]")
        assert curtains(visit) == [False] * 4
        assert not visit.page.locator(".board.levels .quiz").is_visible()


# What can be seen or heard of the board: texts, and what stands in for pictures.
PERCEIVED = """() => [...document.querySelectorAll('.board.levels, .board.levels *')]
  .filter((node) => node.checkVisibility({ visibilityProperty: true }))
  .flatMap((node) => [
    ...[...node.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data),
    ...['alt', 'title', 'aria-label', 'aria-valuetext'].map((name) => node.getAttribute(name)),
  ]).filter((words) => words?.trim()).join('\\n')"""
WATCHED = f"""() => {{
  window.perceived = [];
  new MutationObserver(() => window.perceived.push(({PERCEIVED})()))
    .observe(document.querySelector('.board.levels'), {{ subtree: true, childList: true,
      attributes: true, characterData: true }});
}}"""


def test_the_next_photo_comes_with_nothing_of_its_answer(browser, fake_address):
    """The fake engine finds a horse in every photo."""
    with Visit(browser, fake_address, 1280) as visit:
        visit.ready()
        assert "Horse" in visit.page.evaluate(PERCEIVED)
        visit.page.evaluate(WATCHED)
        visit.page.locator(".next-down").click()
        visit.page.wait_for_selector(".board.levels[data-ready=cow][data-game=marking]")
        visit.page.wait_for_timeout(500)
        moments = visit.page.evaluate("window.perceived")
        assert moments
        for words in moments:
            assert not re.search(r"Horse|mIoU \d|\d %", words), words
        assert "lens=" not in visit.page.url
        # Where the lens would open, the levels differ.
        x, y, _ = map(int, visit.page.get_attribute(".board.levels", "data-lens").split(","))
        with Image.open(ASSETS / "samples" / "cow.jpg") as photo:
            assert abs(2 * x - photo.width) < 4
            assert abs(2 * y - photo.height) < 4
