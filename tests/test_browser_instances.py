"""Semantic and instance mode in a real browser, with objects that a fake engine makes up."""

import json
from pathlib import Path

import numpy as np
import pytest
from fake_engine import OBJECTS, ellipse, made_up_objects
from page_visit import SegmentVisit, middle, needs_browser
from PIL import Image
from pycocotools import mask as run_lengths

from segcore.data.instances import id_map, paste

pytestmark = needs_browser
SIZE = (464, 640)  # of the first sample
SEEN = [row for row in OBJECTS if row[1] >= 0.5]


@pytest.fixture
def instances(segment) -> SegmentVisit:
    """The same photo in instance mode."""
    segment.switch_to("instance")
    segment.shows("maskrcnn")
    return segment


# ---- One switch -------------------------------------------------------------------------------
def test_switching_back_asks_the_server_nothing(instances):
    asked = instances.questions
    assert asked > 0
    for mode, network in (("semantic", "fcn8s"), ("instance", "maskrcnn")) * 2:
        instances.switch_to(mode)
        instances.shows(network)
    assert instances.questions == asked


def test_both_modes_show_the_same_photo_without_a_new_upload(segment, tmp_path):
    rng = np.random.default_rng(0)
    file = tmp_path / "own.png"
    Image.fromarray(rng.integers(0, 255, (70, 90, 3), np.uint8)).save(file)
    segment.page.locator("#tab-segment input.file").set_input_files(file)
    segment.page.wait_for_selector(".board.single[data-ready^=photo][data-shows=fcn8s]")
    shown = segment.ready("single")
    segment.switch_to("instance")
    segment.shows("maskrcnn")
    assert segment.ready("single") == shown


def test_objects_of_one_class_get_a_shade_each_and_semantic_mode_one_colour(instances):
    instances.board.locator(".shows button[value=photo]").click()
    first, second = (instances.colour_at(*middle(place)) for place in (0, 1))
    assert np.abs(np.subtract(first, second)).max() > 60
    instances.switch_to("semantic")
    instances.shows("fcn8s")
    assert instances.colour_at(*middle(0)) == instances.colour_at(*middle(1))


def test_opacity_means_the_same_in_both_modes(instances):
    instances.board.locator(".opacity").fill("0")
    instances.page.wait_for_timeout(100)
    bare = instances.colour_at(*middle(0))
    instances.switch_to("semantic")
    instances.shows("fcn8s")
    assert instances.colour_at(*middle(0)) == bare


def test_it_says_why_semantic_mode_cannot_do_that(instances):
    assert "Person 1 and person 2 touch" in instances.board.locator(".why").inner_text()
    instances.switch_to("semantic")
    assert not instances.board.locator(".why").is_visible()


# ---- Objects ----------------------------------------------------------------------------------
def test_the_legend_counts_each_class_and_lists_each_object(instances):
    rows = instances.board.locator(".object-row")
    assert rows.count() == len(SEEN)
    assert [text.split()[0] for text in rows.all_inner_texts()] == ["Person"] * 3 + ["Horse"]
    counts = [text.split()[-2:] for text in instances.board.locator(".class").all_inner_texts()]
    assert counts[-2:] == [["×", "3"], ["×", "1"]]
    assert "0.98" in rows.first.inner_text()


def test_the_threshold_acts_in_the_browser(instances):
    asked = instances.questions
    instances.set_score(90)
    assert instances.board.locator(".object-row").count() == 2
    gone = instances.colour_at(*middle(2))
    instances.set_score(20)
    assert instances.board.locator(".object-row").count() == len(OBJECTS)
    assert instances.colour_at(*middle(2)) != gone
    instances.set_score(99)
    assert "No object" in instances.board.locator(".few").inner_text()
    assert instances.questions == asked


@pytest.mark.parametrize("kind", ["boxes", "labels", "outlines"])
def test_boxes_labels_and_outlines_can_be_switched(instances, kind):
    def picture() -> str:
        canvas = instances.board.locator(".stage canvas")
        return canvas.evaluate("canvas => canvas.toDataURL()")

    button = instances.board.locator(f".shows button[value={kind}]")
    before, pressed = picture(), button.get_attribute("aria-pressed")
    button.click()
    assert picture() != before
    assert button.get_attribute("aria-pressed") != pressed
    button.click()
    assert picture() == before


