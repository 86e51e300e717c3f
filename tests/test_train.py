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
from PIL import Image
from torch.nn import functional as F

from segcore import load
from segcore.cards import Card
from segcore.data.labels import VOID
from segcore.data.splits import read_split
from segcore.errors import DataError
from segcore.models.deeplab import DeepLabV3
from segcore.models.network import Network, to_file
from segcore.train import loop
from segcore.train.__main__ import commands_of, parse
from segcore.train.augment import Augmentation, recolour
from segcore.train.export import export
from segcore.train.from_fcn import begin_unet
from segcore.train.initial import (
    begin_fcn_on_mobilenet,
    begin_fcn_on_vgg16,
    load_decoder,
)
from segcore.train.loop import BEST, LOG, STATE, Training
from segcore.train.losses import pixel_loss, soft_loss
from segcore.train.photos import Drawing, Example, find_examples, held_out
from segcore.train.semantic import DecoderTask, SemanticTask, TrunkTask, measure_scales
from segcore.train.settings import LoopSettings, PhotoSet, SemanticSettings, Stage
from segcore.train.teacher import load_teacher
from segcore.train.validate import Validation
from segcore.weights import load_weights, save_weights

SETS = (PhotoSet("set", "semantic", 1.0, "made up"),)
STEP = 0.15  # seconds that a step takes by the tests' clock


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every step takes the same time, so that a busy machine trains as far as an idle one."""
    ticks = itertools.count()
    monkeypatch.setattr(loop, "time", SimpleNamespace(monotonic=lambda: STEP * next(ticks)))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Four photos: a bright square of class 1 + index on dark ground."""
    for folder in ("images", "semantic"):
        (tmp_path / "set" / folder).mkdir(parents=True)
    for index in range(4):
        labels = np.zeros((48, 64), np.uint8)
        labels[10:30, 10 + index : 40] = 1 + index
        labels[0] = VOID
        photo = np.repeat((labels > 0)[..., None] * 200, 3, axis=2).astype(np.uint8)
        Image.fromarray(photo).save(tmp_path / "set" / "images" / f"{index}.jpg")
        Image.fromarray(labels).save(tmp_path / "set" / "semantic" / f"{index}.png")
    for split, names in (("train", "0\n1\n2\n3\n"), ("val", "4\n")):
        (tmp_path / "set" / f"{split}.txt").write_text(names)
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


def test_examples_know_their_classes(data: Path) -> None:
    assert [example.classes for example in find_examples(data, SETS)] == [(1,), (2,), (3,), (4,)]


def test_drawing_by_class_balances_a_rare_one() -> None:
    def example(name: str, *classes: int) -> Example:
        return Example(Path(name), Path(name), 1.0, classes)

    drawing = Drawing([example("common", 1)] * 99 + [example("rare", 2)], by_class=1.0)
    rng = np.random.default_rng(0)
    rare = sum(drawing.draw(rng)[1] == 2 for _ in range(400))
    assert 150 < rare < 250


@pytest.mark.parametrize("wanted", [3, None])
def test_a_crop_holds_the_wanted_class(data: Path, wanted: int | None) -> None:
    augmentation = Augmentation(32, 64, (0.5, 2.0), 0.3)
    folder, rng = data / "set", np.random.default_rng(0)
    for _ in range(20):
        photo, labels = augmentation.crop(
            folder / "images" / "2.jpg", folder / "semantic" / "2.png", wanted, rng
        )
        assert photo.shape == (3, 32, 32)
        assert labels.shape == (32, 32)
        assert set(labels.unique().tolist()) <= {0, 3, VOID}
        if wanted:
            assert (labels == wanted).any()


def test_photo_and_labels_stay_together(data: Path) -> None:
    """The bright square is the class, whatever the crop: they agree but for smoothed edges."""
    augmentation = Augmentation(64, 64, (0.5, 2.0), 0.0)
    rng, folder = np.random.default_rng(1), data / "set"
    for _ in range(20):
        photo, labels = augmentation.crop(
            folder / "images" / "0.jpg", folder / "semantic" / "0.png", 1, rng
        )
        known = labels != VOID
        agree = ((photo[0] > 100) == (labels == 1))[known].float().mean()
        assert agree > 0.93


def test_recolouring_by_nothing_changes_nothing() -> None:
    photo = np.random.default_rng(0).integers(0, 256, (5, 6, 3), dtype=np.uint8)
    changed = recolour(photo, 0.0, np.random.default_rng(0))
    assert np.abs(changed.astype(int) - photo).max() <= 1


def test_pixel_loss_is_torchs_cross_entropy() -> None:
    scores, labels = torch.randn(2, 5, 4, 4), torch.randint(0, 5, (2, 4, 4), dtype=torch.uint8)
    labels[0, 0] = VOID
    expected = F.cross_entropy(scores, labels.long(), ignore_index=VOID)
    torch.testing.assert_close(pixel_loss(scores, labels, 1), expected)


