"""The page on the fake engine, where nothing may be posted past the queue.

python tests/queued_page.py PORT
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from fake_engine import FakeEngine

from demo import runner
from demo.app import MODEL_RUNS, QUEUE_LENGTH, build, launch


def main(port: int) -> None:
    """Serve the page until it is stopped."""
    runner.choose(FakeEngine)
    page = build()
    page.queue(max_size=QUEUE_LENGTH, default_concurrency_limit=MODEL_RUNS, api_open=False)
    launch(page, port=port)


if __name__ == "__main__":
    main(int(sys.argv[1]))
