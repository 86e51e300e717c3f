"""The tab Upsampling as a visitor meets it: cells, knobs, copies, the real map, the address."""

from collections.abc import Iterator

import pytest
from page_visit import Visit, needs_browser

from demo.lessons.upsampling.words import WORDS

pytestmark = needs_browser
LANGUAGES = ("en", "ko")
METHODS = ("unpool", "transposed", "nearest", "bilinear")
DESK, PHONE = (1280, 720), (390, 844)


class UpsamplingVisit(Visit):
    """A visitor who has opened the tab Upsampling."""

    def __init__(
        self,
        browser: object,
        address: str,
        size: tuple[int, int] = DESK,
        language: str = "en",
        link: str = "",
        **settings: object,
    ) -> None:
        super().__init__(browser, address, size[0], language, f"tab=upsampling&{link}", **settings)
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.wait_for_selector(".board.upsampling[data-ready]")
        self.page.wait_for_timeout(300)  # pictures take the size of the window

    @property
    def board(self):
        return self.page.locator(".board.upsampling")

    def cell(self, grid: str, row: int, column: int):
        """A cell of a grid, counted from 1 as on the page."""
        self.drawn()
        line = self.board.locator(f".grid.{grid} [role=row]").nth(row - 1)
        return line.locator("[data-place]").nth(column - 1)

    def numbers(self, grid: str, kind: str = "") -> list[str]:
        self.drawn()
        return self.board.locator(f".grid.{grid} [data-place]{kind}").all_inner_texts()

    def choose(self, method: str) -> None:
        self.board.locator(f".methods [value={method}]").click()
        self.shows(method)

    def shows(self, method: str) -> None:
        self.page.wait_for_selector(f".board.upsampling[data-method={method}]")

    def turn(self, knob: str, sign: str) -> None:
        self.board.locator(f".knob[data-knob={knob}] button:text-is('{sign}')").click()

    def tap(self, selector: str) -> None:
        self.board.locator(selector).click()
        self.drawn()

    def text(self, selector: str) -> str:
        self.drawn()
        return self.board.locator(selector).inner_text().replace("\u00a0", " ")

    def linked(self) -> str:
        return self.page.evaluate("window.skipscope.link()")

    def pictures(self) -> list[str]:
        """What the pictures of the real map show."""
        return self.board.locator(".way canvas").evaluate_all(
            "(all) => all.map((canvas) => canvas.toDataURL())"
        )

    def outside(self, *selectors: str) -> list[str]:
        """Which elements are not wholly in the window."""
        return [
            selector
            for selector in selectors
            for node in self.board.locator(f"{selector}:visible").all()
            if not node.evaluate(
                """(node) => {
                     const { top, left, bottom, right } = node.getBoundingClientRect();
                     return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
                   }"""
            )
        ]


@pytest.fixture
def lesson(browser, fake_address: str) -> Iterator[UpsamplingVisit]:
    with UpsamplingVisit(browser, fake_address) as visit:
        yield visit


# ---- Cells and copies ---------------------------------------------------------------------------
def test_a_tapped_cell_paints_its_copy_and_the_sum_is_written_out(lesson):
    assert lesson.numbers("output", ".copy") == ["12", "4", "0", "5", "12", "4", "2", "4", "8"]
    assert "where 4 copies meet: 2 × 2 + 4 × 2 = 12" in lesson.text(".sum")
    lesson.cell("input", 2, 1).click()
    assert lesson.text(".copied") == "This copy: 3 × kernel"
    assert lesson.text(".where") == "Cell 5 of 16"
    lesson.cell("output", 1, 1).click()
    assert "Row 1, column 1, under one copy: 1 × 2 = 2" in lesson.text(".sum")
    assert "up-cell=5" in lesson.linked()
    assert "up-at=1.1" in lesson.linked()


def test_numbers_are_changed_by_taps_and_keys(lesson):
    cell = lesson.cell("input", 3, 3)
    cell.click()  # chosen already: one more
    lesson.drawn()
    assert cell.inner_text() == "5"
    lesson.page.keyboard.press("9")
    lesson.page.keyboard.press("-")
    lesson.drawn()
    assert cell.inner_text() == "8"
    lesson.page.keyboard.press("ArrowRight")
    assert lesson.text(".where") == "Cell 12 of 16"
    lesson.page.keyboard.press("7")
    assert lesson.cell("input", 3, 4).inner_text() == "7"
    lesson.tap(".value button[data-by='1']")
    assert lesson.cell("input", 3, 4).inner_text() == "8"
    assert "up-in=1.0.2.1.3.2.0.1.0.1.8.8.2.0.1.3" in lesson.linked()
    lesson.tap(".fill [value=spike]")
    assert [text for text in lesson.numbers("input") if text != "0"] == ["1"]
    lesson.tap(".fill [value=ramp]")
    assert lesson.numbers("input")[-1] == "6"
    lesson.tap(".fill [value=random]")
    assert "up-seed=2" in lesson.linked()


