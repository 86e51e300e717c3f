"""The row of photos on a phone: everything in it can be seen and tapped."""

import pytest
from page_visit import Visit, needs_browser

pytestmark = needs_browser

# Pairs of what overlaps by more than a pixel; what a scrolling part cuts off is not seen.
OVERLAPS = """() => {
  const seen = [...document.querySelectorAll('.photo-row :is(.sample, .add)')]
    .filter((node) => node.offsetParent)
    .map((node) => {
      let { left, right } = node.getBoundingClientRect();
      for (let part = node.parentElement; part; part = part.parentElement) {
        if (getComputedStyle(part).overflowX === 'visible') continue;
        const box = part.getBoundingClientRect();
        [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
      }
      return { name: node.dataset.name ?? node.ariaLabel ?? node.textContent.trim(), left, right };
    })
    .filter(({ left, right }) => right > left)
    .sort((one, other) => one.left - other.left);
  const pairs = seen.slice(1).flatMap(({ name, left }, place) =>
    left < seen[place].right - 1 ? [[seen[place].name, name]] : []);
  return { seen: seen.map(({ name }) => name), pairs };
}"""
SCROLL = """() => {
  for (const part of document.querySelectorAll('.photo-row :is(.row, .strip)'))
    part.scrollLeft = part.scrollWidth;
}"""


@pytest.mark.parametrize(
    ("language", "photo", "camera"),
    [("en", "+ Your photo", "Camera"), ("ko", "+ 내 사진", "카메라")],
)
def test_nothing_overlaps_on_a_phone(browser, fake_address, language, photo, camera):
    with Visit(browser, fake_address, 390, language) as visit:
        first = visit.page.evaluate(OVERLAPS)
        assert first["pairs"] == []
        assert photo in first["seen"]
        visit.page.evaluate(SCROLL)
        last = visit.page.evaluate(OVERLAPS)
        assert last["pairs"] == []
        assert {photo, camera} <= {*last["seen"]}