def test_pixel_loss_reads_one_pixel_of_each_square() -> None:
    """At the labels' own grid the other pixels get no gradient, and the mean is that of those."""
    scores = torch.randn(1, 21, 6, 8, requires_grad=True)
    labels = torch.randint(21, (1, 6, 8), dtype=torch.uint8)
    found = pixel_loss(scores, labels, 2)
    found.backward()
    read = scores.grad.abs().sum((0, 1)) > 0
    assert read.view(3, 2, 4, 2).sum((1, 3)).eq(1).all()
    every = F.cross_entropy(scores, labels.long(), reduction="none")[0]
    torch.testing.assert_close(found, every[read].mean())


def test_pixels_near_a_boundary_weigh_more() -> None:
    """One boundary between columns 19 and 20: six columns on either side weigh 4, the others 1."""
    scores = torch.randn(1, 3, 2, 40)
    labels = torch.zeros(1, 2, 40, dtype=torch.uint8)
    labels[..., 20:] = 1
    weights = torch.ones(2, 40)
    weights[:, 14:26] = 4
    costs = F.cross_entropy(scores, labels.long(), reduction="none")[0]
    expected = (weights * costs).sum() / weights.sum()
    torch.testing.assert_close(pixel_loss(scores, labels, 1, edge_weight=4.0), expected)


def test_a_void_rim_counts_as_a_boundary_and_costs_nothing() -> None:
    scores = torch.randn(1, 3, 1, 40)
    labels = torch.zeros(1, 1, 40, dtype=torch.uint8)
    labels[..., 20] = VOID
    weights = torch.ones(1, 40)
    weights[:, 14:27] = 4
    weights[:, 20] = 0
    costs = F.cross_entropy(scores, labels.long(), reduction="none", ignore_index=VOID)[0]
    expected = (weights * costs).sum() / weights.sum()
    torch.testing.assert_close(pixel_loss(scores, labels, 1, edge_weight=4.0), expected)


def test_pixel_loss_of_a_certain_answer_is_zero_and_of_void_nothing() -> None:
    scores = torch.tensor([[[[50.0]], [[-50.0]]]])
    right = torch.zeros(1, 8, 8, dtype=torch.uint8)
    assert pixel_loss(scores, right, 2) == 0
    assert pixel_loss(scores, torch.full_like(right, VOID), 1) == 0


def test_soft_loss_by_hand() -> None:
    taught = torch.tensor([[[[0.5]], [[0.5]]]])
    assert soft_loss(torch.zeros(1, 2, 1, 1), taught) == pytest.approx(np.log(2))


def test_soft_loss_is_least_at_the_teachers_answer() -> None:
    taught = torch.rand(1, 4, 3, 3).softmax(1)
    scores = taught.log().requires_grad_()
    soft_loss(scores, taught).backward()
    torch.testing.assert_close(scores.grad, torch.zeros_like(scores), atol=1e-7, rtol=0)


def test_vgg_features_land_in_the_trunk(tmp_path: Path) -> None:
    """Foreign reference: torchvision's numbering of the same layers."""
    from torchvision.models import vgg16

    theirs = {f"features.{k}": v for k, v in vgg16(weights=None).features.state_dict().items()}
    save_weights(theirs, tmp_path / "vgg.safetensors")
    network = tiny.fcn(8, width=64)
    assert begin_fcn_on_vgg16(network, tmp_path / "vgg.safetensors") == ("pool5", "pool4", "pool3")
    last = network.trunk.conv5[4].weight
    assert torch.equal(last, theirs["features.28.weight"].half().float())


def test_initial_weights_of_something_else_are_refused(tmp_path: Path) -> None:
    save_weights({"what.0.weight": torch.zeros(1)}, tmp_path / "other.safetensors")
    with pytest.raises(DataError, match="Check --init"):
        begin_fcn_on_vgg16(tiny.fcn(8), tmp_path / "other.safetensors")


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"train\.txt is missing or empty"):
        read_split(tmp_path, "train")


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


def export_to(folder: Path, commands: tuple[str, ...] = ("one",), trunk: str = "") -> Card:
    save_weights(to_file(tiny.unet().state_dict()), folder / BEST)
    path = folder / "fcn-voc21.safetensors"
    return export(folder / BEST, path, "VOC21", SETS, ("nothing",), commands, trunk)


def test_export_leaves_weights_and_an_unmeasured_card(tmp_path: Path) -> None:
    card = export_to(tmp_path)
    assert card.scores == {}
    assert card.measured_on == ""
    assert card.parameters == sum(p.numel() for p in tiny.unet().parameters())
    assert set(load_weights(card, tmp_path)) == set(to_file(tiny.unet().state_dict()))


