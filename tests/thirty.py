"""A class of thirty who all ask at once, beside the same questions one after the other.

    python tests/thirty.py [--students 30]

Starts the page, waits for its networks, and prints how long thirty taps on samples take at once,
and how long the last of thirty photos of their own waits, as a share of thirty single times. It
fails beyond the limits.
"""

import argparse
import random
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from page_visit import served
from soak_visits import ASK, PICK, TAKE, Visitor, answered, check, photo

from demo.services import samples

TAP_LIMIT = 1.0  # seconds until the last of all taps is answered
SHARE_LIMIT = 1.05  # of the single times, until the last of all photos is answered
STORED = ["fcn8s", "unet", "maskrcnn"]
Photo = tuple[bytes, list[int]]  # a file with its width and height


def tap(visitor: Visitor, number: int) -> None:
    """A sample in Skips, and what three networks say of it in Segment."""
    name = list(samples())[number % len(samples())]
    value = visitor.run(PICK, name=name).json()["data"][0]
    check(value["source"] == name, "Another sample came.")
    answers = answered(visitor.ask(ASK, names=STORED, photo=True))["answers"]
    check(all(each["stored"] for each in answers.values()), "A network has run for a sample.")


def send(visitor: Visitor, given: Photo) -> None:
    """A photo of one's own in Skips."""
    data, size = given
    value = answered(visitor.ask(TAKE, upload=visitor.upload(data)))
    check(value["full_size"] == size, "Another photo came.")


def one_by_one(address: str, work: Callable, given: Sequence) -> list[float]:
    """The seconds of each, alone."""
    found = []
    for each in given:
        with Visitor(address) as visitor:
            visitor.told()
            began = time.perf_counter()
            work(visitor, each)
            found.append(time.perf_counter() - began)
    return found


def at_once(address: str, work: Callable, given: Sequence) -> list[float]:
    """The seconds of each, when all begin together."""
    start = threading.Barrier(len(given))

    def begin(each: object) -> float:
        with Visitor(address) as visitor:
            visitor.told()
            start.wait()
            began = time.perf_counter()
            work(visitor, each)
            return time.perf_counter() - began

    with ThreadPoolExecutor(len(given)) as pool:
        return list(pool.map(begin, given))


def photos(count: int, seed: int) -> list[Photo]:
    """Photos that differ, of the same sizes for every seed."""
    sizes, looks = random.Random(0), random.Random(seed)
    return [photo(sizes, looks) for _ in range(count)]


def wait_until_ready(address: str) -> None:
    """Until the networks are loaded and the samples worked out."""
    with Visitor(address) as visitor:
        while visitor.get("health").json()["networks"] != "ready":
            time.sleep(0.5)
        one_by_one(address, tap, range(len(samples())))
        one_by_one(address, send, photos(2, seed=0))


def main() -> None:
    """Measure, print, and fail beyond the limits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=30)
    count = parser.parse_args().students
    with served("tests/watched_page.py", "--real") as address:
        wait_until_ready(address)
        taps = at_once(address, tap, range(count))
        singles = one_by_one(address, send, photos(count, seed=1))
        together = at_once(address, send, photos(count, seed=2))
    share = max(together) / sum(singles)
    print(f"{count} taps on samples at once: the last after {max(taps):.2f} s")
    print(f"{count} photos one after the other: {sum(singles):.1f} s")
    print(f"{count} photos at once: the last after {max(together):.1f} s, {share:.2f} of that")
    if max(taps) > TAP_LIMIT or share > SHARE_LIMIT:
        sys.exit(f"Expected at most {TAP_LIMIT} s for the taps, and {SHARE_LIMIT} for the photos.")


if __name__ == "__main__":
    main()
