"""Runs the shipped networks on every sample and writes what the page shows before anyone clicks.

    python -m demo.first_view

writes assets/first_view/NAME.json, one palette PNG per semantic network, and one PNG of 28 × 28
masks per instance network. The page uses them only as long as the weights are the same files, so
run it again after every training.
"""

import sys
from pathlib import Path

from demo import services
from demo.services import stored
from segcore.errors import SegcoreError


def write(source: str) -> Path:
    """Store what every shipped network says of one sample; SegcoreError if one fails."""
    shipped = [each.name for each in services.offered() if each.download_bytes is None]
    results = {name: services.run(source, name) for name in shipped}
    return stored.write_first_view(source, results)


def main() -> int:
    """Store every sample; 1 with the engine's own sentence if it fails."""
    try:
        for name in services.samples():
            print(f"assets/first_view/{write(name).name}")
    except SegcoreError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
