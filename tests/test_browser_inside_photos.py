"""The tab Inside: U-Net's copies, another trunk, other photos."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from inside_visit import InsideVisit
from page_visit import needs_browser
from PIL import Image

from segcore.models.fcn import VGG16_FUSED

pytestmark = needs_browser


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


# ---- U-Net's copies ---------------------------------------------------------------------------
def test_copies_are_switched_one_by_one_and_asked_for_once(fake):
    card = fake.board.locator(".card.copies")
    card.scroll_into_view_if_needed()
    card.get_by_text("all copies, as it was trained").wait_for()
    toggle = card.locator("button[value=expand4]")
    toggle.click()
    card.get_by_text("differ from U-Net with all copies").wait_for()
    assert "1.3 %" in card.locator(".result").inner_text()  # 8 of 640 columns
    assert toggle.get_attribute("aria-pressed") == "false"
    before = fake.questions
    toggle.click()
    card.get_by_text("all copies, as it was trained").wait_for()
    assert fake.questions == before
    assert "ablation of one trained network" in card.inner_text()


# ---- Another trunk ----------------------------------------------------------------------------
def test_another_trunk_shows_its_own_maps_at_the_same_pixel(inside):
    inside.board.locator(".photo .stage").click(position={"x": 40, "y": 40})
    asked = inside.linked()
    inside.board.get_by_role("button", name="VGG16").click()
    inside.term("pool5").wait_for()
    assert inside.board.locator(".term b").all_inner_texts() == [*VGG16_FUSED]
    assert inside.sum.locator("b").inner_text() == "FCN-8s · VGG16"
    inside.board.locator(".set button[value=fcn16s-vgg16]").click()
    inside.dialled("1,1,0")
    assert "trunk=vgg16" in inside.linked()
    probe = re.search(r"probe=[^&]*", asked)
    assert probe
    assert probe[0] in inside.linked()
    inside.board.get_by_role("button", name="MobileNetV2").click()
    inside.term("block17").wait_for()


# ---- Other photos -----------------------------------------------------------------------------
@pytest.mark.parametrize("size", [(40, 900), (1800, 60), (1, 1)])
def test_an_upload_of_any_shape_has_no_score_and_says_why(fake, tmp_path: Path, size):
    file = tmp_path / "own.png"
    Image.effect_noise(size, 80).convert("RGB").save(file)
    fake.page.locator("#tabs input.file").last.set_input_files(file)
    fake.page.wait_for_selector(".board.inside[data-ready^=photo]")
    assert "there is no score" in fake.sum.inner_text()
    assert "Without truth there is no loss" in fake.board.locator(".pixel").inner_text()
    assert fake.page.evaluate("document.documentElement.scrollWidth") <= 1400


def test_another_photo_keeps_the_dial_and_starts_a_new_probe(fake):
    fake.dial(1, 0.5, 0)
    before = fake.press("Shift+ArrowLeft")
    shown = fake.ready("inside")
    fake.page.locator(".sample:visible").nth(3).click()
    fake.page.wait_for_function(
        "shown => document.querySelector('.board.inside').dataset.ready !== shown", arg=shown
    )
    fake.dialled("1,0.5,0")
    assert fake.board.get_attribute("data-pixel") != before


def test_bars_and_sum_have_the_colours_that_the_visitor_chose(browser, fake_address):
    """The fake engine's answer is a horse; in VOC's colours it is (192, 0, 128)."""
    with InsideVisit(browser, fake_address, link="&palette=voc") as visit:
        fills = visit.board.locator(".bars .track i").evaluate_all(
            "(all) => all.map((fill) => getComputedStyle(fill).backgroundColor)"
        )
        voc = visit.board.locator("figure.sum canvas").evaluate("canvas => canvas.toDataURL()")
        assert "rgb(192, 0, 128)" in fills
        visit.page.locator("[data-palette]").first.evaluate("button => button.click()")
        visit.page.wait_for_function(
            "voc => document.querySelector('figure.sum canvas').toDataURL() !== voc", arg=voc
        )
