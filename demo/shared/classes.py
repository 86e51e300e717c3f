"""The classes as the browser lists them: name in both languages, and a colour of either palette.

The shades of objects (`segcore.data.shades`) are no colours of classes, and stay as they are beside
VOC's: they were searched to lie apart for every sight, and VOC numbers its objects differently in
every photo, so that no shade of its own would mean more.
"""

from demo.shared.value_types import ClassRow
from segcore.data.classes import VOC21
from segcore.data.palette import PALETTES


def class_rows() -> list[ClassRow]:
    """One row for each class of VOC21, in the order of the indices."""
    safe, voc = PALETTES["safe"].colours, PALETTES["voc"].colours
    return [
        {
            "index": label.index,
            "name": {"en": _sentence_case(label.name), "ko": label.ko},
            "colour": list(safe[label.index]),
            "voc": list(voc[label.index]),
        }
        for label in VOC21.classes
    ]


def _sentence_case(name: str) -> str:
    # Not capitalize(), which would write "Tv monitor".
    return name[:1].upper() + name[1:]
