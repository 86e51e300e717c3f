"""How long the page takes to answer after its start, beside an empty page of Gradio.

    python tests/start.py [--rounds 3]

Starts both in turn, asks each for its first page until it answers, and prints the medians and their
ratio. It fails above the limit.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from page_visit import served

LIMIT = 1.5  # times as long as the empty page
EMPTY = """import sys
import gradio

with gradio.Blocks(analytics_enabled=False) as page:
    gradio.Markdown("Empty")
page.launch(server_port=int(sys.argv[-1]))
"""


@contextmanager
def empty_page() -> Iterator[str]:
    """The path of a script that serves one line of Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "empty.py"
        script.write_text(EMPTY, encoding="utf-8")
        yield str(script)


def seconds_to_answer(*command: str) -> float:
    """From the start of `python COMMAND PORT` to its first page."""
    began = time.perf_counter()
    with served(*command, pause=0.05):
        return time.perf_counter() - began


def main() -> None:
    """Measure both, one after the other, several times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="starts of each (default: 3)")
    rounds = parser.parse_args().rounds
    with empty_page() as script:
        seconds_to_answer(script)  # so that both find their files in memory
        times = [
            (seconds_to_answer(script), seconds_to_answer("app.py", "--port"))
            for _ in range(rounds)
        ]
    empty, ours = (statistics.median(each) for each in zip(*times, strict=True))
    print(f"an empty page of Gradio: {empty:5.2f} s")
    print(f"this page:               {ours:5.2f} s")
    print(f"ratio:                   {ours / empty:5.2f}")
    if ours > LIMIT * empty:
        sys.exit(f"Expected at most {LIMIT} times as long.")


if __name__ == "__main__":
    main()
