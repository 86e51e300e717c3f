"""A room in two browsers: the lecturer's projector and a student's phone.

The fake engine calls a photo a horse from column 32, 16 or 8 on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from page_visit import Visit, needs_browser
from PIL import Image
from playwright.sync_api import Page, expect

pytestmark = needs_browser
expect.set_options(timeout=30_000)
AXE = Path(__file__).parent.parent / "node_modules" / "axe-core" / "axe.min.js"
SIZE = (128, 96)  # width, height of the lecturer's own photo


@dataclass
class Class:
    """Both pages, and the code of the room."""

    screen: Visit
    phone: Visit
    code: str

    @property
    def projector(self) -> Page:
        return self.screen.page

    @property
    def student(self) -> Page:
        return self.phone.page


def open_room(visit: Visit) -> str:
    """The code of a room that this visitor opens."""
    visit.page.locator("[data-room]").click()
    visit.page.locator(".sk-room .door section .primary").click()
    visit.page.wait_for_selector(".sk-room .box img[src]")
    return visit.page.locator(".sk-room .card .code").inner_text()


def phone_of(browser, address: str, code: str, language: str = "en") -> Visit:
    return Visit(browser, address, 390, language, f"room={code}", has_touch=True)


@pytest.fixture
def together(browser, room_address: str) -> Iterator[Class]:
    """A room with a question about the first photo, and one phone in it."""
    with Visit(browser, room_address, 1280) as screen:
        code = open_room(screen)
        with phone_of(browser, room_address, code) as phone:
            phone.page.wait_for_selector(".sk-room .marking img[src]")
            yield Class(screen, phone, code)


def tap(page: Page, *places: tuple[float, float]) -> None:
    """Tap places of the phone's photo, given in shares of it."""
    stage = page.locator(".sk-room .marking .stage")
    box = stage.bounding_box()
    for x, y in places:
        stage.tap(position={"x": x * box["width"], "y": y * box["height"]})


def send(page: Page, *places: tuple[float, float]) -> None:
    tap(page, *places)
    page.locator(".sk-room .phone .foot .primary").tap()
    page.wait_for_selector(".sk-room .sent", state="visible")


def lift(page: Page) -> None:
    page.get_by_role("button", name="Lift the curtain").click()
    page.wait_for_selector(".sk-room .is-lifted")


MARKS = ((0.02, 0.5), (0.5, 0.3), (0.9, 0.8))


def test_a_phone_marks_and_hears_its_verdict(together: Class) -> None:
    screen, phone = together.projector, together.student
    assert screen.locator(".sk-room .qr svg").is_visible()
    assert screen.locator(".sk-room .place").inner_text().startswith("127.0.0.2:")
    assert screen.locator(".sk-room .levels img:visible").count() == 0
    button = phone.locator(".sk-room .phone .foot .primary")
    tap(phone, *MARKS[:2])
    assert button.is_disabled()
    tap(phone, MARKS[1])  # taken back
    expect(phone.locator(".sk-room .disc")).to_have_count(1)
    send(phone, *MARKS[1:])
    expect(screen.locator(".sk-room .have")).to_have_text("1 of 1 phones have marked")
    assert screen.locator(".sk-room .screen .count").inner_text().startswith("3 marks, hidden")
    lift(screen)
    expect(screen.locator(".sk-room .screen h1")).to_contain_text("of 3 marks hit a mistake")
    expect(screen.locator(".sk-room .levels img:visible")).to_have_count(3)
    expect(phone.locator(".sk-room .phone h1")).to_contain_text("of your 3 marks hit")
    expect(phone.locator(".sk-room .rows li")).to_have_count(3)


def test_marks_can_be_changed_and_survive_a_reload(together: Class) -> None:
    phone = together.student
    send(phone, *MARKS)
    phone.reload()
    phone.wait_for_selector(".sk-room .sent", state="visible")
    expect(phone.locator(".sk-room .disc")).to_have_count(3)
    phone.get_by_role("button", name="Change my marks").tap()
    tap(phone, MARKS[2])
    expect(phone.locator(".sk-room .disc")).to_have_count(2)
    send(phone, (0.3, 0.8))
    expect(together.projector.locator(".sk-room .have strong")).to_have_text("1")


def test_a_phone_that_loses_its_network_comes_back(together: Class) -> None:
    phone, screen = together.student, together.projector
    send(phone, *MARKS)
    together.phone.context.set_offline(True)
    together.phone.context.set_offline(False)
    lift(screen)
    expect(phone.locator(".sk-room .rows li")).to_have_count(3)


def test_keys_mark_too(together: Class) -> None:
    stage = together.student.locator(".sk-room .marking .stage")
    stage.focus()
    for key in ("Enter", "ArrowRight", "ArrowRight", "Enter", "ArrowDown", "ArrowDown", "Enter"):
        stage.press(key)
    expect(together.student.locator(".sk-room .disc")).to_have_count(3)
    together.student.locator(".sk-room .disc").first.press("Enter")
    expect(together.student.locator(".sk-room .disc")).to_have_count(2)


def test_the_class_votes_for_a_level(together: Class) -> None:
    screen, phone = together.projector, together.student
    lift(screen)
    screen.get_by_role("button", name="Which level is this?").click()
    phone.locator(".sk-room .choice").nth(1).tap()
    expect(screen.locator(".sk-room .have")).to_have_text("1 of 1 phones have voted")
    lift(screen)
    expect(screen.locator(".sk-room .levels .is-right")).to_have_count(1)
    expect(phone.locator(".sk-room .choice.is-right")).to_have_count(1)
    assert "1 of 1 votes" in phone.locator(".sk-room .choices").inner_text()


