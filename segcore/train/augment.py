"""Crops of photo and label map under one random transform: flip, scale, place, colour."""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from PIL import Image
from torch import Tensor

from segcore.data.arrays import Labels, Photo
from segcore.data.labels import VOID

Crop = tuple[Tensor, Tensor]  # (uint8 RGB, 3 × side × side) and (uint8 labels, side × side)

# ImageNet's mean colour, which normalisation turns to zero.
MEAN_COLOUR = (124, 116, 104)


@dataclass(frozen=True)
class Augmentation:
    """See ``settings.SemanticSettings`` for the meaning and the reason of each value."""

    side: int  # of the crop, in pixels
    longest: int  # the photo's longest side at scale 1, in pixels
    scales: tuple[float, float]
    colour: float

    def crop(self, photo: Path, labels: Path, wanted: int | None, rng: np.random.Generator) -> Crop:
        """One crop; a ``wanted`` class is somewhere inside it."""
        picture = np.asarray(Image.open(photo).convert("RGB"))
        truth = np.asarray(Image.open(labels))
        matrix = self.transform(truth, wanted, rng)
        size = (self.side, self.side)
        picture = cv2.warpAffine(
            picture, matrix, size, flags=cv2.INTER_LINEAR, borderValue=MEAN_COLOUR
        )
        truth = cv2.warpAffine(truth, matrix, size, flags=cv2.INTER_NEAREST, borderValue=VOID)
        picture = recolour(picture, self.colour, rng)
        return torch.from_numpy(picture).permute(2, 0, 1), torch.from_numpy(truth)

    def transform(self, truth: Labels, wanted: int | None, rng: np.random.Generator) -> np.ndarray:
        """The 2×3 matrix from a photo's (x, y) to the crop's."""
        low, high = np.log(self.scales)
        scale = float(np.exp(rng.uniform(low, high))) * self.longest / max(truth.shape)
        height, width = truth.shape
        x, y = _target(truth, wanted, rng)
        left = _place(x * scale, width * scale, self.side, rng)
        top = _place(y * scale, height * scale, self.side, rng)
        if rng.random() < 0.5:
            return np.array([[-scale, 0, self.side - 1 + left], [0, scale, -top]], np.float64)
        return np.array([[scale, 0, -left], [0, scale, -top]], np.float64)


def _target(truth: Labels, wanted: int | None, rng: np.random.Generator) -> tuple[float, float]:
    """A pixel (x, y) that the crop must hold: of the wanted class, or any."""
    height, width = truth.shape
    if wanted is None:
        return rng.uniform(0, width), rng.uniform(0, height)
    places = np.flatnonzero(truth == wanted)
    row, column = divmod(int(rng.choice(places)), width)
    return float(column), float(row)


def _place(target: float, length: float, side: int, rng: np.random.Generator) -> float:
    """Where a crop of ``side`` begins so that it holds ``target``, inside ``length`` if it can."""
    if length <= side:  # the whole photo fits: place it anywhere
        return float(rng.uniform(length - side, 0))
    low, high = max(0.0, target - side + 1), min(target, length - side)
    return float(rng.uniform(min(low, high), max(low, high)))


def recolour(picture: Photo, amount: float, rng: np.random.Generator) -> Photo:
    """Change brightness, contrast and saturation, each by up to ``amount``."""
    brightness, contrast, saturation = 1 + rng.uniform(-amount, amount, 3)
    grey = picture.mean(axis=2, keepdims=True, dtype=np.float32)
    mixed = grey + saturation * (picture - grey)
    mean = float(grey.mean())
    changed = brightness * (mean + contrast * (mixed - mean))
    return np.clip(changed, 0, 255).astype(np.uint8)
