"""What other programs get: the same answers as the page's, in the formats of other tools."""

import io
from typing import Any, TypedDict, cast

import numpy as np

from demo.services.answers import answer
from demo.services.files import PNG, File, file_of
from demo.services.inside import look_inside
from demo.services.networks import DEFAULT_TRUNK, offered
from demo.services.sizes import Sizes, sizes_of
from demo.services.views import compare
from segcore import zoo
from segcore.data.image_io import labels_to_png_bytes
from segcore.data.instances import to_coco
from segcore.data.labels import VOID
from segcore.data.results import InstanceResult, SemanticResult

COARSEST, *FINER = zoo.levels_of(DEFAULT_TRUNK)
NPZ = "application/octet-stream"


class NetworkRow(TypedDict):
    """A network that can be asked."""

    name: str
    title: str
    task: str  # "semantic" or "instance"
    parameters: int
    ready: bool  # whether its weights are here
    classes: list[str]  # the one with index 0 first


class ClassShare(TypedDict):
    """A class that the label map shows."""

    index: int
    name: str
    ko: str
    share: float  # of all pixels, 0 … 1


class Labelled(TypedDict):
    """What is known of a label map besides its pixels; as from `SemanticResult.to_json`."""

    model: str
    label_set: str
    height: int
    width: int
    photo_size: list[int]  # width and height as sent; a very large photo is read smaller
    device: str
    precision: str
    inner_size: list[int]  # height and width of the copy that the network saw
    seconds: dict[str, float]
    notes: list[str]
    classes: list[ClassShare]
    void_share: float
    class_scores: list[float]


class Difference(TypedDict):
    """How a level differs from the coarsest one."""

    changed: int  # pixels
    share: float  # of all pixels, 0 … 1


class Compared(TypedDict):
    """What is known of the levels of a photo, by the level's name."""

    levels: dict[str, Labelled]
    differences: dict[str, Difference]


class Coco(TypedDict):
    """Objects as in COCO's result files; see `segcore.data.instances.to_coco`."""

    images: list[dict[str, Any]]
    annotations: list[dict[str, Any]]
    categories: list[dict[str, Any]]


def network_rows() -> list[NetworkRow]:
    """The networks that can run now or be downloaded."""
    return [
        {
            "name": each.name,
            "title": each.title,
            "task": each.task,
            "parameters": each.parameters,
            "ready": each.ready,
            "classes": [label.name for label in zoo.find(each.name).label_set.classes],
        }
        for each in offered()
    ]


def labelled(source: str, name: str) -> tuple[File, Labelled]:
    """The label map of a semantic network as a palette PNG, and what is known of it.

    Raises:
        UnknownName: there is no such semantic network.
        SegcoreError: it fails.
    """
    zoo.find_for([name], "semantic")
    return file_of(source, name, "mask"), _known(answer(source, name).result, source)


def levels_compared(source: str) -> tuple[list[File], list[File], Compared]:
    """The levels, coarse to fine, where the finer ones differ from the coarsest, and how much.

    A difference is a palette PNG with the finer level's label where it differs, 255 elsewhere.
    SegcoreError if the network fails.
    """
    view = compare(source)
    maps = [file_of(source, name, "mask") for name in view.results]
    coarse = view.results[COARSEST]
    return (
        maps,
        [_difference(view.results[name], coarse) for name in FINER],
        {
            "levels": {name: _known(each, source) for name, each in view.results.items()},
            "differences": {
                name: {"changed": each.changed, "share": each.share}
                for name, each in view.changes.items()
            },
        },
    )


def coco(source: str, name: str, score: float) -> Coco:
    """An instance network's objects with at least this score; errors as for `labelled`."""
    zoo.find_for([name], "instance")
    result = cast(InstanceResult, answer(source, name).result)
    found = cast(Coco, to_coco(result.at_least(score), "photo"))
    found["images"][0]["photo_size"] = list(sizes_of(source).sent)
    return found


def maps_file(source: str) -> File:
    """The score maps of the finest level as a NumPy archive; SegcoreError if the network fails.

    Besides one array for each tap it holds `input_size` and `classes`.
    """
    seen, buffer = look_inside(source), io.BytesIO()
    classes = [label.name for label in zoo.find(FINER[-1]).label_set.classes]
    arrays: dict[str, Any] = {**seen.maps, "input_size": seen.input_size, "classes": classes}
    np.savez_compressed(buffer, **arrays)
    return File(f"photo-{FINER[-1]}-scores.npz", NPZ, buffer.getvalue())


def _known(result: object, source: str) -> Labelled:
    known, sizes = cast(SemanticResult, result).to_json(), sizes_of(source)
    notes = (*cast(list[str], known["notes"]), *_note(sizes))
    return cast(Labelled, {**known, "photo_size": list(sizes.sent), "notes": list(notes)})


def _note(sizes: Sizes) -> tuple[str, ...]:
    if not sizes.is_reduced:
        return ()
    (width, height), (wide, tall) = sizes.sent, sizes.read
    return (f"The photo has {width} × {height} pixels and was read at {wide} × {tall}.",)


def _difference(fine: SemanticResult, coarse: SemanticResult) -> File:
    changed = np.where(fine.labels != coarse.labels, fine.labels, np.uint8(VOID))
    data = labels_to_png_bytes(changed, fine.label_set.palette("voc"))
    return File(f"photo-{fine.model}-difference.png", PNG, data)
