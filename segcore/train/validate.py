"""A quick look at the validation photos while a run goes on."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from segcore.boundary import boundary_band
from segcore.classes import VOC21
from segcore.metrics import Confusion
from segcore.models.fcn import FCN, LEVELS
from segcore.train.photos import read_split

BAND = 5.0  # pixels


class Validation:
    """Every ``every``-th photo of a folder's validation list, at full size."""

    def __init__(self, folder: Path, masks: str, every: int) -> None:
        self.folder, self.masks = folder, masks
        self.names = read_split(folder, "val")[::every]

    @torch.inference_mode()
    def scores(self, model: FCN, device: torch.device) -> Mapping[str, dict[str, float]]:
        """mIoU and mIoU in the 5-pixel band of each level, as fractions."""
        whole = {name: Confusion(VOC21) for name in LEVELS}
        band = {name: Confusion(VOC21) for name in LEVELS}
        for name in self.names:
            photo, truth = self._read(name)
            image = torch.from_numpy(photo).to(device).permute(2, 0, 1)[None].float() / 255
            with torch.autocast(device.type, torch.bfloat16):
                found = model(image.contiguous(memory_format=torch.channels_last))
            near = boundary_band(truth, BAND)
            for level, logits in found.items():
                labels = logits.argmax(1)[0].to(torch.uint8).cpu().numpy()
                whole[level].add(labels, truth)
                band[level].add(labels, truth, near)
        return {
            level: {
                "miou": round(whole[level].scores().miou, 4),
                "band": round(band[level].scores().miou, 4),
            }
            for level in LEVELS
        }

    def _read(self, name: str) -> tuple[np.ndarray, np.ndarray]:
        photo = Image.open(self.folder / "images" / f"{name}.jpg").convert("RGB")
        truth = Image.open(self.folder / self.masks / f"{name}.png")
        return np.array(photo), np.array(truth)
