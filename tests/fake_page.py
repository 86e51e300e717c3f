"""The page on the fake engine, with every network of the zoo but two published ones in place.

    python tests/fake_page.py PORT

FCN ResNet-50 can be fetched; DeepLabV3 fails as it does without a network.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from fake_engine import FakeEngine

from demo import runner
from demo.app import build, launch
from demo.services import stored
from segcore import download, zoo
from segcore.errors import DownloadError

HERE = {"fcn32s", "fcn16s", "fcn8s", "unet", "maskrcnn", "maskrcnn_resnet50_fpn_v2"}


def fetch(wanted: download.Download, progress: Callable[[float], None]) -> None:
    """Take a second over FCN ResNet-50, and fail for everything else."""
    if wanted != zoo.find("fcn_resnet50").download:
        raise DownloadError("example.org cannot be reached.", "It needs the internet.", "Connect.")
    for share in (0.25, 0.5, 0.75, 1.0):
        time.sleep(0.25)
        progress(share)
    HERE.add("fcn_resnet50")


def main(port: int, host: str | None = None, stored_answers: bool = False) -> None:
    """Serve the page until it is stopped, by default without the samples' stored answers."""
    engine = FakeEngine()
    runner.choose(lambda: engine)
    zoo.available = lambda name: name in HERE
    zoo.parameters_of = lambda name: 1_000_000 * (1 + list(zoo.ZOO).index(name))
    download.fetch = fetch
    if not stored_answers:
        stored.first_view_folder = lambda: Path("nowhere")
    launch(build(), host=host, port=port)


if __name__ == "__main__":
    main(int(sys.argv[1]))