@pytest.mark.parametrize("kind", ["four", "compare"])
def test_beside_other_pictures_a_tapped_object_is_told_of_too(instances, kind):
    instances.arrange(kind)
    if kind == "compare":
        instances.board.locator("figcaption select").nth(1).select_option("maskrcnn")
        instances.shows("fcn8s maskrcnn")
    picture = instances.board.locator("[data-task=instance] .stage")
    x, y = middle(1)
    box = picture.bounding_box()
    picture.click(position={"x": x * box["width"], "y": y * box["height"]})
    card = instances.board.locator(".object")
    assert "Person 2" in card.inner_text()
    assert card.locator(".cells").bounding_box()["width"] > 40
    instances.board.locator(".all").click()
    assert not card.is_visible()


def test_a_tapped_object_stands_alone_with_its_score_box_and_mask(instances):
    asked = instances.questions
    others = instances.colour_at(*middle(2))
    instances.click_at(*middle(1))
    card = instances.board.locator(".object")
    assert "Person 2" in card.inner_text()
    assert "score 0.95" in card.inner_text()
    x1, y1, x2, y2 = np.multiply(OBJECTS[1][2], (640, 464, 640, 464)).round().astype(int)
    assert f"Box {x2 - x1} × {y2 - y1} px, its corner at ({x1}, {y1})" in card.inner_text()
    assert instances.colour_at(*middle(2)) != others
    assert instances.board.locator(".object-row[aria-selected=true]").count() == 1
    instances.click_at(0.99, 0.01)
    assert not card.is_visible()
    assert instances.colour_at(*middle(2)) == others
    assert instances.questions == asked


def test_a_tapped_row_does_the_same_and_a_second_tap_undoes_it(instances):
    row = instances.board.locator(".object-row").nth(2)
    row.click()
    assert "Person 3" in instances.board.locator(".object-name").inner_text()
    row.click()
    assert not instances.board.locator(".object").is_visible()


def test_the_mask_is_drawn_in_28_by_28_cells(instances):
    instances.board.locator(".object-row").first.click()
    # The middle of each cell, which no grid line crosses: its paint is the probability.
    seen = instances.board.locator(".cells").evaluate(CELLS)
    paper, amber = 246, 0  # blue, where a cell is empty and where it is full
    wanted = paper + (amber - paper) * ellipse().ravel()
    assert np.abs(np.array(seen) - wanted).mean() < 12


CELLS = """canvas => {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const at = (cell, side) => Math.floor(((cell + 0.5) * side) / 28);
  return Array.from({ length: 28 * 28 }, (_, cell) =>
    data[4 * (at(Math.floor(cell / 28), height) * width + at(cell % 28, width)) + 2]);
}"""


def test_arrow_keys_walk_through_the_objects_and_escape_leaves(instances):
    rows = instances.board.locator(".object-row")
    rows.first.focus()
    rows.first.press("ArrowDown")
    assert "Person 2" in instances.board.locator(".object-name").inner_text()
    instances.page.keyboard.press("End")
    assert "Horse 1" in instances.board.locator(".object-name").inner_text()
    instances.page.keyboard.press("ArrowUp")
    assert instances.page.evaluate("document.activeElement.getAttribute('aria-selected')") == "true"
    instances.page.keyboard.press("Escape")
    assert not instances.board.locator(".object").is_visible()
    assert rows.evaluate_all("rows => rows.map((row) => row.tabIndex)") == [0, -1, -1, -1]


def test_a_class_can_be_isolated_in_both_modes(instances):
    horse = instances.board.locator(".class", has_text="Horse").last
    person = instances.colour_at(*middle(0))
    horse.click()
    assert instances.colour_at(*middle(0)) != person
    instances.switch_to("semantic")
    instances.shows("fcn8s")
    pressed = instances.board.locator(".class[aria-pressed=true]")
    assert "Horse" in pressed.inner_text()
    instances.click_at(*middle(2))
    assert pressed.count() == 0


# ---- Files ------------------------------------------------------------------------------------
# pycocotools does not follow numpy 2's protocol yet.
@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
def test_the_files_hold_what_the_picture_shows(instances):
    shown = made_up_objects(SIZE).at_least(0.9)
    instances.set_score(90)
    with instances.page.expect_download() as coming:
        instances.board.locator(".files button[value=ids]").click()
    with Image.open(coming.value.path()) as numbers:
        np.testing.assert_array_equal(np.asarray(numbers), id_map(shown))
    with instances.page.expect_download() as coming:
        instances.board.locator(".files button[value=coco]").click()
    coco = json.loads(Path(coming.value.path()).read_text("utf-8"))
    masks = [run_lengths.decode(row["segmentation"]) for row in coco["annotations"]]
    assert len(masks) == 2
    np.testing.assert_array_equal(masks[0], paste(shown.masks[0], shown.boxes[0], SIZE))
