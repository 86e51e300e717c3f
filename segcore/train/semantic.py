"""The tasks of the networks that label pixels: a trunk with its FCN, or any decoder on a trunk."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.utils.data import DataLoader

from segcore.models.deeplab import DeepLabV3
from segcore.models.network import Network
from segcore.ops.bilinear import upsample
from segcore.train.augment import Augmentation
from segcore.train.losses import pixel_loss, soft_loss
from segcore.train.photos import Crops, Drawing
from segcore.train.settings import SemanticSettings, Stage
from segcore.train.teacher import soft_labels
from segcore.train.validate import Validation

Batch = tuple[Tensor, Tensor]  # RGB in 0–1 and label maps
SOFT_STRIDE = 8  # pixels along a cell of the teacher's soft labels


class SemanticTask:
    """A per-pixel softmax loss on hard labels, and on a teacher's soft ones if there is one.

    Every output of the decoder has a loss of its own; their mean is minimised.
    """

    def __init__(
        self,
        model: Network,
        drawing: Drawing,
        validation: Validation,
        settings: SemanticSettings,
        teacher: DeepLabV3 | None,
    ) -> None:
        self.model: Network = model
        self.teacher, self.settings = teacher, settings
        self.drawing, self.validation = drawing, validation
        self.stages: Sequence[Stage] = settings.stages
        for name in settings.frozen:
            model.get_submodule(name).requires_grad_(False)

    def batches(self, stage: Stage, seed: int, device: torch.device) -> Iterator[Batch]:
        """Augmented crops without end."""
        settings = self.settings
        augmentation = Augmentation(stage.crop, stage.side, settings.scales, settings.colour)
        crops = Crops(self.drawing, augmentation, seed)
        for image, labels in DataLoader(crops, batch_size=stage.batch, num_workers=1):
            image = image.to(device, memory_format=torch.channels_last).float() / 255
            yield image, labels.to(device)

    def groups(self) -> list[dict[str, Any]]:
        """The pretrained parameters that still learn, and the new ones."""
        learning = [(n, p) for n, p in self.model.named_parameters() if p.requires_grad]
        known = [p for n, p in learning if n.startswith(self.settings.pretrained)]
        new = [p for n, p in learning if not n.startswith(self.settings.pretrained)]
        groups = [
            {"params": known, "peak": self.settings.known_rate},
            {"params": new, "peak": self.settings.new_rate},
        ]
        return [group for group in groups if group["params"]]

    def losses(self, batch: Batch, stage: Stage) -> dict[str, Tensor]:
        """The mean over the outputs of hard and soft loss, and each output's hard loss."""
        image, labels = batch
        with torch.autocast(image.device.type, torch.bfloat16, enabled=self.settings.half):
            taught = self._taught(image)
            maps = self.model.decoder.decode(self.taps(image))
        scores = {name: found.float() for name, found in maps.items()}
        hard = {
            name: pixel_loss(found, labels, stage.loss_stride, self.settings.edge_weight)
            for name, found in scores.items()
        }
        loss = self._mean(hard)
        if taught is not None:
            soft = {n: soft_loss(_at_stride(m, taught), taught) for n, m in scores.items()}
            loss = loss + self.settings.soft_weight * self._mean(soft)
        return {"loss": loss} | hard

    def taps(self, image: Tensor) -> dict[str, Tensor]:
        """What the decoder reads; crops need no padding."""
        raise NotImplementedError

    def validate(self, model: nn.Module, device: torch.device) -> tuple[dict[str, Any], float]:
        """mIoU and band mIoU of each output; the figure is the mean of both for the last output."""
        scores = self.validation.scores(model, device)
        last = list(scores.values())[-1]
        return scores, (last["miou"] + last["band"]) / 2

    def _mean(self, losses: Mapping[str, Tensor]) -> Tensor:
        """The mean over the outputs, each with its weight."""
        weights = self.settings.output_weights or (1.0,) * len(losses)
        parts = [w * loss for w, loss in zip(weights, losses.values(), strict=True)]
        return torch.stack(parts).sum() / sum(weights)

    def _taught(self, image: Tensor) -> Tensor | None:
        if self.teacher is None:
            return None
        return soft_labels(self.teacher.to(image.device), image, SOFT_STRIDE)


class TrunkTask(SemanticTask):
    """A trunk that learns together with its FCN."""

    def taps(self, image: Tensor) -> dict[str, Tensor]:
        """With gradients into the trunk."""
        return self.model.taps(image)


class DecoderTask(SemanticTask):
    """A decoder on a trunk that stays as it is."""

    def taps(self, image: Tensor) -> dict[str, Tensor]:
        """Without gradients."""
        with torch.no_grad():
            return self.model.taps(image)


@torch.no_grad()
def measure_scales(task: SemanticTask, names: Collection[str]) -> None:
    """Measure the root mean square of taps on one batch, so that no tap drowns another."""
    seed = task.settings.loop.seed
    image, _ = next(task.batches(task.stages[0], seed, torch.device("cpu")))
    task.model.decoder.measure_scales(task.model.taps(image), names)


def _at_stride(scores: Tensor, taught: Tensor) -> Tensor:
    """``scores`` on the teacher's grid: averaged over its cells, or raised to them."""
    if scores.shape[-1] < taught.shape[-1]:
        return upsample(scores, taught.shape[-1] // scores.shape[-1])
    return F.avg_pool2d(scores, scores.shape[-1] // taught.shape[-1])
