"""The tab Inside as a visitor meets it: the dial, the classes, the probe, the link."""

import re
from collections.abc import Iterator

import numpy as np
import pytest
from inside_visit import InsideVisit
from page_visit import needs_browser
from PIL import Image

from demo import services
from segcore import zoo
from segcore.data.voc21 import SAFE, VOC21

pytestmark = needs_browser
LANGUAGES = ("en", "ko")
SHEEP = VOC21.index_of("sheep")


@pytest.fixture
def inside(browser, address: str) -> Iterator[InsideVisit]:
    """A visitor of the tab on the real engine; the first photo has truth."""
    with InsideVisit(browser, address) as visit:
        yield visit


@pytest.fixture
def fake(browser, fake_address: str) -> Iterator[InsideVisit]:
    """A visitor of the tab on the fake engine, which has a U-Net."""
    with InsideVisit(browser, fake_address) as visit:
        yield visit


# ---- The sum ----------------------------------------------------------------------------------
def test_the_score_maps_stand_at_their_native_size(inside):
    # The network sees 512 × 371 of the photo's 640 × 464 pixels.
    sizes = {"block17": "16 × 12", "expand14": "32 × 24", "expand7": "64 × 47"}
    for tap, size in sizes.items():
        assert inside.term(tap).locator("b").inner_text() == tap
        assert size in inside.term(tap).locator(".about").inner_text().replace("\u00a0", " ")
    assert min(inside.pictures()) > 30
    said = inside.term("block17").locator(".stage").get_attribute("aria-label")
    assert said == "Score map of block17 for Sheep, one cell per 40 px"


def test_the_dial_scores_as_python_scores_the_levels(inside):
    scores = services.compare(services.first_source()).judgement.scores
    for name, weights in (("fcn8s", (1, 1, 1)), ("fcn32s", (1, 0, 0)), ("fcn16s", (1, 1, 0))):
        inside.dial(*weights)
        found = re.findall(r"\d+\.\d", inside.sum.locator(".about").inner_text())
        assert float(found[0]) == pytest.approx(100 * scores[name].edge, abs=0.051)
        assert float(found[1]) == pytest.approx(100 * scores[name].overall, abs=0.051)
        assert inside.sum.locator("b").inner_text() == zoo.find(name).title


def test_a_dialled_sum_has_its_own_name_and_score(inside):
    before = inside.sum.locator(".about").inner_text()
    inside.dial(1, 0.3, 0)
    assert inside.sum.locator("b").inner_text() == "Your sum"
    assert inside.sum.locator(".about").inner_text() != before
    assert inside.board.locator(".bars h3").all_inner_texts()[-1] == "Your sum"


def test_where_without_what_collapses(inside):
    inside.dial(0, 1, 1)
    assert "collapses" in inside.board.locator(".said").inner_text()
    inside.dial(0, 0, 0)
    assert "background" in inside.board.locator(".said").inner_text()
    inside.dial(1, 0, 0)
    assert "FCN-32s" in inside.board.locator(".said").inner_text()


def test_keys_move_the_dial_and_two_ways_lead_back(inside):
    slider = inside.term("expand14").locator("input")
    slider.focus()
    slider.press("ArrowLeft")
    inside.dialled("1,0.95,1")
    slider.press("Home")
    inside.dialled("1,0,1")
    slider.dblclick(position={"x": 2, "y": 10})
    inside.dialled("1,1,1")
    inside.board.locator(".set button[value=fcn16s]").click()
    inside.dialled("1,1,0")
    inside.term("expand7").locator(".reset").click()
    inside.dialled("1,1,1")


