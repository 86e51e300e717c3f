"""Every network by name, in one table that one can read.

A row names a checkpoint and one of its outputs. Rows with the same checkpoint are outputs of one
network, and rows on the same trunk share its pass.

A table needs no torch: `load` builds the networks of its rows and gives them their weights.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from segcore import cards
from segcore.cards import Card, read_card
from segcore.data.classes import LabelSet
from segcore.data.voc21 import COCO_TO_VOC, VOC21
from segcore.download import Download, is_here
from segcore.errors import UnknownName
from segcore.later import later

if TYPE_CHECKING:  # for editors and type checkers; at run time these would import torch
    from torchvision.models.detection import MaskRCNN

    from segcore.models.decoder import Decoder
    from segcore.models.trunk import Tap, Trunk

VGG16 = later("segcore.models.vgg:VGG16")
MobileNetV2 = later("segcore.models.mobilenet:MobileNetV2")
fcn_on_vgg16 = later("segcore.models.fcn:fcn_on_vgg16")
fcn_on_mobilenet = later("segcore.models.mobilenet:fcn_on_mobilenet")
unet_on_mobilenet = later("segcore.models.unet:unet_on_mobilenet")
hypercolumns_on_mobilenet = later("segcore.models.hypercolumns:hypercolumns_on_mobilenet")
PSPNet = later("segcore.models.pspnet:PSPNet")
DeepLab = later("segcore.models.deeplabv3:DeepLab")
deconvnet_on_vgg16 = later("segcore.models.deconvnet:deconvnet_on_vgg16")
mask_rcnn = later("segcore.models.mask_rcnn:mask_rcnn")
fcn_resnet50 = later("segcore.models.reference:fcn_resnet50")
deeplabv3_resnet50 = later("segcore.models.reference:deeplabv3_resnet50")
maskrcnn_resnet50_fpn_v2 = later("segcore.models.reference:maskrcnn_resnet50_fpn_v2")

FCN_PAPER = "Long, Shelhamer, Darrell: Fully Convolutional Networks for Semantic Segmentation, 2015"
UNET_PAPER = "Ronneberger, Fischer, Brox: U-Net, 2015"
HYPERCOLUMNS_PAPER = "Hariharan, Arbeláez, Girshick, Malik: Hypercolumns, 2015"
DECONVNET_PAPER = "Noh, Hong, Han: Learning Deconvolution Network, 2015"
PSPNET_PAPER = "Zhao, Shi, Qi, Wang, Jia: Pyramid Scene Parsing Network, 2017"
MASK_RCNN_PAPER = "He, Gkioxari, Dollár, Girshick: Mask R-CNN, 2017"
DEEPLAB_PAPER = "Chen, Papandreou, Schroff, Adam: Rethinking Atrous Convolution, 2017"
MOBILENET_PAPER = "Sandler et al.: MobileNetV2, 2018"
VGG_PAPER = "Simonyan, Zisserman: Very Deep Convolutional Networks, 2015"

DEFAULT = "fcn8s"  # the network of the page, and of every command if none is named

Task = Literal["semantic", "instance"]
TrunkBuilder = Callable[[], "Trunk"]
Builder = Callable[[Mapping[str, "Tap"]], "Decoder"]
DetectorBuilder = Callable[[], "MaskRCNN"]


@dataclass(frozen=True)
class TrunkEntry:
    """A trunk that several decoders share."""

    title: str
    builder: TrunkBuilder
    parameters: int  # how many it has
    checkpoint: str  # the file that ships it, with the decoder of its training
    side: int  # longest side of its input in pixels; larger objects would exceed its context
    paper: str


TRUNKS: Mapping[str, TrunkEntry] = MappingProxyType(
    {
        "mobilenetv2": TrunkEntry(
            "MobileNetV2",
            MobileNetV2,
            1_795_936,
            "fcn-mobilenet-voc21",
            side=512,
            paper=MOBILENET_PAPER,
        ),
        "vgg16": TrunkEntry("VGG16", VGG16, 14_714_688, "fcn-voc21", side=416, paper=VGG_PAPER),
    }
)


@dataclass(frozen=True)
class Published:
    """Weights that torchvision publishes, with the numbers of its own table."""

    url: str
    bytes: int
    parameters: int

    @property
    def download(self) -> Download:
        """The file, whose name ends with the first digits of its hash."""
        prefix = self.url.rsplit("-", 1)[1].removesuffix(".pth")
        return Download(self.url, sha256_prefix=prefix, bytes=self.bytes)


FCN_RESNET50 = Published(
    "https://download.pytorch.org/models/fcn_resnet50_coco-1167a1af.pth", 141_567_197, 35_322_218
)
DEEPLABV3_RESNET50 = Published(
    "https://download.pytorch.org/models/deeplabv3_resnet50_coco-cd0a2569.pth",
    168_312_177,
    42_004_074,
)
MASKRCNN_RESNET50 = Published(
    "https://download.pytorch.org/models/maskrcnn_resnet50_fpn_v2_coco-73cbd019.pth",
    185_827_590,
    46_359_409,
)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One row of the zoo.

    A semantic network has a ``decoder``, which gets its trunk's taps; an instance network has a
    ``detector``.
    """

    title: str
    task: Task
    checkpoint: str  # the name of the file of weights and of its card, without ending
    paper: str
    stride: int  # of the finest map that is scored, in pixels
    label_set: LabelSet = VOC21
    decoder: Builder | None = None
    output: str = ""  # which of the decoder's outputs
    trunk: str = ""  # a key of TRUNKS; a network without one reads the photo itself
    detector: DetectorBuilder | None = None
    own_side: int = 640  # without a trunk: the longest side of the input in pixels
    published: Published | None = None  # where the weights are if they are not shipped
    translate: Mapping[int, int] | None = None  # its class → the label set's, where they differ

    @property
    def side(self) -> int:
        """The longest side of the network's input, in pixels: near the sizes of its training."""
        return TRUNKS[self.trunk].side if self.trunk else self.own_side

    @property
    def download(self) -> Download | None:
        """Where the weights come from, if they are not shipped."""
        return self.published.download if self.published else None


