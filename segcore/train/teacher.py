"""Soft labels of a trained network, computed on the crops themselves."""

from pathlib import Path

import torch
from jaxtyping import Float
from torch import Tensor
from torch.nn import functional as F

from segcore.models.deeplab import STRIDE, DeepLabV3
from segcore.weights import read_tensors

HEAD_PARTS = ("aspp0.", "pool.", "proj.")


def load_teacher(path: Path, stride: int = STRIDE) -> DeepLabV3:
    """The frozen DeepLabV3 whose weights lie at ``path``, at output stride 16 or 8."""
    teacher = DeepLabV3(stride=stride).eval().requires_grad_(False)
    tensors = read_tensors(path)
    teacher.load_state_dict({_in_our_network(name): value for name, value in tensors.items()})
    return teacher


def _in_our_network(name: str) -> str:
    # The published file has the head's parts at its top.
    return f"head.{name}" if name.startswith(HEAD_PARTS) else name


@torch.no_grad()
def soft_labels(
    teacher: DeepLabV3, image: Float[Tensor, "batch 3 height width"], stride: int
) -> Float[Tensor, "batch classes rows columns"]:
    """The teacher's probabilities at 1/``stride`` of RGB in 0–1 whose sides are multiples of 16."""
    height, width = image.shape[-2:]
    grown = _resize(image, (height + 1, width + 1))  # the teacher wants 16k + 1
    if grown.shape[-1] % STRIDE != 1:
        raise ValueError(f"Expected sides that are multiples of {STRIDE}, got {height} × {width}.")
    scores = teacher(2 * grown - 1).float()
    return _resize(scores, (height // stride, width // stride)).softmax(dim=1)


def _resize(maps: Tensor, size: tuple[int, int]) -> Tensor:
    return F.interpolate(maps, size, mode="bilinear", align_corners=True)
