"""Decoders that begin as the FCN of the trunk on which they stand.

The trunk is frozen, and what its FCN knows of objects took hours to learn. So every other decoder
takes over the FCN's head and scores, wherever its own shape has a place for them, and what is new
in it begins silent. Before the first step each has the FCN's answer, and learns what is its own.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar, cast

import torch
from torch import Tensor, nn

from segcore.errors import DataError
from segcore.models.decoder import Decoder
from segcore.models.deconvnet import DeconvNet, Unpooling
from segcore.models.deeplabv3 import DeepLab
from segcore.models.hypercolumns import Hypercolumns
from segcore.models.network import TRUNK, Network
from segcore.models.pspnet import PSPNet
from segcore.models.unet import Expand, UNet
from segcore.weights import read_tensors

# Added to every score alike, which softmax ignores, so that ReLU cuts few of them. Not more than is
# needed: a weight that reads a large constant moves all scores with each of its steps. One in a
# hundred of the scores is below −2.
LIFT = 2.0
IDENTITY = torch.tensor([[0.0, 0, 0], [0, 1, 0], [0, 0, 0]])
TRIANGLE = torch.tensor([[1.0, 2, 1], [2, 4, 2], [1, 2, 1]]) / 16


class Layer(NamedTuple):
    """A 1×1 convolution."""

    weight: Tensor  # outside × inside × 1 × 1
    bias: Tensor


class KnownFCN(NamedTuple):
    """An FCN's decoder in fp32."""

    head: Mapping[str, Tensor]  # by name inside the head
    scores: Mapping[str, Layer]  # tap → its score layer, coarse to fine
    scales: Mapping[str, Tensor]  # tap → its root mean square

    def part(self, name: str) -> Layer:
        """A convolution of the head."""
        return Layer(self.head[f"{name}.weight"], self.head[f"{name}.bias"])


AnyDecoder = TypeVar("AnyDecoder", bound=Decoder)


def begin_unet(model: Network, path: Path) -> tuple[str, ...]:
    """Let an untrained U-Net begin as the FCN of a checkpoint, and use its trunk.

    The bottom is the FCN's head. The first channels of every step up carry the scores: raised by
    up-convolution to the next pixels, then smoothed by the first 3×3, which together is bilinear
    doubling. Where the FCN scores a tap that is copied, the same 3×3 adds its scores. So on
    MobileNetV2 a U-Net begins as FCN-8s. All other channels are random and do not reach the scores
    yet.

    Args:
        model: on the same trunk as the FCN.
        path: the FCN's checkpoint.

    Returns:
        The taps whose scale is not known yet.

    Raises:
        DataError: the file holds no such trunk, head and scores.
    """
    return _begin(model, path, _into_unet)


def begin_hypercolumns(model: Network, path: Path) -> tuple[str, ...]:
    """Let hypercolumns begin as the FCN-8s of a checkpoint: its scores are hidden channels.

    Returns and errors as for :func:`begin_unet`.
    """
    return _begin(model, path, _into_hypercolumns)


def begin_pspnet(model: Network, path: Path) -> tuple[str, ...]:
    """Let PSPNet begin as the FCN-32s of a checkpoint: the bins finer than 1 are not heard yet.

    Returns and errors as for :func:`begin_unet`.
    """
    return _begin(model, path, _into_pspnet)


def begin_deeplab(model: Network, path: Path) -> tuple[str, ...]:
    """Let DeepLabV3 begin with the head of a checkpoint's FCN, on the tap with holes.

    There FCN-32s has four times as many cells. The branches with rates are not heard yet.
    Returns and errors as for :func:`begin_unet`.
    """
    return _begin(model, path, _into_deeplab)


def begin_deconvnet(model: Network, path: Path) -> tuple[str, ...]:
    """Let DeconvNet begin near the FCN-32s of a checkpoint.

    Every channel carries the score of one class, as far as it is above 0, and each class has
    several. Each transposed convolution takes the mean of a class's channels, smoothed to twice
    the resolution. Unpooling puts each channel's value at a place of its own, so this is bilinear
    doubling but for some noise. Returns and errors as for :func:`begin_unet`.
    """
    return _begin(model, path, _into_deconvnet)