def _fcn(title: str, output: str, stride: int, trunk: str, decoder: Builder) -> Entry:
    return Entry(
        title=title,
        task="semantic",
        checkpoint=TRUNKS[trunk].checkpoint,
        paper=FCN_PAPER,
        stride=stride,
        decoder=decoder,
        output=output,
        trunk=trunk,
    )


def _published(
    title: str, name: str, decoder: "Callable[[], Decoder]", paper: str, weights: Published
) -> Entry:
    return Entry(
        title=title,
        task="semantic",
        checkpoint=name,
        paper=paper,
        stride=8,
        decoder=lambda _: decoder(),
        output=name,
        published=weights,
    )


ZOO: Mapping[str, Entry] = MappingProxyType(
    {
        "fcn32s": _fcn("FCN-32s", "fcn32s", 32, "mobilenetv2", fcn_on_mobilenet),
        "fcn16s": _fcn("FCN-16s", "fcn16s", 16, "mobilenetv2", fcn_on_mobilenet),
        "fcn8s": _fcn("FCN-8s", "fcn8s", 8, "mobilenetv2", fcn_on_mobilenet),
        "unet": Entry(
            title="U-Net",
            task="semantic",
            checkpoint="unet-mobilenet-voc21",
            paper=UNET_PAPER,
            stride=2,
            decoder=unet_on_mobilenet,
            output="unet",
            trunk="mobilenetv2",
        ),
        "maskrcnn": Entry(
            title="Mask R-CNN",
            task="instance",
            checkpoint="maskrcnn-voc20",
            paper=MASK_RCNN_PAPER,
            stride=4,
            detector=mask_rcnn,
            own_side=768,  # to which it shrinks photos anyway (`models.mask_rcnn.SIDE`)
        ),
        "fcn_resnet50": _published(
            "FCN ResNet-50",
            "fcn_resnet50",
            fcn_resnet50,
            FCN_PAPER,
            FCN_RESNET50,
        ),
        "deeplabv3_resnet50": _published(
            "DeepLabV3 ResNet-50",
            "deeplabv3_resnet50",
            deeplabv3_resnet50,
            DEEPLAB_PAPER,
            DEEPLABV3_RESNET50,
        ),
        "maskrcnn_resnet50_fpn_v2": Entry(
            title="Mask R-CNN ResNet-50",
            task="instance",
            checkpoint="maskrcnn_resnet50_fpn_v2",
            paper=MASK_RCNN_PAPER,
            stride=4,
            detector=maskrcnn_resnet50_fpn_v2,
            published=MASKRCNN_RESNET50,
            translate=COCO_TO_VOC,
        ),
        "fcn32s-vgg16": _fcn("FCN-32s · VGG16", "fcn32s", 32, "vgg16", fcn_on_vgg16),
        "fcn16s-vgg16": _fcn("FCN-16s · VGG16", "fcn16s", 16, "vgg16", fcn_on_vgg16),
        "fcn8s-vgg16": _fcn("FCN-8s · VGG16", "fcn8s", 8, "vgg16", fcn_on_vgg16),
        "hypercolumns": Entry(
            title="Hypercolumns",
            task="semantic",
            checkpoint="hypercolumns-voc21",
            paper=HYPERCOLUMNS_PAPER,
            stride=2,
            decoder=hypercolumns_on_mobilenet,
            output="hypercolumns",
            trunk="mobilenetv2",
        ),
        "pspnet": Entry(
            title="PSPNet",
            task="semantic",
            checkpoint="pspnet-voc21",
            paper=PSPNET_PAPER,
            stride=32,
            decoder=PSPNet,
            output="pspnet",
            trunk="mobilenetv2",
        ),
        "deeplabv3": Entry(
            title="DeepLabV3",
            task="semantic",
            checkpoint="deeplabv3-voc21",
            paper=DEEPLAB_PAPER,
            stride=16,
            decoder=DeepLab,
            output="deeplabv3",
            trunk="mobilenetv2",
        ),
        "deconvnet": Entry(
            title="DeconvNet",
            task="semantic",
            checkpoint="deconvnet-voc21",
            paper=DECONVNET_PAPER,
            stride=1,
            decoder=deconvnet_on_vgg16,
            output="deconvnet",
            trunk="vgg16",
        ),
    }
)


