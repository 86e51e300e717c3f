"""Photos on their way to the server: none is lost, and the page says what happens to each."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from page_visit import Visit, needs_browser
from PIL import Image

from demo.shared.uploads import LARGEST_UPLOAD

pytestmark = needs_browser

UPLOAD = "**/gradio_api/upload*"
# Gives the page picture files of one colour, as a mouse or the clipboard brings them.
HAND_OVER = """
window.pictureOf = (name, colour) => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [90, 70];
  const context = canvas.getContext('2d');
  context.fillStyle = colour;
  context.fillRect(0, 0, 45, 70);
  const letters = atob(canvas.toDataURL('image/png').split(',')[1]);
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  return new File([bytes], name, { type: 'image/png' });
};
window.handOver = (way, ...files) => {
  const box = new DataTransfer();
  for (const [name, colour] of files) box.items.add(window.pictureOf(name, colour));
  if (way === 'choose') {
    const input = document.querySelector('input.file');
    input.files = box.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    return;
  }
  document.body.dispatchEvent(way === 'paste'
    ? new ClipboardEvent('paste', { clipboardData: box, bubbles: true })
    : new DragEvent('drop', { dataTransfer: box, bubbles: true, cancelable: true }));
};
"""
AT_ONCE = """
new MutationObserver((_, observer) => {
  if (!document.querySelector('.add.photo')) return;
  observer.disconnect();
  window.handOver('WAY', ['early.png', 'red']);
}).observe(document, { childList: true, subtree: true });
"""


@pytest.fixture
def visitor(browser, fake_address) -> Iterator[Visit]:
    with Visit(browser, fake_address, 1400, first_script=HAND_OVER) as visitor:
        yield visitor


def hand_over(visit: Visit, way: str, *files: tuple[str, str]) -> None:
    visit.page.evaluate("([way, files]) => window.handOver(way, ...files)", [way, files])


def shows(visit: Visit, name: str) -> None:
    """Wait until the page shows the photo of this name and marks its small picture alone."""
    tile = visit.page.locator(f".own .sample[title^='{name}']:visible")
    tile.wait_for()
    source = tile.get_attribute("data-name")
    visit.page.wait_for_selector(f".board.levels[data-ready={source}]")
    pressed = visit.page.locator(".sample:visible[aria-pressed=true]")
    assert pressed.get_attribute("data-name") == source


def says(visit: Visit, words: str) -> None:
    visit.page.locator(".sending:visible .said", has_text=words).wait_for()


def own(visit: Visit) -> list[str]:
    tiles = visit.page.locator(".own .sample:visible")
    return [tile.get_attribute("title").split(" – ")[0] for tile in tiles.all()]


@pytest.mark.parametrize("way", ["paste", "drop", "choose"])
def test_a_photo_that_comes_as_soon_as_the_button_is_there_is_shown(browser, fake_address, way):
    script = HAND_OVER + AT_ONCE.replace("WAY", way)
    with Visit(browser, fake_address, 1400, first_script=script) as visit:
        shows(visit, "early.png")


def test_of_two_at_once_the_later_is_shown_and_the_other_is_a_tap_away(visitor):
    hand_over(visitor, "drop", ("one.png", "red"), ("two.png", "blue"))
    says(visitor, "the last one is shown")
    shows(visitor, "two.png")
    assert own(visitor) == ["one.png", "two.png"]
    says(visitor, "Several photos came at once")
    visitor.page.locator(".own .sample:visible").first.click()
    shows(visitor, "one.png")
    assert not visitor.page.locator(".sending:visible").count()


@pytest.mark.parametrize("way", ["paste", "choose"])
def test_photos_that_follow_each_other_within_a_moment_all_arrive(visitor, way):
    for name, colour in (("one.png", "red"), ("two.png", "blue"), ("three.png", "lime")):
        hand_over(visitor, way, (name, colour))
        visitor.page.wait_for_timeout(50)
    shows(visitor, "three.png")
    assert own(visitor) == ["one.png", "two.png", "three.png"]


def test_a_busy_processor_loses_no_photo(visitor):
    slow = visitor.context.new_cdp_session(visitor.page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 8})
    visitor.page.locator(".sample:visible").nth(2).click()
    hand_over(visitor, "paste", ("one.png", "red"))
    visitor.page.locator(".sample:visible").nth(3).click()
    hand_over(visitor, "drop", ("two.png", "blue"))
    shows(visitor, "two.png")
    assert own(visitor) == ["one.png", "two.png"]


def test_the_latest_tap_wins_over_those_before_it(visitor):
    names = [
        tile.get_attribute("data-name") for tile in visitor.page.locator(".sample:visible").all()
    ]
    for name in names[1:5]:
        visitor.page.locator(f".sample:visible[data-name={name}]").click()
    visitor.page.wait_for_selector(f".board.levels[data-ready={names[4]}]")


@pytest.mark.parametrize(
    ("language", "words", "again"),
    [("en", "lost.png was not sent", "Try again"), ("ko", "보내지 못했습니다", "다시 시도")],
)
def test_a_photo_that_was_not_sent_stays_and_can_be_sent_again(
    browser, fake_address, language, words, again
):
    with Visit(browser, fake_address, 1400, language, first_script=HAND_OVER) as visit:
        visit.page.route(UPLOAD, lambda route: route.abort())
        hand_over(visit, "drop", ("lost.png", "red"))
        says(visit, words)
        visit.page.get_by_role("button", name=again).click()
        says(visit, words)
        visit.page.unroute(UPLOAD)
        visit.page.get_by_role("button", name=again).click()
        shows(visit, "lost.png")
        assert not visit.page.locator(".sending:visible").count()


def test_a_file_that_the_server_refuses_says_so_and_can_be_given_up(visitor):
    visitor.page.route(UPLOAD, lambda route: route.fulfill(status=500, body="No."))
    hand_over(visitor, "drop", ("lost.png", "red"))
    says(visitor, "the server did not accept it")
    visitor.page.get_by_role("button", name="Close").click()
    assert not visitor.page.locator(".sending:visible").count()
    assert visitor.ready() == "sheep"


def test_a_large_photo_says_how_far_it_has_come(visitor, tmp_path):
    slow = visitor.context.new_cdp_session(visitor.page)
    slow.send("Network.enable")
    speed = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 200_000}
    slow.send("Network.emulateNetworkConditions", speed)
    noise = np.random.default_rng(0).integers(0, 255, (500, 500, 3), np.uint8)
    Image.fromarray(noise).save(tmp_path / "large.png")  # 750 KB
    visitor.upload(tmp_path / "large.png")
    says(visitor, "Sending large.png")
    visitor.page.wait_for_function(
        """() => [...document.querySelectorAll('.percent')].some((node) => {
             const percent = parseInt(node.textContent);
             return percent > 0 && percent < 100;
           })"""
    )
    assert visitor.page.locator(".on-the-way:visible").count() == 1
    slow.send("Network.emulateNetworkConditions", speed | {"uploadThroughput": -1})
    shows(visitor, "large.png")


def test_a_very_large_photo_is_said_to_be_read_smaller(visitor, tmp_path):
    Image.new("RGB", (4100, 3999), "teal").save(tmp_path / "huge.png")
    visitor.upload(tmp_path / "huge.png")
    says(visitor, "huge.png is a large photo, so it is read at half its sides: 2050 × 2000 px.")
    shows(visitor, "huge.png")
    visitor.page.get_by_role("button", name="한국어").click()
    says(visitor, "huge.png 사진이 커서")
    visitor.page.locator(".samples .sample:visible").first.click()
    visitor.page.wait_for_function("() => !document.querySelector('.sending:not([hidden])')")
    visitor.page.locator(".own .sample:visible").click()
    says(visitor, "2050 × 2000 px")
    visitor.page.get_by_role("button", name="닫기").click()
    assert not visitor.page.locator(".sending:visible").count()


def test_a_file_above_the_limit_is_not_sent(visitor, tmp_path):
    file = tmp_path / "huge.jpg"
    with file.open("wb") as huge:
        huge.truncate(LARGEST_UPLOAD + 1)
    visitor.upload(file)
    says(visitor, "it has 41 MB, and at most 40 MB are allowed")
    assert not visitor.page.get_by_role("button", name="Try again").count()
    assert not any("gradio_api/upload" in url for url in visitor.asked)


# ---- The visitor's own photos ------------------------------------------------------------------
def test_an_own_photo_stays_in_every_row_until_the_page_is_reloaded(visitor):
    hand_over(visitor, "paste", ("mine.png", "red"))
    shows(visitor, "mine.png")
    tile = visitor.page.locator(".own .sample:visible")
    assert "data:image/jpeg" in tile.evaluate("node => node.style.backgroundImage")
    uploads = sum("gradio_api/upload" in url for url in visitor.asked)
    visitor.page.locator(".sample:visible[data-name=horse]").click()
    visitor.page.wait_for_selector(".board.levels[data-ready=horse]")
    visitor.open_segment()
    tile.click()
    visitor.page.wait_for_selector(".board.single[data-ready^=photo]")
    assert sum("gradio_api/upload" in url for url in visitor.asked) == uploads
    visitor.page.reload()
    visitor.page.wait_for_selector(".board.levels[data-ready]", state="attached")
    assert visitor.page.locator(".own .sample").count() == 0


def test_a_file_that_is_no_picture_does_not_stay(visitor, tmp_path: Path):
    file = tmp_path / "broken.jpg"
    file.write_bytes(b"\xff\xd8\xff this is no photo")
    visitor.upload(file)
    visitor.page.get_by_text("broken.jpg is not a picture").first.wait_for()
    visitor.page.wait_for_function("!document.querySelector('.own .sample')")
    assert visitor.ready() == "sheep"


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Send it again."), ("ko", "다시 보내 주세요")]
)
def test_a_forged_path_is_refused_in_the_visitors_language(browser, fake_address, language, words):
    with Visit(browser, fake_address, 1400, language) as visit:
        for path in ("/etc/passwd", str(Path(__file__))):
            visit.page.evaluate(
                "path => [...window.skipscope.photos.rows][0].pick({ upload: path })", path
            )
            visit.page.get_by_text(words).last.wait_for()
            assert path not in visit.page.inner_text("body")
        assert visit.ready() == "sheep"
