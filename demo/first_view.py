"""Runs the shipped networks on every sample and writes what the page shows before anyone clicks.

    python -m demo.first_view

writes assets/first_view/NAME.json, one palette PNG per semantic network, one PNG of 28 × 28 masks
per instance network, and the FCN's score maps. The page uses them only as long as the weights are
the same files, so run it again after every training.
"""

import sys
from pathlib import Path

from demo import services
from demo.services import stored
from segcore.data.arrays import Photo
from segcore.engine import Engine
from segcore.errors import SegcoreError

# The fastest precision depends on the machine; the shipped answers must be the same on any.
PRECISION = "float32"


def write(source: str, engine: Engine) -> Path:
    """Store the answers of all shipped networks to a sample; SegcoreError if one fails."""
    photo = services.photo_of(source)
    return stored.write_first_view(source, answers_of(photo, engine), engine.score_maps(photo))


def answers_of(photo: Photo, engine: Engine) -> dict[str, stored.Result]:
    """The answers of all shipped networks to a photo."""
    shipped = [each for each in services.offered() if each.download_bytes is None]
    levels = engine.levels(photo, [each.name for each in shipped if each.task == "semantic"])
    objects = [each.name for each in shipped if each.task == "instance"]
    return {**levels, **{name: engine.instances(photo, name) for name in objects}}


def main() -> int:
    """Store every sample; print the error and return 1 if one fails."""
    try:
        engine = Engine(device="cpu", precision=PRECISION)
        # The times are shipped too, so a mirrored photo warms the machine up first.
        answers_of(services.photo_of(services.first_source())[:, ::-1].copy(), engine)
        for name in services.samples():
            print(f"assets/first_view/{write(name, engine).name}")
    except SegcoreError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
