"""The initial weights of a run: published ones, or those of an earlier run."""

from collections.abc import Mapping
from pathlib import Path

from torch import Tensor
from torchvision.models import mobilenet_v2
from torchvision.models.detection import MaskRCNN

from segcore.errors import DataError
from segcore.models.mobilenet import BLOCKS, DEEPEST, fold_batch_norms
from segcore.models.network import Network, from_file
from segcore.train.teacher import HEAD_PARTS
from segcore.weights import read_tensors

# torchvision numbers all layers of VGG16; the trunk names its blocks.
BLOCK_STARTS = {"conv1": 0, "conv2": 5, "conv3": 10, "conv4": 17, "conv5": 24}

MEASURED = "rms_"  # the prefix of the measured scales in a checkpoint


def begin_fcn_on_vgg16(model: Network, path: Path) -> tuple[str, ...]:
    """Load ImageNet's VGG16 features, or all the weights of an earlier run.

    Returns:
        The taps whose scale is not known yet.

    Raises:
        DataError: the file is neither.
        WeightsError: it is missing, or not a whole safetensors file.
    """
    tensors = read_tensors(path)
    if "features.0.weight" in tensors:
        tensors = {_trunk_name(name): value for name, value in tensors.items()}
    return _load_trunk_and_more(model, tensors, path, "VGG16 features (features.0.weight …)")


def begin_fcn_on_mobilenet(model: Network, path: Path) -> tuple[str, ...]:
    """Load the teacher's trunk, head and scores, or all the weights of an earlier run.

    The teacher keeps 1/16 where the trunk goes on to 1/32, so a part of what it knows is lost.
    Returns and errors as for :func:`begin_fcn_on_vgg16`.
    """
    tensors = read_tensors(path)
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


def load_decoder(model: Network, path: Path) -> None:
    """Load the decoder of an earlier run of the same recipe.

    Raises:
        DataError: the file does not fit.
    """
    try:
        missing, unexpected = model.load_state_dict(from_file(read_tensors(path)), strict=False)
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
        WeightsError: it is missing, or not a whole safetensors file.
    """
    tensors = read_tensors(path)
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