def test_one_steps_and_plays_through_all_cells(lesson):
    lesson.tap(".next")
    assert lesson.text(".where") == "Cell 12 of 16"
    lesson.tap(".back")
    lesson.tap(".back")
    assert lesson.text(".where") == "Cell 10 of 16"
    for _ in range(4):
        lesson.tap(".next")
    lesson.tap(".play")
    assert lesson.text(".play") == WORDS["up.pause"][0]
    lesson.page.wait_for_selector(".board.upsampling[data-cell='16']")
    lesson.page.wait_for_selector(f".play:text('{WORDS['up.play'][0]}')")
    assert "" not in lesson.numbers("output")  # every cell is painted
    lesson.tap(".back")
    assert "" in lesson.numbers("output")
    lesson.tap(".all")
    assert "" not in lesson.numbers("output")
    assert "up-all=1" in lesson.linked()


def test_own_numbers_of_the_kernel(lesson):
    lesson.cell("kernel", 1, 1).click()
    lesson.page.keyboard.press("9")
    assert lesson.cell("output", 1, 1).inner_text() == "9"
    lesson.tap(".weights [value=ones]")
    assert set(lesson.numbers("kernel")) == {"1"}
    lesson.tap(".weights [value=bilinear]")
    assert lesson.numbers("kernel")[:2] == [".25", ".5"]
    lesson.tap(".weights [value=own]")
    assert lesson.numbers("kernel")[0] == "9"


# ---- Knobs and overlap --------------------------------------------------------------------------
def test_the_sentence_beside_the_knobs_changes_with_them(lesson):
    assert "3 is not divisible by 2" in lesson.text(".note")
    assert {"1", "2", "4"} == set(lesson.numbers("counts")[:81])
    lesson.turn("kernel", "+")
    assert "4 is divisible by 2" in lesson.text(".note")
    lesson.turn("stride", "+")
    lesson.turn("kernel", "−")
    lesson.turn("kernel", "−")
    assert "2 is smaller than 3" in lesson.text(".note")
    lesson.turn("kernel", "+")
    assert "both 3" in lesson.text(".note")
    assert "up-stride=3" in lesson.linked()


def test_a_tap_on_the_other_setting_takes_it(lesson):
    assert lesson.text(".other button") == "Kernel 4, stride 2"
    lesson.tap(".other button")
    assert lesson.text(".mine b") == "Kernel 4, stride 2"
    assert lesson.text(".other button") == "Kernel 3, stride 2"
    assert "Output 8 × 8" in lesson.text(".part.output h2")


def test_knobs_end_where_they_must(lesson):
    less = lesson.board.locator(".knob[data-knob=padding] button").first
    assert less.get_attribute("aria-disabled") == "true"
    lesson.turn("extra", "+")
    assert "Output 10 × 10" in lesson.text(".part.output h2")
    more = lesson.board.locator(".knob[data-knob=extra] button").last
    assert more.get_attribute("aria-disabled") == "true"  # output padding is below the stride


# ---- The other methods --------------------------------------------------------------------------
def test_unpooling_puts_values_back_where_pooling_found_the_largest(lesson):
    lesson.choose("unpool")
    assert "The largest of" in lesson.text(".sum")
    largest = max(
        int(number) for number in lesson.text(".sum").split("of ")[1].split(" is ")[0].split(", ")
    )
    assert lesson.numbers("before", ".chosen") == [str(largest)]
    assert lesson.numbers("output", ".chosen") == ["4"]
    assert "16 of 64 cells have a value" in lesson.text(".note")
    sentence = lesson.page.locator(".sk-heading p[data-t^='up.says']")
    assert sentence.inner_text() == WORDS["up.says_unpool"][0]
    lesson.page.locator("[data-language=ko]").click()
    lesson.drawn()
    assert sentence.inner_text() == WORDS["up.says_unpool"][1]
    assert "64칸 중 16칸" in lesson.text(".note")


def test_resizing_comes_first_and_the_convolution_reads_its_map(lesson):
    lesson.choose("nearest")
    assert lesson.numbers("middle", ".copy") == ["4"] * 4
    assert "No checkerboard" in lesson.text(".note")
    lesson.choose("bilinear")
    assert "Resized 8 × 8" in lesson.text(".part.middle h2")
    lesson.turn("stride", "+")
    assert "Output 12 × 12" in lesson.text(".part.output h2")


# ---- The real score map -------------------------------------------------------------------------
def test_the_real_map_by_every_method_and_its_labels(lesson):
    shown = lesson.pictures()
    assert len(set(shown)) == 6
    lesson.tap(".sizes [value='2']")
    lesson.page.wait_for_selector(".board.upsampling[data-real='2']")
    assert lesson.pictures()[2] != shown[2]
    lesson.tap(".sizes [value=labels]")
    lesson.page.wait_for_selector(".board.upsampling[data-real=labels]")
    assert "one cell for 32 px" in lesson.text(".of")
    assert "unlike the blocks" in lesson.text("[data-way=bilinear] small")
    assert "up-real=labels" in lesson.linked()


