"""Classify, Locate, what stands alone, and photos with nothing in them, on a fake engine."""

import numpy as np
from fake_engine import OBJECTS
from page_visit import SegmentVisit, needs_browser
from PIL import Image

pytestmark = needs_browser
BARE = (0.01, 0.5)  # a share of the first photo that the fake engine calls background


# ---- Classify and Locate ----------------------------------------------------------------------
def test_classify_gives_a_number_for_each_class_and_says_how(segment):
    asked = segment.questions
    segment.switch_to("classify")
    rows = segment.board.locator(".numbers > .bars .score-row").all_inner_texts()
    assert [row.split() for row in rows[:2]] == [["Horse", "0.97"], ["Person", "0.62"]]
    segment.board.locator(".numbers summary").click()
    assert segment.board.locator(".numbers .score-row").count() == 21
    assert "Background" in segment.board.locator(".numbers .score-row").last.inner_text()
    assert "surest cell" in segment.board.locator(".how-words").inner_text()
    assert segment.questions == asked


def test_locate_draws_one_box_and_names_its_sides(segment):
    segment.switch_to("locate")
    segment.shows("maskrcnn")
    assert "Person" in segment.board.locator(".surest-class").inner_text()
    x1, y1, x2, y2 = np.multiply(OBJECTS[0][2], (640, 464, 640, 464)).round().astype(int)
    sides = segment.board.locator(".surest dd").all_inner_texts()
    assert sides == [f"{side} px" for side in (x1, y1, x2, y2)]
    before = segment.colour_at(OBJECTS[0][2][0], 0.5)
    segment.switch_to("classify")
    assert segment.colour_at(OBJECTS[0][2][0], 0.5) != before


def test_the_measured_share_and_its_command_stand_beside_it(browser, address):
    with SegmentVisit(browser, address, 1400) as segment:
        segment.switch_to("classify")
        assert "PASCAL VOC val" in segment.board.locator(".right").inner_text()
        assert "segcore.evaluate_tasks" in segment.board.locator(".command").inner_text()


def test_among_all_four_classify_shows_five_and_each_says_how(segment):
    segment.arrange("four")
    segment.shows("fcn8s maskrcnn")
    assert segment.board.locator(".panel .bars:visible .score-row").count() == 5
    how = segment.board.locator(".panel .method summary")
    how.first.click()
    assert "surest cell" in segment.board.locator(".panel .method").first.inner_text()
    segment.board.locator("[data-task=semantic] .stage").click()
    assert segment.board.locator(".panel .method").first.evaluate("node => node.open")
    segment.switch_to("locate")
    assert segment.board.locator(".panel").count() == 1


def test_an_older_link_for_both_modes_shows_all_four(browser, fake_address):
    with SegmentVisit(browser, fake_address, 1400, link="tab=segment&pictures=both") as segment:
        segment.shows("fcn8s maskrcnn")
        assert segment.board.locator(".panel").count() == 4


# ---- What stands alone ------------------------------------------------------------------------
def test_background_alone_shows_background(segment):
    segment.board.locator(".opacity").fill("0")
    bare, horse = segment.colour_at(*BARE), segment.colour_at(0.5, 0.5)
    segment.board.locator(".class", has_text="Background").click()
    assert segment.colour_at(*BARE) == bare
    assert segment.colour_at(0.5, 0.5) != horse


def test_the_only_class_alone_looks_different(segment):
    horse, ground = segment.colour_at(0.5, 0.5), segment.colour_at(*BARE)
    segment.board.locator(".class", has_text="Horse").click()
    assert segment.colour_at(0.5, 0.5) == horse
    assert segment.colour_at(*BARE) != ground


# ---- What is true of this photo alone ---------------------------------------------------------
def test_that_two_touch_is_said_only_where_two_touch(segment):
    segment.switch_to("instance")
    segment.shows("maskrcnn")
    assert "Person 1 and person 2 touch" in segment.board.locator(".why").inner_text()
    segment.set_score(96)
    assert not segment.board.locator(".why").is_visible()


