"""Crops with objects: one random transform for photo, masks and unknown ground; copy and paste.

Source of the pasting: Ghiasi et al., "Simple Copy-Paste is a Strong Data Augmentation Method for
Instance Segmentation", CVPR 2021: objects of one photo are laid over another at random, which
makes new neighbours and new backgrounds out of few photos.
"""

from dataclasses import dataclass

import cv2
import numpy as np
import torch
from jaxtyping import Bool, Int64
from PIL import Image
from torch import Tensor

from segcore.data.arrays import Mask, Photo
from segcore.data.instance_truth import TruePhoto
from segcore.data.instances import decode
from segcore.models.partly_labelled import OUTLINED, UNKNOWN, Target
from segcore.train.augment import Augmentation, recolour
from segcore.train.detection_settings import DetectionSettings
from segcore.train.settings import Stage

GREY = (128, 128, 128)  # around the photo: what normalisation turns to zero
SOFT = (3, 3)  # pixels over which a pasted object's outline fades, so that no seam shows


@dataclass(frozen=True, eq=False)
class Scene:
    """A square crop and the objects in it; objects below have lost the pixels that others cover.

    An object's box goes around its extent: its mask or, where people drew the box, all of the box.
    Where only the box is known, the mask is all of it too.
    """

    photo: Photo
    masks: Bool[np.ndarray, "objects side side"]
    extents: Bool[np.ndarray, "objects side side"]
    outlined: Bool[np.ndarray, " objects"]  # False: the mask says nothing about the outline
    classes: Int64[np.ndarray, " objects"]  # indices in VOC21
    areas: np.ndarray  # pixels that each object had before it was cut or covered
    unknown: Mask  # where there may be objects without a label


class DetectionAugmentation:
    """Flip, scale, place, colour, and objects from other photos."""

    def __init__(self, settings: DetectionSettings, stage: Stage) -> None:
        self.settings = settings
        self.frame = Augmentation(stage.crop, stage.side, settings.scales, settings.colour)

    def scene(self, truth: TruePhoto, wanted: int | None, rng: np.random.Generator) -> Scene:
        """One crop of a photo; a piece of an object of the ``wanted`` class is inside it."""
        masks = [decode(entry.mask) for entry in truth.objects]
        classes = np.array([entry.index for entry in truth.objects], np.int64)
        matrix = self._matrix(truth, masks, classes, wanted, rng)
        scale = float(np.abs(np.linalg.det(matrix[:, :2])))
        unknown = decode(truth.unknown) if truth.unknown else None
        warped = [self._warped(mask, matrix) for mask in masks]
        extents = [
            self._warped(decode(entry.extent), matrix) if entry.extent else mask
            for entry, mask in zip(truth.objects, warped, strict=True)
        ]
        return Scene(
            photo=self._warped_photo(truth, matrix),
            masks=self._stacked(warped),
            extents=self._stacked(extents),
            outlined=np.array([entry.outlined for entry in truth.objects], bool),
            classes=classes,
            areas=np.array([scale * mask.sum() for mask in masks], np.float64),
            unknown=self._empty() if unknown is None else self._warped(unknown, matrix),
        )

    def pasted(self, below: Scene, above: Scene, rng: np.random.Generator) -> Scene:
        """``below`` with some of the objects of ``above`` laid over it, at least one.

        An object without an outline cannot be cut out, so it is never laid over another photo.
        """
        candidates = np.flatnonzero(above.outlined)
        if not len(candidates):
            return below
        drawn = rng.random(len(candidates)) < self.settings.pasted
        drawn[rng.integers(len(candidates))] = True
        chosen = candidates[drawn]
        taken = above.masks[chosen]
        cover = taken.any(axis=0)
        opacity = cv2.GaussianBlur(cover.view(np.uint8) * np.uint8(255), SOFT, 0)[..., None] / 255.0
        mixed = opacity * above.photo + (1 - opacity) * below.photo
        return Scene(
            photo=np.rint(mixed).astype(np.uint8),
            masks=np.concatenate([below.masks & ~cover, taken]),
            extents=np.concatenate([below.extents & ~cover, above.extents[chosen]]),
            outlined=np.concatenate([below.outlined, above.outlined[chosen]]),
            classes=np.concatenate([below.classes, above.classes[chosen]]),
            areas=np.concatenate([below.areas, above.areas[chosen]]),
            unknown=below.unknown & ~cover,
        )

    def example(self, scene: Scene, rng: np.random.Generator) -> tuple[Tensor, Target]:
        """uint8 RGB, 3 × side × side, and torchvision's target with unknown ground and outlines.

        An object with hardly any visible pixels is neither an example nor background.
        """
        left = scene.masks.sum(axis=(1, 2))
        seen = (left >= self.settings.pixels) & (left >= self.settings.seen * scene.areas)
        seen &= scene.extents.any(axis=(1, 2))  # a cut box may lie beside what is left of the mask
        unknown = scene.unknown | scene.masks[~seen].any(axis=0)
        photo = recolour(scene.photo, self.settings.colour, rng)
        return torch.from_numpy(photo).permute(2, 0, 1), {
            "boxes": torch.from_numpy(boxes_of(scene.extents[seen])),
            "labels": torch.from_numpy(scene.classes[seen]),
            "masks": torch.from_numpy(scene.masks[seen].astype(np.uint8)),
            OUTLINED: torch.from_numpy(scene.outlined[seen]),
            UNKNOWN: torch.from_numpy(unknown),
        }

    def _matrix(
        self,
        truth: TruePhoto,
        masks: list[np.ndarray],
        classes: np.ndarray,
        wanted: int | None,
        rng: np.random.Generator,
    ) -> np.ndarray:
        """The 2×3 matrix from a photo's (x, y) to the crop's, around any object that is wanted."""
        candidates = [m for m, index in zip(masks, classes, strict=True) if index == wanted]
        candidates = [mask for mask in candidates if mask.any()]
        if not candidates:
            return self.frame.transform(np.zeros(truth.size, np.uint8), None, rng)
        chosen = candidates[rng.integers(len(candidates))]
        return self.frame.transform(chosen.astype(np.uint8), 1, rng)

    def _warped_photo(self, truth: TruePhoto, matrix: np.ndarray) -> Photo:
        picture = np.asarray(Image.open(truth.path).convert("RGB"))
        size = (self.frame.side, self.frame.side)
        return cv2.warpAffine(picture, matrix, size, flags=cv2.INTER_LINEAR, borderValue=GREY)

    def _warped(self, mask: np.ndarray, matrix: np.ndarray) -> Mask:
        # Interpolated and cut at one half, so that an enlarged outline has no stairs.
        size = (self.frame.side, self.frame.side)
        grey = np.ascontiguousarray(mask) * np.uint8(255)
        return cv2.warpAffine(grey, matrix, size, flags=cv2.INTER_LINEAR) > 127

    def _stacked(self, masks: list[Mask]) -> np.ndarray:
        return np.stack(masks) if masks else np.zeros((0, *self._empty().shape), bool)

    def _empty(self) -> Mask:
        return np.zeros((self.frame.side, self.frame.side), bool)


def boxes_of(masks: Bool[np.ndarray, "objects side side"]) -> np.ndarray:
    """float32 (objects, 4): the tightest x1, y1, x2, y2 around each mask, none of them empty."""
    boxes = np.zeros((len(masks), 4), np.float32)
    for box, mask in zip(boxes, masks, strict=True):
        columns, rows = np.flatnonzero(mask.any(axis=0)), np.flatnonzero(mask.any(axis=1))
        box[:] = columns[0], rows[0], columns[-1] + 1, rows[-1] + 1
    return boxes
