"""Plain calls into segcore: samples, the one engine, results, scores. Nothing here knows Gradio."""

import contextlib
import hashlib
import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

import numpy as np

from segcore.arrays import Labels, Photo
from segcore.boundary import band_scores, boundary_distance
from segcore.classes import VOC21, VOID
from segcore.engine import Engine
from segcore.errors import DataError, SegcoreError, UnknownName
from segcore.image_io import read_labels, read_photo
from segcore.metrics import scores_of
from segcore.results import SemanticResult

ASSETS = Path(__file__).resolve().parent.parent / "assets"
LEVELS = ("fcn32s", "fcn16s", "fcn8s")
COARSE, FINE = LEVELS[0], LEVELS[-1]
STRIDE = {"fcn32s": 32, "fcn16s": 16, "fcn8s": 8}
TITLE = {"fcn32s": "FCN-32s", "fcn16s": "FCN-16s", "fcn8s": "FCN-8s"}
EDGE_RADIUS = 5.0  # pixels: "at the edge" on the page
CURVE_RADII = (1, 2, 3, 5, 8, 12, 16, 20, 30, 40)
KEPT_RESULTS = 8  # uploads whose labels stay in memory, so that a second tab costs nothing

_engine_lock = threading.Lock()


@dataclass(frozen=True)
class Sample:
    """A shipped photo: its files, its words and where the lens opens, in the photo's pixels."""

    name: str
    photo: Path
    truth: Path | None
    title: Mapping[str, str]
    alt: str
    lens: tuple[int, int] | None


@dataclass(frozen=True)
class LevelScores:
    """mIoU (0 … 1, nan if nothing is judged) overall, at the edge, and within each curve radius."""

    overall: float
    edge: float
    curve: tuple[float, ...]


@dataclass(frozen=True)
class Change:
    """How a level's labels differ from the coarsest level's, counted in the photo's pixels."""

    changed: int
    share: float
    repaired: int | None = None
    spoiled: int | None = None


@dataclass(frozen=True)
class View:
    """One photo with everything that a tab shows of it. `source` is a sample's name or a path."""

    source: str
    title: Mapping[str, str]
    alt: str
    lens: tuple[int, int] | None
    photo: Photo
    results: Mapping[str, SemanticResult] = field(default_factory=dict)
    truth: Labels | None = None
    scores: Mapping[str, LevelScores] = field(default_factory=dict)
    changes: Mapping[str, Change] = field(default_factory=dict)
    stored: bool = False


@cache
def samples() -> dict[str, Sample]:
    """The shipped photos by name, in the order of samples.json; DataError if it is missing."""
    table = ASSETS / "samples" / "samples.json"
    if not table.exists():
        raise DataError(f"{table} is missing. Fetch the whole repository, with assets/samples.")
    rows = json.loads(table.read_text(encoding="utf-8"))
    return {row["name"]: _sample(row) for row in rows}


def first_source() -> str:
    """The name of the sample that the page opens on."""
    return next(iter(samples()))


def sample(name: str) -> Sample:
    """The sample of this name; UnknownName lists the valid ones."""
    if name not in samples():
        raise UnknownName(f"No sample is called {name!r}. There are {', '.join(samples())}.")
    return samples()[name]


@cache
def _made_engine() -> Engine:
    return Engine()


def engine() -> Engine:
    """The one engine of this process, made when it is first needed."""
    with _engine_lock:
        return _made_engine()


def prepare_engine() -> None:
    """Make the engine ready. Without weights it cannot be; the first photo then says so."""
    with contextlib.suppress(SegcoreError):
        engine().prepare()


def compare(source: str) -> View:
    """All three levels of a photo, with scores where it has truth; SegcoreError if it fails."""
    photo, stored = photo_of(source), _stored(source)
    results = stored or _levels(source)
    truth = _truth(source)
    return View(
        **_words(source),
        photo=photo,
        results=results,
        truth=truth,
        scores={} if truth is None else _scores(results, truth),
        changes={
            name: change(results[COARSE].labels, results[name].labels, truth) for name in LEVELS[1:]
        },
        stored=stored is not None,
    )


def segment(source: str, model: str = FINE) -> View:
    """One network's labels of a photo; SegcoreError if it fails."""
    title_of(model)  # an unknown name says so before anything runs
    photo, stored = photo_of(source), _stored(source)
    # All levels at once: they share the trunk pass, so that another choice costs nothing.
    results = stored or _levels(source)
    return View(
        **_words(source),
        photo=photo,
        results={model: results[model]},
        stored=stored is not None,
    )


