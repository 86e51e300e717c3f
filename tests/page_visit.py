"""A visitor's browser, for the tests of the page."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from fake_engine import OBJECTS
from playwright import sync_api

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = Path("/usr/bin/chromium")
FAKE_CAMERA = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
START_SECONDS = 90
INHERITED = os.environ.get("PYTHONPATH", "").split(os.pathsep)
RUN_MILLISECONDS = 60_000

# A laptop without Chromium may skip these; where the variable is set, a missing browser fails.
REQUIRED = bool(os.environ.get("SKIPSCOPE_REQUIRE_BROWSER"))
needs_browser = pytest.mark.skipif(
    not CHROMIUM.exists() and not REQUIRED, reason=f"no browser at {CHROMIUM}"
)


@contextmanager
def served(
    *command: str,
    folder: Path = ROOT,
    packages: Path = ROOT,
    pause: float = 0.5,
    variables: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """The address of the page that `python COMMAND PORT`, started in `folder`, serves.

    `packages` is the folder from which it imports `demo` and `segcore`; `pause` is in seconds,
    between two attempts to reach the page; `variables` join the environment.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, *command, str(port)],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(packages), *INHERITED]),
            **(variables or {}),
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield _wait_for(f"http://127.0.0.1:{port}/", server, pause)
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(address: str, server: subprocess.Popen, pause: float) -> str:
    for _ in range(round(START_SECONDS / pause)):
        if server.poll() is not None:
            pytest.fail(f"the page ended with {server.returncode}")
        try:
            urllib.request.urlopen(address, timeout=START_SECONDS).close()
            return address
        except OSError:
            time.sleep(pause)
    pytest.fail(f"the page did not answer within {START_SECONDS} s")


@contextmanager
def opened_browser() -> Iterator[sync_api.Browser]:
    """A Chromium whose camera is its own moving test picture, and that asks nobody for it."""
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox", "--disable-dev-shm-usage", *FAKE_CAMERA],
        )
        yield browser
        browser.close()


class Visit:
    """An open page, every address that it asked for, and every script error."""

    def __init__(
        self,
        browser: sync_api.Browser,
        address: str,
        width: int,
        language: str = "en",
        link: str = "",
        first_script: str = "",
        **settings: object,
    ) -> None:
        """
        Args:
            browser: opens a window of its own for this visitor.
            address: of the page.
            width: of the window.
            language: in the link.
            link: what the link says behind the question mark, besides the language.
            first_script: runs before the page's own scripts.
            settings: those of a Playwright context.
        """
        viewport = {"width": width, "height": 900}
        self.context = browser.new_context(viewport=viewport, accept_downloads=True, **settings)
        self.page = self.context.new_page()
        self.page.set_default_timeout(RUN_MILLISECONDS)
        self.asked: list[str] = []
        self.faults: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.add_init_script(first_script)
        self.page.goto(f"{address}?lang={language}&{link}")
        # A link may open another tab at once, and the board of the first one is then hidden.
        self.page.wait_for_selector(".board.levels[data-ready]", state="attached")

    def drawn(self) -> None:
        """Wait until the page has drawn: boards do that in the frame after an event.

        While a weight of Inside moves, its labels are coarse and `data-dial` is empty.
        """
        self.page.evaluate(
            """async () => {
                 const frame = () => new Promise((done) => requestAnimationFrame(done));
                 do { await frame(); await frame(); }
                 while (document.querySelector("[data-dial='']"));
               }"""
        )

    def __enter__(self) -> "Visit":
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()
        assert self.faults == []

    def ready(self, layout: str = "levels") -> str:
        return self.page.locator(f".board.{layout}").get_attribute("data-ready")

    def upload(self, file: Path) -> None:
        self.page.locator("input.file:visible, input.file").first.set_input_files(file)

    def labels(self, place: int) -> str:
        return self.page.locator(".board.levels .panel").nth(place).inner_text()

    def open_segment(self) -> None:
        """The tab Segment, its first picture drawn."""
        self.page.locator("#tab-segment-button").click()
        self.page.wait_for_selector(".board.single[data-shows]:not([data-shows=''])")

    @property
    def questions(self) -> int:
        """How often the page has asked the server to do something."""
        return sum("queue/join" in url for url in self.asked)


class LessonVisit(Visit):
    """A visitor who has opened a lesson in a window of this size, and waits until it is there."""

    lesson: str

    def __init__(
        self,
        browser: object,
        address: str,
        size: tuple[int, int] = (1280, 720),
        language: str = "en",
        link: str = "",
        **settings: object,
    ) -> None:
        address_part = f"tab={self.lesson}&{link}"
        super().__init__(browser, address, size[0], language, address_part, **settings)
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.whole()

    @property
    def board(self) -> sync_api.Locator:
        """The board of the lesson."""
        return self.page.locator(f".board.{self.lesson}")

    def whole(self) -> None:
        """Wait until all of the board is drawn."""
        self.page.wait_for_selector(f".board.{self.lesson}[data-ready]")


class SegmentVisit(Visit):
    """A visitor who has opened the tab Segment; places are shares of the picture."""

    def __init__(self, *arguments: object, **settings: object) -> None:
        super().__init__(*arguments, **settings)
        self.open_segment()

    @property
    def board(self) -> sync_api.Locator:
        """The board of the tab."""
        return self.page.locator(".board.single")

    def shows(self, names: str) -> None:
        """Wait until the board of Segment shows the answers of these networks."""
        self.page.wait_for_selector(f".board.single[data-shows='{names}']")

    def switch_to(self, mode: str) -> None:
        self.board.locator(f".switch button[value={mode}]").click()

    def arrange(self, kind: str) -> None:
        self.board.locator(f".arrangements button[value={kind}]").click()

    def set_score(self, percent: int) -> None:
        self.board.locator(".score").fill(str(percent))
        self.page.wait_for_timeout(100)  # the picture is drawn with the next frame

    def colour_at(self, x: float, y: float) -> list[int]:
        """What is drawn at a place of the first picture."""
        return self.board.locator(".stage canvas").first.evaluate(
            """(canvas, [x, y]) => {
                 const column = Math.floor(x * canvas.width);
                 const row = Math.floor(y * canvas.height);
                 return [...canvas.getContext('2d').getImageData(column, row, 1, 1).data];
               }""",
            [x, y],
        )

    def click_at(self, x: float, y: float) -> None:
        stage = self.board.locator(".stage").first
        box = stage.bounding_box()
        stage.click(position={"x": x * box["width"], "y": y * box["height"]})


def middle(place: int) -> tuple[float, float]:
    """Of the box of a made-up object."""
    x1, y1, x2, y2 = OBJECTS[place][2]
    return (x1 + x2) / 2, (y1 + y2) / 2
