"""The initial weights of a run: published ones, or those of an earlier run."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torchvision.models import mobilenet_v2
from torchvision.models.detection import MaskRCNN

from segcore.errors import DataError
from segcore.models.mobilenet import BLOCKS, DEEPEST, fold_batch_norms
from segcore.models.network import Network, from_file
from segcore.models.unet import BOTTOM, Expand, UNet
from segcore.train.teacher import HEAD_PARTS

# torchvision numbers all layers of VGG16; the trunk names its blocks.
BLOCK_STARTS = {"conv1": 0, "conv2": 5, "conv3": 10, "conv4": 17, "conv5": 24}

# What a U-Net takes over from an FCN, by the names in a checkpoint.
FROM_FCN = ("trunk.", "bottom.", f"rms_{BOTTOM}")
SCORES = ("score.pool5.weight", "score.pool5.bias")
LIFT = 12.0  # added to every score alike, which softmax ignores, so that few are cut by ReLU
IDENTITY = torch.tensor([[0.0, 0, 0], [0, 1, 0], [0, 0, 0]])
TRIANGLE = torch.tensor([[1.0, 2, 1], [2, 4, 2], [1, 2, 1]]) / 16

MEASURED = "rms_"  # the prefix of the measured scales in a checkpoint


def begin_fcn_on_vgg16(model: Network, path: Path) -> tuple[str, ...]:
    """Load ImageNet's VGG16 features, or all the weights of an earlier run.

    Returns:
        The taps whose scale is not known yet.

    Raises:
        DataError: the file is neither.
    """
    tensors = load_file(path)
    if "features.0.weight" in tensors:
        tensors = {_trunk_name(name): value for name, value in tensors.items()}
    return _load_trunk_and_more(model, tensors, path, "VGG16 features (features.0.weight …)")


def begin_fcn_on_mobilenet(model: Network, path: Path) -> tuple[str, ...]:
    """Load the teacher's trunk, head and scores, or all the weights of an earlier run.

    The teacher keeps 1/16 where the trunk goes on to 1/32, so a part of what it knows is lost.
    Returns and errors as for :func:`begin_fcn_on_vgg16`.
    """
    tensors = load_file(path)
    if "backbone.0.0.weight" in tensors:
        trunk = _folded_mobilenet(tensors)
        head = {f"head.{n}": v for n, v in tensors.items() if n.startswith(HEAD_PARTS)}
        scores = {
            f"score.{DEEPEST}.{kind}": tensors[f"logits.{kind}"] for kind in ("weight", "bias")
        }
        tensors = {f"trunk.blocks.{name}": value for name, value in trunk.items()} | head | scores
    needed = "a DeepLabV3 on MobileNetV2 (backbone.0.0.weight …)"
    found = _load_trunk_and_more(model, tensors, path, needed)
    return tuple(
        tap for tap in found if tap != DEEPEST
    )  # the head was trained on the deepest tap as it is


def _load_trunk_and_more(
    model: Network, tensors: Mapping[str, Tensor], path: Path, needed: str
) -> tuple[str, ...]:
    try:
        missing, unexpected = model.load_state_dict(from_file(tensors), strict=False)
    except RuntimeError as wrong:
        raise DataError(
            f"{path} does not fit the network: {wrong}",
            f"Expected {needed} or weights of an earlier run.",
            "Check --init.",
        ) from wrong
    if unexpected or any(name.startswith("trunk.") for name in missing):
        raise DataError(f"{path} holds another trunk.", f"Expected {needed}.", "Check --init.")
    return tuple(tap for tap in model.decoder.reads if f"decoder.{MEASURED}{tap}" in missing)


def begin_as_fcn32s(model: Network, path: Path) -> tuple[str, ...]:
    """Let an untrained U-Net begin as the FCN-32s of a checkpoint, and use its trunk.

    The bottom is the FCN's head. The first channels of every step up carry the scores: raised by
    up-convolution to the next pixels, then smoothed by the first 3×3, which together is bilinear
    doubling. All other channels are random and do not reach the scores yet. So training begins with
    whole objects in the right place, and has only their edges to learn.

    Returns:
        The taps whose scale is not known yet.

    Raises:
        DataError: the file holds no such trunk, head and scores.
    """
    tensors = {
        name.replace("head.", "bottom.", 1): value for name, value in load_file(path).items()
    }
    taken = {name: value for name, value in tensors.items() if name.startswith(FROM_FCN)}
    if not {*SCORES, f"rms_{BOTTOM}"} <= tensors.keys():
        raise DataError(
            f"{path} holds no trunk and head.", "Expected an FCN's checkpoint.", "Check --init."
        )
    try:
        model.load_state_dict(from_file(taken), strict=False)
        _carry_scores(cast(UNet, model.decoder), *(tensors[name].float() for name in SCORES))
    except RuntimeError as wrong:
        raise DataError(
            f"The trunk and head of {path} do not fit: {wrong}",
            "Expected an FCN's checkpoint for the same trunk.",
            "Check --init.",
        ) from wrong
    return tuple(tap for tap in model.decoder.reads if tap != BOTTOM)


@torch.no_grad()
def _carry_scores(model: UNet, weight: Tensor, bias: Tensor) -> None:
    each = range(len(bias))
    for place, step in enumerate(model.expand.values()):
        _clear(raised := cast(Expand, step).up, len(bias))
        if place:
            raised.weight[each, each] = 1
        else:
            raised.weight[:, each] = weight[:, :, 0, 0].T[..., None, None]
            _bias(raised)[each] = bias + LIFT
        smooth, _, keep, _ = cast(Expand, step).convolutions.children()
        for convolution, kernel in ((smooth, TRIANGLE), (keep, IDENTITY)):
            assert isinstance(convolution, nn.Conv2d)
            _clear(convolution, len(bias))
            convolution.weight[each, each] = kernel
    model.score.weight.zero_()
    _bias(model.score).zero_()
    model.score.weight[each, each] = 1


def _clear(layer: nn.Conv2d | nn.ConvTranspose2d, channels: int) -> None:
    """Set the weights and biases of a layer's first output ``channels`` to 0."""
    outputs = layer.weight.transpose(0, 1) if layer.transposed else layer.weight
    outputs[:channels] = 0
    _bias(layer)[:channels] = 0