def test_a_tapped_picture_is_drawn_above_with_numbers(lesson):
    lesson.tap("[data-way=four]")
    assert lesson.text(".knob[data-knob=kernel] output") == "4"
    assert lesson.board.locator("[data-way=four]").get_attribute("aria-pressed") == "true"
    lesson.tap("[data-way=unpool]")
    lesson.shows("unpool")


def test_another_photo_and_another_class(lesson):
    lesson.page.locator(".sample[data-name=horse]:visible").click()
    lesson.page.wait_for_selector(".board.upsampling[data-ready=horse]")
    before = lesson.pictures()
    lesson.board.locator(".which select").select_option("0")
    lesson.page.wait_for_timeout(300)
    assert lesson.pictures() != before
    assert "up-class=background" in lesson.linked()


# ---- Reads many, writes one ---------------------------------------------------------------------
def test_both_drawings_follow_the_tapped_cell(lesson):
    assert "Row 1 of C reads 9 cells" in lesson.text(".conv p")
    lesson.board.locator(".half.turned .small [data-place='3']").click()
    assert "Row 4 of C reads 9 cells" in lesson.text(".conv p")
    assert "Column 4 of Cᵀ reads one cell" in lesson.text(".turned p")
    marked = lesson.board.locator(".turned .large .copy").all()
    assert len(marked) == 9
    assert "up-pair=4" in lesson.linked()


# ---- Links, sizes, phones -----------------------------------------------------------------------
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_link_brings_the_view_back(browser, fake_address, language, size):
    link = "up-kernel=5&up-stride=3&up-weights=bilinear&up-cell=3&up-real=2&up-class=horse"
    with UpsamplingVisit(browser, fake_address, size, language, link) as visit:
        assert (
            visit.page.locator("h1:visible").inner_text()
            == (WORDS["upsampling.headline"][language == "ko"])
        )
        assert visit.text(".knob[data-knob=kernel] output") == "5"
        assert all(each in visit.linked() for each in link.split("&"))
        assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        shown = visit.board.inner_text()
        assert "up." not in shown  # every key has its words
        assert "{" not in shown  # and every gap is filled


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [DESK, (1366, 657), (1024, 768), (1920, 1080)])
def test_the_whole_lesson_is_in_sight(browser, fake_address, size, language):
    all_is_in_sight(browser, fake_address, size, language, "")


@pytest.mark.parametrize("size", [DESK, (1366, 657)])
def test_long_sums_and_large_outputs_are_in_sight_too(browser, fake_address, size):
    link = "up-kernel=5&up-stride=2&up-extra=1&up-all=1&up-weights=bilinear&up-window=3&up-hop=3"
    all_is_in_sight(browser, fake_address, size, "en", link)


def all_is_in_sight(browser, address, size, language, link):
    with UpsamplingVisit(browser, address, size, language, link) as visit:
        for method in METHODS:
            visit.choose(method)
            seen = (".methods", ".knob", ".work", ".grid:not(.pair .grid)", ".drive button", ".sum")
            outside = visit.outside(
                *seen, ".overlap", ".note", ".sizes", ".way canvas", ".way small"
            )
            assert outside == [], method
            # Nothing juts out of its card.
            assert visit.board.locator(".bench .card").evaluate_all(
                """(cards) => cards.every((card) => card.scrollWidth <= card.clientWidth + 1
                     && card.scrollHeight <= card.clientHeight + 1)"""
            )


@pytest.mark.parametrize("width", [320, 390, 620, 768, 1100, 2560])
def test_no_window_scrolls_sideways(browser, fake_address, width):
    link = "up-kernel=5&up-stride=3&up-extra=2"
    with UpsamplingVisit(browser, fake_address, (width, 800), "en", link) as visit:
        for method in METHODS:
            visit.board.locator(".method select").select_option(method, force=True)
            visit.shows(method)
            assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), method


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_the_knobs_stay_at_hand(browser, fake_address, language):
    with UpsamplingVisit(browser, fake_address, PHONE, language, has_touch=True) as visit:
        assert visit.board.locator(".methods").is_hidden()
        visit.cell("input", 1, 4).tap()
        assert visit.text(".where").count("4") >= 1
        assert visit.outside(".knobs .knob button") == []
        visit.board.locator(".method select").select_option("nearest")
        visit.shows("nearest")
        assert "up=nearest" in visit.linked()
        heights = visit.board.locator("button:visible:not(figcaption button)").evaluate_all(
            "(all) => all.map((node) => node.offsetHeight)"
        )
        assert min(heights) >= 38  # room for a thumb