def _begin(
    model: Network, path: Path, take: Callable[[AnyDecoder, KnownFCN], None]
) -> tuple[str, ...]:
    tensors = {name: value.float() for name, value in read_tensors(path).items()}
    fcn = _known(tensors, model)
    if not fcn.scores or not fcn.head:
        raise DataError(
            f"{path} holds no trunk and head.", "Expected an FCN's checkpoint.", "Check --init."
        )
    try:
        assert model.trunk
        model.trunk.load_state_dict(_below(TRUNK, tensors))
        with torch.no_grad():
            take(cast(AnyDecoder, model.decoder), fcn)
    except (RuntimeError, KeyError) as wrong:
        raise DataError(
            f"The trunk and head of {path} do not fit: {wrong}",
            "Expected an FCN's checkpoint for the same trunk.",
            "Check --init.",
        ) from wrong
    return _scaled(model.decoder, fcn)


def _known(tensors: Mapping[str, Tensor], model: Network) -> KnownFCN:
    strides = {name: tap.stride for name, tap in model.trunk.taps.items()} if model.trunk else {}
    scored = [tap for tap in strides if f"score.{tap}.weight" in tensors]
    layers = {
        tap: Layer(tensors[f"score.{tap}.weight"], tensors[f"score.{tap}.bias"])
        for tap in sorted(scored, key=strides.__getitem__, reverse=True)
    }
    return KnownFCN(_below("head.", tensors), layers, _below("rms_", tensors))


