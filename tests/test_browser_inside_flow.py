"""The tab Inside: how the sum is drawn, its loss, and whether all of it is in sight."""

import re
from collections.abc import Iterator

import pytest
from inside_visit import InsideVisit
from page_visit import needs_browser

pytestmark = needs_browser
SCREENS = [(1280, 720), (1366, 657), (1024, 768), (1920, 1080)]


@pytest.fixture
def inside(browser, address: str) -> Iterator[InsideVisit]:
    """A visitor of the tab on the real engine; the first photo has truth."""
    with InsideVisit(browser, address) as visit:
        yield visit


def loss_of(visit: InsideVisit) -> tuple[int, float]:
    """Sum and mean of the loss, once all pixels are counted."""
    line = visit.board.locator(".loss .about")
    visit.page.wait_for_function(
        "line => !line.innerText.includes('≈')", arg=line.element_handle(), timeout=5000
    )
    found = re.match(r"sum ([\d,]+) · mean (\d+\.\d+) ", line.inner_text())
    assert found
    return int(found[1].replace(",", "")), float(found[2])


# ---- The steps --------------------------------------------------------------------------------
def test_every_step_has_a_picture_with_its_grid(inside):
    steps = inside.board.locator(".step figcaption").all_inner_texts()
    found = [re.sub(r"\s+", " ", step.replace("\u00a0", " ")) for step in steps]
    assert found == ["block17, doubled 32 × 24", "their sum 32 × 24", "fused score map 64 × 47"]
    factors = inside.board.locator(".factor").all_inner_texts()
    assert [factor.replace("\u00a0", " ") for factor in factors] == ["× 2", "× 2", "× 8"]


def test_a_weight_changes_the_steps_after_it_and_none_before(inside):
    drawn = """() => [...document.querySelectorAll('.board.inside .step canvas')]
               .map((canvas) => canvas.toDataURL())"""
    before = inside.page.evaluate(drawn)
    inside.dial(1, 1, 0.2)
    after = inside.page.evaluate(drawn)
    assert after[:2] == before[:2]
    assert after[2] != before[2]


def test_a_doubling_explains_itself_where_it_can_be_read(inside):
    note = inside.board.locator(".how")
    inside.board.locator(".factor").first.click()
    inside.drawn()
    assert "bilinear interpolation" in note.inner_text()
    box = note.bounding_box()
    assert box["y"] + box["height"] <= inside.page.viewport_size["height"]
    assert "note=double" in inside.linked()
    inside.board.locator(".factor").first.click()
    inside.drawn()
    assert not note.is_visible()


# ---- The loss ---------------------------------------------------------------------------------
def test_the_loss_grows_when_a_skip_is_taken_away(inside):
    whole, mean = loss_of(inside)
    # 640 × 464 pixels, less those that nobody judges.
    assert whole / mean == pytest.approx(640 * 464, rel=0.25)
    inside.dial(1, 1, 0)
    assert loss_of(inside)[0] > whole
    inside.dial(1, 0, 0)
    assert loss_of(inside)[0] > 1.2 * whole


def test_the_loss_can_be_switched_off_and_a_link_says_so(browser, address, inside):
    toggle = inside.board.locator(".toggle")
    assert toggle.get_attribute("aria-checked") == "true"
    toggle.focus()
    toggle.press("Space")
    inside.drawn()
    assert toggle.get_attribute("aria-checked") == "false"
    assert "loss=off" in inside.linked()
    with InsideVisit(browser, address, link="&loss=off") as visit:
        assert visit.board.locator(".toggle").get_attribute("aria-checked") == "false"


def test_a_photo_without_truth_has_no_loss(browser, address):
    with InsideVisit(browser, address, link="&photo=horses") as visit:
        assert visit.board.locator(".toggle").is_disabled()
        assert "there is no loss" in visit.board.locator(".loss .about").inner_text()


# ---- Room -------------------------------------------------------------------------------------
IN_SIGHT = """() => [...document.querySelectorAll(
    '.board.inside :is(.asked button, .pictures :is(canvas, button, input, figcaption), .tool)')]
  .filter((node) => node.checkVisibility() && node.getBoundingClientRect().width)
  .map((node) => [node.className || node.tagName, node.getBoundingClientRect()])
  .filter(([, box]) => box.bottom > innerHeight || box.right > innerWidth || box.left < 0)
  .map(([name, box]) => `${name} ${Math.round(box.right)} ${Math.round(box.bottom)}`)"""


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("view", ["", "&view=lecture"])
def test_all_of_the_sum_is_in_sight(browser, address, size, language, view):
    width, height = size
    with InsideVisit(browser, address, width, link=view, language=language) as visit:
        visit.page.set_viewport_size({"width": width, "height": height})
        visit.page.wait_for_timeout(300)
        assert visit.page.evaluate(IN_SIGHT) == []


def test_on_a_phone_the_labels_stay_in_sight_while_every_weight_moves(browser, address):
    with InsideVisit(browser, address, 390) as visit:
        for tap in ("block17", "expand14", "expand7"):
            slider = visit.term(tap).locator("input")
            slider.scroll_into_view_if_needed()
            slider.fill("0.5")
            box = visit.sum.locator("canvas").bounding_box()
            assert box["y"] >= 0
            assert box["y"] + box["height"] <= slider.bounding_box()["y"]
