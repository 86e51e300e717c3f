"""What the board of Network gets: both ways of the head, strongest maps, what a cell uses."""

import io
from base64 import b64decode
from collections.abc import Iterator

import numpy as np
import pytest
from fake_engine import HORSE, FakeEngine
from PIL import Image

from demo import runner, services
from demo.lessons.network import tab
from demo.lessons.network.pictures import bytes_of_maps, heat_of, toned
from demo.lessons.network.value import Asked, parts_value, photo_value
from demo.services import stages
from segcore import zoo
from segcore.errors import UnknownName

SIDE = 224
ALL = ("answer", "head", "stage", "seen")


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeEngine]:
    engine = FakeEngine()
    monkeypatch.setattr(runner, "current", lambda: engine)
    _forget()
    yield engine
    _forget()


def _forget() -> None:
    for kept in (services.head_at, services.stage_at, services.seen_at, services.answer_at):
        kept.cache_clear()


@pytest.fixture
def source(tmp_path) -> str:
    file = tmp_path / "photo.png"
    Image.new("RGB", (200, 120), "green").save(file)
    return str(file)


def asked(parts=ALL, **own) -> Asked:
    usual = {"network": "fcn32s-vgg16", "side": SIDE, "stage": "pool3", "cell": (3, 2)}
    return Asked(**{**usual, **own}, parts=parts)


def sent(uri: str) -> bytes:
    return b64decode(uri.split(",", 1)[1])


def picture(uri: str) -> np.ndarray:
    with Image.open(io.BytesIO(sent(uri))) as opened:
        return np.asarray(opened)


def test_every_network_is_drawn_the_levels_of_the_fcn_first(source):
    rows = photo_value(source)["photo"]["networks"]
    assert {row["name"] for row in rows} == {
        name for name, entry in zoo.ZOO.items() if entry.task == "semantic" and entry.trunk
    }
    on_vgg = [row["name"] for row in rows if row["trunk"] == "vgg16"]
    assert on_vgg[:3] == ["fcn32s-vgg16", "fcn16s-vgg16", "fcn8s-vgg16"]
    parts = {row["name"]: row["parts"] for row in rows}
    assert (parts["pspnet"], parts["deeplabv3"], parts["fcn8s"]) == ([1, 2, 3, 6], [6, 12, 18], [])


def test_only_what_is_asked_for_is_sent(source):
    value = parts_value(source, asked(["head"]))
    assert value["head"] is not None
    assert [value[part] for part in ("photo", "answer", "stage", "seen", "problem")] == [None] * 5


def test_the_head_is_sent_both_ways(source):
    head = parts_value(source, asked())["head"]
    assert (head["rows"], head["columns"], head["window"]) == (5, 7, 7)  # 134 × 224 px
    both = [np.frombuffer(sent(head[way]), "<f4") for way in ("one_by_one", "at_once")]
    assert both[0].shape == both[1].shape == (21 * 5 * 7,)
    assert np.abs(both[0] - both[1]).max() == pytest.approx(1e-6, rel=0.2)
    assert (head["one_by_one_ms"], head["at_once_ms"]) == (500, 10)


def test_a_stage_sends_its_strongest_maps_without_the_padding(source):
    stage = parts_value(source, asked())["stage"]
    assert stage["channels"] == list(range(255, 247, -1))  # the steepest ones
    assert (stage["of"], stage["rows"], stage["columns"]) == (256, 17, 28)  # ⌈134 / 8⌉, 224 / 8
    assert picture(stage["maps"]).shape == (8 * 17, 28)
    assert stage["field"] == {"size": 44, "start": -18, "stride": 8, "whole": False}


def test_the_scores_are_a_stage_whose_surest_classes_come_first(source):
    stage = parts_value(source, asked(stage="scores"))["stage"]
    assert (stage["channels"][0], stage["of"]) == (HORSE, 21)
    assert stage["field"]["size"] == 404
    on_mobilenet = parts_value(source, asked(stage="scores", network="fcn8s"))["stage"]
    assert on_mobilenet["field"]["whole"]


def test_what_a_cell_uses_is_sent_with_its_square(source):
    seen = parts_value(source, asked())["seen"]
    assert seen["cell"] == [3, 2]
    heat = picture(seen["heat"])
    assert heat.shape == (124, 208)  # 134 × 224, made small enough
    assert heat[17:21, 24:28].all()
    assert not heat[:14].any()
    assert 8 <= seen["effective"] <= 12  # the field's middle is half a stride beside the cell's
    assert seen["share"] == 0.95


@pytest.mark.parametrize(
    ("own", "says"),
    [
        ({"side": 100}, "steps of 32"),
        ({"stage": "pool9"}, "There are conv1, conv2"),
        ({"stage": "switches1"}, "There are conv1"),
        ({"cell": (28, 0)}, "17 rows and 28 columns"),
        ({"cell": (0, -1)}, "17 rows"),
        ({"network": "fcn7s"}, "There are"),
    ],
)
def test_what_the_page_does_not_offer_is_refused(source, own, says):
    with pytest.raises(UnknownName, match=says):
        parts_value(source, asked(["stage", "seen"], **own))


def test_a_trunk_that_is_not_there_is_refused():
    with pytest.raises(UnknownName, match="mobilenetv2, vgg16"):
        stages.fcn_on("resnet")


def test_a_problem_goes_to_the_board_in_both_languages(source):
    class Event:
        network, side, stage, cell, parts = "fcn32s-vgg16", 99, "pool3", [0, 0], ["head"]

    value = tab.ask(source, Event())
    assert value["head"] is None
    assert "99" in value["problem"]["en"]
    assert value["problem"]["ko"]


# ---- Pictures ----------------------------------------------------------------------------------
def test_tones_leave_out_one_spike():
    numbers = np.linspace(0, 1, 1000).reshape(20, 50)
    spiked = numbers.copy()
    spiked[0, 0] = 1000
    assert toned(numbers)[-1, -1] == toned(spiked)[-1, -1] == toned(spiked)[0, 0] == 255
    assert not toned(np.full((3, 4), 7.0)).any()


def test_maps_stand_one_below_the_other():
    maps = np.stack([np.eye(4), 1 - np.eye(4)]).astype(np.float32)
    with Image.open(io.BytesIO(bytes_of_maps(maps))) as sheet:
        np.testing.assert_array_equal(np.asarray(sheet)[:4], 255 * np.eye(4))
        np.testing.assert_array_equal(np.asarray(sheet)[4:], 255 - 255 * np.eye(4))


def test_no_influence_is_black():
    with Image.open(io.BytesIO(heat_of(np.zeros((3, 300), np.float32)))) as heat:
        assert heat.size == (208, 2)
        assert not np.asarray(heat).any()
