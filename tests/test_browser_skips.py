"""What a visitor has set in Skips comes back: after a reload, and when one comes back to it."""

import pytest
from page_visit import Visit, needs_browser

pytestmark = needs_browser

VIEW = """() => {
  const board = document.querySelector('.board.levels');
  const of = (selector, tell) => [...board.querySelectorAll(selector)].map(tell);
  return {
    data: { ...board.dataset },
    held: board.classList.contains('held'),
    pressed: of('[aria-pressed]', (button) => button.getAttribute('aria-pressed')),
    expanded: of('[aria-expanded]', (button) => button.getAttribute('aria-expanded')),
    sliders: of('input[type=range]', (slider) => slider.value),
    hidden: of('p, section, button', (part) => part.hidden),
    words: of('figcaption, .hold, .zoom-out, .quiz, .how, .readout, .here',
              (part) => part.innerText),
    pictures: of('.stage canvas', (canvas) => canvas.toDataURL()),
  };
}"""


def view_of(visit: Visit) -> dict[str, object]:
    """Everything that the lesson shows, the pictures pixel by pixel."""
    visit.page.wait_for_timeout(500)  # the lens is drawn, the address is written
    return visit.page.evaluate(VIEW)


def comes_back(visit: Visit, photo: str) -> dict[str, object]:
    """Reload, then go away and back; the view, which must be the same each time."""
    visit.page.mouse.move(1, 1)
    before = view_of(visit)
    ready = f".board.levels[data-ready={photo}]"
    visit.page.reload()
    visit.page.wait_for_selector(ready)
    assert view_of(visit) == before
    visit.page.goto("about:blank")
    visit.page.go_back()
    visit.page.wait_for_selector(ready)
    assert view_of(visit) == before
    return before


@pytest.mark.parametrize("hold", [True, False])
def test_everything_that_was_set_comes_back(browser, fake_address, hold):
    with Visit(browser, fake_address, 1400) as visit:
        visit.page.locator(".sample:visible").nth(1).click()
        visit.page.wait_for_selector(".board.levels[data-ready=cow]")
        board = visit.page.locator(".board.levels")
        untouched = view_of(visit)
        board.locator(".modes button[data-mode=mask]").click()
        board.locator(".modes button[data-mode=overlay]").click()
        board.locator(".opacity").fill("35")
        board.locator(".zoom").fill("7")
        board.locator(".class").first.click()
        board.locator(".edge").first.click()
        board.locator(".dashed").click()
        board.locator(".band").fill("12")
        board.locator(".band-show").click()
        for _ in range(1 if hold else 2):
            board.locator(".stage").nth(2).click(position={"x": 61, "y": 47})
        shown = comes_back(visit, "cow")
        assert shown["held"] == hold
        assert all(shown[name] != untouched[name] for name in shown if name != "held")


@pytest.mark.parametrize("marks", [2, 3])
def test_a_game_comes_back_where_it_was_left(browser, fake_address, marks):
    with Visit(browser, fake_address, 1400, "ko") as visit:
        board = visit.page.locator(".board.levels")
        board.locator(".start").click()
        for place in range(marks):
            position = {"x": 40 + 60 * place, "y": 50}
            board.locator(".stage").first.click(position=position)
        if marks == 3:
            board.locator(".lift").click()
        shown = comes_back(visit, "sheep")
        assert shown["data"]["game"] == ("revealed" if marks == 3 else "marking")
        assert board.locator(".verdict").count() == (3 if marks == 3 else 0)


def test_the_view_difference_comes_back(browser, fake_address):
    with Visit(browser, fake_address, 390) as visit:
        visit.page.locator(".board.levels .modes button[data-mode=difference]").click()
        assert comes_back(visit, "sheep")["data"]["mode"] == "difference"


# ---- Another trunk ------------------------------------------------------------------------------
def test_another_trunk_shows_its_levels_under_the_same_lens(visit):
    page = visit.page
    page.locator(".board.levels .pictures .stage").nth(1).click(position={"x": 60, "y": 60})
    page.wait_for_function("new URLSearchParams(location.search).has('lens')")
    lens = page.evaluate("new URLSearchParams(location.search).get('lens')")
    edges = page.locator(".board.levels figcaption").all_inner_texts()
    page.locator(".board.levels .trunks button[value=vgg16]").click()
    page.get_by_text("FCN-8s · VGG16").first.wait_for()
    pressed = page.locator(".board.levels .trunks [aria-pressed=true]")
    assert pressed.all_inner_texts() == ["VGG16"]
    page.locator(".board.levels .modes button[data-mode=mask]").click()
    assert pressed.all_inner_texts() == ["VGG16"]
    page.locator(".board.levels .modes button[data-mode=overlay]").click()
    assert page.locator(".board.levels figcaption").all_inner_texts() != edges
    page.wait_for_function("new URLSearchParams(location.search).get('trunk') === 'vgg16'")
    page.wait_for_timeout(500)  # the address follows a change after a moment's rest
    assert page.evaluate("new URLSearchParams(location.search).get('lens')") == lens
    page.reload()
    page.get_by_text("FCN-8s · VGG16").first.wait_for()
    page.locator(".board.levels .trunks button[value=mobilenetv2]").click()
    page.get_by_text("FCN-8s · VGG16").first.wait_for(state="detached")
    assert page.locator(".board.levels figcaption").all_inner_texts() == edges