def compare_or_photo(source: str) -> View:
    """`compare`, or the photo alone where no network can run, so that the page opens anyway."""
    try:
        return compare(source)
    except SegcoreError:
        return View(**_words(source), photo=photo_of(source))


def segment_or_photo(source: str, model: str = FINE) -> View:
    """`segment`, or the photo alone where no network can run."""
    try:
        return segment(source, model)
    except SegcoreError:
        return View(**_words(source), photo=photo_of(source))


def title_of(model: str) -> str:
    """How the page calls a network; UnknownName lists the valid ones."""
    if model not in TITLE:
        raise UnknownName(f"No network is called {model!r}. There are {', '.join(TITLE)}.")
    return TITLE[model]


def photo_of(source: str) -> Photo:
    """The photo itself, upright RGB; ImageError if the file cannot be read."""
    return read_photo(samples()[source].photo if source in samples() else source)


def change(coarse: Labels, fine: Labels, truth: Labels | None = None) -> Change:
    """Which pixels change label, and with truth how many of them turn right or wrong."""
    differs = coarse != fine
    changed = int(differs.sum())
    if truth is None:
        return Change(changed, changed / differs.size)
    judged = differs & (truth != VOID)
    repaired = int((judged & (fine == truth)).sum())
    spoiled = int((judged & (coarse == truth)).sum())
    return Change(changed, changed / differs.size, repaired, spoiled)


def first_view_folder() -> Path:
    """Where the shipped results of the samples lie."""
    return ASSETS / "first_view"


def weights_digest() -> str | None:
    """sha256 of the shipped weights, None where there are none: stored results must match it."""
    file = ASSETS / "weights" / "fcn-voc21.safetensors"
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.exists() else None


def _sample(row: dict) -> Sample:
    folder = ASSETS / "samples"
    truth = folder / row["truth"] if row.get("truth") else None
    if truth is not None and not truth.exists():
        truth = folder / "truth" / row["truth"]
    lens = tuple(row["lens"]) if row.get("lens") else None
    return Sample(row["name"], folder / row["file"], truth, row["title"], row["alt"], lens)


def _words(source: str) -> dict:
    if source in samples():
        known = samples()[source]
        return {"source": source, "title": known.title, "alt": known.alt, "lens": known.lens}
    return {"source": source, "title": {}, "alt": "", "lens": None}


def _truth(source: str) -> Labels | None:
    known = samples().get(source)
    return read_labels(known.truth, VOC21) if known and known.truth else None


@lru_cache(maxsize=KEPT_RESULTS)
def _levels(source: str) -> dict[str, SemanticResult]:
    return engine().levels(photo_of(source), LEVELS)


def _scores(results: Mapping[str, SemanticResult], truth: Labels) -> dict[str, LevelScores]:
    # One distance map serves every radius and level: the band is where it stays below the radius.
    distance, judged = boundary_distance(truth), truth != VOID
    bands = [judged & (distance <= radius) for radius in CURVE_RADII]
    return {
        name: LevelScores(
            overall=scores_of(result.labels, truth, VOC21).truth_miou,
            edge=band_scores(result.labels, truth, VOC21, EDGE_RADIUS).truth_miou,
            curve=tuple(scores_of(result.labels, truth, VOC21, band).truth_miou for band in bands),
        )
        for name, result in results.items()
    }


@cache
def _digest_at_start() -> str | None:
    return weights_digest()


@cache
def _stored(source: str) -> dict[str, SemanticResult] | None:
    """The shipped results of a sample, if they were made with the weights that lie here."""
    card = first_view_folder() / f"{source}.json"
    if source not in samples() or not card.exists():
        return None
    known = json.loads(card.read_text(encoding="utf-8"))
    if known["weights"] != _digest_at_start():
        return None
    return {name: _stored_level(source, name, row) for name, row in known["levels"].items()}


def _stored_level(source: str, name: str, row: dict) -> SemanticResult:
    labels = read_labels(first_view_folder() / f"{source}.{name}.png", VOC21)
    return SemanticResult(
        labels=np.ascontiguousarray(labels),
        label_set=VOC21,
        model=name,
        device=row["device"],
        precision=row["precision"],
        seconds=row["seconds"],
        inner_size=tuple(row["inner_size"]),
        notes=tuple(row["notes"]),
    )