def test_a_weight_that_was_moved_ends_with_the_exact_sum(inside):
    """A held button sends no `change`, so the pause is what counts; a key is let go at last."""
    found = """(figure) => [figure.innerText, figure.querySelector('canvas').toDataURL()]"""
    inside.dial(1, 0.9, 1)
    exact = inside.sum.evaluate(found)
    inside.dial(1, 0, 1)
    slider = inside.term("expand14").locator("input")
    slider.evaluate("(slider) => { slider.value = 0.9; slider.dispatchEvent(new Event('input')); }")
    inside.drawn()
    assert inside.sum.evaluate(found) == exact
    inside.dial(1, 1, 1)
    slider.focus()
    for _ in range(2):
        inside.page.keyboard.down("ArrowLeft")
    inside.page.keyboard.up("ArrowLeft")
    inside.dialled("1,0.9,1")
    assert inside.sum.evaluate(found) == exact


def test_the_dial_asks_the_server_for_nothing(inside):
    inside.board.locator(".copies").scroll_into_view_if_needed()
    inside.board.locator(".copies .result").get_by_text("all copies").wait_for()
    before = inside.questions
    inside.dial(0.5, 0.5, 0.5)
    inside.press("ArrowLeft")
    assert inside.questions == before


def test_the_equation_is_saved_as_one_picture(inside):
    inside.dial(1, 0.5, 0)
    with inside.page.expect_download() as coming:
        inside.board.locator(".save").click()
    assert coming.value.suggested_filename == "skipscope-sheep-inside.png"
    with Image.open(coming.value.path()) as picture:
        width, height = picture.size
        pixels = np.asarray(picture.convert("RGB"))
    assert width == 1920
    assert 0.25 < height / width < 0.5
    top = np.array_split(pixels[: height // 2], 4, axis=1)
    assert min(part.std() for part in top[:2]) > 20  # score maps with something in them
    labels = (np.abs(top[3].astype(int) - SAFE.colours[SHEEP]).sum(axis=2) < 150).mean()
    assert labels > 0.03  # the sum, mixed with the photo


# ---- The class --------------------------------------------------------------------------------
def test_the_classes_of_the_photo_come_first_and_all_can_be_chosen(inside):
    present = inside.board.locator(".present button")
    assert present.all_inner_texts() == ["Sheep", "Background"]
    assert inside.board.locator(".every option").count() == 21
    inside.board.locator(".every").select_option(label="Cat")
    inside.drawn()
    assert inside.board.locator(".chosen").inner_text() == "Cat"
    inside.term("expand7").locator(".stage[aria-label*=Cat]").wait_for()


def test_the_maps_can_share_one_scale(inside):
    def reaches() -> set[str]:
        texts = inside.board.locator(".term .about").all_inner_texts()
        return {found for text in texts for found in re.findall(r"±\S+", text)}

    assert len(reaches()) == 3
    inside.board.locator(".scales button[value=common]").click()
    inside.page.wait_for_timeout(200)
    assert len(reaches()) == 1


# ---- The probe --------------------------------------------------------------------------------
def test_a_pixel_is_probed_by_tap_and_by_keys(inside):
    box = inside.board.locator(".photo .stage").bounding_box()
    inside.board.locator(".photo .stage").click(
        position={"x": box["width"] / 2, "y": box["height"] / 2}
    )
    x, y = (int(each) for each in inside.board.get_attribute("data-pixel").split(","))
    assert (x, y) == (pytest.approx(320, abs=1), pytest.approx(232, abs=1))
    assert inside.press("ArrowRight", "Shift+ArrowDown") == f"{x + 1},{y + 10}"
    assert f"Pixel ({x + 1}, {y + 10}) is Sheep" in inside.board.locator(".pixel").inner_text()
    assert inside.press(*["Shift+ArrowUp"] * 30) == f"{x + 1},0"


def test_every_level_has_bars_entropy_and_a_loss(inside):
    rows = inside.board.locator(".bars .level").all_inner_texts()
    assert len(rows) == 3
    for row in rows:
        assert re.search(r"entropy \d\.\d\d bits · −log p = \d+\.\d\d", row)
        assert re.search(r"\d %", row)


def test_the_box_of_the_last_layer_is_the_receptive_field_on_this_photo(inside):
    share = inside.board.locator(".field.block17").evaluate("box => parseFloat(box.style.width)")
    assert share == pytest.approx(100 * 491 / 512)
    said = inside.board.locator(".fields").inner_text().replace("\u00a0", " ")
    assert "614 × 614" in said
    assert "The head also reads the mean of the whole photo." in said
    assert "theoretical" in inside.board.locator(".photo").inner_text()


# ---- The link, the language, the window -------------------------------------------------------
def test_a_link_carries_dial_probe_and_class(browser, address, inside):
    assert not re.search("dial|probe|class", inside.linked())
    link = "&dial=1,0.4,0&probe=100,50&class=background"
    with InsideVisit(browser, address, link=link) as visit:
        visit.dialled("1,0.4,0")
        assert visit.board.get_attribute("data-pixel") == "100,50"
        pressed = visit.board.locator(".present button[aria-pressed=true]")
        assert pressed.inner_text() == "Background"
        assert all(part in visit.linked().replace("%2C", ",") for part in link[1:].split("&"))


def test_everything_that_was_set_is_there_after_a_reload(browser, fake_address):
    with InsideVisit(browser, fake_address) as visit:
        board, shown = visit.board, visit.ready("inside")
        visit.page.locator(".sample:visible").nth(3).click()
        visit.page.wait_for_function(
            "shown => document.querySelector('.board.inside').dataset.ready !== shown", arg=shown
        )
        board.locator(".copies").scroll_into_view_if_needed()
        before = visit.settled()
        visit.dial(1, 0.4, 0)
        board.locator(".every").select_option(label="Cat")
        board.locator(".scales button[value=common]").click()
        board.locator("figure.sum .edge").click()
        visit.press("Shift+ArrowLeft", "ArrowUp")
        for copy in ("expand2", "expand7"):
            board.locator(f".toggles button[value={copy}]").click()
        board.locator("[data-palette]").click()
        visit.page.get_by_role("button", name="한국어").click()
        changed = visit.settled()
        assert all(changed[part] != before[part] for part in before)
        visit.page.reload()
        board.locator("xpath=self::*[@data-ready]").wait_for()
        board.locator(".copies").scroll_into_view_if_needed()
        assert visit.settled() == changed


def test_a_link_that_makes_no_sense_changes_nothing(browser, address):
    with InsideVisit(browser, address, link="&dial=a,b&probe=9999,-4&class=unicorn") as visit:
        visit.dialled("1,1,1")
        assert visit.board.get_attribute("data-pixel") == "639,0"


def test_the_language_changes_the_words_and_nothing_else(inside):
    inside.dial(1, 0.5, 0)
    pixel = inside.press("ArrowLeft")
    inside.page.get_by_role("button", name="한국어").click()
    inside.page.get_by_text("내가 만든 합").first.wait_for()
    assert "양" in inside.board.locator(".present").inner_text()
    assert inside.board.get_attribute("data-dial") == "1,0.5,0"
    assert inside.board.get_attribute("data-pixel") == pixel


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_on_a_phone(browser, fake_address, language):
    with InsideVisit(browser, fake_address, 390, language=language) as visit:
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390
        cut = visit.board.locator("p, b, button, h2").evaluate_all(
            """(all) => all.filter((node) => node.scrollWidth > node.clientWidth + 1
                 && node.clientWidth).map((node) => node.textContent)"""
        )
        assert cut == []
        sizes = visit.board.locator(".weight input").evaluate_all(
            "(all) => all.map((slider) => slider.getBoundingClientRect().height)"
        )
        assert min(sizes) >= 44


def test_the_last_row_of_a_room_can_read_the_equation(browser, fake_address):
    with InsideVisit(browser, fake_address, link="&view=lecture") as visit:
        sizes = visit.board.locator(".about, .weight output, .level p, .level dl").evaluate_all(
            "(all) => all.map((node) => parseFloat(getComputedStyle(node).fontSize))"
        )
        assert min(sizes) >= 18
        assert not visit.board.locator(".save").is_visible()
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 1400
