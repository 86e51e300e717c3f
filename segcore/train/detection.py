"""The task of Mask R-CNN: objects in crops, with torchvision's losses."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, IterableDataset, get_worker_info
from torchvision.models.detection import MaskRCNN

from segcore.data.image_io import read_photo
from segcore.data.instance_truth import TruePhoto, read_truth
from segcore.measure.instance_scores import FoundObject, animals_ap50, found_objects, score
from segcore.models.mask_rcnn import detect
from segcore.models.partly_labelled import Target
from segcore.train.detection_augment import DetectionAugmentation
from segcore.train.detection_photos import Truths
from segcore.train.detection_settings import DetectionSettings
from segcore.train.photos import Drawing
from segcore.train.settings import Stage

Batch = tuple[Tensor, list[Target]]  # RGB in 0–1, and torchvision's targets


class DetectionTask:
    """Proposals, classes, boxes and masks at once."""

    def __init__(
        self,
        model: MaskRCNN,
        drawing: Drawing,
        truths: Truths,
        validation: "DetectionValidation",
        settings: DetectionSettings,
    ) -> None:
        self.model: Any = model
        self.drawing, self.truths = drawing, truths
        self.validation, self.settings = validation, settings
        self.stages: Sequence[Stage] = settings.stages
        model.backbone.trunk[: settings.frozen_blocks].requires_grad_(False)

    def batches(self, stage: Stage, seed: int, device: torch.device) -> Iterator[Batch]:
        """Augmented crops without end."""
        scenes = Scenes(self.drawing, self.truths, self.settings, stage, seed)
        loader = DataLoader(scenes, batch_size=stage.batch, collate_fn=gather, num_workers=1)
        for image, targets in loader:
            image = image.to(device, memory_format=torch.channels_last).float() / 255
            yield image, [{k: v.to(device) for k, v in target.items()} for target in targets]

    def losses(self, batch: Batch, stage: Stage) -> dict[str, Tensor]:
        """torchvision's five losses and, as ``loss``, their sum."""
        image, targets = batch
        with torch.autocast(image.device.type, torch.bfloat16):
            parts = self.model(list(image), targets)
        return {"loss": torch.stack(list(parts.values())).sum()} | {
            name.removeprefix("loss_"): value for name, value in parts.items()
        }

    def groups(self) -> list[dict[str, Any]]:
        """The trained part of the backbone, and all new parameters."""
        trunk = self.model.backbone.trunk
        pretrained = [p for p in trunk.parameters() if p.requires_grad]
        known = {id(p) for p in trunk.parameters()}
        new = [p for p in self.model.parameters() if id(p) not in known]
        return [
            {"params": pretrained, "peak": self.settings.backbone_rate},
            {"params": new, "peak": self.settings.head_rate},
        ]

    def validate(self, model: nn.Module, device: torch.device) -> tuple[dict[str, Any], float]:
        """Mask AP50 on the held-out photos; the figure is the mean of people and animals."""
        scores = self.validation.scores(model, device)
        return scores, (scores["coco"]["person"] + scores["voc_animals"]["animals"]) / 2


class Scenes(IterableDataset[tuple[Tensor, Target]]):
    """An endless stream of augmented crops; each worker process has its own random generator."""

    def __init__(
        self,
        drawing: Drawing,
        truths: Truths,
        settings: DetectionSettings,
        stage: Stage,
        seed: int,
    ) -> None:
        self.drawing, self.truths, self.seed = drawing, truths, seed
        self.settings = settings
        self.augmentation = DetectionAugmentation(settings, stage)

    def __iter__(self) -> Iterator[tuple[Tensor, Target]]:
        worker = get_worker_info()
        rng = np.random.default_rng((self.seed, worker.id if worker else 0))
        while True:
            scene = self._draw(rng)
            if rng.random() < self.settings.paste:
                scene = self.augmentation.pasted(scene, self._draw(rng), rng)
            yield self.augmentation.example(scene, rng)

    def _draw(self, rng: np.random.Generator) -> Any:
        example, wanted = self.drawing.draw(rng)
        return self.augmentation.scene(self.truths[example.photo], wanted, rng)


def gather(examples: list[tuple[Tensor, Target]]) -> tuple[Tensor, list[Target]]:
    """A batch: crops have the same size but different numbers of objects."""
    return torch.stack([photo for photo, _ in examples]), [target for _, target in examples]


class DetectionValidation:
    """A quick look at photos of the train lists that are held out of the training."""

    def __init__(self, data: Path, settings: DetectionSettings) -> None:
        every, most = settings.held_out, settings.looked_at
        self.sets = {
            photos.folder: evenly(read_truth(data / photos.folder, "train", every), most)
            for photos in settings.chosen_on
        }

    def scores(self, model: nn.Module, device: torch.device) -> dict[str, dict[str, float]]:
        """Mask AP50 of all classes, of people and of the animals; 0 where there are none."""
        scores = {}
        for name, photos in self.sets.items():
            found = [answer(model, photo, device) for photo in photos]
            scores[name] = _summary(score(photos, found)["mask"])
        return scores


def evenly(photos: Sequence[TruePhoto], most: int) -> list[TruePhoto]:
    """All photos, or ``most`` of them at even distances."""
    count = min(most, len(photos))
    return [photos[place * len(photos) // count] for place in range(count)]


def _summary(mask: dict[str, Any]) -> dict[str, float]:
    return {
        "all": mask["ap50"] or 0.0,
        "person": mask["per_class"]["person"]["ap50"] or 0.0,
        "animals": animals_ap50(mask) or 0.0,
    }


def answer(model: Any, photo: TruePhoto, device: torch.device) -> list[FoundObject]:
    """What ``model`` finds in a photo."""
    image = torch.from_numpy(read_photo(photo.path)).to(device).permute(2, 0, 1)[None].float() / 255
    with torch.autocast(device.type, torch.bfloat16):
        found = detect(model, image)
    boxes, labels, scores, masks = (part.float().cpu().numpy() for part in found[:4])
    return found_objects(boxes, labels.astype(np.int64), scores, masks, photo)
