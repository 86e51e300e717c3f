"""The label set of PASCAL VOC: background and 20 kinds of things, in the official order.

Source: Everingham et al., "The PASCAL Visual Object Classes Challenge", IJCV 2010. There are two
palettes.

`VOC` is the official one, which every VOC label file carries. Its colours are hard to tell apart
for about one man in twelve: dark reds beside dark greens of the same lightness.

`SAFE` was searched by computer: 20 foreground colours whose smallest CIE76 difference in Lab is
as large as the search could make it (24.5) at once for normal sight, deuteranopia and
protanopia, both simulated after Viénot, Brettel and Mollon, "Digital video colourmaps for
checking the legibility of displays by dichromats" (Color Research and Application, 1999).

The order of the colours was chosen by hand: people and animals, the classes that a lesson shows
most, lie far from the magenta that the page keeps for boundaries.

Even so, nobody can name 20 classes by colour, colour-blind or not:
the differences are for large patches side by side, they shrink when the colour lies
half-transparent over a photo, and tritanopia was not part of the search. So no picture may rely
on colour alone: it needs a legend with names, and void is hatched.
"""

from collections.abc import Mapping
from types import MappingProxyType

from segcore.data.classes import LabelClass, LabelSet
from segcore.data.palette import Colour, Palette, palette_by_rule

BACKGROUND = 0

_VOC_NAMES = (
    ("background", "배경"),
    ("aeroplane", "비행기"),
    ("bicycle", "자전거"),
    ("bird", "새"),
    ("boat", "보트"),
    ("bottle", "병"),
    ("bus", "버스"),
    ("car", "자동차"),
    ("cat", "고양이"),
    ("chair", "의자"),
    ("cow", "소"),
    ("dining table", "식탁"),
    ("dog", "개"),
    ("horse", "말"),
    ("motorbike", "오토바이"),
    ("person", "사람"),
    ("potted plant", "화분"),
    ("sheep", "양"),
    ("sofa", "소파"),
    ("train", "기차"),
    ("TV monitor", "TV 모니터"),
)

_SAFE_COLOURS: tuple[Colour, ...] = (
    (0, 0, 0),  # background
    (120, 40, 20),  # aeroplane
    (100, 40, 140),  # bicycle
    (120, 120, 255),  # bird
    (120, 40, 100),  # boat
    (160, 180, 100),  # bottle
    (220, 240, 120),  # bus
    (120, 140, 100),  # car
    (120, 255, 180),  # cat
    (100, 160, 160),  # chair
    (0, 0, 255),  # cow
    (120, 40, 60),  # dining table
    (240, 140, 0),  # dog
    (60, 180, 255),  # horse
    (120, 240, 220),  # motorbike
    (220, 240, 0),  # person
    (100, 60, 255),  # potted plant
    (100, 0, 180),  # sheep
    (100, 220, 255),  # sofa
    (200, 60, 0),  # train
    (160, 100, 180),  # TV monitor
)

VOC = palette_by_rule(len(_VOC_NAMES), BACKGROUND)
SAFE = Palette("safe", _SAFE_COLOURS, void=(230, 230, 230), background=BACKGROUND)
PALETTES = {palette.name: palette for palette in (VOC, SAFE)}

VOC21 = LabelSet(
    "VOC21",
    tuple(LabelClass(index, name, ko) for index, (name, ko) in enumerate(_VOC_NAMES)),
    BACKGROUND,
    PALETTES,
)

# COCO's number of a class -> VOC's index of it. VOC does not have the other 60 classes of COCO.
COCO_TO_VOC: Mapping[int, int] = MappingProxyType(
    {
        1: 15,  # person
        2: 2,  # bicycle
        3: 7,  # car
        4: 14,  # motorcycle: VOC's motorbike
        5: 1,  # airplane: VOC's aeroplane
        6: 6,  # bus
        7: 19,  # train
        9: 4,  # boat
        16: 3,  # bird
        17: 8,  # cat
        18: 12,  # dog
        19: 13,  # horse
        20: 17,  # sheep
        21: 10,  # cow
        44: 5,  # bottle
        62: 9,  # chair
        63: 18,  # couch: VOC's sofa
        64: 16,  # potted plant
        67: 11,  # dining table
        72: 20,  # tv: VOC's TV monitor
    }
)
