"""Everything that a visitor sets in Segment is in the address: reload and a link bring it back."""

import pytest
from page_visit import SegmentVisit, middle, needs_browser

pytestmark = needs_browser

# What a visitor sees of the board, the pixels included.
SEEN = """() => {
  const board = document.querySelector('.board.single');
  const shown = (selector) => [...board.querySelectorAll(selector)]
    .filter((node) => node.offsetParent).map((node) => node.innerText);
  const pressed = (selector) => [...board.querySelectorAll(`${selector} [aria-pressed=true]`)]
    .map((button) => button.value || button.innerText);
  return {
    photo: board.dataset.ready, networks: board.dataset.shows,
    mode: pressed('.switch'), arrangement: pressed('.arrangements'), parts: pressed('.shows'),
    alone: pressed('.classes'), object: shown('.object p, .object h2'),
    rows: [...board.querySelectorAll('.object-row')].map((row) => row.ariaSelected),
    sliders: [...board.querySelectorAll('input')].map((input) => input.value),
    filled: [...board.querySelectorAll('input')].map((input) => input.style.cssText),
    words: shown('.score-out, .pick span, figcaption p, .legend, .lossless, .problem'),
    pixels: [...board.querySelectorAll('.stage canvas')].map((canvas) => canvas.toDataURL()),
  };
}"""
USUAL = {"lang", "photo", "tab"}
NONSENSE = (
    "mode=panoptic&pictures=two&network=yolo.deeplabv3_resnet50&compare=deeplabv3_resnet50.yolo"
    "&overlay=-3&score=900&parts=&alone=unicorn&object=maskrcnn.1"
)


class OpenedVisit(SegmentVisit):
    """A visitor whose address opens the tab Segment: nobody clicks."""

    def open_segment(self) -> None:
        self.wait()

    def wait(self) -> None:
        """Wait until the photo of the address is drawn with its answers."""
        photo = self.page.evaluate("new URLSearchParams(location.search).get('photo')")
        ready = f"[data-ready={photo}]" if photo else "[data-ready]"
        self.page.wait_for_selector(f".board.single{ready}[data-shows]:not([data-shows=''])")


@pytest.fixture
def opened(browser, fake_address):
    """Opens the page with an address; leaves it when the test is over."""
    visits = []

    def open_page(link: str) -> OpenedVisit:
        visits.append(OpenedVisit(browser, fake_address, 1400, link=link))
        return visits[-1]

    yield open_page
    for visit in visits:
        visit.__exit__()


def seen(visit: SegmentVisit) -> dict:
    """What is seen once nothing moves any more, not even the address."""
    visit.page.wait_for_timeout(600)
    return visit.page.evaluate(SEEN)


def parameters(visit: SegmentVisit) -> dict[str, str]:
    return visit.page.evaluate("Object.fromEntries(new URLSearchParams(location.search))")


def is_the_same_again(visit: OpenedVisit, opened) -> bool:
    """Reload the page, and open its address in another browser."""
    before = seen(visit)
    address = visit.page.url
    visit.page.reload()
    visit.wait()
    assert seen(visit) == before
    assert visit.page.url == address
    other = opened(address.split("?")[1])
    assert seen(other) == before
    return True


def choose(visit: SegmentVisit, place: int, name: str) -> None:
    visit.board.locator("select:visible").nth(place).select_option(name)


def test_what_is_set_for_one_picture_comes_back(opened):
    visit = opened("tab=segment")
    visit.page.locator(".sample:visible[data-name=horse]").click()
    visit.page.wait_for_selector(".board.single[data-ready=horse][data-shows=fcn8s]")
    choose(visit, 0, "unet")
    visit.switch_to("instance")
    visit.shows("maskrcnn")
    choose(visit, 0, "maskrcnn_resnet50_fpn_v2")
    visit.shows("maskrcnn_resnet50_fpn_v2")
    visit.set_score(29)
    visit.board.locator(".opacity").fill("85")
    for part in ("outlines", "boxes", "labels"):
        visit.board.locator(f".shows button[value={part}]").click()
    visit.board.locator(".object-row").nth(4).click()
    assert is_the_same_again(visit, opened)
    assert parameters(visit) == {
        "lang": "en",
        "photo": "horse",
        "tab": "segment",
        "mode": "instance",
        "network": "unet.maskrcnn_resnet50_fpn_v2",
        "overlay": "85",
        "score": "29",
        "parts": "photo.boxes",
        "object": "maskrcnn_resnet50_fpn_v2.5",
    }
    assert "Horse 2" in visit.board.locator(".object-name").inner_text()
    visit.switch_to("semantic")
    visit.shows("unet")


def test_compared_networks_and_a_class_alone_come_back(opened):
    visit = opened("tab=segment")
    visit.arrange("compare")
    visit.shows("fcn8s unet")
    visit.board.locator(".add").click()
    choose(visit, 2, "maskrcnn")
    choose(visit, 0, "fcn16s")
    visit.shows("fcn16s unet maskrcnn")
    visit.board.locator(".shows button[value=photo]").click()
    visit.board.locator(".class", has_text="Horse").click()
    assert is_the_same_again(visit, opened)
    told = parameters(visit)
    assert told.keys() == USUAL | {"pictures", "compare", "parts", "alone"}
    assert (told["compare"], told["alone"]) == ("fcn16s.unet.maskrcnn", "horse")


def test_all_four_tasks_and_an_object_come_back(opened):
    visit = opened("tab=segment")
    visit.arrange("four")
    visit.shows("fcn8s maskrcnn")
    x, y = middle(1)
    stage = visit.board.locator("[data-task=instance] .stage")
    box = stage.bounding_box()
    stage.click(position={"x": x * box["width"], "y": y * box["height"]})
    assert is_the_same_again(visit, opened)
    assert parameters(visit).keys() == USUAL | {"pictures", "object"}
    assert visit.board.locator(".object").is_visible()


def test_nonsense_is_ignored(opened):
    plain = opened("tab=segment")
    visit = opened(f"tab=segment&{NONSENSE}")
    assert seen(visit) == seen(plain)
    visit.board.locator(".opacity").fill("59")
    visit.page.wait_for_function("location.search.includes('overlay=59')")
    assert parameters(visit).keys() == USUAL | {"overlay"}


def test_an_object_that_is_not_there_is_ignored(opened):
    visit = opened("tab=segment&mode=instance&photo=sheep&score=90&object=maskrcnn.5")
    assert visit.board.locator(".object-row").count() == 2
    assert not visit.board.locator(".object").is_visible()
    seen(visit)
    assert parameters(visit).keys() == USUAL | {"mode", "score"}


def test_what_stands_alone_in_one_photo_does_not_in_the_next(opened):
    visit = opened("tab=segment&photo=horse&alone=horse&parts=labels")
    assert "Horse" in seen(visit)["alone"][0]
    visit.page.locator(".sample:visible[data-name=sheep]").click()
    visit.page.wait_for_selector(".board.single[data-ready=sheep][data-shows=fcn8s]")
    assert seen(visit)["alone"] == []
    assert parameters(visit).keys() == USUAL | {"parts"}
