"""What papers say of the networks, as their tables print it.

Their networks were trained on other photos, stand on other trunks and were judged on other photos.
So these figures stand in columns of their own. A network without a row here has no figure that its
paper gives for VOC's classes, or none that we are sure of.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

VOC11_VAL = "VOC 2011 val"  # the paper: a subset of it, without photos of SBD's training list
VOC12_VAL = "VOC 2012 val"
VOC12_TEST = "VOC 2012 test"
COCO_TEST = "COCO test-dev"

MIOU, PIXELS, AP, AP50 = "mIoU", "pixel accuracy", "mask AP", "mask AP50"


class Figure(NamedTuple):
    """One figure of one table.

    Attributes:
        measure: its name.
        percent: the figure, in percent.
        photos: on which set it was measured.
        trunk: on which the paper's network stands.
        paper: authors and conference.
        year: of publication.
        table: its number in the paper.
        note: what else was needed for it.
    """

    measure: str
    percent: float
    photos: str
    trunk: str
    paper: str
    year: int
    table: int
    note: str = ""


LONG = ("Long, Shelhamer, Darrell, CVPR", 2015)
NOH = ("Noh, Hong, Han, ICCV", 2015)
ZHAO = ("Zhao, Shi, Qi, Wang, Jia, CVPR", 2017)
CHEN = ("Chen, Papandreou, Schroff, Adam, arXiv 1706.05587", 2017)
SANDLER = ("Sandler, Howard, Zhu, Zhmoginov, Chen, CVPR", 2018)
HE = ("He, Gkioxari, Dollár, Girshick, ICCV", 2017)

# By the network's name in the zoo. The first figure of a network stands in the table.
PUBLISHED: Mapping[str, tuple[Figure, ...]] = MappingProxyType(
    {
        "fcn32s-vgg16": (
            Figure(MIOU, 59.4, VOC11_VAL, "VGG16", *LONG, table=2),
            Figure(PIXELS, 89.1, VOC11_VAL, "VGG16", *LONG, table=2),
        ),
        "fcn16s-vgg16": (
            Figure(MIOU, 62.4, VOC11_VAL, "VGG16", *LONG, table=2),
            Figure(PIXELS, 90.0, VOC11_VAL, "VGG16", *LONG, table=2),
        ),
        "fcn8s-vgg16": (
            Figure(MIOU, 62.7, VOC11_VAL, "VGG16", *LONG, table=2),
            Figure(PIXELS, 90.3, VOC11_VAL, "VGG16", *LONG, table=2),
            Figure(MIOU, 62.2, VOC12_TEST, "VGG16", *LONG, table=3),
        ),
        "deconvnet": (
            Figure(MIOU, 69.6, VOC12_TEST, "VGG16", *NOH, table=1),
            Figure(MIOU, 72.5, VOC12_TEST, "VGG16", *NOH, table=1, note="ensemble with FCN, CRF"),
        ),
        "pspnet": (
            Figure(MIOU, 82.6, VOC12_TEST, "ResNet-101", *ZHAO, table=6),
            Figure(MIOU, 85.4, VOC12_TEST, "ResNet-101", *ZHAO, table=6, note="COCO too"),
        ),
        "deeplabv3": (
            Figure(MIOU, 85.7, VOC12_TEST, "ResNet-101", *CHEN, table=7, note="COCO too"),
            Figure(MIOU, 75.7, VOC12_VAL, "MobileNetV2", *SANDLER, table=7, note="COCO too"),
        ),
        "maskrcnn": (
            Figure(AP, 35.7, COCO_TEST, "ResNet-101-FPN", *HE, table=1, note="80 classes"),
            Figure(AP50, 58.0, COCO_TEST, "ResNet-101-FPN", *HE, table=1, note="80 classes"),
        ),
    }
)