def _bias(layer: nn.Conv2d | nn.ConvTranspose2d) -> Tensor:
    return cast(Tensor, layer.bias)


def load_decoder(model: Network, path: Path) -> None:
    """Load the decoder of an earlier run of the same recipe.

    Raises:
        DataError: the file does not fit.
    """
    try:
        missing, unexpected = model.load_state_dict(from_file(load_file(path)), strict=False)
    except RuntimeError as wrong:
        raise DataError(
            f"{path} does not fit: {wrong}",
            "Expected a decoder of this recipe.",
            "Check --decoder.",
        ) from wrong
    if unexpected or any(not name.startswith("trunk.") for name in missing):
        raise DataError(
            f"{path} holds no decoder of this recipe.",
            "Expected the weights of an earlier run of it.",
            "Check --decoder.",
        )


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
        model.backbone.trunk.load_state_dict(_folded_mobilenet(tensors))
    except RuntimeError as wrong:
        raise DataError(
            f"{path} does not fit the network: {wrong}",
            "Expected a MobileNetV2 (backbone.0.0.weight …) or weights of an earlier run.",
            "Check --init.",
        ) from wrong


def _folded_mobilenet(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The trunk of the teacher's file with its batch normalisations folded, by block."""
    prefix = "backbone."
    trunk = mobilenet_v2().features[:BLOCKS]
    trunk.load_state_dict(
        {n.removeprefix(prefix): v for n, v in tensors.items() if n.startswith(prefix)}
    )
    return fold_batch_norms(trunk).state_dict()
