"""Every choice of ``maskrcnn-voc20``, with its reason."""

from dataclasses import dataclass
from typing import Literal

from segcore.train.settings import LoopSettings, PhotoSet, Stage

LOOP = LoopSettings(average=0.999, warmup_steps=300)  # small batches: longer means of both
Completeness = Literal["objects", "people"]


@dataclass(frozen=True)
class ObjectSet(PhotoSet):
    """A folder of photos whose objects are labelled one by one."""

    labelled: Completeness  # "people": other classes may be in the photo, without a label


@dataclass(frozen=True)
class DetectionSettings:
    """Settings of ``maskrcnn-voc20``."""

    sets: tuple[ObjectSet, ...] = (
        # Weights make up for the sets' sizes: each of the first three is drawn about as often.
        ObjectSet("coco", "instances_train.json", 4.0, "COCO 2017, polygons", "objects"),
        ObjectSet("voc", "instances", 3.0, "PASCAL VOC 2012, masks split by boxes", "objects"),
        ObjectSet("voc_animals", "instances", 0.5, "PASCAL VOC, masks of SBD", "objects"),
        ObjectSet("coco_person", "instances", 1.0, "COCO, one person by hand", "people"),
        ObjectSet("penn_fudan", "instances", 1.0, "Penn-Fudan pedestrians", "people"),
    )
    initial_weights: tuple[str, ...] = (
        "backbone: MobileNetV2 of a DeepLabV3 trained on COCO and VOC, from google-coral/test_data "
        "(Apache-2.0), dequantised",
    )
    stages: tuple[Stage, ...] = (
        Stage(until=0.37, crop=384, side=480, batch=4, loss_stride=1),
        Stage(until=0.53, crop=480, side=480, batch=4, loss_stride=1),  # whole photos
        # About as large as the network sees photos in the end: what is small there is learnt here.
        Stage(until=1.0, crop=512, side=640, batch=4, loss_stride=1),
    )
    scales: tuple[float, float] = (0.6, 1.6)  # drawn evenly in the logarithm
    by_class: float = 0.5  # share of draws that choose a class first, so that rare ones occur
    colour: float = 0.3  # brightness, contrast and saturation change by up to this share
    paste: float = 0.5  # share of crops onto which another photo's objects are copied
    pasted: float = 0.6  # probability of each of those objects; at least one is pasted
    seen: float = 0.25  # an object cut or covered to less of itself than this is unknown ground
    pixels: int = 40  # an object with fewer is unknown ground: too small to recognise
    frozen_blocks: int = 4  # of the backbone, down to 1/4: edges and colours are known
    backbone_rate: float = 6e-5  # pretrained: small
    head_rate: float = 3e-4  # new: larger
    validate_every: int = 2  # every second photo of each validation list
    loop: LoopSettings = LOOP


MASKRCNN_VOC20 = DetectionSettings()