def test_the_next_photo_comes_with_the_curtain_down(together: Class) -> None:
    screen, phone = together.projector, together.student
    lift(screen)
    screen.get_by_role("button", name="Next photo, curtain down").last.click()
    expect(phone.locator(".sk-room .marking img")).to_have_attribute(
        "src", f"{phone.evaluate('document.baseURI').split('?')[0]}room/{together.code}/2/photo"
    )
    screen.get_by_role("button", name="Back to the lesson").click()
    screen.wait_for_selector(".board.levels[data-ready=cow][data-game=marking]")
    assert not screen.locator(".board.levels .legend").is_visible()


def test_pages_follow_the_lecturer_until_they_let_go(together: Class) -> None:
    screen, phone = together.projector, together.student
    lift(screen)
    screen.get_by_role("button", name="Back to the lesson").click()
    phone.wait_for_selector(".sk-room .bar", state="visible")
    screen.locator(".board.levels .modes [data-mode=mask]").click()
    phone.wait_for_selector(".board.levels[data-mode=mask]")
    screen.locator(".sample[data-name=horse]:visible").click()
    phone.wait_for_selector(".board.levels[data-ready=horse]")
    screen.locator(".board.levels .modes [data-mode=overlay]").click()
    phone.wait_for_selector(".board.levels[data-mode=overlay]")
    screen.locator("#tab-numbers-button").click()
    phone.wait_for_selector("#tab-numbers-button[aria-selected=true]")
    phone.get_by_role("button", name="Let go").tap()
    screen.locator("#tab-skips-button").click()
    phone.wait_for_timeout(2500)
    assert phone.locator("#tab-numbers-button").get_attribute("aria-selected") == "true"
    phone.get_by_role("button", name="Follow again").tap()
    phone.wait_for_selector("#tab-skips-button[aria-selected=true]")


def test_a_lecturer_who_reloads_still_steers(together: Class) -> None:
    screen = together.projector
    screen.reload()
    screen.wait_for_selector(".sk-room .box img[src]")
    lift(screen)


def test_a_closed_room_says_so_in_the_language_of_the_page(together: Class) -> None:
    screen, phone = together.projector, together.student
    phone.evaluate("window.skipscope.choose('ko')")
    close = screen.locator(".sk-room .screen header .plain").nth(1)
    close.click()
    assert close.inner_text() == "Close it for everyone?"
    close.click()
    words = phone.locator(".sk-room .door .problem")
    expect(words).to_contain_text(f"{together.code} 강의실이 닫혔습니다")
    expect(phone).not_to_have_url(re.compile("room="))


def test_an_unknown_room_says_so_and_the_code_can_be_typed(browser, room_address: str) -> None:
    with Visit(browser, room_address, 1280) as screen:
        code = open_room(screen)
        with phone_of(browser, room_address, "ZZZ0") as phone:
            problem = phone.page.locator(".sk-room .door .problem")
            expect(problem).to_contain_text("There is no room ZZZ0")
            phone.page.locator(".sk-room .signs").fill(code.lower())
            phone.page.get_by_role("button", name="Join").tap()
            phone.page.wait_for_selector(".sk-room .marking img[src]")
            assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_lecturers_own_photo_reaches_the_phones(
    browser, room_address: str, tmp_path: Path
) -> None:
    file = tmp_path / "own.png"
    Image.new("RGB", SIZE, "green").save(file)
    with Visit(browser, room_address, 1280) as screen:
        screen.upload(file)
        screen.page.wait_for_selector(".board.levels[data-ready^=photo]")
        code = open_room(screen)
        with phone_of(browser, room_address, code) as phone:
            phone.page.wait_for_selector(".sk-room .marking img[src]")
            send(phone.page, (0.19, 0.5), (0.5, 0.5), (0.9, 0.9))  # column 24: 32s against 8s
            lift(screen.page)
            title = phone.page.locator(".sk-room .phone h1")
            expect(title).to_have_text("1 of your 3 marks lie where the levels disagree")


def test_nothing_of_the_room_comes_before_somebody_goes_in(browser, room_address: str) -> None:
    with Visit(browser, room_address, 1280) as visit:
        assert not any("/room/" in url for url in visit.asked)


# ---- As axe sees it ------------------------------------------------------------------------------
def violations(page: Page) -> list:
    page.wait_for_timeout(300)
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("axe.run(document).then(({ violations }) => violations)")
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("ko", "dark")])
def test_axe_finds_nothing(browser, room_address: str, language: str, scheme: str) -> None:
    link = f"scheme={scheme}"
    with Visit(browser, room_address, 1280, language, link) as screen:
        screen.page.locator("[data-room]").click()
        screen.page.wait_for_selector(".sk-room .door[open]")
        assert violations(screen.page) == []
        screen.page.keyboard.press("Escape")
        code = open_room(screen)
        assert violations(screen.page) == []
        with Visit(
            browser, room_address, 390, language, f"{link}&room={code}", has_touch=True
        ) as phone:
            phone.page.wait_for_selector(".sk-room .marking img[src]")
            send(phone.page, *MARKS)
            assert violations(phone.page) == []
            screen.page.locator(".sk-room .screen .foot .primary").first.click()
            phone.page.wait_for_selector(".sk-room .rows li")
            assert violations(phone.page) == []
            assert violations(screen.page) == []
            screen.page.locator(".sk-room .screen header .plain").first.click()
            phone.page.wait_for_selector(".sk-room .bar", state="visible")
            assert violations(phone.page) == []
