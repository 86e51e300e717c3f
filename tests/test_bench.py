"""The benchmark: what a network has to do, by hand; and the lines that it prints."""

import itertools

import numpy as np
import pytest
import torch
from torch import nn

from segcore.bench import __main__ as bench
from segcore.bench import convolutions, runs
from segcore.bench.convolutions import Convolution, convolutions_of, seconds_alone
from segcore.engine import Engine
from segcore.load import outline
from segcore.zoo import TRUNKS, levels_of

MADE_UP = Convolution(nn.Conv2d(4, 8, 3), torch.Size((1, 4, 7, 7)), torch.Size((1, 8, 5, 5)))
DEEP = Convolution(nn.Conv2d(8, 8, 3, groups=8), torch.Size((1, 8, 5, 5)), torch.Size((1, 8, 3, 3)))


def multiply_adds(trunk: str, height: int, width: int) -> int:
    """Those of the trunk alone, in the pass of the FCN that it ships with."""
    network = outline(levels_of(trunk)[-1])
    own = set(network.trunk.modules())
    found = convolutions_of(network, height, width)
    return sum(each.multiply_adds for each in found if each.layer in own)


# ---- What a network has to do -----------------------------------------------------------------
def test_the_multiply_adds_of_vgg16_by_hand() -> None:
    """Thirteen 3×3 convolutions, block by block: channels in and out, and the stride."""
    blocks = {1: (3, 64, 64), 2: (64, 128, 128), 4: (128, *[256] * 3), 8: (256, *[512] * 3)}
    blocks[16] = (512, *[512] * 3)
    total = sum(
        (64 // stride) * (96 // stride) * 9 * inside * outside
        for stride, channels in blocks.items()
        for inside, outside in itertools.pairwise(channels)
    )
    assert multiply_adds("vgg16", 64, 96) == total
    assert multiply_adds("vgg16", 63, 90) == total  # padded to multiples of 32


def test_the_light_trunk_costs_a_fiftieth() -> None:
    vgg, light = (multiply_adds(name, 384, 512) for name in ("vgg16", "mobilenetv2"))
    assert 40 < vgg / light < 60


def test_one_convolution_by_hand() -> None:
    assert (MADE_UP.multiply_adds, DEEP.multiply_adds) == (8 * 25 * 4 * 9, 8 * 9 * 9)
    assert MADE_UP.bytes == 4 * (4 * 49 + 8 * 25 + 8 * 4 * 9)
    assert (MADE_UP.is_depthwise, DEEP.is_depthwise) == (False, True)


def test_seventeen_layers_of_mobilenet_are_depthwise() -> None:
    deep = {
        trunk: sum(e.is_depthwise for e in convolutions_of(outline(levels_of(trunk)[-1]), 64, 64))
        for trunk in TRUNKS
    }
    assert deep == {"vgg16": 0, "mobilenetv2": 17}


def test_equal_convolutions_are_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter((3.0, 2.0, 5.0, 7.0))  # of each in either layout of memory
    monkeypatch.setattr(convolutions, "_seconds", lambda *_: next(times))
    assert seconds_alone([MADE_UP, DEEP, MADE_UP], rounds=1) == [2.0, 5.0, 2.0]


def test_a_convolution_takes_time() -> None:
    assert 1e-7 < seconds_alone([MADE_UP], rounds=1)[0] < 1


# ---- What is measured and printed -------------------------------------------------------------
@pytest.fixture
def run() -> runs.TrunkRun:
    """A pass of 8 ms over two convolutions that take 1 and 3 ms by themselves."""
    found = (MADE_UP, DEEP)
    return runs.TrunkRun(
        "mobilenetv2", (96, 128), "float32", 0.010, 0.008, 2_600_000, found, (0.001, 0.003)
    )


def test_the_lines_of_a_run_by_hand(run: runs.TrunkRun) -> None:
    text = "\n".join(bench.lines_of(run))
    assert "at 128 × 96 px, float32" in text
    assert ", ".join(levels_of("mobilenetv2")) in text
    assert "10.0 ms" in text
    assert "2.00 times as long as its layers alone" in text
    assert "8% of the multiply-adds in 75% of that time" in text


def test_no_line_speaks_of_depthwise_layers_where_there_are_none(run: runs.TrunkRun) -> None:
    dense = runs.TrunkRun("vgg16", (96, 128), "float32", 0.1, 0.08, 1, (MADE_UP,), (0.04,))
    assert "depthwise" in "\n".join(bench.lines_of(run))
    assert "depthwise" not in "\n".join(bench.lines_of(dense))
    (line,) = bench.comparison([dense, run])
    assert line.startswith("MobileNetV2 takes 1/10.0 of VGG16's time")
    assert list(bench.comparison([run])) == list(bench.comparison([])) == []


def test_a_trunk_is_measured_through_the_engine(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "LEAST_SECONDS", 0.0)
    photo = np.random.default_rng(0).integers(0, 256, (60, 80, 3), dtype=np.uint8)
    found = runs.run_on("vgg16", photo, Engine("cpu", cache_bytes=0), rounds=1)
    assert found.input_size == (312, 416)  # a small photo is enlarged
    assert 0 < found.forward < found.whole
    assert len(found.convolutions) == len(found.alone) == 18
    assert found.multiple > 0


def test_photos_are_counted_in_batches(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    photo, sizes = np.zeros((40, 60, 3), np.uint8), []
    batch = engine.batch
    monkeypatch.setattr(engine, "batch", lambda p, model: sizes.append(len(p)) or batch(p, model))
    assert runs.photos_per_second(photo, 3, engine, "fcn8s", rounds=1) > 0
    assert set(sizes) == {3}
