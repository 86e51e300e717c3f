"""How much memory the running page takes: fifty different photos, every network, in a browser.

    python tests/memory.py [--photos 50]

Starts the page as a visitor would, uploads one photo after another, asks each network that is here
about it, and prints how much memory the server holds: at the end, and at the worst moment. It fails
above the limit.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from page_visit import ROOT, SegmentVisit, opened_browser, served
from PIL import Image

LIMIT = 3.0  # GB
PATIENCE = 300_000  # milliseconds for one answer, on a busy machine
SIDES = (640, 4000)  # of the photos, in pixels: from the web's to a phone's


def photo(folder: Path, index: int) -> Path:
    """A picture that no other resembles: a sample at a size, shade and crop of its own."""
    rng = np.random.default_rng(index)
    samples = sorted((ROOT / "assets" / "samples").glob("*.jpg"))
    with Image.open(samples[index % len(samples)]) as sample:
        picture = sample.convert("RGB")
    shade = Image.new("RGB", picture.size, tuple(rng.integers(0, 256, 3).tolist()))
    wide = int(np.exp(rng.uniform(*np.log(SIDES))))
    high = round(wide * picture.height / picture.width)
    path = folder / f"{index:02}.jpg"
    Image.blend(picture, shade, 0.1).resize((wide, high)).save(path)
    return path


def resident(pid: int) -> tuple[float, float]:
    """(now, highest so far) resident memory of a process, in GB."""
    rows = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    now, highest = (int(rows[name].split()[0]) * 1024 / 1e9 for name in ("VmRSS", "VmHWM"))
    return now, highest


def server_of(address: str) -> int:
    """The process that serves ``address``, found by the port on its command line."""
    port = address.rstrip("/").rsplit(":", 1)[1]
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        words = line.read_bytes().split(b"\0")
        if b"app.py" in words and port.encode() in words:
            return int(line.parent.name)
    raise SystemExit(f"No process serves {address}.")


def show(visit: SegmentVisit, path: Path) -> None:
    """Let the first tab and every network that is ready answer about one photo."""
    visit.page.locator("#tab-skips-button").click()
    before = visit.ready()
    visit.upload(path)
    visit.page.wait_for_function(
        "before => document.querySelector('.board.levels').dataset.ready !== before", arg=before
    )
    visit.open_segment()
    # Without an instance network there is nothing to switch.
    switch = visit.board.locator(".switch").is_visible()
    for mode in ("instance", "semantic") if switch else ("semantic",):
        if switch:
            visit.switch_to(mode)
        for name in visit.page.evaluate(READY):
            visit.board.locator(".network select").select_option(name)
            visit.shows(name)


# The networks of the list whose weights are here: the others carry the size of their download.
READY = """() => [...document.querySelectorAll('.board.single .network option')]
  .filter((option) => !option.textContent.includes('MB')).map((option) => option.value)"""


def main(arguments: list[str]) -> int:
    """Print the memory; 1 above the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=50)
    count = parser.parse_args(arguments).photos
    with (
        tempfile.TemporaryDirectory() as folder,
        served("app.py", "--port") as address,
        opened_browser() as browser,
    ):
        visit = SegmentVisit(browser, address, 1400)
        visit.page.set_default_timeout(PATIENCE)
        pid = server_of(address)
        for index in range(count):
            show(visit, photo(Path(folder), index))
            now, highest = resident(pid)
            print(f"{index + 1:3} photos: {now:.2f} GB, at most {highest:.2f} GB", flush=True)
    return int(highest > LIMIT)


if __name__ == "__main__":
    os.environ["SKIPSCOPE_REQUIRE_BROWSER"] = "1"
    sys.exit(main(sys.argv[1:]))