def _below(prefix: str, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {n.removeprefix(prefix): value for n, value in tensors.items() if n.startswith(prefix)}


def _scaled(decoder: Decoder, fcn: KnownFCN) -> tuple[str, ...]:
    """Set the scales that the FCN knows; the taps whose scale is not known yet."""
    deepest = {decoder.reads[0]: fcn.scales[next(iter(fcn.scores))]}  # with holes or without
    known = deepest | {tap: scale for tap, scale in fcn.scales.items() if tap in decoder.reads}
    for tap, scale in known.items():
        decoder.get_buffer(f"rms_{tap}").copy_(scale)
    scaled = [name.removeprefix("rms_") for name, _ in decoder.named_buffers()]
    return tuple(tap for tap in scaled if tap not in known)


def _into_unet(unet: UNet, fcn: KnownFCN) -> None:
    unet.bottom.load_state_dict(fcn.head)
    (deepest, whole), *_ = fcn.scores.items()
    each = range(len(whole.bias))
    for place, (tap, step) in enumerate(cast(Mapping[str, Expand], unet.expand).items()):
        _clear(step.up, len(each))
        if place:
            step.up.weight[each, each] = 1
        else:
            step.up.weight[:, each] = whole.weight[:, :, 0, 0].T[..., None, None]
            _bias(step.up)[each] = whole.bias + LIFT
        smooth, _, keep, _ = step.convolutions.children()
        for convolution, kernel in ((smooth, TRIANGLE), (keep, IDENTITY)):
            assert isinstance(convolution, nn.Conv2d)
            _clear(convolution, len(each))
            convolution.weight[each, each] = kernel
        if tap in fcn.scores and tap != deepest:
            _add_scores(step, fcn.scores[tap])
    _pass_on(unet.score, len(each))


def _add_scores(step: Expand, skip: Layer) -> None:
    """The 1×1 on the copy scores it first, and the 3×3 adds that to what comes from below."""
    each = range(len(skip.bias))
    smooth = cast(nn.Conv2d, step.convolutions[0])
    cast(nn.Conv2d, step.narrow).weight[each] = skip.weight
    smooth.weight[each, [step.up.out_channels + index for index in each]] = IDENTITY
    _bias(smooth)[each] = skip.bias


def _into_hypercolumns(columns: Hypercolumns, fcn: KnownFCN) -> None:
    columns.head.load_state_dict(fcn.head)
    total = torch.stack([layer.bias for layer in fcn.scores.values()]).sum(0)
    for tap, part in cast(Mapping[str, nn.Conv2d], columns.part).items():
        _clear(part, len(total))
        if tap in fcn.scores:
            part.weight[: len(total)] = fcn.scores[tap].weight
    _bias(cast(nn.Conv2d, columns.part[columns.reads[0]]))[: len(total)] = total + LIFT
    _pass_on(columns.score, len(total))


def _into_pspnet(pspnet: PSPNet, fcn: KnownFCN) -> None:
    _copy(pspnet.here, fcn.part("aspp0"))
    _copy(cast(nn.Conv2d, pspnet.pyramid.reduce["1"]), fcn.part("pool"))
    whole, here = fcn.part("proj").weight[:, :, 0, 0].chunk(2, dim=1)
    pspnet.fuse.weight.zero_()
    pspnet.fuse.weight[:, : 2 * here.shape[1], 1, 1] = torch.cat([here, whole], dim=1)
    _bias(pspnet.fuse).copy_(fcn.part("proj").bias)
    _copy(pspnet.score, next(iter(fcn.scores.values())))


def _into_deeplab(deeplab: DeepLab, fcn: KnownFCN) -> None:
    pyramid = deeplab.pyramid
    _copy(pyramid.here, fcn.part("aspp0"))
    _copy(pyramid.whole, fcn.part("pool"))
    whole, here = fcn.part("proj").weight.chunk(2, dim=1)
    pyramid.project.weight.zero_()
    pyramid.project.weight[:, : here.shape[1]] = here
    pyramid.project.weight[:, -whole.shape[1] :] = whole
    _bias(pyramid.project).copy_(fcn.part("proj").bias)
    _copy(deeplab.score, next(iter(fcn.scores.values())))


def _into_deconvnet(deconvnet: DeconvNet, fcn: KnownFCN) -> None:
    deconvnet.head.load_state_dict(fcn.head)
    whole = next(iter(fcn.scores.values()))
    classes = len(whole.bias)
    carried = _classes_of(deconvnet.enter.out_channels, classes)
    deconvnet.enter.weight[:, : len(carried)] = whole.weight[carried].transpose(0, 1)
    _bias(deconvnet.enter)[: len(carried)] = whole.bias[carried]
    for step in cast(Mapping[str, Unpooling], deconvnet.steps).values():
        given, carried = carried, _classes_of(step.fill.out_channels, classes)
        _clear(step.fill, len(carried))
        same = (given[:, None] == carried)[..., None, None]
        mean = 4 * TRIANGLE / (len(given) // classes)  # of one value in each 2×2 cells
        step.fill.weight[: len(given), : len(carried)] = same * mean
    _pass_on(deconvnet.score, classes)


def _classes_of(channels: int, classes: int) -> Tensor:
    """The class that each of the first channels carries; each class has equally many."""
    return torch.arange(channels - channels % classes) % classes


def _copy(layer: nn.Conv2d, known: Layer) -> None:
    layer.load_state_dict(known._asdict())


def _pass_on(score: nn.Conv2d, classes: int) -> None:
    """Read the scores that the first channels carry, and nothing else."""
    score.weight.zero_()
    _bias(score).zero_()
    score.weight[range(classes), range(classes)] = 1


def _clear(layer: nn.Conv2d | nn.ConvTranspose2d, channels: int) -> None:
    """Set the weights and biases of a layer's first output ``channels`` to 0."""
    outputs = layer.weight.transpose(0, 1) if layer.transposed else layer.weight
    outputs[:channels] = 0
    if layer.bias is not None:
        layer.bias[:channels] = 0


def _bias(layer: nn.Conv2d | nn.ConvTranspose2d) -> Tensor:
    return cast(Tensor, layer.bias)
