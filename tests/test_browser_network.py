"""The tab Network as a visitor meets it: both ways of the head, any side, a stage, the address."""

import re
from collections.abc import Iterator

import pytest
from network_visit import NetworkVisit
from page_visit import needs_browser

from demo import services
from demo.lessons.network.words import WORDS
from segcore import zoo

pytestmark = needs_browser
LANGUAGES = ("en", "ko")
SIZES = [(1280, 720), (1366, 657)]
FCN32 = "fcn32s-vgg16"
WHOLE_IDEA = (
    ".trunks",
    ".choices",
    ".strip",
    ".ways .modes",
    ".way-said",
    ".window-view",
    ".column-view",
    ".grid-view",
    "input.side",
    ".refusal",
    ".maps .map:last-child",
    ".seen-view",
    ".effective",
)


@pytest.fixture
def network(browser, address: str) -> Iterator[NetworkVisit]:
    with NetworkVisit(browser, address) as visit:
        yield visit


# ---- Fully connected = convolution -------------------------------------------------------------
def test_the_window_fills_the_grid_cell_by_cell_and_equals_the_convolution(network):
    assert "1 of 130" in network.text(".way-said")
    network.board.locator(".slide").click()
    network.page.wait_for_function(
        "document.querySelector('.board.network .way-said').textContent.includes('130 windows')"
    )
    network.page.wait_for_timeout(300)
    slid = network.picture("canvas.grid")
    slow = re.search(r"([\d.]+) ms", network.text(".way-said"))
    network.way("convolution")
    said = network.text(".way-said")
    fast, again = re.findall(r"([\d.]+) ms", said)
    assert float(fast) < float(again) == float(slow[1])
    digits, power = re.search(r"([\d.]+) × 10⁻([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", said).groups()
    assert float(digits) * 10 ** -"⁰¹²³⁴⁵⁶⁷⁸⁹".index(power) < 1e-4
    assert network.board.locator(".slide").is_hidden()
    colours = network.cells()
    network.way("classifier")
    assert network.picture("canvas.grid") == slid
    assert len(colours) > 20


def test_the_column_is_that_of_the_engine(network):
    head = services.head_at(services.first_source(), "vgg16", zoo.find(FCN32).side)
    network.board.locator(".window-view").focus()
    where = network.board.locator(".window-view").get_attribute("aria-label")
    column, row = (int(place) - 1 for place in re.findall(r"(\d+)", where)[-2:])
    network.page.keyboard.press("ArrowRight")
    network.page.keyboard.press("ArrowUp")
    view = network.board.locator(f".column-view[aria-label*='Column {column + 2}, row {row}']")
    said = view.get_attribute("aria-label")
    best = sorted(head.one_by_one[:, row - 1, column + 1])[::-1][:3]
    found = [float(number) for number in re.findall(r"(-?\d+\.\d)", said)]
    assert found == [pytest.approx(score, abs=0.051) for score in best]


def test_a_drag_over_the_photo_fills_the_cells_that_it_passes(network):
    box = network.board.locator(".window-view").bounding_box()
    middle = box["y"] + box["height"] / 2
    network.page.mouse.move(box["x"] + 5, middle)
    network.page.mouse.down()
    for share in range(1, 14):
        network.page.mouse.move(box["x"] + 5 + share * (box["width"] - 10) / 13, middle)
    network.page.mouse.up()
    filled = int(re.search(r"(\d+) of 130", network.text(".way-said"))[1])
    assert 12 <= filled <= 15  # a row of thirteen, and where the window began


def test_any_class_can_be_seen_in_the_grid(network):
    network.way("convolution")
    before = network.picture("canvas.grid")
    network.board.locator("select.scored").select_option("0")
    assert network.picture("canvas.grid") != before
    assert "scored=0" in network.link()


