"""Every network by name, in one table that one can read.

A row names a checkpoint and one of its outputs. Rows with the same checkpoint are outputs of one
network, and rows on the same trunk share its pass.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeVar

import torch
from torch import Tensor, nn
from torchvision.models import WeightsEnum
from torchvision.models.detection import MaskRCNN, MaskRCNN_ResNet50_FPN_V2_Weights
from torchvision.models.segmentation import DeepLabV3_ResNet50_Weights, FCN_ResNet50_Weights

from segcore.data.classes import LabelSet
from segcore.data.voc21 import VOC21
from segcore.download import Download, is_here, load_download
from segcore.errors import DamagedWeights, UnknownName
from segcore.models.decoder import Decoder
from segcore.models.deconvnet import deconvnet_on_vgg16
from segcore.models.deeplabv3 import DeepLab
from segcore.models.fcn import fcn_on_vgg16
from segcore.models.hypercolumns import hypercolumns_on_mobilenet
from segcore.models.mask_rcnn import SIDE, mask_rcnn
from segcore.models.mobilenet import MobileNetV2, fcn_on_mobilenet
from segcore.models.network import TRUNK, Network
from segcore.models.pspnet import PSPNet
from segcore.models.reference import (
    COCO_TO_VOC,
    deeplabv3_resnet50,
    fcn_resnet50,
    maskrcnn_resnet50_fpn_v2,
)
from segcore.models.trunk import Tap, Trunk
from segcore.models.unet import unet_on_mobilenet, unet_on_vgg16
from segcore.models.vgg import VGG16
from segcore.weights import SHIPPED, Card, load_weights, read_card, read_tensors

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
Builder = Callable[[Mapping[str, Tap]], Decoder]


@dataclass(frozen=True)
class TrunkEntry:
    """A trunk that several decoders share."""

    title: str
    builder: Callable[[], Trunk]
    checkpoint: str  # the file that ships it, with the decoder of its training
    side: int  # longest side of its input in pixels; larger objects would exceed its context
    paper: str


TRUNKS: Mapping[str, TrunkEntry] = MappingProxyType(
    {
        "mobilenetv2": TrunkEntry(
            "MobileNetV2", MobileNetV2, "fcn-mobilenet-voc21", side=512, paper=MOBILENET_PAPER
        ),
        "vgg16": TrunkEntry("VGG16", VGG16, "fcn-voc21", side=416, paper=VGG_PAPER),
    }
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
    detector: Callable[[], MaskRCNN] | None = None
    own_side: int = 640  # without a trunk: the longest side of the input in pixels
    published: WeightsEnum | None = None  # torchvision's row on weights that are not shipped
    translate: Mapping[int, int] | None = None  # its class → the label set's, where they differ

    @property
    def side(self) -> int:
        """The longest side of the network's input, in pixels: near the sizes of its training."""
        return TRUNKS[self.trunk].side if self.trunk else self.own_side

    @property
    def download(self) -> Download | None:
        """Where the weights come from, if they are not shipped."""
        if self.published is None:
            return None
        url = self.published.url
        return Download(
            url,
            sha256_prefix=url.rsplit("-", 1)[1].removesuffix(".pth"),
            bytes=round(self.published.meta["_file_size"] * 2**20),
        )


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
    title: str, name: str, decoder: Callable[[], Decoder], paper: str, weights: WeightsEnum
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
            checkpoint="unet-voc21",
            paper=UNET_PAPER,
            stride=1,
            decoder=unet_on_vgg16,
            output="unet",
            trunk="vgg16",
        ),
        "maskrcnn": Entry(
            title="Mask R-CNN",
            task="instance",
            checkpoint="maskrcnn-voc20",
            paper=MASK_RCNN_PAPER,
            stride=4,
            detector=mask_rcnn,
            own_side=SIDE,
        ),
        "fcn_resnet50": _published(
            "FCN ResNet-50",
            "fcn_resnet50",
            fcn_resnet50,
            FCN_PAPER,
            FCN_ResNet50_Weights.COCO_WITH_VOC_LABELS_V1,
        ),
        "deeplabv3_resnet50": _published(
            "DeepLabV3 ResNet-50",
            "deeplabv3_resnet50",
            deeplabv3_resnet50,
            DEEPLAB_PAPER,
            DeepLabV3_ResNet50_Weights.COCO_WITH_VOC_LABELS_V1,
        ),
        "maskrcnn_resnet50_fpn_v2": Entry(
            title="Mask R-CNN ResNet-50",
            task="instance",
            checkpoint="maskrcnn_resnet50_fpn_v2",
            paper=MASK_RCNN_PAPER,
            stride=4,
            detector=maskrcnn_resnet50_fpn_v2,
            published=MaskRCNN_ResNet50_FPN_V2_Weights.COCO_V1,
            translate=COCO_TO_VOC,
        ),
        "fcn32s-vgg16": _fcn("FCN-32s · VGG16", "fcn32s", 32, "vgg16", fcn_on_vgg16),
        "fcn16s-vgg16": _fcn("FCN-16s · VGG16", "fcn16s", 16, "vgg16", fcn_on_vgg16),
        "fcn8s-vgg16": _fcn("FCN-8s · VGG16", "fcn8s", 8, "vgg16", fcn_on_vgg16),
        "unet-mobilenet": Entry(
            title="U-Net",
            task="semantic",
            checkpoint="unet-mobilenet-voc21",
            paper=UNET_PAPER,
            stride=2,
            decoder=unet_on_mobilenet,
            output="unet",
            trunk="mobilenetv2",
        ),
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
    return ((folder or SHIPPED) / f"{entry.checkpoint}.safetensors").is_file()