def test_a_trunk_that_is_shipped_elsewhere_is_left_out(tmp_path: Path) -> None:
    card = export_to(tmp_path, trunk="abc")
    assert card.trunk == "abc"
    assert not any(name.startswith("trunk.") for name in load_weights(card, tmp_path))
    assert card.parameters == sum(p.numel() for p in tiny.unet().decoder.parameters())


def test_trunk_and_decoder_come_back_from_their_two_files(tmp_path: Path) -> None:
    fcn, unet = tiny.fcn(64, classes=2), tiny.unet(classes=2)
    fcn.decoder.rms_pool5.fill_(3)
    save_weights(to_file(fcn.state_dict()), tmp_path / "fcn.safetensors")
    save_weights(unet.decoder.state_dict(), tmp_path / "unet.safetensors")
    found = tiny.unet(classes=2)
    unknown = begin_unet(found, tmp_path / "fcn.safetensors")
    assert unknown == ("conv5", "conv4", "conv3", "conv2", "conv1")
    assert torch.equal(found.decoder.bottom[3].weight, fcn.decoder.head[3].weight.half().float())
    assert found.decoder.rms_pool5 == 3
    load_decoder(found, tmp_path / "unet.safetensors")
    assert torch.equal(found.decoder.bottom[3].weight, unet.decoder.bottom[3].weight.half().float())
    assert torch.equal(found.trunk.conv1[0].weight, fcn.trunk.conv1[0].weight.half().float())
    assert torch.equal(found.decoder.score.weight, unet.decoder.score.weight.half().float())
    with pytest.raises(DataError, match="holds no trunk and head"):
        begin_unet(found, tmp_path / "unet.safetensors")
    save_weights(to_file(tiny.fcn(8, classes=2).state_dict()), tmp_path / "thin.safetensors")
    with pytest.raises(DataError, match="do not fit"):
        begin_unet(found, tmp_path / "thin.safetensors")
    with pytest.raises(DataError, match="no decoder"):
        load_decoder(found, tmp_path / "fcn.safetensors")


def test_the_fcn_on_mobilenet_begins_with_what_the_teacher_knows(tmp_path: Path) -> None:
    """The head and the scores are the teacher's, and so is the trunk where nothing is dilated."""
    torch.manual_seed(0)
    teacher = DeepLabV3().eval()
    published = {n.removeprefix("head."): v for n, v in teacher.state_dict().items()}
    save_weights(published, tmp_path / "teacher.safetensors")
    network = load.build("fcn8s").eval()
    unknown = begin_fcn_on_mobilenet(network, tmp_path / "teacher.safetensors")
    assert unknown == ("expand14", "expand7")
    teacher = load_teacher(tmp_path / "teacher.safetensors")
    features, image = torch.rand(1, 320, 3, 4), torch.rand(1, 3, 64, 64)
    with torch.inference_mode():
        expected = teacher.logits(teacher.head(features))
        head = network.decoder.head(features)
        torch.testing.assert_close(network.decoder.score["block17"](head), expected)
        wide = teacher.backbone[4].conv[0](teacher.backbone[:4](2 * image - 1))
        torch.testing.assert_close(network.trunk(image, ["expand4"])["expand4"], wide)


def test_held_out_photos_are_not_trained_on(data: Path) -> None:
    kept = held_out(data, SETS, 2)
    assert list(kept.values()) == [["0", "2"]]
    left = find_examples(data, SETS, without={"0", "2"})
    assert [example.photo.stem for example in left] == ["1", "3"]


def test_a_photo_on_which_scores_are_reported_is_not_chosen_on(data: Path) -> None:
    (data / "set" / "val.txt").write_text("2\n")
    with pytest.raises(DataError, match=r"train\.txt and val\.txt share 2"):
        held_out(data, SETS, 2)
    with pytest.raises(DataError, match=r"train\.txt and val\.txt share 2"):
        find_examples(data, SETS)


def test_a_set_without_a_validation_list_can_be_chosen_on(data: Path) -> None:
    (data / "set" / "val.txt").unlink()
    assert list(held_out(data, SETS, 2).values()) == [["0", "2"]]


def test_the_card_remembers_the_runs_before(tmp_path: Path) -> None:
    export_to(tmp_path, ("the first run",))
    typed = ["fcn-voc21", "--data", "d", "--init", str(tmp_path / "fcn-voc21.safetensors")]
    commands = commands_of(parse([*typed, "--out", "runs/two", "--minutes", "30"]))
    assert commands[0] == "the first run"
    assert commands[1].endswith("--init fcn-voc21.safetensors --out two --minutes 30")
