"""Where a run begins: from other people's weights, or from those of an earlier run."""

from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torchvision.models import mobilenet_v2
from torchvision.models.detection import MaskRCNN

from segcore.errors import DataError
from segcore.models.fcn import FCN
from segcore.models.mask_rcnn import BLOCKS, fold_batch_norms
from segcore.models.unet import BOTTOM, UNet

# torchvision numbers VGG16's layers through; the trunk names its blocks.
BLOCK_STARTS = {"conv1": 0, "conv2": 5, "conv3": 10, "conv4": 17, "conv5": 24}

# What a U-Net takes over from an FCN, by its own names; and the FCN's scores of its coarsest level.
FROM_FCN = ("trunk.", "bottom.", f"rms_{BOTTOM}")
SCORES = ("score.pool5.weight", "score.pool5.bias")
LIFT = 12.0  # added to every score alike, which softmax ignores, so that few are cut by ReLU
IDENTITY = torch.tensor([[0.0, 0, 0], [0, 1, 0], [0, 0, 0]])
TRIANGLE = torch.tensor([[1.0, 2, 1], [2, 4, 2], [1, 2, 1]]) / 16


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


def begin_as_fcn32s(model: UNet, path: Path) -> None:
    """Let an untrained U-Net begin as the FCN-32s of a checkpoint, whose trunk it stands on.

    The bottom is the FCN's head. The first channels of every step up carry the scores: raised by
    up-convolution to the next pixels, then smoothed by the first 3×3, which together is bilinear
    doubling. All other channels are random and not yet listened to. So training begins with
    whole objects in the right place, and has only their edges to learn.

    Raises:
        DataError: the file holds no such trunk, head and scores.
    """
    tensors = {name: value.float() for name, value in load_file(path).items()}
    wanted = {n: _name_in_fcn(n) for n in model.state_dict() if n.startswith(FROM_FCN)}
    if not {*wanted.values(), *SCORES} <= tensors.keys():
        raise DataError(
            f"{path} holds no trunk and head.", "Needed: an FCN's checkpoint.", "Check --init."
        )
    try:
        model.load_state_dict({new: tensors[old] for new, old in wanted.items()}, strict=False)
        _carry_scores(model, *(tensors[name] for name in SCORES))
    except RuntimeError as wrong:
        raise DataError(f"The trunk and head of {path} do not fit: {wrong}") from wrong


def _name_in_fcn(name: str) -> str:
    return name.replace("bottom.", "head.", 1) if name.startswith("bottom.") else name


@torch.no_grad()
def _carry_scores(model: Any, weight: Tensor, bias: Tensor) -> None:
    classes = len(bias)
    each = range(classes)
    for place, step in enumerate(model.expand.values()):
        raised, (smooth, _, keep, _) = step.up, step.convolutions
        raised.weight[:, :classes] = 0
        raised.bias[:classes] = 0
        if place:
            raised.weight[each, each] = 1
        else:
            raised.weight[:, :classes] = weight[:, :, 0, 0].T[..., None, None]
            raised.bias[:classes] = bias + LIFT
        for convolution, kernel in ((smooth, TRIANGLE), (keep, IDENTITY)):
            convolution.weight[:classes] = 0
            convolution.bias[:classes] = 0
            convolution.weight[each, each] = kernel
    model.score.weight.zero_()
    model.score.bias.zero_()
    model.score.weight[each, each] = 1


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
