"""Weights on their way into a training and out of it."""

from pathlib import Path

import pytest
import tiny
import torch
from made_up_photos import SETS

from segcore import load
from segcore.cards import Card
from segcore.errors import DataError
from segcore.models.deeplab import DeepLabV3
from segcore.models.network import to_file
from segcore.train.__main__ import commands_of, parse
from segcore.train.export import export
from segcore.train.from_fcn import begin_unet
from segcore.train.initial import (
    begin_fcn_on_mobilenet,
    begin_fcn_on_vgg16,
    load_decoder,
)
from segcore.train.loop import BEST
from segcore.train.teacher import load_teacher
from segcore.weights import load_weights, save_weights


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


def test_the_card_remembers_the_runs_before(tmp_path: Path) -> None:
    export_to(tmp_path, ("the first run",))
    typed = ["fcn-voc21", "--data", "d", "--init", str(tmp_path / "fcn-voc21.safetensors")]
    commands = commands_of(parse([*typed, "--out", "runs/two", "--minutes", "30"]))
    assert commands[0] == "the first run"
    assert commands[1].endswith("--init fcn-voc21.safetensors --out two --minutes 30")
