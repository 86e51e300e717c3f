"""Every network by name, in one table that one can read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from jaxtyping import Float
from torch import Tensor, nn
from torchvision.models import WeightsEnum
from torchvision.models.detection import MaskRCNN_ResNet50_FPN_V2_Weights
from torchvision.models.segmentation import DeepLabV3_ResNet50_Weights, FCN_ResNet50_Weights

from segcore.download import Download, is_here, load_download
from segcore.errors import DamagedWeights, UnknownName
from segcore.models.fcn import FCN
from segcore.models.mask_rcnn import SIDE, mask_rcnn
from segcore.models.reference import (
    COCO_TO_VOC,
    deeplabv3_resnet50,
    fcn_resnet50,
    maskrcnn_resnet50_fpn_v2,
)
from segcore.models.unet import UNet
from segcore.weights import SHIPPED, Card, load_weights, read_card, read_tensors

FCN_PAPER = "Long, Shelhamer, Darrell: Fully Convolutional Networks for Semantic Segmentation, 2015"
UNET_PAPER = "Ronneberger, Fischer, Brox: U-Net, 2015"
MASK_RCNN_PAPER = "He, Gkioxari, Dollár, Girshick: Mask R-CNN, 2017"
DEEPLAB_PAPER = "Chen, Papandreou, Schroff, Adam: Rethinking Atrous Convolution, 2017"

TRUNK = "fcn-voc21"  # the checkpoint that ships the shared trunk
TRUNK_PARAMETERS = 14_714_688  # of VGG16's thirteen convolutions
TRUNK_SIDE = 416  # longest side in pixels that the trunk sees; beyond, objects outgrow its context


Task = Literal["semantic", "instance"]


@dataclass(frozen=True)
class Entry:
    """One row of the zoo. Rows with the same ``weights`` are outputs of the same network."""

    title: str
    task: Task
    stride: int  # of the finest map that is scored, in pixels
    builder: Callable[[], nn.Module]
    weights: str  # name of the checkpoint and of its card, without ending
    paper: str
    side: int = 640  # the longest side that it is shown, in pixels: near the sizes it learnt
    reads_trunk: bool = False  # whether it is a decoder on the shared trunk
    published: WeightsEnum | None = None  # torchvision's row on weights that are not shipped
    translate: Mapping[int, int] | None = None  # its class -> VOC's, where they differ

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


def _decoder(
    title: str, stride: int, builder: Callable[[], nn.Module], weights: str, paper: str
) -> Entry:
    # One pass of the trunk serves all of them, so they are shown the same copy of a photo.
    return Entry(
        title, "semantic", stride, builder, weights, paper, side=TRUNK_SIDE, reads_trunk=True
    )


ZOO: Mapping[str, Entry] = MappingProxyType(
    {
        "fcn32s": _decoder("FCN-32s", 32, FCN, TRUNK, FCN_PAPER),
        "fcn16s": _decoder("FCN-16s", 16, FCN, TRUNK, FCN_PAPER),
        "fcn8s": _decoder("FCN-8s", 8, FCN, TRUNK, FCN_PAPER),
        "unet": _decoder("U-Net", 1, UNet, "unet-voc21", UNET_PAPER),
        "maskrcnn": Entry(
            "Mask R-CNN", "instance", 4, mask_rcnn, "maskrcnn-voc20", MASK_RCNN_PAPER, side=SIDE
        ),
        "fcn_resnet50": Entry(
            "FCN ResNet-50",
            "semantic",
            8,
            fcn_resnet50,
            "fcn_resnet50",
            FCN_PAPER,
            published=FCN_ResNet50_Weights.COCO_WITH_VOC_LABELS_V1,
        ),
        "deeplabv3_resnet50": Entry(
            "DeepLabV3 ResNet-50",
            "semantic",
            8,
            deeplabv3_resnet50,
            "deeplabv3_resnet50",
            DEEPLAB_PAPER,
            published=DeepLabV3_ResNet50_Weights.COCO_WITH_VOC_LABELS_V1,
        ),
        "maskrcnn_resnet50_fpn_v2": Entry(
            "Mask R-CNN ResNet-50",
            "instance",
            4,
            maskrcnn_resnet50_fpn_v2,
            "maskrcnn_resnet50_fpn_v2",
            MASK_RCNN_PAPER,
            published=MaskRCNN_ResNet50_FPN_V2_Weights.COCO_V1,
            translate=COCO_TO_VOC,
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
        UnknownName: no network has this name, or it answers another question.
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


def available(name: str, folder: Path = SHIPPED) -> bool:
    """Whether the weights of ``name`` are on this machine, shipped or downloaded."""
    entry = find(name)
    if entry.download:
        return is_here(entry.download)
    return (folder / f"{entry.weights}.safetensors").is_file()


def card_of(name: str, folder: Path = SHIPPED) -> Card:
    """The card of a shipped network's checkpoint in ``folder``."""
    return read_card(folder / f"{find(name).weights}.json")


def parameters_of(name: str, folder: Path = SHIPPED) -> int:
    """How many parameters the network has, with its trunk."""
    entry = find(name)
    if entry.published:
        return entry.published.meta["num_params"]
    card = card_of(name, folder)
    return card.parameters + (TRUNK_PARAMETERS if card.trunk else 0)


def load_network(name: str, weights: Path | None = None) -> nn.Module:
    """The network of ``name`` with its weights, in fp32, ready to evaluate.

    Args:
        name: a key of :data:`ZOO`.
        weights: a safetensors file to load in place of the shipped one, its card not asked. A
            file without a trunk stands on the shipped one.

    Raises:
        UnknownName, MissingWeights, DamagedWeights.
    """
    entry = find(name)
    network = entry.builder()
    tensors = _tensors(entry, weights)
    try:
        network.load_state_dict({key: value.float() for key, value in tensors.items()})
    except RuntimeError as wrong:
        raise DamagedWeights(f"The weights do not fit {name}: {wrong}") from wrong
    return network.eval().requires_grad_(False)


def logits(
    network: nn.Module,
    image: Float[Tensor, "batch 3 height width"],
    models: Sequence[str],
) -> dict[str, Float[Tensor, "batch 21 height width"]]:
    """Logits by name of the semantic ``models`` that ``network`` gives in one pass.

    An FCN gives several levels at once; every other network one.
    """
    if isinstance(network, FCN):
        return network(image, models)
    return {model: network(image) for model in models}


def _tensors(entry: Entry, weights: Path | None) -> dict[str, Tensor]:
    if entry.download and not weights:
        return load_download(entry.download)
    tensors = read_tensors(weights) if weights else _shipped(entry)
    if entry.reads_trunk and not any(key.startswith("trunk.") for key in tensors):
        shipped = load_weights(read_card(SHIPPED / f"{TRUNK}.json"))
        tensors |= {key: value for key, value in shipped.items() if key.startswith("trunk.")}
    return tensors


def _shipped(entry: Entry) -> dict[str, Tensor]:
    card = read_card(SHIPPED / f"{entry.weights}.json")
    if card.trunk and card.trunk != read_card(SHIPPED / f"{TRUNK}.json").sha256:
        raise DamagedWeights(
            f"{card.file} was trained on another trunk than the one in {TRUNK}.",
            f"A trunk with the SHA-256 {card.trunk[:12]}… is needed.",
            "Fetch both files again, from the same version of the project.",
        )
    return load_weights(card)
