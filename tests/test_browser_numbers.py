"""The tab Numbers as a visitor meets it: the table, a card, the clock, the file, the address."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from page_visit import LessonVisit, Visit, needs_browser

from demo.lessons.numbers import value
from demo.lessons.numbers.words import WORDS

pytestmark = needs_browser
LANGUAGES = ("en", "ko")


class NumbersVisit(LessonVisit):
    """A visitor who has opened the tab Numbers."""

    lesson = "numbers"

    def whole(self) -> None:
        super().whole()
        self.page.wait_for_timeout(300)  # sizes are measured and drawn again

    def names(self) -> list[str]:
        return self.board.locator("tbody tr").evaluate_all(
            "(all) => all.map((row) => row.dataset.name)"
        )

    def open(self, name: str) -> None:
        self.board.locator(f"tr[data-name='{name}'] button").click()
        self.page.wait_for_selector(f".board.numbers[data-ready='{name}']")

    def linked(self) -> str:
        return self.page.evaluate("window.skipscope.link()")

    def outside(self, *selectors: str) -> list[str]:
        """Which elements are not wholly in the window."""
        return [
            selector
            for selector in selectors
            if not self.board.locator(selector).first.evaluate(
                """(node) => {
                     const { top, left, bottom, right } = node.getBoundingClientRect();
                     return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
                   }"""
            )
        ]


@pytest.fixture
def numbers(browser, fake_address: str) -> Iterator[NumbersVisit]:
    """A visitor on the fake engine; the cards are the shipped ones."""
    with NumbersVisit(browser, fake_address, permissions=["clipboard-read"]) as visit:
        yield visit


def test_every_row_says_what_its_card_says(numbers):
    table = value.table_value()["table"]
    assert len(numbers.names()) == len(table["rows"])
    for row in table["rows"]:
        shown = numbers.board.locator(f"tr[data-name='{row['name']}']").inner_text()
        assert row["title"] in shown
        if row["edge"] is not None:
            assert f"{100 * row['edge']:.1f}" in shown


def test_a_head_sorts_and_says_so_and_the_address_keeps_it(numbers):
    before = numbers.names()
    head = numbers.board.locator("th.is-edge")
    head.locator("button").click()
    numbers.page.wait_for_selector("th.is-edge[aria-sort=descending]")
    shown = numbers.board.locator("tbody td.is-edge").all_inner_texts()
    assert shown == sorted(shown, key=float, reverse=True)
    assert "sort=-edge" in numbers.linked()
    assert head.locator("button").evaluate("(node) => node === document.activeElement")
    head.locator("button").click()
    numbers.page.wait_for_selector("th.is-edge[aria-sort=ascending]")
    head.locator("button").click()
    numbers.page.wait_for_selector("th.is-edge:not([aria-sort])")
    assert numbers.names() == before


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(1280, 720), (1366, 657), (390, 844)])
def test_a_link_brings_the_view_back(browser, fake_address, language, size):
    link = "sort=-miou&row=fcn8s&about=limits&against=time"
    with NumbersVisit(browser, fake_address, size, language, link) as visit:
        assert (
            visit.page.locator("h1:visible").inner_text()
            == (WORDS["numbers.headline"][language == "ko"])
        )
        assert visit.board.locator("tr.opened").get_attribute("data-name") == "fcn8s"
        assert visit.board.locator(".parts [aria-pressed=true]").get_attribute("value") == "limits"
        assert visit.board.locator("th.is-miou[aria-sort=descending]").count() == 1
        assert all(each in visit.linked() for each in link.split("&"))
        assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert "numbers." not in visit.board.inner_text()  # every key has its words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(1280, 720), (1366, 657), (1920, 1080)])
def test_the_whole_lesson_is_in_sight(browser, fake_address, size, language):
    with NumbersVisit(browser, fake_address, size, language, "row=fcn8s") as visit:
        seen = ("thead", "tbody tr:last-child", ".judged", ".save-table", ".clock", "svg", ".skips")
        assert visit.outside(*seen, ".parts", ".details .tools") == []
        assert visit.board.locator(".scroller").evaluate(
            "(node) => node.scrollWidth <= node.clientWidth"
        )
        # Nothing of the cards lies over something else of them.
        assert visit.board.locator(".plot").evaluate(
            "(node) => [...node.children].every((each) => each.offsetHeight === 0 ||"
            " each.getBoundingClientRect().bottom <= node.getBoundingClientRect().bottom)"
        )


def test_keys_walk_the_rows_and_open_a_card(numbers):
    names = numbers.names()
    numbers.board.locator("tbody button").first.focus()
    numbers.page.keyboard.press("ArrowDown")
    numbers.page.keyboard.press("Enter")
    numbers.page.wait_for_selector(f".board.numbers[data-ready='{names[1]}']")
    button = numbers.board.locator("tr.opened button")
    assert button.get_attribute("aria-expanded") == "true"
    numbers.page.keyboard.press("Escape")
    numbers.page.wait_for_selector(".board.numbers[data-ready=table]")


def test_a_mark_of_the_picture_opens_the_same_card(numbers):
    numbers.board.locator("svg [data-name='unet'] > :last-child").click()
    numbers.page.wait_for_selector(".board.numbers[data-ready=unet]")
    assert numbers.board.locator("tr.opened").get_attribute("data-name") == "unet"
    assert numbers.board.locator(".mark.opened").get_attribute("data-name") == "unet"


def test_a_card_tells_the_command_and_copies_it(numbers):
    numbers.open("fcn8s")
    (row,) = [each for each in value.table_value()["table"]["rows"] if each["name"] == "fcn8s"]
    command = row["card"]["runs"][0]["command"]
    assert command in numbers.board.locator(".part code").first.inner_text()
    numbers.board.locator(".details .tools button").click()
    numbers.page.wait_for_selector(f".details .tools button:text('{WORDS['numbers.copied'][0]}')")
    assert numbers.page.evaluate("navigator.clipboard.readText()") == command


def test_a_network_without_scores_of_classes_says_not_measured(numbers):
    for row in value.table_value()["table"]["rows"]:
        numbers.open(row["name"])
        numbers.board.locator(".parts button[value=classes]").click()
        shown = numbers.board.locator(".unmeasured, .classes-list li")
        shown.first.wait_for()
        assert shown.count() == (len(row["classes"]["scores"]) if row["classes"] else 1)


def test_the_clock_runs_when_it_is_asked_and_not_before(numbers):
    assert numbers.board.locator("tbody td.is-time").all_inner_texts()[0] == "–"
    numbers.board.locator(".clock").click()
    numbers.page.wait_for_selector(f".clock:text('{WORDS['numbers.again'][0]}')")
    numbers.page.wait_for_selector(".timed:has-text('on a test')")
    times = numbers.board.locator("tbody td.is-time").all_inner_texts()
    assert times[0] == "510"  # of the fake engine
    assert numbers.board.locator(".canvas .mark").count() > 3
    assert "against=time" in numbers.linked()


def test_the_table_as_a_file_and_in_the_clipboard(numbers, tmp_path: Path):
    with numbers.page.expect_download() as coming:
        numbers.board.locator(".save-table").click()
    coming.value.save_as(tmp_path / "numbers.csv")
    text = (tmp_path / "numbers.csv").read_text("utf-8-sig")
    assert len(text.splitlines()) == 1 + len(numbers.names())
    numbers.board.locator(".copy-table").click()
    numbers.page.wait_for_selector(f".copy-table:text('{WORDS['numbers.copied'][0]}')")
    copied = numbers.page.evaluate("navigator.clipboard.readText()")
    assert copied.split() == text.split()


def test_a_link_shows_the_network_on_the_photo(numbers):
    numbers.open("unet")
    numbers.board.locator(".details a.tool").click()
    numbers.page.wait_for_selector(".board.single[data-shows='unet']")


def test_a_phone_shows_the_column_that_one_chooses(browser, fake_address):
    with NumbersVisit(browser, fake_address, (390, 844), "ko") as visit:
        assert visit.board.locator("td.is-parameters:visible").count() == 0
        visit.board.locator(".third-pick").select_option("parameters")
        visit.page.wait_for_selector("td.is-parameters:visible")
        assert visit.board.locator("td.is-work:visible").count() == 0
        assert "sort=parameters" in visit.linked()
        visit.open("fcn8s")
        visit.page.wait_for_timeout(500)
        assert visit.board.locator(".details").bounding_box()["y"] < 844 / 2


@pytest.mark.parametrize("width", [320, 768, 1024, 1121, 2560])
def test_no_width_scrolls_sideways(browser, fake_address, width):
    with NumbersVisit(browser, fake_address, (width, 800), "ko", "row=fcn8s") as visit:
        assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_first_view_asks_for_nothing_of_this_lesson(browser, fake_address):
    with Visit(browser, fake_address, 1280) as visit:
        visit.page.wait_for_timeout(500)
        assert not any("lessons/numbers" in url for url in visit.asked)