# ---- Any input size ----------------------------------------------------------------------------
def test_the_grid_grows_with_the_input_and_the_answer_changes(network):
    network.way("labels")
    network.page.wait_for_selector(f".board.network[data-answered='{FCN32} 416']")
    before = network.picture("canvas.grid")
    slider = network.board.locator("input.side")
    for side, cells in (("64", "2x2"), ("224", "7x6"), ("640", "20x15")):
        slider.fill(side)
        network.page.wait_for_selector(f".board.network[data-answered='{FCN32} {side}']")
        network.whole()
        assert network.board.get_attribute("data-cells") == cells
        assert f"Input {side} × " in network.text(".input-said")
        assert "refuses" in network.text(".refusal")
        now = network.picture("canvas.grid")
        assert now != before
        before = now


def test_a_square_of_224_is_what_a_classifier_takes(browser, address, tmp_path):
    from PIL import Image

    file = tmp_path / "square.png"
    Image.new("RGB", (300, 300), "olive").save(file)
    with NetworkVisit(browser, address, link="side=224") as visit:
        visit.page.locator("input.file").first.set_input_files(file)
        visit.page.wait_for_selector(".board.network[data-ready^=photo]")
        visit.whole()
        assert "the only grid that a classifier takes" in visit.text(".refusal")


def test_the_light_backbone_takes_the_mean(network):
    network.board.locator(".trunks button[value=mobilenetv2]").click()
    network.page.wait_for_selector(".board.network[data-head='mobilenetv2 512']")
    assert "MobileNetV2 takes the mean" in network.text(".refusal")
    assert network.text(".window-said") == "one cell"


# ---- Low to high -------------------------------------------------------------------------------
def test_a_tap_opens_a_stage_with_its_eight_strongest_maps(network):
    sizes = []
    for stage in ("conv2", "pool5", "scores"):
        network.board.locator(f".strip button[value={stage}]").click()
        network.page.wait_for_selector(
            f".board.network[data-stage='vgg16 416 {stage}'][data-seen^='vgg16 416 {stage} ']"
        )
        assert network.text(".stage-name") == stage
        assert network.board.locator(".map:visible").count() == 8
        theory, effective = (
            int(re.search(r"(\d+) × \1 px", network.text(each))[1])
            for each in (".theory", ".effective")
        )
        assert effective < theory
        sizes.append(theory)
    assert sizes == [14, 212, 404]
    assert "sheep" in network.text(".maps").lower()


def test_a_tap_on_a_map_shows_what_this_cell_sees(network):
    before = network.picture(".seen canvas")
    network.board.locator(".map").first.click(position={"x": 8, "y": 8})
    network.whole()
    network.page.wait_for_function(
        "document.querySelector('.board.network').dataset.seen.endsWith(' 4,4')"
    )
    assert network.picture(".seen canvas") != before
    assert network.text(".seen-said") == "Column 5, row 5"
    network.board.locator(".seen-view").focus()
    network.page.keyboard.press("ArrowDown")
    assert network.text(".seen-said") == "Column 5, row 6"


# ---- The drawing -------------------------------------------------------------------------------
def test_every_network_is_drawn_with_its_shapes(network):
    for trunk in zoo.TRUNKS:
        network.board.locator(f".trunks button[value={trunk}]").click()
        for name in (n for n in services.drawn() if zoo.find(n).trunk == trunk):
            network.board.locator(f".choices button[value='{name}']").click()
            nodes = services.strip_of(name).nodes
            count = "document.querySelectorAll('.board.network .columns li').length"
            network.page.wait_for_function(f"{count} === {len(nodes) + 2}")
            text = network.text(".columns")
            for node in nodes:
                assert f"{node.channels}×" in text
                assert f"1/{node.stride}" in text
            joined = sum(bool(node.joins) for node in nodes)
            assert network.board.locator(".skip").count() == joined
    assert network.faults == []


def test_a_network_without_weights_says_so(browser, fake_address):
    with NetworkVisit(browser, fake_address, link="net=pspnet&way=labels") as visit:
        assert "weights of PSPNet are not here" in visit.text(".way-said")
        assert visit.board.locator(".parts").count() == 4


