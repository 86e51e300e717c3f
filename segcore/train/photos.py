"""Which photos there are, which classes they show, and in what order they are drawn."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image
from torch.utils.data import IterableDataset, get_worker_info

from segcore.data.labels import VOID
from segcore.data.splits import read_split
from segcore.errors import DataError
from segcore.train.augment import Augmentation, Crop
from segcore.train.settings import PhotoSet

# A class counts as shown if it has more than this share of the pixels: less teaches nothing.
SHOWN = 0.004


@dataclass(frozen=True)
class Example:
    """A photo, its label map, how often it is drawn, and the foreground classes that it shows."""

    photo: Path
    labels: Path
    weight: float
    classes: tuple[int, ...]


def held_out(data: Path, sets: Sequence[PhotoSet], every: int) -> dict[PhotoSet, list[str]]:
    """Every ``every``-th id of each set's train list; none if ``every`` is 0.

    Raises:
        DataError: a list is missing, or shares a photo with the list that scores are reported on.
    """
    for photos in sets:
        _check_not_reported(data, photos)
    return {s: read_split(data / s.folder, "train")[::every] if every else [] for s in sets}


def _check_not_reported(data: Path, photos: PhotoSet) -> None:
    """Refuse a set that has a photo in both of its lists; many sets have no validation list."""
    folder = data / photos.folder
    reported = read_split(folder, "val") if (folder / "val.txt").is_file() else []
    if shared := set(read_split(folder, "train")) & set(reported):
        raise DataError(
            f"{photos.folder}/train.txt and val.txt share {min(shared)}.",
            "What is learnt or chosen on a photo must not be reported on it.",
            "Remove it from one of the lists.",
        )


def find_examples(
    data: Path,
    sets: Sequence[PhotoSet],
    without: Collection[str] = (),
    background: int | None = 0,
) -> list[Example]:
    """The train photos of ``sets``, each with the classes that it shows.

    Args:
        data: the folder of the sets.
        sets: whose photos are wanted.
        without: ids that are held out, in any set.
        background: the index of the background class; None if there is none.

    Raises:
        DataError: a list is missing, or shares a photo with the list that scores are reported on.
    """
    for photos in sets:
        _check_not_reported(data, photos)
    return [
        _example(data / photos.folder, photos, name, background)
        for photos in sets
        for name in read_split(data / photos.folder, "train")
        if name not in without
    ]


def _example(folder: Path, photos: PhotoSet, name: str, background: int | None) -> Example:
    labels = folder / photos.masks / f"{name}.png"
    counts = np.bincount(np.asarray(Image.open(labels)).ravel(), minlength=256)
    shown = np.flatnonzero(counts > SHOWN * counts.sum())
    classes = tuple(int(c) for c in shown if c not in (background, VOID))
    return Example(folder / "images" / f"{name}.jpg", labels, photos.weight, classes)


class Drawing:
    """Draws examples: by class with probability ``by_class``, else from all of them."""

    def __init__(self, examples: list[Example], by_class: float) -> None:
        self.by_class = by_class
        self._all = _Weighted(examples)
        shown = defaultdict(list)
        for example in examples:
            for index in example.classes:
                shown[index].append(example)
        self._of_class = {index: _Weighted(list_) for index, list_ in sorted(shown.items())}

    def draw(self, rng: np.random.Generator) -> tuple[Example, int | None]:
        """An example, and the class for which it was chosen if one was."""
        if self._of_class and rng.random() < self.by_class:
            index = int(rng.choice(list(self._of_class)))
            return self._of_class[index].draw(rng), index
        return self._all.draw(rng), None


class _Weighted:
    def __init__(self, examples: list[Example]) -> None:
        self.examples = examples
        self.ends = np.cumsum([example.weight for example in examples])

    def draw(self, rng: np.random.Generator) -> Example:
        place = np.searchsorted(self.ends, rng.random() * self.ends[-1], side="right")
        return self.examples[int(place)]


class Crops(IterableDataset[Crop]):
    """An endless stream of augmented crops; each worker process has its own random generator."""

    def __init__(self, drawing: Drawing, augmentation: Augmentation, seed: int) -> None:
        self.drawing, self.augmentation, self.seed = drawing, augmentation, seed

    def __iter__(self) -> Iterator[Crop]:
        worker = get_worker_info()
        rng = np.random.default_rng((self.seed, worker.id if worker else 0))
        while True:
            example, wanted = self.drawing.draw(rng)
            yield self.augmentation.crop(example.photo, example.labels, wanted, rng)
