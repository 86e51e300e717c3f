"""The photos: the shipped ones, with their texts and truths, and those that visitors send."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from segcore.assets import ASSETS
from segcore.data.arrays import Labels, Photo
from segcore.data.classes import LabelSet
from segcore.data.image_io import read_labels, read_photo
from segcore.data.labels import VOID
from segcore.data.voc21 import VOC21
from segcore.errors import DataError, LabelError, UnknownName, UnreadableImage

# A phone's usual 12 megapixels stay as they are. More would only cost: the page shows 1600 pixels a
# side, the networks see fewer, and every label map of a photo is as large as the photo.
KEPT_PIXELS = 16_000_000
TRUTH_LABELS = VOC21  # the label set of the shipped truths


@dataclass(frozen=True)
class Sample:
    """A shipped photo: its files, its words and where the lens opens, in the photo's pixels.

    `credit` names the author and the licence, and `caption` says what the photo shows about
    segmentation; title, credit and caption are given by language.
    """

    name: str
    photo: Path
    truth: Path | None
    title: Mapping[str, str]
    credit: Mapping[str, str]
    caption: Mapping[str, str]
    alt: str
    lens: tuple[int, int] | None


@cache
def samples() -> dict[str, Sample]:
    """The shipped photos by name, in the order of samples.json; DataError if it is missing."""
    table = ASSETS / "samples" / "samples.json"
    if not table.exists():
        raise DataError(
            f"{table} is missing.",
            "It lists the sample photos.",
            "Download the whole project, with assets/samples.",
        )
    rows = json.loads(table.read_text(encoding="utf-8"))
    return {row["name"]: _sample(row) for row in rows}


def first_source() -> str:
    """The name of the sample that the page opens on."""
    return next(iter(samples()))


def sample(name: str) -> Sample:
    """The sample of this name; UnknownName lists the valid ones."""
    if name not in samples():
        raise UnknownName(
            f"No sample is called {name!r}.",
            f"There are {', '.join(samples())}.",
            "Choose one of them.",
        )
    return samples()[name]


def words_of(source: str) -> dict[str, Mapping[str, str]]:
    """Title, credit and caption of a photo, each by language; empty for an upload."""
    known = samples().get(source)
    if known is None:
        return {"title": {}, "credit": {}, "caption": {}}
    return {"title": known.title, "credit": known.credit, "caption": known.caption}


def photo_of(source: str) -> Photo:
    """The photo itself, upright RGB; an upload has at most `KEPT_PIXELS`.

    Args:
        source: a sample's name, or the path of an upload.

    Raises:
        ImageError: the file cannot be read.
    """
    if source in samples():
        return read_photo(samples()[source].photo)
    return read_photo(source, kept_pixels=KEPT_PIXELS)


def truth_of(source: str) -> Labels | None:
    """The true labels of a sample; None if it has none."""
    known = samples().get(source)
    return read_labels(known.truth, TRUTH_LABELS) if known and known.truth else None


def given_truth(file: str, photo: Photo, label_set: LabelSet) -> Labels:
    """The true labels that a visitor sends for ``photo``.

    Args:
        file: its path.
        photo: upright RGB.
        label_set: what its indices must mean.

    Raises:
        LabelError: the file is not a PNG, holds colours or unknown indices, differs from the photo
            in size, or is all void.
    """
    try:
        truth = read_labels(file, label_set)
    except UnreadableImage as error:
        raise LabelError(
            error.came,
            "Expected a truth as a PNG with one class index for each pixel.",
            "Save the label map as a palette or grey PNG.",
        ) from error
    (height, width), (tall, wide) = photo.shape[:2], truth.shape
    if (tall, wide) != (height, width):
        raise LabelError(
            f"The truth has {wide} × {tall} pixels, the photo {width} × {height}.",
            "Expected both to have the same size.",
            "Export the truth at the photo's size, without smoothing.",
        )
    if (truth == VOID).all():
        raise LabelError(
            f"Every pixel of the truth is {VOID}, which means not judged.",
            "Expected at least one pixel with a class.",
            f"Save the indices 0 to {len(label_set) - 1}, and {VOID} for pixels not to judge.",
        )
    return truth


def _sample(row: dict[str, Any]) -> Sample:
    folder = ASSETS / "samples"
    truth = folder / row["truth"] if row.get("truth") else None
    lens = tuple(row["lens"]) if row.get("lens") else None
    words = (row["title"], row["credit"], row["caption"])
    return Sample(row["name"], folder / row["file"], truth, *words, row["alt"], lens)
