"""The page whose networks load until a file is there.

    python tests/loading_page.py FILE PORT

What is stored of the samples is the shipped one; whatever asks a network has to wait.
"""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from fake_engine import FakeEngine

from demo import runner
from demo.app import build, launch
from segcore.data.results import SemanticResult


class LoadingEngine(FakeEngine):
    """Has loaded its networks when the file is there."""

    def __init__(self, sign: Path) -> None:
        super().__init__()
        self.sign = sign

    def prepare(self, model: str = "fcn8s") -> None:
        while not self.sign.exists():
            time.sleep(0.05)

    def levels(self, photo: np.ndarray, models: Sequence[str]) -> dict[str, SemanticResult]:
        self.prepare()
        return super().levels(photo, models)


def main(sign: Path, port: int) -> None:
    """Serve the page until it is stopped."""
    engine = LoadingEngine(sign)
    runner.choose(lambda: engine)
    launch(build(), port=port)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
