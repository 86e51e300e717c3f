"""A quick look at the validation photos while a run goes on."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional as F

from segcore.data.classes import VOC21
from segcore.data.resize import shrink
from segcore.data.splits import read_split
from segcore.measure.boundary import boundary_band
from segcore.measure.metrics import Confusion
from segcore.zoo import TRUNK_SIDE

BAND = 5.0  # pixels


class Validation:
    """Every ``every``-th photo of a folder's validation list, at full size."""

    def __init__(self, folder: Path, masks: str, every: int) -> None:
        self.folder, self.masks = folder, masks
        self.names = read_split(folder, "val")[::every]

    @torch.inference_mode()
    def scores(
        self, logits: Callable[[Tensor], Mapping[str, Tensor]], device: torch.device
    ) -> dict[str, dict[str, float]]:
        """mIoU and mIoU in the 5-pixel band of each level that ``logits`` gives, as fractions.

        Args:
            logits: from one photo, RGB in 0–1, to each level's logits at its size. The photo is
                as small as the engine will show it.
            device: where the photo shall be.
        """
        whole: dict[str, Confusion] = defaultdict(lambda: Confusion(VOC21))
        band: dict[str, Confusion] = defaultdict(lambda: Confusion(VOC21))
        for name in self.names:
            photo, truth = self._read(name)
            seen = torch.from_numpy(shrink(photo, TRUNK_SIDE)).to(device)
            image = seen.permute(2, 0, 1)[None].float() / 255
            with torch.autocast(device.type, torch.bfloat16):
                found = logits(image.contiguous(memory_format=torch.channels_last))
            near = boundary_band(truth, BAND)
            for level, maps in found.items():
                raised = F.interpolate(maps.float(), truth.shape, mode="bilinear")
                labels = raised.argmax(1)[0].to(torch.uint8).cpu().numpy()
                whole[level].add(labels, truth)
                band[level].add(labels, truth, near)
        return {
            level: {
                "miou": round(whole[level].scores().miou, 4),
                "band": round(band[level].scores().miou, 4),
            }
            for level in whole
        }

    def _read(self, name: str) -> tuple[np.ndarray, np.ndarray]:
        photo = Image.open(self.folder / "images" / f"{name}.jpg").convert("RGB")
        truth = Image.open(self.folder / self.masks / f"{name}.png")
        return np.array(photo), np.array(truth)
