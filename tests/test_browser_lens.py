"""Wheel, fingers and mouse in the magnified squares, and what a link says of the lens."""

from urllib.parse import parse_qs, urlsplit

import pytest
from page_visit import Visit, needs_browser

pytestmark = needs_browser


@pytest.fixture
def visit(browser, fake_address: str):
    with Visit(browser, fake_address, 1400) as visit:
        yield visit


def told(visit: Visit) -> dict[str, str]:
    """What the page's link says now."""
    visit.page.wait_for_timeout(100)
    query = parse_qs(urlsplit(visit.page.evaluate("window.skipscope.link()")).query)
    return {key: values[0] for key, values in query.items()}


def lens(visit: Visit) -> list[float]:
    """x, y, zoom."""
    visit.page.wait_for_timeout(100)  # it is drawn with the next frame
    drawn = visit.page.locator(".board.levels").get_attribute("data-lens")
    return [float(part) for part in drawn.split(",")]


def square(visit: Visit, place: int = 1) -> dict[str, float]:
    return visit.page.locator(".board.levels .lens").nth(place).bounding_box()


def test_the_wheel_zooms_where_the_pointer_is(visit):
    x, y, zoom = lens(visit)
    box = square(visit)
    visit.page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2)
    visit.page.mouse.wheel(0, -500)
    after = lens(visit)
    assert after[2] > 1.5 * zoom
    # What lay under the pointer stays there, so that the middle comes nearer to it.
    assert after[0] > x + 5
    assert after[1] == pytest.approx(y, abs=2)
    visit.page.mouse.wheel(0, -5000)
    assert lens(visit)[2] == 16
    visit.page.mouse.wheel(0, 20000)
    assert lens(visit)[2] == 2


def test_only_a_pinch_zooms_over_a_picture(visit):
    zoom = lens(visit)[2]
    turn = """(pinch) => document.querySelector('.board.levels .stage').dispatchEvent(
      new WheelEvent('wheel', { deltaY: -60, ctrlKey: pinch, bubbles: true, cancelable: true }))"""
    visit.page.evaluate(turn, False)
    assert lens(visit)[2] == zoom
    assert visit.page.evaluate(turn, True) is False  # the browser must not zoom the page as well
    assert lens(visit)[2] > zoom


def test_dragging_in_a_square_pans_and_holds_the_lens(visit):
    x, y, zoom = lens(visit)
    box = square(visit)
    visit.page.mouse.move(box["x"] + 150, box["y"] + 150)
    visit.page.mouse.down()
    visit.page.mouse.move(box["x"] + 150 - 20 * zoom, box["y"] + 150 - 5 * zoom, steps=4)
    visit.page.mouse.up()
    after = lens(visit)
    assert after[0] - x == pytest.approx(20, abs=1.5)
    assert after[1] - y == pytest.approx(5, abs=1.5)
    assert "held" in visit.page.locator(".board.levels .hold").inner_text()


def test_two_fingers_zoom(visit):
    zoom = lens(visit)[2]
    visit.page.evaluate(
        """() => {
             const square = document.querySelectorAll('.board.levels .lens')[2];
             square.setPointerCapture = () => {};
             const box = square.getBoundingClientRect();
             const send = (type, pointerId, x) => square.dispatchEvent(new PointerEvent(type, {
               pointerId, pointerType: 'touch', button: 0, bubbles: true,
               clientX: box.left + x, clientY: box.top + 100 }));
             send('pointerdown', 1, 120); send('pointerdown', 2, 160);
             send('pointermove', 1, 100); send('pointermove', 2, 180);
             send('pointerup', 1, 100); send('pointerup', 2, 180);
           }"""
    )
    assert lens(visit)[2] == pytest.approx(min(16, 2 * zoom), abs=0.2)


def test_a_link_says_nothing_of_what_is_as_usual(visit):
    assert told(visit).keys().isdisjoint({"lens", "show", "only", "band"})


def test_a_link_brings_back_what_it_says(visit, fake_address):
    visit.page.goto(f"{fake_address}?lens=300,120,7.5&show=mask&only=13&band=12")
    visit.page.wait_for_selector(".board.levels[data-ready]")
    asked = {"lens": "300,120,7.5", "show": "mask", "only": "13", "band": "12"}
    assert {key: told(visit).get(key) for key in asked} == asked
    assert "within 12 px" in visit.labels(3)
    # Once: the next photo opens where its own lens does.
    visit.page.locator(".sample:visible").nth(1).click()
    visit.page.wait_for_selector(".board.levels[data-ready=cow]")
    assert "lens" not in told(visit)


@pytest.mark.parametrize(
    "query", ["lens=a,b,c&show=x&only=99&band=-3", "lens=9999,-5,400&band=1e9"]
)
def test_a_link_of_nonsense_does_no_harm(visit, fake_address, query):
    visit.page.goto(f"{fake_address}?{query}")
    visit.page.wait_for_selector(".board.levels[data-ready]")
    x, y, zoom = lens(visit)
    assert 0 <= x < 640
    assert 0 <= y < 464
    assert 2 <= zoom <= 16
    assert told(visit).get("band", "5") in ("5", "40")
