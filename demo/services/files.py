"""Files to download: label maps and object numbers as PNG, and two kinds of JSON."""

import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from demo.services.answers import answer
from demo.services.photos import samples
from demo.services.stored import Result
from segcore.data.image_io import labels_to_png_bytes, write_ids
from segcore.data.instances import id_map, to_coco
from segcore.data.results import InstanceResult, SemanticResult
from segcore.errors import UnknownName

PNG, JSON = "image/png", "application/json"


@dataclass(frozen=True)
class File:
    """A file in memory, with its name and its media type."""

    name: str
    media: str
    data: bytes


def file_of(source: str, model: str, kind: str, score: float = 0.0) -> File:
    """The answer of network ``model`` to a photo, as a file.

    Args:
        source: a sample's name, or the path of an upload.
        model: in the zoo.
        kind: a key of `FILES` that fits the network's task.
        score: the minimum score of an object, 0 … 1.

    Raises:
        UnknownName: the network is unknown, or it has no such file.
        SegcoreError: the network fails.
    """
    result = answer(source, model).result
    if isinstance(result, InstanceResult):
        result = result.at_least(score)
    made = FILES.get(kind)
    if made is None or not isinstance(result, made.of):
        raise UnknownName(
            f"{model} has no file {kind!r}.",
            f"There are {', '.join(FILES)}.",
            "Choose one that fits the network's task.",
        )
    name = f"{source if source in samples() else 'photo'}-{model}{made.ending}"
    return File(name, made.media, made.write(result, _photo_name(source)))


def _photo_name(source: str) -> str:
    """A file name that does not show the folder of an upload."""
    return samples()[source].photo.name if source in samples() else f"photo{Path(source).suffix}"


def _labels_png(result: SemanticResult, photo: str) -> bytes:
    return labels_to_png_bytes(result.labels, result.label_set.palette("voc"))


def _ids_png(result: InstanceResult, photo: str) -> bytes:
    buffer = io.BytesIO()
    write_ids(buffer, id_map(result))
    return buffer.getvalue()


def _coco_json(result: InstanceResult, photo: str) -> bytes:
    return json.dumps(to_coco(result, photo)).encode()


def _result_json(result: Result, photo: str) -> bytes:
    return json.dumps(result.to_json(), indent=2, ensure_ascii=False).encode()


@dataclass(frozen=True)
class _Kind:
    of: type[Result]
    ending: str
    media: str
    write: Callable[..., bytes]


FILES: Mapping[str, _Kind] = {
    "mask": _Kind(SemanticResult, ".png", PNG, _labels_png),
    "json": _Kind(SemanticResult, ".json", JSON, _result_json),
    "ids": _Kind(InstanceResult, "-ids.png", PNG, _ids_png),
    "coco": _Kind(InstanceResult, "-coco.json", JSON, _coco_json),
}
