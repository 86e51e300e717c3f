"""What goes to the browser: JSON, no larger than it must be, and nothing that it should not see."""

import io
import json
import re
from pathlib import Path

import numpy as np
import pytest
from fake_engine import CLASS_SCORES, OBJECTS, made_up_objects
from page_visit import ROOT
from pictures import content_of
from PIL import Image
from test_palette import DEUTERANOPIA, NORMAL, PROTANOPIA, seen_by, smallest_distance

from demo import services
from demo.lessons.segment import value as segment
from demo.lessons.segment.objects import objects_value
from demo.lessons.skips.value import value_of
from demo.services import Answer
from demo.shared.encoding import DISPLAY_SIDE, palette_png
from segcore.data.results import MASK_SIDE, InstanceResult
from segcore.data.voc21 import VOC21
from segcore.errors import DownloadError
from segcore.measure.boundary import boundary_band

pytestmark = pytest.mark.usefixtures("fake")


def picture_of(uri: str) -> np.ndarray:
    with Image.open(io.BytesIO(content_of(uri))) as picture:
        return np.array(picture)


# ---- Skips ------------------------------------------------------------------------------------
def test_the_value_is_json_and_keeps_small_photos_whole():
    value = value_of(services.compare(services.first_source()))
    json.dumps(value, allow_nan=False)
    assert value["size"] == value["full_size"]
    assert [level["cell"] for level in value["levels"]] == [32, 16, 8]
    assert value["legend"][-1]["name"] == {"en": "Background", "ko": "배경"}


@pytest.mark.parametrize("radius", [1, 5, 40])
def test_the_band_of_the_browser_is_the_one_that_is_scored(radius):
    view = services.compare(services.first_source())
    rings = picture_of(value_of(view)["rings"])
    np.testing.assert_array_equal(rings <= radius, boundary_band(view.truth, float(radius)))


def test_every_width_of_the_band_has_a_score_and_a_ceiling():
    value = value_of(services.compare(services.first_source()))
    assert value["radii"] == list(range(1, 41))
    for level in value["levels"]:
        assert len(level["curve"]) == len(level["ceiling"]) == 40
        assert level["curve"][value["radius"] - 1] == level["edge"]
        assert level["best"] > level["ceiling"][0]


def colour_of(name: str) -> tuple[int, int, int]:
    script = (ROOT / "demo/lessons/skips/layers.js").read_text("utf-8")
    found = re.search(rf"const {name} = \[(\d+), (\d+), (\d+)\];", script)
    return tuple(map(int, found.groups()))


@pytest.mark.parametrize("sight", [NORMAL, DEUTERANOPIA, PROTANOPIA], ids=["normal", "d", "p"])
def test_repaired_spoiled_and_changed_stay_apart_by_lightness_alone(sight):
    colours = [colour_of(name) for name in ("REPAIRED", "SPOILED", "CHANGED")]
    assert smallest_distance(colours, sight) > 38
    lightness = sorted(seen_by(colours, sight)[:, 0])
    assert min(np.diff(lightness)) > 18


@pytest.mark.parametrize("last", [1, 15, 20, 255])
def test_a_label_map_keeps_its_indices_and_brings_no_colours_that_it_lacks(last):
    labels = np.array([[0, 1, last], [last, last, 0]], np.uint8)
    data = palette_png(labels)
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.mode == "P"
        np.testing.assert_array_equal(np.array(picture), labels)
    assert len(data) < 140 + 3 * last


def test_a_large_photo_is_shown_smaller(tmp_path):
    file = tmp_path / "large.png"
    Image.new("RGB", (2000, 1000)).save(file)
    value = value_of(services.compare(str(file)))
    assert value["size"] == [DISPLAY_SIDE, 800]
    assert value["full_size"] == [2000, 1000]
    assert picture_of(value["levels"][0]["labels"]).shape == (800, DISPLAY_SIDE)


@pytest.mark.parametrize("size", [(1, 1), (1, 300), (1700, 2)])
def test_odd_sizes_reach_the_browser(tmp_path, size):
    file = tmp_path / "odd.png"
    Image.new("RGB", size).save(file)
    value = value_of(services.compare(str(file)))
    assert min(value["size"]) >= 1
    assert 0 <= value["lens"][0] <= value["size"][0]


def test_an_upload_does_not_tell_where_it_lies(photo):
    folder = str(Path(photo).parent)
    assert folder not in json.dumps(value_of(services.compare(photo)))
    answers = {"maskrcnn": services.answer(photo, "maskrcnn")}
    value = segment.photo_value(photo, services.photo_of(photo), answers)
    assert folder not in json.dumps(value)


