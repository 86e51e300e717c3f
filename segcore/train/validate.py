"""A quick look at held-out photos while a run goes on.

A score is not reported on photos that were used to choose something. So checkpoints are chosen on a
part of the train lists that the training does not see, and the validation lists are for reporting.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import nn
from torch.nn import functional as F

from segcore.data.classes import LabelSet
from segcore.data.resize import fit
from segcore.data.voc21 import VOC21
from segcore.measure.boundary import boundary_band
from segcore.measure.metrics import Confusion
from segcore.train.settings import PhotoSet

BAND = 5.0  # pixels


class Validation:
    """The held-out photos of some sets, at the input size of the page."""

    def __init__(
        self,
        data: Path,
        held_out: Mapping[PhotoSet, Sequence[str]],
        side: int,
        label_set: LabelSet = VOC21,
    ) -> None:
        """
        Args:
            data: the folder of the photo sets.
            held_out: set → ids of its photos.
            side: the longest side of the network's input, in pixels.
            label_set: of the truths and of the network.
        """
        self.side, self.label_set = side, label_set
        self.pairs = [
            (data / s.folder / "images" / f"{name}.jpg", data / s.folder / s.masks / f"{name}.png")
            for s, names in held_out.items()
            for name in names
        ]

    @torch.inference_mode()
    def scores(self, network: nn.Module, device: torch.device) -> dict[str, dict[str, float]]:
        """mIoU and mIoU in the 5-pixel band of each output of ``network``, as fractions.

        Over the classes that the truths have: not every set of photos has all.
        """
        whole: dict[str, Confusion] = defaultdict(lambda: Confusion(self.label_set))
        band: dict[str, Confusion] = defaultdict(lambda: Confusion(self.label_set))
        for pair in self.pairs:
            photo, truth = _read(*pair)
            shown = torch.from_numpy(fit(photo, self.side)).to(device)
            image = shown.permute(2, 0, 1)[None].float() / 255
            found = network(image.contiguous(memory_format=torch.channels_last))
            near = boundary_band(truth, BAND)
            for level, maps in found.items():
                raised = F.interpolate(maps.float(), truth.shape, mode="bilinear")
                labels = raised.argmax(1)[0].to(torch.uint8).cpu().numpy()
                whole[level].add(labels, truth)
                band[level].add(labels, truth, near)
        return {
            level: {
                "miou": round(whole[level].scores().truth_miou, 4),
                "band": round(band[level].scores().truth_miou, 4),
            }
            for level in whole
        }


def _read(photo: Path, truth: Path) -> tuple[np.ndarray, np.ndarray]:
    return np.array(Image.open(photo).convert("RGB")), np.array(Image.open(truth))
