"""Runs the engine on every sample and writes what the page shows before anyone clicks.

    python -m demo.first_view

writes assets/first_view/NAME.json and one palette PNG per level. The page uses them only as long
as the weights are the same file, so run it again after every training.
"""

import json
import sys

from demo import services
from segcore.errors import SegcoreError
from segcore.image_io import write_labels
from segcore.palette import PALETTES


def write(name: str) -> None:
    """Store all levels of one sample; SegcoreError if the engine fails."""
    folder = services.first_view_folder()
    folder.mkdir(parents=True, exist_ok=True)
    results = services.engine().levels(services.photo_of(name), services.LEVELS)
    for level, result in results.items():
        write_labels(folder / f"{name}.{level}.png", result.labels, PALETTES["voc"])
    levels = {level: result.to_json() for level, result in results.items()}
    card = {"weights": services.weights_digest(), "levels": levels}
    text = json.dumps(card, indent=1, ensure_ascii=False)
    (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def main() -> int:
    """Store every sample; 1 with the engine's own sentence if it fails."""
    try:
        for name in services.samples():
            write(name)
            print(f"assets/first_view/{name}.json")
    except SegcoreError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
