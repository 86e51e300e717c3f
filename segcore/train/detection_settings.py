"""Every choice of ``maskrcnn-voc20``, with its reason."""

from dataclasses import dataclass
from typing import Literal

from segcore.train.settings import LoopSettings, PhotoSet, Stage

LOOP = LoopSettings(
    average=0.999,  # small batches: longer means of both
    warmup_steps=300,
    validate_minutes=20.0,  # a look takes two of them
)
# "objects": every object of the 20 classes. "people": every person by a mask, other classes without
# labels. "boxes": people by a box, and by a mask where it fits; other classes without labels.
Completeness = Literal["objects", "people", "boxes"]


@dataclass(frozen=True)
class ObjectSet(PhotoSet):
    """A folder of photos whose objects are labelled one by one."""

    labelled: Completeness
    maps: str = ""  # the folder of class maps inside it, if they say something about the objects


# The sets on whose kind the scores are reported.
COCO = ObjectSet("coco", "instances_train.json", 4.0, "COCO 2017, polygons", "objects")
VOC_ANIMALS = ObjectSet("voc_animals", "instances", 0.5, "PASCAL VOC, masks of SBD", "objects")


@dataclass(frozen=True)
class DetectionSettings:
    """Settings of ``maskrcnn-voc20``."""

    sets: tuple[ObjectSet, ...] = (
        # Weights make up for the sets' sizes: each of the first four is drawn about as often.
        COCO,
        ObjectSet("voc", "instances", 3.0, "PASCAL VOC 2012, masks split by boxes", "objects"),
        VOC_ANIMALS,
        # Before coco_person, which has 740 of these photos too: of a photo that is in two sets
        # only the first one's labels are learnt. There is one box in each of the 740, drawn by
        # people, and its mask is nearly the one by hand (IoU 0.95 and more in 120 of them).
        ObjectSet(
            folder="coco_person_boxes",
            masks="instances",
            weight=0.5,
            about="COCO, people by boxes that people drew; masks by teacher where they fit",
            labelled="boxes",
            maps="semantic_voc21",
        ),
        ObjectSet(
            folder="coco_person",
            masks="instances",
            weight=1.0,
            about="COCO, one person by hand",
            labelled="people",
            maps="semantic_voc21",
        ),
        ObjectSet("penn_fudan", "instances", 1.0, "Penn-Fudan pedestrians", "people"),
        ObjectSet("msrc", "instances", 1.0, "MSRC v2, masks by people", "objects", "semantic"),
    )
    # As for the semantic networks: every `held_out`-th photo of these train lists is kept out of
    # the training, and checkpoints, the score and the side are chosen there.
    chosen_on: tuple[ObjectSet, ...] = (COCO, VOC_ANIMALS)
    held_out: int = 5
    looked_at: int = 120  # held-out photos of each set at most: two minutes on one core
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
    loop: LoopSettings = LOOP


MASKRCNN_VOC20 = DetectionSettings()
