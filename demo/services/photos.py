"""The photos: the shipped ones, with their texts and truths, and those that visitors send."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from PIL import Image

from demo.i18n.failures import MissingUpload
from demo.services.damage import check_size, told_of_damage
from demo.turn import need_turn
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
OPEN = 4  # uploads that stay decoded, for all that one answer needs; one takes 48 MB at most
REPAIR = "Download the whole project again, with assets/samples."
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
    """The shipped photos by name, in the order of samples.json.

    One that cannot be read is left out, and the log says so.

    Raises:
        DataError: the list is missing or damaged, or no photo can be read.
    """
    found: dict[str, Sample] = {}
    for row in _table():
        with told_of_damage(f"A photo of assets/samples, {row.get('file', 'unnamed')},", REPAIR):
            known = _sample(row)
            _check_readable(known.photo)
            found[known.name] = known
    if not found:
        raise DataError("No photo of assets/samples can be read.", next_step=REPAIR)
    return found


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
        MissingUpload: an upload has been deleted.
        NeedsTurn: an upload is asked for without a turn.
    """
    if source in samples():
        return read_photo(samples()[source].photo)
    need_turn()
    if not Path(source).is_file():
        raise MissingUpload(
            "Your photo is not on the server any more.",
            "It is deleted an hour after it was sent.",
            "Send it again.",
        )
    return _upload(source, Path(source).stat().st_mtime_ns)


@lru_cache(maxsize=OPEN)
def _upload(path: str, changed: int) -> Photo:
    """An upload; several questions share the array, so nobody may write to it."""
    photo = read_photo(path, kept_pixels=KEPT_PIXELS)
    photo.flags.writeable = False
    return photo


def truth_of(source: str) -> Labels | None:
    """The true labels of a sample; None if it has none."""
    known = samples().get(source)
    if known and known.truth:
        with told_of_damage(f"The truth of assets/samples, {known.truth.name},", REPAIR):
            truth = read_labels(known.truth, TRUTH_LABELS)
            check_size(truth.shape, photo_of(source).shape[:2])
            return truth
    return None


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
    if not Path(file).is_file():
        raise MissingUpload(
            "The truth of this photo is not on the server any more.",
            "It is deleted an hour after it was sent.",
            "Send it again.",
        )
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


def _table() -> list[dict[str, Any]]:
    table = ASSETS / "samples" / "samples.json"
    try:
        rows: list[dict[str, Any]] = [dict(row) for row in json.loads(table.read_text("utf-8"))]
    except (OSError, ValueError, TypeError) as error:
        state = "damaged" if table.exists() else "missing"
        raise DataError(
            f"samples.json in assets/samples is {state}.", "It lists the sample photos.", REPAIR
        ) from error
    return rows


def _check_readable(file: Path) -> None:
    """Decode a photo, as small as its format allows."""
    with Image.open(file) as photo:
        photo.draft(None, (1, 1))
        photo.load()


def _sample(row: dict[str, Any]) -> Sample:
    folder = ASSETS / "samples"
    truth = folder / row["truth"] if row.get("truth") else None
    lens = tuple(row["lens"]) if row.get("lens") else None
    words = (row["title"], row["credit"], row["caption"])
    return Sample(row["name"], folder / row["file"], truth, *words, row["alt"], lens)
