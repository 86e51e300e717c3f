"""A class of many phones that mark at once, against the real page.

    python tests/room_load.py [--phones 100] [--seconds 10]

Starts the page, opens a room, lets every phone listen and mark within some seconds, and prints how
long the marks took, how far the projector was behind, and whether any mark was lost. It fails
beyond the limits.
"""

import argparse
import asyncio
import random
import statistics
import sys
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import httpx
from page_visit import served
from room_client import Lecturer, Phone

MARK_LIMIT = 0.3  # seconds that 95 % of the marks take at most
BEHIND_LIMIT = 2.0  # seconds from a mark that was taken until the projector has it
VERDICT_LIMIT = 2.0  # seconds from the lift until every phone has its verdict


@dataclass
class Figures:
    """What was measured, in seconds."""

    phones: int
    marks: list[float] = field(default_factory=list)  # how long each post took
    behind: list[float] = field(default_factory=list)  # from an answered post to the projector
    verdicts: list[float] = field(default_factory=list)  # from the lift to each phone
    lost: int = 0

    @property
    def mark_95(self) -> float:
        """The time that 95 % of the marks took at most."""
        return sorted(self.marks)[max(0, round(0.95 * len(self.marks)) - 1)]

    def lines(self) -> list[str]:
        """The figures in words."""
        return [
            f"phones: {self.phones}, marks lost: {self.lost}",
            f"a mark: median {1000 * statistics.median(self.marks):.0f} ms, "
            f"95 % within {1000 * self.mark_95:.0f} ms, slowest {1000 * max(self.marks):.0f} ms",
            f"the projector: at most {max(self.behind):.2f} s behind",
            f"a verdict after the lift: at most {max(self.verdicts):.2f} s",
        ]

    def problems(self) -> list[str]:
        """What is beyond the limits."""
        checks = {
            "Marks were lost.": self.lost > 0,
            f"95 % of the marks took more than {MARK_LIMIT} s.": self.mark_95 > MARK_LIMIT,
            f"The projector was over {BEHIND_LIMIT} s behind.": max(self.behind) > BEHIND_LIMIT,
            f"A verdict took over {VERDICT_LIMIT} s.": max(self.verdicts) > VERDICT_LIMIT,
        }
        return [words for words, is_so in checks.items() if is_so]


async def measure(address: str, phones: int, seconds: float) -> Figures:
    """Let a class mark within ``seconds``; every phone is an HTTP client of its own."""
    figures = Figures(phones)
    async with AsyncExitStack() as stack:

        async def client() -> httpx.AsyncClient:
            one = httpx.AsyncClient(base_url=address, verify=False, timeout=60)
            return await stack.enter_async_context(one)

        lecturer = await Lecturer(await client()).open()
        await lecturer.ask()
        known = [Phone(await client(), lecturer.code, number) for number in range(phones)]
        streams = [each.watch() for each in known]
        await asyncio.gather(*(anext(stream) for stream in streams))
        taken: list[float] = []
        watch = asyncio.create_task(_watch(lecturer, taken, figures))
        await asyncio.gather(*(_mark(each, seconds, taken, figures) for each in known))
        await asyncio.wait_for(watch, 30)
        lifted = time.perf_counter()
        await lecturer.post("steer", step="lift")
        await asyncio.gather(*(_verdict(stream, lifted, figures) for stream in streams))
        await lecturer.post("close")
    return figures


async def _mark(phone: Phone, seconds: float, taken: list[float], figures: Figures) -> None:
    """One phone marks at a moment of its own."""
    await asyncio.sleep(random.uniform(0, seconds))
    marks = [[random.random(), random.random()] for _ in range(3)]
    began = time.perf_counter()
    answer = await phone.post("marks", number=1, marks=marks)
    ended = time.perf_counter()
    figures.marks.append(ended - began)
    figures.lost += answer.status_code != 200
    taken.append(ended)


async def _watch(lecturer: Lecturer, taken: list[float], figures: Figures) -> None:
    """The projector: when it has the n-th answer, the n-th post was answered some time ago."""
    seen = 0
    async for said in lecturer.watch():
        now = time.perf_counter()
        assert len(said["marks"]) == 3 * said["answered"]
        known = taken[seen : said["answered"]]
        # The projector may have a mark before its phone has the answer.
        early = said["answered"] - seen - len(known)
        figures.behind += [max(0.0, now - each) for each in known] + [0.0] * early
        seen = said["answered"]
        if seen == figures.phones:
            return


async def _verdict(stream, lifted: float, figures: Figures) -> None:
    async for said in stream:
        if said["lifted"]:
            figures.verdicts.append(time.perf_counter() - lifted)
            figures.lost += len(said["mine"]["verdicts"]) != 3
            return


def main() -> None:
    """Measure the page as it is started for a class."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phones", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=10.0, help="within which all mark")
    options = parser.parse_args()
    with served("app.py", "--port") as address:
        time.sleep(20)  # the networks load behind the page
        figures = asyncio.run(measure(address, options.phones, options.seconds))
    print("\n".join(figures.lines()))
    problems = figures.problems()
    if problems:
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    main()
