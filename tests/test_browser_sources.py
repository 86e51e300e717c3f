"""A photo from the camera, the clipboard and a file that is dropped, in a real browser."""

import pytest
from page_visit import Visit, needs_browser

pytestmark = needs_browser

# A picture file in a DataTransfer, as clipboard and mouse bring it.
HANDED = """async (type) => {
  const canvas = new OffscreenCanvas(90, 70);
  canvas.getContext('2d').fillRect(0, 0, 45, 70);
  const box = new DataTransfer();
  const bytes = await canvas.convertToBlob({ type: 'image/png' });
  box.items.add(new File([bytes], 'handed.png', { type: 'image/png' }));
  document.body.dispatchEvent(type === 'paste'
    ? new ClipboardEvent('paste', { clipboardData: box, bubbles: true })
    : new DragEvent('drop', { dataTransfer: box, bubbles: true, cancelable: true }));
}"""


def shows_own_photo(visit: Visit) -> None:
    visit.page.wait_for_selector(".board.levels[data-ready^=photo]")
    assert "no score" in visit.labels(0)


@pytest.mark.parametrize("way", ["paste", "drop"])
def test_a_picture_that_is_handed_over_is_segmented(visit, way):
    visit.page.evaluate(HANDED, way)
    shows_own_photo(visit)


def test_the_camera_takes_a_photo_and_is_let_go(visit):
    visit.page.locator(".add.camera:visible").click()
    visit.page.wait_for_function(
        "[...document.querySelectorAll('.shutter[open] video')].some((video) => video.videoWidth)"
    )
    visit.page.locator(".shutter[open] .shoot").click()
    shows_own_photo(visit)
    assert visit.page.locator(".shutter[open]").count() == 0
    held = "[...document.querySelectorAll('.shutter video')].filter((v) => v.srcObject).length"
    assert visit.page.evaluate(held) == 0


def test_a_camera_that_is_refused_says_what_to_do(visit):
    visit.page.evaluate(
        "() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error()); }"
    )
    visit.page.locator(".add.camera:visible").click()
    problem = visit.page.locator(".shutter[open] .problem")
    problem.wait_for()
    assert "Allow it in the browser" in problem.inner_text()
    assert visit.page.locator(".shutter[open] .shoot").is_disabled()
    visit.page.keyboard.press("Escape")
    assert visit.page.locator(".shutter[open]").count() == 0
    assert visit.ready().startswith("sheep")
