"""What goes wrong with a training's files ends in one sentence, and overwrites nothing."""

from pathlib import Path

import pytest
import tiny
import torch

from segcore.errors import DataError, SettingsError, WeightsError
from segcore.train import __main__ as command
from segcore.train.from_fcn import begin_unet
from segcore.train.initial import begin_fcn_on_mobilenet, begin_fcn_on_vgg16, load_decoder
from segcore.train.loop import BEST, LOG, STATE, Training, check_folder
from segcore.train.teacher import load_teacher

BEGIN = [
    lambda path: begin_fcn_on_vgg16(tiny.fcn(), path),
    lambda path: begin_fcn_on_mobilenet(tiny.fcn(), path),
    lambda path: load_decoder(tiny.fcn(), path),
    lambda path: begin_unet(tiny.unet(), path),
    load_teacher,
]


@pytest.mark.parametrize("begin", BEGIN)
@pytest.mark.parametrize("content", [b"", b"\x08\0\0\0\0\0\0\0{", b"no tensors at all"])
def test_broken_initial_weights_are_named(tmp_path: Path, begin, content: bytes):
    path = tmp_path / "init.safetensors"
    with pytest.raises(WeightsError, match="There is no file"):
        begin(path)
    path.write_bytes(content)
    with pytest.raises(WeightsError, match=r"cannot be read.*Copy or download it again"):
        begin(path)


def test_a_truncated_state_is_named(tmp_path: Path):
    run = Training.__new__(Training)
    run.out, run.device, run.model = tmp_path, torch.device("cpu"), tiny.fcn()
    run.average, run.optimizer = run.model, torch.optim.SGD(run.model.parameters())
    whole = tmp_path / "whole"
    torch.save({"model": {}, "step": 3}, whole)
    for content in (b"", b"PK", whole.read_bytes()[:-100], whole.read_bytes()):
        (tmp_path / STATE).write_bytes(content)
        with pytest.raises(DataError, match="incomplete, damaged, or the state of another"):
            run.resume()


@pytest.mark.parametrize("name", [STATE, BEST, LOG])
def test_a_used_folder_is_refused(tmp_path: Path, name: str):
    check_folder(tmp_path, resume=False)
    (tmp_path / name).touch()
    with pytest.raises(SettingsError, match=rf"{name} of an earlier run.*add --resume"):
        check_folder(tmp_path, resume=False)


def test_a_run_goes_on_where_a_state_is(tmp_path: Path):
    check_folder(tmp_path / "new", resume=True)
    (tmp_path / LOG).touch()
    check_folder(tmp_path, resume=True)
    (tmp_path / BEST).touch()
    with pytest.raises(SettingsError, match=rf"Expected {STATE} to continue from"):
        check_folder(tmp_path, resume=True)
    (tmp_path / STATE).touch()
    check_folder(tmp_path, resume=True)


def test_the_command_looks_at_the_folder_first(tmp_path: Path):
    (tmp_path / BEST).touch()
    typed = ["fcn-voc21", "--data", "none", "--init", "none", "--out", str(tmp_path)]
    with pytest.raises(SettingsError, match="Choose another --out"):
        command.main(typed)
