"""Mixed traffic for twenty minutes, against the page as it is started for a class.

    python tests/soak.py [--minutes 20] [--visitors 6]

Visitors without a browser send photos of their own, tap samples, open rooms, ask by the API, break
uploads off, and send what no page would send. Every answer is checked. The script prints how many
questions there were and how long they took, and fails if one was lost or mixed up, if a refusal was
unclear, if memory grew by more than 5 % from the first quarter to the last, or if a file was left.

Once a minute everybody pauses, and what the server then holds is what stays in memory: an answer
takes up to half a gigabyte for a moment, which says nothing of that.
"""

import argparse
import asyncio
import random
import statistics
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from memory import resident
from page_visit import served
from soak_visits import VISITS, Visitor

GROWTH = 1.05  # of memory, from the first quarter to the last
PAUSE = 0.2  # seconds on average between two visits of one visitor
LOOK = 1.0  # seconds between two looks at the server's memory
BUSY, REST = 45.0, 15.0  # seconds of traffic, then without; memory is given back within 10 of them
WARM = 0.2  # share of the time that counts for nothing: networks load, stores fill up


@dataclass
class Record:
    """What came of the visits, and the memory meanwhile."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    problems: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)  # GB, each second
    stays: list[float] = field(default_factory=list)  # GB, at the end of each rest

    def lines(self) -> list[str]:
        """The figures in words."""
        rows = [
            f"{name:>16}: {len(each):5}, median {statistics.median(each):6.2f} s, "
            f"slowest {max(each):6.2f} s"
            for name, each in sorted(self.seconds.items())
        ]
        first, last = self.quarters()
        total = sum(map(len, self.seconds.values()))
        return [
            *rows,
            f"{total} visits, {len(self.problems)} wrong",
            f"memory while nobody asks: {' '.join(f'{each:.2f}' for each in self.stays)} GB",
            f"in the middle {first:.2f} GB in the first quarter, {last:.2f} GB in the last; "
            f"at most {max(self.memory):.2f} GB while answers were made",
        ]

    def quarters(self) -> tuple[float, float]:
        """The memory that stays, in the first and in the last quarter, in GB."""
        warm = self.stays[round(WARM * len(self.stays)) :]
        quarter = -(-len(warm) // 4)
        return statistics.median(warm[:quarter]), statistics.median(warm[-quarter:])


def soak(address: str, minutes: float, visitors: int) -> Record:
    """Let so many visitors come at once, each again and again."""
    record, end, goes_on = Record(), time.monotonic() + 60 * minutes, threading.Event()
    with Visitor(address) as watcher:
        process = watcher.told()["process"]
        threads = [
            threading.Thread(target=_visit_on, args=(address, number, end, record, goes_on))
            for number in range(visitors)
        ]
        for thread in threads:
            thread.start()
        while time.monotonic() < end:
            goes_on.set()
            record.memory += _watched(process, BUSY)
            goes_on.clear()
            record.memory += _watched(process, REST)
            record.stays.append(record.memory[-1])
        goes_on.set()
        for thread in threads:
            thread.join()
        record.problems += _left(watcher)
    return record


def _watched(process: int, seconds: float) -> list[float]:
    """The memory of a process, in GB, again and again for so long."""
    end, seen = time.monotonic() + seconds, []
    while time.monotonic() < end:
        time.sleep(LOOK)
        seen.append(resident(process)[0])
    return seen


def _visit_on(
    address: str, number: int, end: float, record: Record, goes_on: threading.Event
) -> None:
    """One visitor after another, each in a tab of its own, while it goes on."""
    chance = random.Random(number)
    while goes_on.wait() and time.monotonic() < end:
        (visit,) = chance.choices(list(VISITS), weights=list(VISITS.values()))
        began = time.monotonic()
        problem = problem_of(visit, address, chance)
        record.seconds[visit.__name__].append(time.monotonic() - began)
        if problem:
            record.problems.append(f"{visit.__name__}: {problem}")
        time.sleep(chance.expovariate(1 / PAUSE))


def problem_of(visit: Callable, address: str, chance: random.Random) -> str:
    """What was wrong with a visit; empty if nothing was."""
    try:
        with Visitor(address) as visitor:
            answer = visit(visitor, chance)
            if asyncio.iscoroutine(answer):
                asyncio.run(answer)
    except Exception as error:  # whatever it is, it goes on record and the others go on
        return f"{type(error).__name__}: {error}"[:300]
    return ""


def _left(watcher: Visitor) -> list[str]:
    """What the server still holds though all visitors have their answers."""
    told = watcher.told()
    names = ("waiting", "events_held")
    return [f"The server still holds {told[name]} ({name})." for name in names if told[name]]


def main() -> None:
    """Soak the page, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=20.0)
    parser.add_argument("--visitors", type=int, default=6, help="at once")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        variables = {"TMPDIR": temporary}
        with served("tests/watched_page.py", "--real", variables=variables) as address:
            record = soak(address, options.minutes, options.visitors)
        left = [str(each) for each in Path(temporary).rglob("*") if each.is_file()]
    print("\n".join(record.lines()))
    first, last = record.quarters()
    if last > GROWTH * first:
        record.problems.append(f"Memory grew by {100 * (last / first - 1):.0f} %.")
    if left:
        record.problems.append(f"Files were left: {left[:5]}")
    if record.problems:
        sys.exit("\n".join(record.problems[:40]))


if __name__ == "__main__":
    main()
