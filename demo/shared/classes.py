"""A label set as the browser lists it: names in both languages, and a colour of either palette.

The shades of objects (`segcore.data.shades`) are no colours of classes, and stay as they are beside
VOC's: they were searched to lie apart for every sight, and VOC numbers its objects differently in
every photo, so that no shade of its own would mean more.
"""

from demo.shared.value_types import ClassRow
from segcore.data.classes import LabelSet
from segcore.data.palette import Palette


def class_rows(label_set: LabelSet) -> list[ClassRow]:
    """One row for each class, in the order of the indices."""
    safe, voc = _palette(label_set, "safe").colours, _palette(label_set, "voc").colours
    return [
        {
            "index": label.index,
            "name": {"en": _sentence_case(label.name), "ko": label.ko},
            "colour": list(safe[label.index]),
            "voc": list(voc[label.index]),
        }
        for label in label_set.classes
    ]


def _palette(label_set: LabelSet, wanted: str) -> Palette:
    """The palette of this name, or the first one of a label set that has none."""
    return label_set.palettes.get(wanted) or next(iter(label_set.palettes.values()))


def _sentence_case(name: str) -> str:
    # Not capitalize(), which would write "Tv monitor".
    return name[:1].upper() + name[1:]