def test_with_none_of_the_classes_it_says_what_it_knows(segment, tmp_path):
    file = tmp_path / "narrow.png"  # the fake engine's horse begins at column 8
    Image.fromarray(np.full((40, 6, 3), 90, np.uint8)).save(file)
    nothing = segment.board.locator(".nothing")
    assert not nothing.is_visible()
    segment.page.locator("#tab-segment input.file").set_input_files(file)
    segment.page.wait_for_selector(".board.single[data-ready^=photo][data-shows=fcn8s]")
    words = nothing.inner_text()
    assert "None of the 20 classes is found" in words
    assert "Nearest: horse, with the probability 0.97" in words
    assert "sheep, sofa, train, TV monitor" in words
    segment.switch_to("instance")  # the made-up objects are everywhere
    segment.shows("maskrcnn")
    assert not nothing.is_visible()


# ---- Mask R-CNN step by step ------------------------------------------------------------------
def explained(segment: SegmentVisit) -> None:
    """The first object alone, with its steps."""
    segment.switch_to("instance")
    segment.shows("maskrcnn")
    segment.board.locator(".object-row").first.click()
    segment.board.locator(".stepwise").click()
    segment.page.wait_for_selector(".board.single .steps li")


def test_the_steps_to_a_tapped_object_come_with_one_question(segment):
    segment.switch_to("instance")
    segment.shows("maskrcnn")
    asked = segment.questions
    explained(segment)
    assert segment.questions == asked + 1
    steps = segment.board.locator(".steps")
    assert "How Mask R-CNN finds person 1" in steps.inner_text()
    words = steps.locator("li").all_inner_texts()
    assert "12,345 anchors, 60 kept; the best 50 drawn" in words[0]
    assert "proposal 3, feature map of stride 16, read as 7 × 7" in words[1]
    assert "person 0.62" in words[2]
    x1, y1, x2, y2 = np.multiply(OBJECTS[0][2], (640, 464, 640, 464))
    assert f"{round(x2 - x1)} × {round(y2 - y1)} px" in words[2]
    assert "above 0 is inside" in words[3]
    assert f"{(x2 - x1) / 28:.1f} × {(y2 - y1) / 28:.1f} px" in words[4]
    assert all(drawn > 2 for drawn in steps.locator("canvas").evaluate_all(COLOURS))
    assert not segment.board.locator(".object").is_visible()


def test_the_steps_follow_the_tapped_object_and_close(segment):
    explained(segment)
    segment.board.locator(".object-row").nth(1).click()
    segment.page.wait_for_function(
        "document.querySelector('.board.single .steps').innerText.includes('person 2')"
    )
    segment.page.wait_for_selector(".board.single .steps li")
    segment.board.locator(".steps .close").click()
    assert not segment.board.locator(".steps").is_visible()
    assert segment.board.locator(".object").is_visible()


def test_the_steps_are_in_sight_and_come_back_with_the_address(browser, fake_address, segment):
    explained(segment)
    segment.arrange("four")
    segment.page.locator("[data-task=instance] .stage").click(position={"x": 60, "y": 100})
    segment.page.wait_for_selector(".board.single .steps li")
    segment.page.wait_for_function("location.search.includes('steps=shown')")
    link = segment.page.evaluate("location.search.slice(1)")
    with SegmentVisit(browser, fake_address, 1280, link=link) as again:
        again.page.wait_for_selector(".board.single .steps li")
        for width, height in ((1280, 720), (1366, 657)):
            again.page.set_viewport_size({"width": width, "height": height})
            again.page.wait_for_timeout(200)
            bottom = again.board.locator(".steps").evaluate(
                "node => node.getBoundingClientRect().bottom"
            )
            assert bottom <= height


# How many colours each drawing has.
COLOURS = """canvases => canvases.map((canvas) => {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size;
})"""
