"""Where a run begins: from other people's weights, or from those of an earlier run."""

from pathlib import Path

from safetensors.torch import load_file
from torch import nn
from torchvision.models import mobilenet_v2
from torchvision.models.detection import MaskRCNN

from segcore.errors import DataError
from segcore.models.fcn import FCN
from segcore.models.mask_rcnn import BLOCKS, fold_batch_norms
from segcore.models.unet import BOTTOM, UNet

# torchvision numbers VGG16's layers through; the trunk names its blocks.
BLOCK_STARTS = {"conv1": 0, "conv2": 5, "conv3": 10, "conv4": 17, "conv5": 24}


def load_init(model: FCN, path: Path) -> None:
    """Load ImageNet's VGG16 features, or all the weights of an earlier run.

    Raises:
        DataError: the file is neither.
    """
    tensors = load_file(path)
    if "features.0.weight" in tensors:
        tensors = {_trunk_name(name): value for name, value in tensors.items()}
    strict = any(name.startswith("head.") for name in tensors)
    try:
        missing, unexpected = model.load_state_dict(tensors, strict=strict)
    except RuntimeError as wrong:
        raise DataError(
            f"{path} does not fit the network: {wrong}",
            "VGG16 features (features.0.weight …) or weights of an earlier run are needed.",
            "Check --init.",
        ) from wrong
    if unexpected or any(name.startswith("trunk.") for name in missing):
        raise DataError(f"{path} does not hold VGG16's convolutions.", next_step="Check --init.")


def load_trunk_and_head(model: UNet, path: Path) -> None:
    """Load an FCN's trunk and, as the U-Net's bottom, its head with the scale that it expects.

    Raises:
        DataError: the file holds no such trunk and head.
    """
    tensors = {_name_in_unet(name): value.float() for name, value in load_file(path).items()}
    wanted = [n for n in model.state_dict() if n.startswith(("trunk.", "bottom.", f"rms_{BOTTOM}"))]
    if any(name not in tensors for name in wanted):
        raise DataError(
            f"{path} holds no trunk and head.", "Needed: an FCN's checkpoint.", "Check --init."
        )
    try:
        model.load_state_dict({name: tensors[name] for name in wanted}, strict=False)
    except RuntimeError as wrong:
        raise DataError(f"The trunk and head of {path} do not fit: {wrong}") from wrong


def _name_in_unet(name: str) -> str:
    return name.replace("head.", "bottom.", 1) if name.startswith("head.") else name


def load_decoder(model: nn.Module, path: Path) -> None:
    """Load what an earlier run of the same recipe left.

    Raises:
        DataError: the file does not fit.
    """
    try:
        missing, unexpected = model.load_state_dict(load_file(path), strict=False)
    except RuntimeError as wrong:
        raise DataError(f"{path} does not fit: {wrong}", next_step="Check --decoder.") from wrong
    if unexpected or any(not name.startswith("trunk.") for name in missing):
        raise DataError(f"{path} holds no decoder of this recipe.", next_step="Check --decoder.")


def _trunk_name(name: str) -> str:
    _, layer, kind = name.split(".")
    block, start = [item for item in BLOCK_STARTS.items() if item[1] <= int(layer)][-1]
    return f"trunk.{block}.{int(layer) - start}.{kind}"


def load_backbone(model: MaskRCNN, path: Path) -> None:
    """Load MobileNetV2 from the teacher's file, or all the weights of an earlier run.

    Raises:
        DataError: the file is neither.
    """
    tensors = load_file(path)
    try:
        if any(name.startswith("roi_heads.") for name in tensors):
            model.load_state_dict({name: value.float() for name, value in tensors.items()})
            return
        prefix = "backbone."
        trunk = mobilenet_v2().features[:BLOCKS]
        found = {n.removeprefix(prefix): v for n, v in tensors.items() if n.startswith(prefix)}
        trunk.load_state_dict(found)
        model.backbone.trunk.load_state_dict(fold_batch_norms(trunk).state_dict())
    except RuntimeError as wrong:
        raise DataError(
            f"{path} does not fit the network: {wrong}",
            "A MobileNetV2 (backbone.0.0.weight …) or weights of an earlier run are needed.",
            "Check --init.",
        ) from wrong