# ---- The window, the languages, the address ----------------------------------------------------
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_idea_is_in_the_window(browser, address, size, language):
    with NetworkVisit(browser, address, size, language) as visit:
        assert visit.outside(*WHOLE_IDEA, ".slide") == []
        visit.board.locator(".choices button").last.click()  # the widest drawing
        visit.whole()
        assert visit.outside(*WHOLE_IDEA, ".slide") == []
        assert visit.page.evaluate("document.documentElement.scrollWidth") == size[0]
        heights = visit.page.evaluate(
            "[document.documentElement.scrollHeight, innerHeight].map(Math.round)"
        )
        assert heights[0] <= heights[1] + 40  # the page's own margin below


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_shows_all_of_it_one_below_the_other(browser, address, language):
    with NetworkVisit(browser, address, (390, 844), language, has_touch=True) as visit:
        assert visit.page.evaluate("document.documentElement.scrollWidth") == 390
        for selector in WHOLE_IDEA:
            box = visit.board.locator(selector).first.bounding_box()
            assert box["width"] > 20, selector
            assert box["height"] > 0, selector
        word = WORDS["network.convolution"][LANGUAGES.index(language)]
        visit.board.get_by_role("button", name=word, exact=True).tap()
        visit.board.locator(".grid-view").tap(position={"x": 20, "y": 20})
        visit.drawn()
        said = visit.board.locator(".column-view").get_attribute("aria-label")
        assert set(re.findall(r"\d+", said)[:2]) <= {"1", "2"}
        small = visit.board.locator("button:visible, select:visible, input:visible").evaluate_all(
            """(all) => all.filter((one) => !one.closest('.strip')
                 && one.getBoundingClientRect().height < 43.5).map((one) => one.className)"""
        )
        assert small == []


def test_an_address_brings_the_same_view_back(browser, address):
    link = "net=unet&side=320&way=convolution&place=640.380&stage=expand14&scored=17"
    with NetworkVisit(browser, address, link=link) as first:
        found = first.link()
        for part in link.split("&"):
            assert part in found
        seen = first.board.get_attribute("data-seen")
        first.page.reload()
        first.whole()
        assert first.board.get_attribute("data-seen") == seen
        assert first.text(".stage-name") == "expand14"
        assert first.board.locator(".choices [aria-pressed=true]").inner_text() == "U-Net"
        way = first.board.locator(".ways [aria-pressed=true]")
        assert way.get_attribute("value") == "convolution"


def test_filled_cells_come_back_too(network):
    network.board.locator(".slide").click()
    network.page.wait_for_function(
        "+/(\\d+) of/.exec(document.querySelector('.board.network .way-said').textContent)?.[1] > 9"
    )
    network.board.locator(".slide").click()
    said = network.text(".way-said")
    assert "filled=13x10." in network.link()
    network.page.reload()
    network.whole()
    assert network.text(".way-said") == said


def test_another_photo_begins_anew_and_keeps_the_network(network):
    network.board.locator(".strip button[value=pool4]").click()
    network.way("convolution")
    network.page.locator(".sample[data-name=horse]:visible").click()
    network.page.wait_for_selector(".board.network[data-ready=horse]")
    network.whole()
    assert network.text(".stage-name") == "pool4"
    assert network.board.locator("select.scored option:checked").inner_text() == "Horse"
    assert "photo=horse" in network.link()


def test_every_word_changes_with_the_language(network):
    network.page.locator("[data-language=ko]").click()
    network.page.wait_for_function("document.documentElement.lang === 'ko'")
    network.page.wait_for_timeout(300)
    korean = network.board.inner_text()
    for key in ("network.classifier", "network.slide", "network.sees", "network.window_title"):
        assert WORDS[key][1] in korean
    for key in ("network.classifier", "network.sees", "network.window_title"):
        assert WORDS[key][0] not in korean


def test_what_has_no_name_for_the_eye_has_one_for_the_ear(network):
    unnamed = network.board.locator("button, select, input, [role=img], section, [role=group]")
    assert (
        unnamed.evaluate_all(
            """(all) => all.filter((one) => one.offsetParent && !one.getAttribute('aria-label')
                 && !one.innerText?.trim()).map((one) => one.outerHTML.slice(0, 80))"""
        )
        == []
    )
