"""A data set of a few made-up photos, for the tests of training."""

from pathlib import Path

import numpy as np
from PIL import Image

from segcore.data.labels import VOID
from segcore.train.settings import PhotoSet

SETS = (PhotoSet("set", "semantic", 1.0, "made up"),)


def write_photos(folder: Path) -> None:
    """Four photos: a bright square of class 1 + index on dark ground."""
    for kind in ("images", "semantic"):
        (folder / "set" / kind).mkdir(parents=True)
    for index in range(4):
        labels = np.zeros((48, 64), np.uint8)
        labels[10:30, 10 + index : 40] = 1 + index
        labels[0] = VOID
        photo = np.repeat((labels > 0)[..., None] * 200, 3, axis=2).astype(np.uint8)
        Image.fromarray(photo).save(folder / "set" / "images" / f"{index}.jpg")
        Image.fromarray(labels).save(folder / "set" / "semantic" / f"{index}.png")
    for split, names in (("train", "0\n1\n2\n3\n"), ("val", "4\n")):
        (folder / "set" / f"{split}.txt").write_text(names)
