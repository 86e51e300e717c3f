"""Training on a data set of a few made-up photos and a tiny network."""

import itertools
import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import tiny
import torch
from made_up_photos import SETS, write_photos
from torch.nn import functional as F

from segcore.models.network import Network
from segcore.train import loop
from segcore.train.loop import BEST, LOG, STATE, Training
from segcore.train.losses import pixel_loss, soft_loss
from segcore.train.photos import Drawing, find_examples, held_out
from segcore.train.semantic import DecoderTask, SemanticTask, TrunkTask, measure_scales
from segcore.train.settings import LoopSettings, SemanticSettings, Stage
from segcore.train.validate import Validation

STEP = 0.15  # seconds that a step takes by the tests' clock


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every step takes the same time, so that a busy machine trains as far as an idle one."""
    ticks = itertools.count()
    monkeypatch.setattr(loop, "time", SimpleNamespace(monotonic=lambda: STEP * next(ticks)))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write_photos(tmp_path)
    return tmp_path


SETTINGS = SemanticSettings(
    sets=SETS,
    chosen_on=SETS,
    held_out=2,
    stages=(Stage(1.0, crop=64, side=16, batch=2, loss_stride=2),),
    new_rate=0.01,
    loop=LoopSettings(warmup_steps=1, validate_minutes=60.0, checkpoint_minutes=60.0),
)


def task_of(kind: type[SemanticTask], data: Path, network: Network, settings: SemanticSettings):
    kept = held_out(data, settings.chosen_on, settings.held_out)
    drawing = Drawing(find_examples(data, SETS), 0.5)
    return kind(network, drawing, Validation(data, kept, 64), settings, None)


def training(data: Path, minutes: float, calibrated: bool = False) -> Training:
    torch.manual_seed(0)
    task = task_of(TrunkTask, data, tiny.fcn(8), SETTINGS)
    if calibrated:
        measure_scales(task, task.model.decoder.reads)
    return Training(task, data / "run", minutes, SETTINGS.loop, torch.device("cpu"))


def unet_training(data: Path, minutes: float) -> Training:
    torch.manual_seed(0)
    stages = (Stage(1.0, crop=64, side=16, batch=2, loss_stride=1),)
    settings = replace(SETTINGS, stages=stages, frozen=("trunk",))
    task = task_of(DecoderTask, data, tiny.unet(), settings)
    measure_scales(task, task.model.decoder.mutable)
    return Training(task, data / "unet", minutes, settings.loop, torch.device("cpu"))


def losses(run: Path) -> list[float]:
    rows = [json.loads(line) for line in (run / LOG).read_text().splitlines()]
    return [row["loss"] for row in rows if "loss" in row]


def test_a_run_lowers_the_loss_and_leaves_its_files(data: Path) -> None:
    run = training(data, 0.1, calibrated=True)
    assert run.model.decoder.rms_pool3 != 1
    run.run()
    found = losses(data / "run")
    assert np.mean(found[-3:]) < 0.8 * np.mean(found[:3])
    assert (data / "run" / STATE).is_file()
    assert (data / "run" / BEST).is_file()


def test_a_resumed_run_goes_on_where_it_was(data: Path) -> None:
    first = training(data, 0.02)
    first.run()
    again = training(data, 0.02)
    again.resume()
    assert again.step == first.step > 0
    assert again.elapsed == first.elapsed
    for one, other in zip(first.model.parameters(), again.model.parameters(), strict=True):
        assert torch.equal(one, other)
    again.run()  # its time is over: it validates once more and trains no further
    assert again.step == first.step


def test_frozen_blocks_stay(data: Path) -> None:
    run = training(data, 0.02)
    before = {n: p.clone() for n, p in run.model.named_parameters()}
    run.run()
    changed = {n for n, p in run.model.named_parameters() if not torch.equal(p, before[n])}
    assert not any(name.startswith(("trunk.conv1", "trunk.conv2")) for name in changed)
    assert any(name.startswith("trunk.conv5") for name in changed)
    assert any(name.startswith("decoder.score.pool3") for name in changed)


def test_a_unet_run_lowers_the_loss_and_leaves_the_trunk(data: Path) -> None:
    run = unet_training(data, 0.1)
    before = {n: p.clone() for n, p in run.model.named_parameters()}
    run.run()
    found = losses(data / "unet")
    assert np.mean(found[-3:]) < 0.8 * np.mean(found[:3])
    changed = {n for n, p in run.model.named_parameters() if not torch.equal(p, before[n])}
    assert not any(name.startswith("trunk.") for name in changed)
    assert any(name.startswith("decoder.expand.conv1") for name in changed)
    kept = dict(run.average.named_parameters())
    assert torch.equal(kept["trunk.conv1.0.weight"], before["trunk.conv1.0.weight"])
    assert not torch.equal(kept["decoder.score.weight"], before["decoder.score.weight"])


def test_a_teacher_at_a_coarser_grid_is_heard(data: Path) -> None:
    """The soft part of the loss is the cross entropy of the scores' means over the cells."""
    task = unet_training(data, 0.0).task
    taught = torch.rand(1, 21, 8, 8).softmax(1)
    scores = torch.randn(1, 21, 64, 64)
    task._taught = lambda image: taught
    task.model.decoder.decode = lambda taps: {"unet": scores}
    labels = torch.zeros(1, 64, 64, dtype=torch.uint8)
    found = task.losses((torch.rand(1, 3, 64, 64), labels), task.stages[0])
    soft = soft_loss(F.avg_pool2d(scores, 8), taught)
    torch.testing.assert_close(found["loss"], pixel_loss(scores, labels, 1) + soft)


def test_outputs_can_weigh_differently_in_the_loss(data: Path) -> None:
    settings = replace(SETTINGS, output_weights=(1.0, 2.0, 5.0))
    task = task_of(TrunkTask, data, tiny.fcn(8), settings)
    torch.manual_seed(0)
    labels = torch.randint(21, (1, 64, 64), dtype=torch.uint8)
    found = task.losses((torch.rand(1, 3, 64, 64), labels), task.stages[0])
    one, two, three = (found[name] for name in ("fcn32s", "fcn16s", "fcn8s"))
    torch.testing.assert_close(found["loss"], (one + 2 * two + 5 * three) / 8)
