"""Several pictures at once, published networks, and phones, in a real browser on a fake engine."""

import pytest
from page_visit import SegmentVisit, middle, needs_browser

pytestmark = needs_browser
SMALLEST_TARGET = 44  # CSS pixels that a finger needs


# ---- Several pictures -------------------------------------------------------------------------
def test_all_four_tasks_stand_side_by_side(segment):
    segment.arrange("four")
    segment.shows("fcn8s maskrcnn")
    shapes = segment.board.locator(".panel .shape").all_inner_texts()
    assert shapes == [
        "21 numbers",
        "21 numbers and a box",
        "H × W = 464 × 640 labels",
        "4 × (class, score, box, 28 × 28)",
    ]
    assert segment.board.locator(".why").is_visible()
    asked = segment.questions
    segment.arrange("one")
    segment.shows("fcn8s")
    assert segment.questions == asked


def test_a_list_stays_open_when_an_answer_comes(segment):
    segment.arrange("compare")
    segment.shows("fcn8s unet")
    segment.board.locator(".add").click()
    third = segment.board.locator("figcaption select").nth(2)
    opened = third.element_handle()
    segment.shows(f"fcn8s unet {third.input_value()}")
    assert opened.evaluate("list => list.isConnected")


def test_two_or_three_networks_are_compared_with_time_and_parameters(segment):
    segment.arrange("compare")
    segment.shows("fcn8s unet")
    segment.board.locator(".add").click()
    assert segment.board.locator(".panel").count() == 3
    segment.board.locator("figcaption select").nth(2).select_option("maskrcnn")
    segment.shows("fcn8s unet maskrcnn")
    captions = segment.board.locator(".panel figcaption p").all_inner_texts()
    for caption, parameters, time in zip(captions, (3, 4, 5), ("510", "510", "200"), strict=True):
        assert f"{time} ms · {parameters}.0\u00a0M parameters" in caption
    segment.board.locator("figcaption select").first.select_option("unet")
    segment.shows("unet fcn8s maskrcnn")  # the two change places
    segment.board.locator(".third").click()
    segment.shows("unet fcn8s")


def test_a_published_network_is_fetched_on_choice(segment):
    option = segment.board.locator(".network option[value=fcn_resnet50]")
    if "MB" in option.inner_text():  # the page keeps it for all visitors; another test may be first
        segment.board.locator(".network select").select_option("fcn_resnet50")
        segment.page.wait_for_selector(".sk-progress [role=progressbar]")
    segment.shows("fcn_resnet50")
    assert "parameters" in segment.board.locator(".pick span").first.inner_text()


def test_without_a_network_a_sentence_appears_and_nothing_else_breaks(segment):
    before = segment.colour_at(*middle(0))
    option = segment.board.locator(".network option[value=deeplabv3_resnet50]")
    assert "download 168 MB" in option.inner_text()
    segment.board.locator(".network select").select_option("deeplabv3_resnet50")
    problem = segment.board.locator(".problem")
    problem.wait_for()
    assert "cannot be reached" in problem.inner_text()
    assert "FCN-8s" in segment.board.locator(".pick span").inner_text()
    assert segment.colour_at(*middle(0)) == before
    segment.page.get_by_role("button", name="한국어").click()
    segment.page.wait_for_function(
        "document.querySelector('.single .problem').textContent.includes('인터넷')"
    )
    segment.switch_to("instance")
    segment.shows("maskrcnn")
    assert not problem.is_visible()


# ---- Phones -----------------------------------------------------------------------------------
@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("kind", ["one", "four", "compare"])
def test_on_a_phone_nothing_is_cut_and_fingers_find_their_targets(
    browser, fake_address, language, kind
):
    segment = SegmentVisit(browser, fake_address, 390, language, has_touch=True)
    segment.switch_to("instance")
    segment.shows("maskrcnn")
    segment.board.locator(".object-row").first.click()
    segment.arrange(kind)
    segment.page.wait_for_selector(".board.single[data-shows]:not([data-shows=''])")
    assert segment.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert segment.page.evaluate(CUT) == []
    assert segment.page.evaluate(SMALL, SMALLEST_TARGET) == []
    segment.context.close()


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
