"""Firefox and WebKit, each behind the same few orders, for the tests of the page in them."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from node import CHECKERS, NODE, ROOT
from page_visit import REQUIRED, RUN_MILLISECONDS
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
WEBKIT_DRIVER = shutil.which("WebKitWebDriver")
DISPLAY = shutil.which("Xvfb")
# Debian keeps WebKit's small browser beside the library, in a folder that names the machine.
WEBKIT = next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"), None)
SIZE = (1400, 900)  # pixels of the window


class OtherBrowser(Protocol):
    """A browser with one open page. `script` and `condition` are JavaScript expressions."""

    def open(self, address: str) -> None: ...

    def reload(self) -> None: ...

    def run(self, script: str) -> object:
        """What it gives."""

    def wait_for(self, condition: str) -> None:
        """Wait until it is true; an error after a minute."""

    def upload(self, selector: str, file: Path) -> None:
        """Choose a file in the first input that fits."""


class Firefox:
    """Firefox over WebDriver BiDi. Node drives it, for it needs no other program to do so."""

    def __init__(self, node: subprocess.Popen) -> None:
        self._node = node

    def open(self, address: str) -> None:
        self._order("open", address)

    def reload(self) -> None:
        self._order("reload")

    def run(self, script: str) -> object:
        return self._order("run", script)

    def wait_for(self, condition: str) -> None:
        self._order("wait_for", condition)

    def upload(self, selector: str, file: Path) -> None:
        self._order("upload", selector, str(file))

    def _order(self, *order: str) -> object:
        self._node.stdin.write(json.dumps(order) + "\n")
        self._node.stdin.flush()
        answer = json.loads(self._node.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer.get("value")


class WebKit:
    """WebKitGTK's small browser over WebDriver."""

    def __init__(self, driver: webdriver.WebKitGTK) -> None:
        self._driver = driver

    def open(self, address: str) -> None:
        self._driver.get(address)

    def reload(self) -> None:
        self._driver.refresh()

    def run(self, script: str) -> object:
        return self._driver.execute_script(f"return {script}")

    def wait_for(self, condition: str) -> None:
        waiting = WebDriverWait(self._driver, RUN_MILLISECONDS / 1000)
        waiting.until(lambda _: self.run(condition), condition)

    def upload(self, selector: str, file: Path) -> None:
        self._driver.find_element(By.CSS_SELECTOR, selector).send_keys(str(file))


@contextmanager
def firefox() -> Iterator[Firefox]:
    """A Firefox without a window."""
    with subprocess.Popen(
        [NODE, "tests/js/firefox.js", FIREFOX],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as node:
        yield Firefox(node)


@contextmanager
def webkit() -> Iterator[WebKit]:
    """A WebKit on a screen of its own."""
    options = webdriver.WebKitGTKOptions()
    options.binary_location = str(WEBKIT)
    options.add_argument("--automation")
    with _screen() as screen:
        service = webdriver.webkitgtk.service.Service(
            WEBKIT_DRIVER, env={**os.environ, "DISPLAY": screen}
        )
        driver = webdriver.WebKitGTK(options, service)
        try:
            driver.set_window_size(*SIZE)
            yield WebKit(driver)
        finally:
            driver.quit()


@contextmanager
def _screen() -> Iterator[str]:
    """The name of an X display that nobody sees."""
    reader, writer = os.pipe()
    screen = subprocess.Popen(
        [DISPLAY, "-displayfd", str(writer), "-screen", "0", "1600x1200x24", "-nolisten", "tcp"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as said:
            yield f":{said.readline().strip()}"
    finally:
        screen.terminate()
        screen.wait(20)


# What each needs; what is missing is None.
OTHERS = {
    "firefox": (firefox, (FIREFOX, NODE, CHECKERS.is_dir() or None)),
    "webkit": (webkit, (WEBKIT, WEBKIT_DRIVER, DISPLAY)),
}
REASONS = {
    "firefox": "Firefox, Node.js or what `npm ci` installs is missing",
    "webkit": "WebKit is missing: Debian has it in webkit2gtk-driver, and a screen in xvfb",
}


def is_missing(name: str) -> bool:
    """Whether a test in this browser may be skipped; never where browsers are required."""
    return None in OTHERS[name][1] and not REQUIRED
