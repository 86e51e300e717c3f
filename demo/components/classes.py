"""The classes as the browser lists them: name in both languages and colour."""

from segcore.classes import VOC21
from segcore.palette import PALETTES


def class_rows() -> list[dict[str, object]]:
    """One row for each class of VOC21, in the order of the indices."""
    colours = PALETTES["safe"].colours
    return [
        {
            "index": label.index,
            "name": {"en": _sentence_case(label.name), "ko": label.ko},
            "colour": list(colours[label.index]),
        }
        for label in VOC21.classes
    ]


def _sentence_case(name: str) -> str:
    # Not capitalize(), which would write "Tv monitor".
    return name[:1].upper() + name[1:]
