"""Runs the shipped networks on every sample and writes what the page shows before anyone clicks.

    python -m demo.first_view

writes assets/first_view/NAME.json, one palette PNG per semantic network, one PNG of 28 × 28 masks
per instance network, and the score maps of the FCN on each trunk. The page uses them only as long
as the weights are the same files, so run it again after every training: what the current weights
have answered already stays.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from demo import services
from demo.services import stored
from segcore import zoo
from segcore.data.arrays import Photo
from segcore.engine import Engine
from segcore.errors import SegcoreError

# The fastest precision depends on the machine; the shipped answers must be the same on any.
PRECISION = "float32"


def shipped() -> list[str]:
    """The networks whose weights are shipped, in the order of the zoo."""
    return [each.name for each in services.offered() if each.download_bytes is None]


def write(source: str, engine: Engine) -> Path:
    """Store the answers of all shipped networks to a sample; SegcoreError if one fails.

    What the current weights have answered already stays as it is.
    """
    photo, kept = services.photo_of(source), stored.stored(source)
    answers = kept | answers_of(photo, engine, [name for name in shipped() if name not in kept])
    finest = [zoo.levels_of(trunk)[-1] for trunk in services.trunks()]
    maps = {
        name: stored.stored_maps(source, name) or engine.score_maps(photo, name) for name in finest
    }
    return stored.write_first_view(source, {name: answers[name] for name in shipped()}, maps)


def answers_of(photo: Photo, engine: Engine, names: Sequence[str]) -> dict[str, stored.Result]:
    """The answers of some networks to a photo."""
    semantic = [name for name in names if zoo.find(name).task == "semantic"]
    levels = engine.levels(photo, semantic) if semantic else {}
    objects = [name for name in names if name not in semantic]
    return {**levels, **{name: engine.instances(photo, name) for name in objects}}


def main() -> int:
    """Store every sample; print the error and return 1 if one fails."""
    try:
        engine = Engine(device="cpu", precision=PRECISION)
        # The times are shipped too, so a mirrored photo warms the machine up first.
        answers_of(services.photo_of(services.first_source())[:, ::-1].copy(), engine, shipped())
        for name in services.samples():
            print(f"assets/first_view/{write(name, engine).name}")
    except SegcoreError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