def levels_of(trunk: str) -> tuple[str, ...]:
    """The FCN's levels on a trunk, coarse to fine: the rows of the checkpoint that ships it.

    Args:
        trunk: a key of :data:`TRUNKS`.
    """
    rows = [n for n, each in ZOO.items() if each.checkpoint == TRUNKS[trunk].checkpoint]
    return tuple(sorted(rows, key=lambda name: -ZOO[name].stride))


def card_of(name: str) -> Card:
    """The card of a shipped network's checkpoint."""
    return _card(find(name).checkpoint)


def parameters_of(name: str) -> int:
    """How many parameters the network has, with its trunk."""
    entry = find(name)
    if entry.published:
        return int(entry.published.meta["num_params"])
    card = card_of(name)
    return card.parameters + (trunk_parameters(entry.trunk) if card.trunk else 0)


def trunk_parameters(trunk: str) -> int:
    """How many parameters a trunk has."""
    with torch.device("meta"):  # the shapes alone
        return sum(parameter.numel() for parameter in TRUNKS[trunk].builder().parameters())


def outline(name: str) -> Network:
    """The semantic network of ``name`` with shapes only: it has no weights and needs no memory."""
    with torch.device("meta"):
        return build(name)


def build(name: str) -> Network:
    """The semantic network of ``name``, untrained.

    Raises:
        UnknownName: no network has this name, or it is an instance network.
    """
    (entry,) = find_for([name], "semantic")
    assert entry.decoder
    trunk = TRUNKS[entry.trunk].builder() if entry.trunk else None
    return Network(trunk, entry.decoder(trunk.taps if trunk else {}))


def load_network(name: str, weights: Path | None = None) -> Network:
    """The semantic network of ``name`` with its weights, in fp32, ready to evaluate.

    Args:
        name: a key of :data:`ZOO`.
        weights: a safetensors file to load in place of the shipped one, without a card. A
            file without a trunk uses the shipped one.

    Raises:
        UnknownName, MissingWeights, DamagedWeights.
    """
    (entry,) = find_for([name], "semantic")
    trunk = load_trunk(entry.trunk, weights) if entry.trunk else None
    return Network(trunk, load_decoder(name, trunk.taps if trunk else {}, weights))


def load_trunk(trunk: str, weights: Path | None = None) -> Trunk:
    """A trunk with its weights; arguments and errors as for :func:`load_network`.

    Args:
        trunk: a key of :data:`TRUNKS`.
        weights: a file in place of the shipped one, if it holds a trunk.
    """
    network = TRUNKS[trunk].builder()
    tensors = _trunk_of(read_tensors(weights)) if weights else {}
    tensors = tensors or _trunk_of(load_weights(_card(TRUNKS[trunk].checkpoint), SHIPPED))
    return _filled(network, trunk, tensors)


def load_decoder(name: str, taps: Mapping[str, Tap], weights: Path | None = None) -> Decoder:
    """The decoder of ``name`` on a trunk with these ``taps``; as :func:`load_network`."""
    (entry,) = find_for([name], "semantic")
    assert entry.decoder
    tensors = _tensors(entry, weights)
    own = {key: value for key, value in tensors.items() if not key.startswith(TRUNK)}
    return _filled(entry.decoder(taps), name, own)


def load_detector(name: str, weights: Path | None = None) -> MaskRCNN:
    """The instance network of ``name``; arguments and errors as for :func:`load_network`."""
    (entry,) = find_for([name], "instance")
    assert entry.detector
    return _filled(entry.detector(), name, _tensors(entry, weights))


Module = TypeVar("Module", bound=nn.Module)


def _filled(network: Module, name: str, tensors: Mapping[str, Tensor]) -> Module:
    try:
        network.load_state_dict({key: value.float() for key, value in tensors.items()})
    except RuntimeError as wrong:
        raise DamagedWeights(
            f"The weights do not fit {name}: {wrong}",
            f"Expected weights that were made for {name}.",
            "Check the file of weights.",
        ) from wrong
    return network.eval().requires_grad_(False)


def _trunk_of(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """A trunk's own tensors out of a checkpoint's."""
    return {k.removeprefix(TRUNK): v for k, v in tensors.items() if k.startswith(TRUNK)}


def _tensors(entry: Entry, weights: Path | None) -> dict[str, Tensor]:
    if weights:
        return read_tensors(weights)
    return load_download(entry.download) if entry.download else _shipped(entry)


def _shipped(entry: Entry) -> dict[str, Tensor]:
    card = _card(entry.checkpoint)
    if card.trunk and card.trunk != _card(TRUNKS[entry.trunk].checkpoint).sha256:
        raise DamagedWeights(
            f"{card.file} was trained on another trunk than the one in "
            f"{TRUNKS[entry.trunk].checkpoint}.",
            f"Expected a trunk with the SHA-256 {card.trunk[:12]}….",
            "Download both files again, from the same version of the project.",
        )
    return load_weights(card, SHIPPED)


def _card(checkpoint: str) -> Card:
    return read_card(SHIPPED / f"{checkpoint}.json")