# ---- Segment ----------------------------------------------------------------------------------
def test_a_photo_comes_with_the_answers_that_are_known(photo):
    answers = {name: services.answer(photo, name) for name in ("fcn8s", "maskrcnn")}
    value = segment.photo_value(photo, services.photo_of(photo), answers)
    json.dumps(value, allow_nan=False)
    assert value["photo"]["size"] == [64, 40]
    assert [answer["task"] for answer in value["answers"].values()] == ["semantic", "instance"]
    assert value["answers"]["fcn8s"]["shares"][str(VOC21.index_of("horse"))] == pytest.approx(7 / 8)


def test_an_answer_alone_does_not_send_the_photo_again(photo):
    value = segment.value_of(photo, {"unet": services.answer(photo, "unet")})
    assert value["photo"] is None
    assert len(json.dumps(value)) < 3000


def test_two_equal_values_differ_for_the_browser():
    assert segment.value_of("horse") != segment.value_of("horse")


def test_a_problem_is_told_in_both_languages(photo):
    value = segment.value_of(photo, problems={"unet": DownloadError("No way.")})
    words = value["problems"]["unet"]
    assert words["en"] == "No way."
    assert "내려받지" in words["ko"]
    assert "No way." not in words["ko"]  # no English tail behind the Korean sentence


def test_the_networks_are_plain_rows(photo):
    rows = {row["name"]: row for row in segment.value_of(photo)["networks"]}
    assert rows["unet"]["ready"]
    assert rows["maskrcnn"]["task"] == "instance"
    assert rows["deeplabv3_resnet50"]["download_bytes"] > 0


def test_large_objects_are_scaled_by_the_browser(tmp_path):
    file = tmp_path / "large.png"
    Image.new("RGB", (2000, 1000)).save(file)
    answers = {"maskrcnn": services.answer(str(file), "maskrcnn")}
    value = segment.photo_value(str(file), services.photo_of(str(file)), answers)
    assert value["photo"]["size"] == [DISPLAY_SIDE, 800]
    box = value["answers"]["maskrcnn"]["objects"][0]["box"]
    assert box == pytest.approx([200, 200, 680, 900], abs=0.01)


def test_the_class_scores_travel_with_the_labels(photo):
    answer = segment.value_of(photo, {"fcn8s": services.answer(photo, "fcn8s")})["answers"]["fcn8s"]
    assert answer["class_scores"] == pytest.approx(CLASS_SCORES.tolist(), abs=1e-3)


def test_the_steps_to_an_object_are_plain_numbers(photo):
    value = segment.steps_value(photo, "maskrcnn", 1, services.steps(photo, "maskrcnn", 1))
    json.dumps(value, allow_nan=False)
    told = value["steps"]
    assert (told["network"], told["place"], told["rank"]) == ("maskrcnn", 1, 3)
    assert (told["kept"], len(told["proposals"])) == (60, 50)
    assert told["proposal"] == told["proposals"][2]
    assert len(json.dumps(value)) < 5000


def test_the_measured_shares_are_those_of_the_current_weights():
    measured = services.measured_tasks()
    assert {each.task for each in measured} == {"classify", "locate"}
    assert all(0 < each.share <= 1 and each.photos > 50 for each in measured)
    assert {"fcn8s", "maskrcnn"} <= {each.name for each in measured}


# ---- Objects ----------------------------------------------------------------------------------
def test_masks_travel_as_one_grey_picture():
    result = made_up_objects((40, 64))
    value = objects_value(result)
    atlas = picture_of(value["masks"])
    assert atlas.shape == (len(OBJECTS) * MASK_SIDE, MASK_SIDE)
    assert atlas.dtype == np.uint8
    np.testing.assert_allclose(atlas[:MASK_SIDE] / 255, result.masks[0], atol=0.5 / 255 + 1e-6)
    assert [row["score"] for row in value["objects"]] == pytest.approx(result.scores.tolist())


def test_no_object_is_no_picture():
    value = objects_value(made_up_objects((40, 64)).at_least(1.0))
    assert value == {"objects": [], "masks": None}


def test_a_hundred_objects_stay_below_a_hundred_kilobytes():
    rng = np.random.default_rng(0)
    corners = rng.uniform(0, 400, (100, 2))
    result = InstanceResult(
        boxes=np.hstack([corners, corners + rng.uniform(20, 100, (100, 2))]).astype(np.float32),
        classes=rng.integers(1, 21, 100).astype(np.uint8),
        scores=np.sort(rng.uniform(0, 1, 100).astype(np.float32))[::-1],
        # As soft as masks are at their edges, but with more edges than any real one.
        masks=np.clip(rng.normal(0.5, 1, (100, MASK_SIDE, MASK_SIDE)), 0, 1).astype(np.float32),
        size=(600, 600),
        label_set=VOC21,
        model="maskrcnn",
        device="a test",
        precision="float32",
        seconds={},
        input_size=(600, 600),
    )
    value = segment.value_of("horse", {"maskrcnn": Answer(result)})
    assert len(json.dumps(value)) < 100_000
