"""The band around the true outline, and the ceilings, in a real browser."""

import pytest
from page_visit import Visit, needs_browser

from demo import services
from segcore.measure.boundary import boundary_band

pytestmark = needs_browser

PIXELS = """(place) => {
  const canvas = document.querySelectorAll('.board.levels .stage canvas')[place];
  return [...canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data];
}"""


def pixels(visit: Visit, place: int) -> list[int]:
    visit.page.wait_for_timeout(150)  # the pictures are drawn with the next frame
    return visit.page.evaluate(PIXELS, place)


def share_changed(before: list[int], after: list[int]) -> float:
    count = len(before) // 4
    return sum(before[4 * i : 4 * i + 3] != after[4 * i : 4 * i + 3] for i in range(count)) / count


@pytest.mark.parametrize(("width", "language"), [(1400, "en"), (390, "ko")])
def test_the_band_moves_marker_words_and_picture(browser, fake_address, width, language):
    truth = services.truth_of(services.first_source())
    with Visit(browser, fake_address, width, language) as visit:
        board = visit.page.locator(".board.levels")
        marker = board.locator(".marker")
        edge = "at the edge" if language == "en" else "경계 "
        assert edge in visit.labels(3)
        before, at_five, places = pixels(visit, 0), visit.labels(3), marker.get_attribute("x1")
        board.locator(".band").fill("20")
        board.locator(".band-show").click()
        assert "20 px" in visit.labels(3)
        assert "20 px" in board.locator(".band-width").inner_text()
        assert visit.labels(3) != at_five
        assert marker.get_attribute("x1") != places
        drawn = share_changed(before, pixels(visit, 0))
        assert drawn == pytest.approx(boundary_band(truth, 20.0).mean(), abs=0.05)
        board.locator(".band-show").click()
        assert share_changed(before, pixels(visit, 0)) == 0


def test_the_band_shows_while_its_width_changes_and_then_goes(browser, fake_address):
    with Visit(browser, fake_address, 1400) as visit:
        before, level = pixels(visit, 0), pixels(visit, 1)
        visit.page.locator(".board.levels .band").fill("9")
        assert share_changed(before, pixels(visit, 0)) > 0.01
        assert share_changed(level, pixels(visit, 1)) == 0
        visit.page.wait_for_timeout(2000)
        assert share_changed(before, pixels(visit, 0)) == 0


def test_each_level_has_a_ceiling_in_the_drawing_and_in_words(browser, fake_address):
    with Visit(browser, fake_address, 1400) as visit:
        board = visit.page.locator(".board.levels")
        assert board.locator(".drawing .ceiling").count() == 3
        ceilings = [
            float(words.split()[-1]) for words in board.locator(".readout small").all_inner_texts()
        ]
        assert ceilings == sorted(ceilings)
        assert 0 < ceilings[0] < ceilings[2] <= 100
        assert not board.locator(".ceiling-how").is_visible()
        board.locator(".dashed").click()
        assert "86.1" in board.locator(".ceiling-how").inner_text()


def test_the_slider_lies_under_the_axis(browser, fake_address):
    with Visit(browser, fake_address, 1400) as visit:
        for radius in (1, 40):
            visit.page.locator(".board.levels .band").fill(str(radius))
            marker = visit.page.locator(".board.levels .marker").bounding_box()
            slider = visit.page.locator(".board.levels .band").bounding_box()
            end = slider["x"] + (8 if radius == 1 else slider["width"] - 8)
            assert marker["x"] + marker["width"] / 2 == pytest.approx(end, abs=2)
