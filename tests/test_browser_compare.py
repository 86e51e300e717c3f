"""Several pictures at once, published networks, and phones, in a real browser on a fake engine."""

from collections.abc import Iterator

import pytest
from page_visit import SegmentVisit, middle, needs_browser, served

pytestmark = needs_browser
SMALLEST_TARGET = 44  # CSS pixels that a finger needs


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served("tests/fake_page.py") as address:
        yield address


@pytest.fixture
def visit(browser, address) -> Iterator[SegmentVisit]:
    """The first photo is shown in semantic mode."""
    opened = SegmentVisit(browser, address, 1400)
    yield opened
    opened.context.close()
    assert opened.faults == []


# ---- Several pictures -------------------------------------------------------------------------
def test_both_modes_stand_side_by_side(visit):
    visit.arrange("both")
    visit.shows("fcn8s maskrcnn")
    captions = visit.board.locator(".panel figcaption").all_inner_texts()
    assert ["one colour per class" in captions[0], "one shade per object" in captions[1]] == [
        True
    ] * 2
    assert visit.board.locator(".why").is_visible()
    asked = visit.questions
    visit.arrange("one")
    visit.shows("fcn8s")
    assert visit.questions == asked


def test_two_or_three_networks_are_compared_with_time_and_parameters(visit):
    visit.arrange("compare")
    visit.shows("fcn8s unet")
    visit.board.locator(".add").click()
    assert visit.board.locator(".panel").count() == 3
    visit.board.locator("figcaption select").nth(2).select_option("maskrcnn")
    visit.shows("fcn8s unet maskrcnn")
    captions = visit.board.locator(".panel figcaption p").all_inner_texts()
    for caption, parameters, time in zip(captions, (3, 4, 5), ("510", "510", "200"), strict=True):
        assert f"{time} ms · {parameters}.0\u00a0M parameters" in caption
    visit.board.locator("figcaption select").first.select_option("unet")
    visit.shows("unet fcn8s maskrcnn")  # the two change places
    visit.board.locator(".third").click()
    visit.shows("unet fcn8s")


def test_a_published_network_is_fetched_on_choice(visit):
    option = visit.board.locator(".network option[value=fcn_resnet50]")
    if "MB" in option.inner_text():  # the page keeps it for all visitors; another test may be first
        visit.board.locator(".network select").select_option("fcn_resnet50")
        visit.page.wait_for_selector(".sk-progress [role=progressbar]")
    visit.shows("fcn_resnet50")
    assert "parameters" in visit.board.locator(".pick span").first.inner_text()


def test_without_a_network_a_sentence_appears_and_nothing_else_breaks(visit):
    before = visit.colour_at(*middle(0))
    option = visit.board.locator(".network option[value=deeplabv3_resnet50]")
    assert "download 168 MB" in option.inner_text()
    visit.board.locator(".network select").select_option("deeplabv3_resnet50")
    problem = visit.board.locator(".problem")
    problem.wait_for()
    assert "cannot be reached" in problem.inner_text()
    assert "FCN-8s" in visit.board.locator(".pick span").inner_text()
    assert visit.colour_at(*middle(0)) == before
    visit.page.get_by_role("button", name="한국어").click()
    visit.page.wait_for_function(
        "document.querySelector('.single .problem').textContent.includes('인터넷')"
    )
    visit.switch_to("instance")
    visit.shows("maskrcnn")
    assert not problem.is_visible()


# ---- Phones -----------------------------------------------------------------------------------
@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("kind", ["one", "both", "compare"])
def test_on_a_phone_nothing_is_cut_and_fingers_find_their_targets(browser, address, language, kind):
    visit = SegmentVisit(browser, address, 390, language, has_touch=True)
    visit.switch_to("instance")
    visit.shows("maskrcnn")
    visit.board.locator(".object-row").first.click()
    visit.arrange(kind)
    visit.page.wait_for_selector(".board.single[data-shows]:not([data-shows=''])")
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert visit.page.evaluate(CUT) == []
    assert visit.page.evaluate(SMALL, SMALLEST_TARGET) == []
    visit.context.close()


# Texts whose box is narrower than they are, or that stick out of the window.
CUT = """() => [...document.querySelectorAll('.board.single *')]
  .filter((node) => node.offsetParent && node.childElementCount === 0 && node.textContent.trim()
    && !node.closest('select')
    && (node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0
      || node.getBoundingClientRect().right > innerWidth))
  .map((node) => node.textContent)"""
SMALL = """(least) => [...document.querySelectorAll(
    'button, select, summary, input[type=range], .object-row')]
  .filter((node) => node.offsetParent && node.getBoundingClientRect().height < least)
  .map((node) => node.className || node.textContent)"""