def find(name: str) -> Entry:
    """The entry of ``name``.

    Raises:
        UnknownName: no network has this name; the message lists those that exist.
    """
    if name not in ZOO:
        raise UnknownName(
            f"No network is called {name!r}.", f"There are {', '.join(ZOO)}.", "Choose one of them."
        )
    return ZOO[name]


def find_for(names: Sequence[str], task: Task) -> list[Entry]:
    """The entries of ``names``, all of which must be for ``task``.

    Raises:
        UnknownName: no network has this name, or it is for another task.
    """
    fitting = [name for name, entry in ZOO.items() if entry.task == task]
    for name in names:
        if find(name).task != task:
            raise UnknownName(
                f"{find(name).title} gives no {task} segmentation.",
                f"For that there are {', '.join(fitting)}.",
                "Choose one of them.",
            )
    return [find(name) for name in names]


def available(name: str, folder: Path | None = None) -> bool:
    """Whether the weights of ``name`` are on this machine: in ``folder``, shipped or downloaded."""
    entry = find(name)
    if entry.download:
        return is_here(entry.download)
    return ((folder or cards.SHIPPED) / f"{entry.checkpoint}.safetensors").is_file()


def levels_of(trunk: str) -> tuple[str, ...]:
    """The FCN's levels on a trunk, coarse to fine: the rows of the checkpoint that ships it.

    Args:
        trunk: a key of :data:`TRUNKS`.
    """
    rows = [n for n, each in ZOO.items() if each.checkpoint == TRUNKS[trunk].checkpoint]
    return tuple(sorted(rows, key=lambda name: -ZOO[name].stride))


def card_of(name: str) -> Card:
    """The card of a shipped network's checkpoint."""
    return checkpoint_card(find(name).checkpoint)


def parameters_of(name: str) -> int:
    """How many parameters the network has, with its trunk."""
    entry = find(name)
    if entry.published:
        return entry.published.parameters
    card = card_of(name)
    return card.parameters + (TRUNKS[entry.trunk].parameters if card.trunk else 0)


def checkpoint_card(checkpoint: str) -> Card:
    """The card of a shipped file of weights; MissingWeights or DamagedWeights without one."""
    return read_card(cards.SHIPPED / f"{checkpoint}.json")
