"""The tasks of the networks that label pixels: the FCN's three levels at once, and the U-Net."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.utils.data import DataLoader

from segcore.models.deeplab import DeepLabV3
from segcore.models.fcn import FCN, FINEST_STRIDE, FUSED, LEVELS, fuse
from segcore.models.unet import COPIES, UNet
from segcore.train.augment import Augmentation
from segcore.train.losses import pixel_loss, soft_loss
from segcore.train.photos import Crops, Drawing
from segcore.train.settings import SemanticSettings, Stage
from segcore.train.teacher import soft_labels
from segcore.train.validate import Validation

Batch = tuple[Tensor, Tensor]  # RGB in 0–1 and label maps


class SemanticTask:
    """A per-pixel softmax loss on hard labels, and on a teacher's soft ones if there is one."""

    taps: tuple[str, ...]  # whose root mean square is not known yet
    pretrained: tuple[str, ...] = ("trunk.",)  # what begins with weights that know something

    def __init__(
        self,
        model: FCN | UNet,
        drawing: Drawing,
        validation: Validation,
        settings: SemanticSettings,
        teacher: DeepLabV3 | None,
    ) -> None:
        self.model: Any = model  # each recipe below knows which of the two
        self.teacher, self.settings = teacher, settings
        self.drawing, self.validation = drawing, validation
        self.stages: Sequence[Stage] = settings.stages
        for name in settings.frozen:
            getattr(model.trunk, name).requires_grad_(False)

    def batches(self, stage: Stage, seed: int, device: torch.device) -> Iterator[Batch]:
        """Augmented crops without end."""
        settings = self.settings
        augmentation = Augmentation(stage.crop, stage.side, settings.scales, settings.colour)
        crops = Crops(self.drawing, augmentation, seed)
        for image, labels in DataLoader(crops, batch_size=stage.batch, num_workers=1):
            image = image.to(device, memory_format=torch.channels_last).float() / 255
            yield image, labels.to(device)

    def groups(self) -> list[dict[str, Any]]:
        """What is pretrained, where it learns, and what is new."""
        learning = [(n, p) for n, p in self.model.named_parameters() if p.requires_grad]
        known = [p for n, p in learning if n.startswith(self.pretrained)]
        new = [p for n, p in learning if not n.startswith(self.pretrained)]
        groups = [
            {"params": known, "peak": self.settings.known_rate},
            {"params": new, "peak": self.settings.new_rate},
        ]
        return [group for group in groups if group["params"]]

    @torch.no_grad()
    def calibrate(self) -> None:
        """Measure each tap's root mean square on one batch, so that no tap drowns another."""
        cpu = torch.device("cpu")
        image, _ = next(self.batches(self.stages[0], self.settings.loop.seed, cpu))
        with torch.autocast(cpu.type, torch.bfloat16):
            taps = self.model.taps(image)
        for tap in self.taps:
            getattr(self.model, f"rms_{tap}").copy_(taps[tap].float().square().mean().sqrt())

    def losses(self, batch: Batch, stage: Stage) -> dict[str, Tensor]:
        """The mean over the levels of hard and soft loss, and each level's hard loss."""
        image, labels = batch
        with torch.autocast(image.device.type, torch.bfloat16):
            taught = self._taught(image)
            scores = self.scores(image)
        stride = stage.loss_stride
        hard = {name: pixel_loss(found, labels, stride) for name, found in scores.items()}
        loss = torch.stack(list(hard.values())).mean()
        if taught is not None:
            soft = [soft_loss(_at_stride(found, taught), taught) for found in scores.values()]
            loss = loss + self.settings.soft_weight * torch.stack(soft).mean()
        return {"loss": loss} | hard

    def scores(self, image: Tensor) -> dict[str, Tensor]:
        """Each level's scores in fp32, batch × classes × rows × columns, at its own grid."""
        raise NotImplementedError

    def logits(self, model: Any, image: Tensor) -> Mapping[str, Tensor]:
        """Each level's logits of one photo at its own size."""
        raise NotImplementedError

    def validate(self, model: nn.Module, device: torch.device) -> tuple[dict[str, Any], float]:
        """mIoU and band mIoU of each level; the best is that of the finest level's mIoU."""
        scores = self.validation.scores(lambda image: self.logits(model, image), device)
        return scores, list(scores.values())[-1]["miou"]

    def _taught(self, image: Tensor) -> Tensor | None:
        if self.teacher is None:
            return None
        return soft_labels(self.teacher.to(image.device), image, FINEST_STRIDE)


def _at_stride(scores: Tensor, taught: Tensor) -> Tensor:
    """``scores`` averaged over the teacher's coarser cells."""
    return F.avg_pool2d(scores, scores.shape[-1] // taught.shape[-1])


class FCNTask(SemanticTask):
    """FCN-32s, 16s and 8s, each with a loss of its own, from one pass."""

    taps = FUSED

    def scores(self, image: Tensor) -> dict[str, Tensor]:
        """The fused score maps at 1/8."""
        scores = self.model.scores(self.model.taps(image))
        scores = {tap: found.float() for tap, found in scores.items()}
        return {name: fuse(scores, name) for name in LEVELS}

    def logits(self, model: Any, image: Tensor) -> Mapping[str, Tensor]:
        """All levels."""
        return model(image)


class UNetTask(SemanticTask):
    """The U-Net's decoder on a trunk that stays as it is."""

    taps = tuple(COPIES)
    pretrained = ("trunk.", "bottom.")

    def scores(self, image: Tensor) -> dict[str, Tensor]:
        """The logits at 1/1."""
        with torch.no_grad():
            taps = self.model.taps(image)
        return {"unet": self.model.decode(taps).float()}  # crops need no padding

    def logits(self, model: Any, image: Tensor) -> Mapping[str, Tensor]:
        """The one level that there is."""
        return {"unet": model(image)}
