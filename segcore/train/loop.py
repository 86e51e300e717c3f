"""The training loop: trains any recipe's task for a given time, and can be resumed."""

import copy
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from pickle import UnpicklingError
from typing import Any, Protocol, runtime_checkable

import torch
from torch import Tensor, nn
from tqdm import tqdm

from segcore.errors import DataError, SettingsError
from segcore.models.network import to_file
from segcore.train.settings import LoopSettings, Stage
from segcore.weights import save_weights

STATE = "state.pt"
BEST = "best.safetensors"
LOG = "log.jsonl"


def check_folder(out: Path, resume: bool) -> None:
    """Refuse to begin where an earlier run would be overwritten.

    Args:
        out: the folder of the run.
        resume: whether the run shall continue the one in the folder.

    Raises:
        SettingsError: the folder holds a run that would be lost.
    """
    if resume and (out / STATE).exists():
        return
    # A log alone is of a run that was stopped before its first checkpoint.
    found = [name for name in ((BEST,) if resume else (STATE, BEST, LOG)) if (out / name).exists()]
    if found:
        raise SettingsError(
            f"{out} holds {' and '.join(found)} of an earlier run.",
            f"Expected {f'{STATE} to continue from' if resume else 'a new folder'}.",
            "Choose another --out." if resume else "Choose another --out, or add --resume.",
        )


@runtime_checkable  # so that tests can check tasks at run time
class Task(Protocol):
    """What a recipe brings to the loop."""

    @property
    def model(self) -> nn.Module:
        """The model to train."""

    @property
    def stages(self) -> Sequence[Stage]:
        """The parts of the run, in their order."""

    def batches(self, stage: Stage, seed: int, device: torch.device) -> Iterator[Any]:
        """An endless stream of batches on ``device``."""

    def losses(self, batch: Any, stage: Stage) -> Mapping[str, Tensor]:
        """``loss`` is minimised, the others are logged beside it."""

    def groups(self) -> list[dict[str, Any]]:
        """The parameters that learn, as ``{"params": […], "peak": learning rate}``."""

    def validate(self, model: nn.Module, device: torch.device) -> tuple[dict[str, Any], float]:
        """Scores for the log, and the figure by which the best weights are chosen."""


class Training:
    """One run of ``minutes`` that can be stopped and resumed; see :meth:`run`.

    The schedule runs over time and not over steps, so that a run takes the same time on any
    machine. Time spent before a resume counts.
    """

    def __init__(
        self, task: Task, out: Path, minutes: float, settings: LoopSettings, device: torch.device
    ) -> None:
        self.task, self.out, self.seconds = task, out, minutes * 60
        self.settings, self.device = settings, device
        self.model = task.model.to(device).to(memory_format=torch.channels_last)
        self.average = copy.deepcopy(self.model).eval().requires_grad_(False)
        self.optimizer = torch.optim.AdamW(
            task.groups(), lr=0.0, weight_decay=settings.weight_decay, fused=True
        )
        self.elapsed, self.step, self.best = 0.0, 0, float("-inf")

    def run(self) -> None:
        """Train until the minutes are over, validating and saving on the way."""
        self.out.mkdir(parents=True, exist_ok=True)
        with tqdm(total=round(self.seconds), initial=round(self.elapsed), unit="s") as bar:
            for stage in self.task.stages:
                self._run_stage(stage, bar)
        self._validate()
        self._save()

    def resume(self) -> None:
        """Continue from the last checkpoint in the run's folder.

        Raises:
            DataError: it is only a part of one, or that of another recipe.
        """
        path = self.out / STATE
        try:
            state = torch.load(path, map_location=self.device, weights_only=True)
            self.model.load_state_dict(state["model"])
            self.average.load_state_dict(state["average"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.elapsed, self.step, self.best = state["elapsed"], state["step"], state["best"]
        except (UnpicklingError, RuntimeError, EOFError, LookupError, TypeError, ValueError) as no:
            raise DataError(
                f"{path} is incomplete, damaged, or the state of another recipe.",
                "Expected the state of this recipe's run.",
                "Copy it again, or begin anew in another folder.",
            ) from no

    def _run_stage(self, stage: Stage, bar: tqdm) -> None:
        if self.elapsed >= stage.until * self.seconds:
            return
        saved = validated = self.elapsed
        clock = time.monotonic()
        for batch in self.task.batches(stage, self.settings.seed + self.step, self.device):
            losses = self._step(batch, stage)
            now = time.monotonic()
            bar.update(round(self.elapsed + now - clock) - round(self.elapsed))
            self.elapsed, clock = self.elapsed + now - clock, now
            bar.set_postfix(loss=f"{losses['loss']:.3f}", step=self.step, refresh=False)
            self._log(losses | {"crop": stage.crop})
            if self.elapsed - saved > 60 * self.settings.checkpoint_minutes:
                saved = self.elapsed
                self._save()
            if self.elapsed - validated > 60 * self.settings.validate_minutes:
                validated = self.elapsed
                self._validate()
            if self.elapsed >= stage.until * self.seconds:
                return

    def _step(self, batch: Any, stage: Stage) -> dict[str, float]:
        self._set_rates()
        self.model.train()
        losses = self.task.losses(batch, stage)
        self.optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(losses["loss"])
        learning = [p for group in self.optimizer.param_groups for p in group["params"]]
        nn.utils.clip_grad_norm_(learning, self.settings.clip)
        self.optimizer.step()
        self.step += 1
        self._average()
        return {name: value.item() for name, value in losses.items()}

    def _set_rates(self) -> None:
        left = max(0.0, 1 - self.elapsed / self.seconds) ** self.settings.power
        warm = min(1.0, (self.step + 1) / self.settings.warmup_steps)
        for group in self.optimizer.param_groups:
            group["lr"] = self.settings.rate * group["peak"] * left * warm

    @torch.no_grad()
    def _average(self) -> None:
        # Early on the average would lag behind, so its memory grows with the run.
        decay = min(self.settings.average, (1 + self.step) / (10 + self.step))
        pairs = zip(self.average.parameters(), self.model.parameters(), strict=True)
        for kept, new in pairs:
            if new.requires_grad:
                kept.lerp_(new, 1 - decay)

    def _log(self, row: Mapping[str, Any]) -> None:
        with (self.out / LOG).open("a") as log:
            log.write(json.dumps({"step": self.step, "seconds": round(self.elapsed, 1), **row}))
            log.write("\n")

    def _validate(self) -> None:
        scores, figure = self.task.validate(self.average, self.device)
        self._log({"validation": scores})
        tqdm.write(f"{self.elapsed / 60:.0f} min: {json.dumps(scores)}")
        if self.settings.last or figure > self.best:
            self.best = figure
            save_weights(to_file(self.average.state_dict()), self.out / BEST)

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
        unfinished.replace(self.out / STATE)  # if writing is interrupted, the old file stays
