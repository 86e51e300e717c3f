"""Segment inside one screen: what one needs is in sight, and nothing overlaps, at any width."""

import itertools

import pytest
from page_visit import SegmentVisit, needs_browser

pytestmark = needs_browser
SCREENS = ((1280, 720, ""), (1366, 657, ""), (1024, 768, ""), (1280, 720, "lecture"))
STATES = ("classify", "locate", "semantic", "instance", "four", "compare")
WIDTHS = (320, 390, 600, 821, 980, 981, 1024, 1279, 1280, 1366, 1920, 2560)


def turn_to(segment: SegmentVisit, state: str) -> None:
    """One of the tasks alone, or another arrangement."""
    (segment.arrange if state in ("four", "compare") else segment.switch_to)(state)
    segment.page.wait_for_selector(
        f".board.single[data-shows]:not([data-shows='']) {PRESSED[state]}"
    )
    segment.page.wait_for_timeout(150)


PRESSED = {state: f"button[value={state}][aria-pressed=true]" for state in STATES}


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(("width", "height", "view"), SCREENS)
def test_everything_that_one_needs_is_in_sight(
    browser, fake_address, width, height, view, language
):
    link = f"view={view}" if view else ""
    with SegmentVisit(browser, fake_address, width, language, link) as segment:
        segment.page.set_viewport_size({"width": width, "height": height})
        for state in STATES:
            turn_to(segment, state)
            assert segment.page.evaluate(BELOW) == [], state
            assert segment.page.evaluate(SMALLEST_PICTURE) >= 120, state


def test_nothing_overlaps_at_any_width(browser, fake_address):
    with SegmentVisit(browser, fake_address, 1280) as segment:
        for width, state in itertools.product(WIDTHS, STATES):
            segment.page.set_viewport_size({"width": width, "height": 800})
            turn_to(segment, state)
            assert segment.page.evaluate("document.documentElement.scrollWidth") <= width, state
            assert segment.page.evaluate(OVERLAPS) == [], (width, state)


# What ends below the window, of the parts that must be in sight.
BELOW = """() => ['.stage', '.switch', '.arrangements', '.controls', '.legend', '.task',
    'figcaption']
  .flatMap((part) => [...document.querySelectorAll(`.board.single ${part}`)]
    .filter((node) => node.offsetParent && node.getBoundingClientRect().height > 0)
    .map((node) => ({ part, bottom: node.getBoundingClientRect().bottom }))
    .filter(({ bottom }) => bottom > innerHeight + 0.5))"""
SMALLEST_PICTURE = """() => Math.min(...[...document.querySelectorAll('.board.single .panel .box')]
  .map((box) => box.getBoundingClientRect().height))"""
# Pairs of parts that share a place.
OVERLAPS = """() => {
  const parts = [...document.querySelectorAll(`.board.single :is(.switch, .tools, .add,
    .arrangements, .panel, .controls, .choice, .task, .legend, .nothing, .why, .computed,
    .times, .files)`)]
    .filter((node) => node.offsetParent && node.getBoundingClientRect().height > 0);
  const meet = (a, b, from, to) => a[from] < b[to] - 1 && b[from] < a[to] - 1;
  const cross = (a, b) => meet(a, b, 'left', 'right') && meet(a, b, 'top', 'bottom');
  return parts.flatMap((one, place) => parts.slice(place + 1)
    .filter((other) => cross(one.getBoundingClientRect(), other.getBoundingClientRect()))
    .map((other) => `${one.className} × ${other.className}`));
}"""
