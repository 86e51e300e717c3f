"""The training loop of the FCN: three levels at once, resumable at any time."""

import copy
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader
from tqdm import tqdm

from segcore.models.deeplab import DeepLabV3
from segcore.models.fcn import FCN, FINEST_STRIDE, FUSED, LEVELS, fuse
from segcore.train.augment import Augmentation
from segcore.train.losses import pixel_loss, soft_loss
from segcore.train.photos import Crops, Drawing
from segcore.train.settings import FCNSettings, Stage
from segcore.train.teacher import soft_labels
from segcore.train.validate import Validation
from segcore.weights import save_weights

STATE = "state.pt"
BEST = "best.safetensors"
LOG = "log.jsonl"


class Training:
    """One run of ``minutes``, whose state survives a kill; see :meth:`run`.

    The schedule runs over time and not over steps, so that a run ends when it was promised to on
    any machine. Time spent before a resume counts.
    """

    def __init__(
        self,
        model: FCN,
        drawing: Drawing,
        validation: Validation,
        out: Path,
        minutes: float,
        settings: FCNSettings,
        teacher: DeepLabV3 | None,
        device: torch.device,
    ) -> None:
        self.model = model.to(device).to(memory_format=torch.channels_last)
        self.teacher = teacher.to(device) if teacher else None
        self.drawing, self.validation, self.out = drawing, validation, out
        self.settings, self.device, self.seconds = settings, device, minutes * 60
        self.average = copy.deepcopy(self.model).eval().requires_grad_(False)
        self.optimizer = _optimizer(self.model, settings)
        self.elapsed, self.step, self.best = 0.0, 0, float("-inf")

    def run(self) -> None:
        """Train until the minutes are over, validating and saving on the way."""
        self.out.mkdir(parents=True, exist_ok=True)
        with tqdm(total=round(self.seconds), initial=round(self.elapsed), unit="s") as bar:
            for stage in self.settings.stages:
                self._run_stage(stage, bar)
        self._validate()
        self._save()

    def resume(self) -> None:
        """Go on where the last checkpoint in the run's folder was written."""
        state = torch.load(self.out / STATE, map_location=self.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.average.load_state_dict(state["average"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.elapsed, self.step, self.best = state["elapsed"], state["step"], state["best"]

    def calibrate(self) -> None:
        """Measure each tap's root mean square on one batch, so that no tap drowns another."""
        image, _ = next(self._batches(self.settings.stages[0]))
        with torch.no_grad(), self._autocast():
            taps = self.model.taps(image)
        for network in (self.model, self.average):
            for tap in FUSED:
                getattr(network, f"rms_{tap}").copy_(taps[tap].float().square().mean().sqrt())

    def _run_stage(self, stage: Stage, bar: tqdm) -> None:
        if self.elapsed >= stage.until * self.seconds:
            return
        saved = validated = self.elapsed
        clock = time.monotonic()
        for image, labels in self._batches(stage):
            loss = self._step(image, labels, stage)
            now = time.monotonic()
            bar.update(round(self.elapsed + now - clock) - round(self.elapsed))
            self.elapsed, clock = self.elapsed + now - clock, now
            bar.set_postfix(loss=f"{loss['loss']:.3f}", step=self.step, refresh=False)
            self._log(loss | {"crop": stage.crop})
            if self.elapsed - saved > 60 * self.settings.checkpoint_minutes:
                saved = self.elapsed
                self._save()
            if self.elapsed - validated > 60 * self.settings.validate_minutes:
                validated = self.elapsed
                self._validate()
            if self.elapsed >= stage.until * self.seconds:
                return

    def _batches(self, stage: Stage) -> Iterator[tuple[Tensor, Tensor]]:
        settings = self.settings
        longest = settings.side * stage.crop / 320
        augmentation = Augmentation(stage.crop, longest, settings.scales, settings.colour)
        crops = Crops(self.drawing, augmentation, settings.seed + self.step)
        for image, labels in DataLoader(crops, batch_size=stage.batch, num_workers=1):
            image = image.to(self.device, memory_format=torch.channels_last).float() / 255
            yield image, labels.to(self.device)

    def _step(self, image: Tensor, labels: Tensor, stage: Stage) -> dict[str, float]:
        self._set_rates()
        self.model.train()
        with self._autocast():
            taught = None
            if self.teacher:
                taught = soft_labels(self.teacher, image, FINEST_STRIDE)
            scores = self.model.scores(self.model.taps(image))
        fused = {name: fuse({k: v.float() for k, v in scores.items()}, name) for name in LEVELS}
        hard = {name: pixel_loss(fused[name], labels, stage.loss_stride) for name in LEVELS}
        loss = torch.stack(list(hard.values())).mean()
        if taught is not None:
            soft = torch.stack([soft_loss(fused[name], taught) for name in LEVELS]).mean()
            loss = loss + self.settings.soft_weight * soft
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 5.0)
        self.optimizer.step()
        self.step += 1
        self._average()
        return {"loss": loss.item()} | {name: value.item() for name, value in hard.items()}

    def _set_rates(self) -> None:
        left = max(0.0, 1 - self.elapsed / self.seconds) ** self.settings.power
        warm = min(1.0, (self.step + 1) / self.settings.warmup_steps)
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * left * warm

    @torch.no_grad()
    def _average(self) -> None:
        # Early on the average would lag behind, so its memory grows with the run.
        decay = min(self.settings.average, (1 + self.step) / (10 + self.step))
        pairs = zip(self.average.parameters(), self.model.parameters(), strict=True)
        for kept, new in pairs:
            kept.lerp_(new, 1 - decay)

    def _autocast(self) -> Any:
        return torch.autocast(self.device.type, torch.bfloat16)

    def _log(self, row: dict[str, Any]) -> None:
        with (self.out / LOG).open("a") as log:
            log.write(json.dumps({"step": self.step, "seconds": round(self.elapsed, 1)} | row))
            log.write("\n")

    def _validate(self) -> None:
        scores = self.validation.scores(self.average, self.device)
        self._log({"validation": scores})
        tqdm.write(f"{self.elapsed / 60:.0f} min: {json.dumps(scores)}")
        last = scores[list(LEVELS)[-1]]["miou"]
        if last > self.best:
            self.best = last
            save_weights(self.average.state_dict(), self.out / BEST)

    def _save(self) -> None:
        state = {
            "model": self.model.state_dict(),
            "average": self.average.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "elapsed": self.elapsed,
            "step": self.step,
            "best": self.best,
        }
        unfinished = self.out / f"{STATE}.part"
        torch.save(state, unfinished)
        unfinished.replace(self.out / STATE)  # a kill while writing leaves the old one


def _optimizer(model: FCN, settings: FCNSettings) -> torch.optim.Optimizer:
    for name in settings.frozen:
        getattr(model.trunk, name).requires_grad_(False)
    trunk = [p for p in model.trunk.parameters() if p.requires_grad]
    decoder = [p for name, p in model.named_parameters() if not name.startswith("trunk.")]
    groups = [
        {"params": trunk, "peak": settings.trunk_rate},
        {"params": decoder, "peak": settings.head_rate},
    ]
    return torch.optim.AdamW(groups, lr=0.0, weight_decay=settings.weight_decay, fused=True)
