"""The tab Inside without a browser: its service, what goes to the browser, its handlers."""

import json
from dataclasses import replace

import gradio as gr
import numpy as np
import pytest
from fake_engine import HORSE, BrokenEngine, made_up_maps
from pictures import content_of
from PIL import Image
from tab_events import ENGLISH, KOREAN, QUIET, event
from test_page_values import picture_of

from demo import runner, services
from demo.lessons.inside import tab as inside
from demo.lessons.inside.value import LABEL_SIDE, photo_value
from demo.shared.shown import NOTHING
from segcore import zoo
from segcore.data.voc21 import VOC21
from segcore.errors import MissingWeights, OutOfMemory, UnknownName
from segcore.measure.boundary import boundary_band

LEVELS = ["fcn32s", "fcn16s", "fcn8s"]

pytestmark = pytest.mark.usefixtures("fake")

COPIES = {"expand2": 2, "expand4": 4, "expand7": 8, "expand14": 16}  # of the U-Net: tap → stride


def scores_of(given: dict) -> np.ndarray:
    """What the browser reads: float32 (classes, rows, columns)."""
    data = np.frombuffer(content_of(given["scores"]), "<f4")
    return data.reshape(len(VOC21), given["rows"], given["columns"])


# ---- The service ------------------------------------------------------------------------------
def test_a_photo_is_taken_apart(photo):
    seen = services.look_inside(photo)
    assert [scores.shape for scores in seen.maps.values()] == [(21, 2, 2), (21, 4, 4), (21, 8, 8)]
    assert (seen.input_size, seen.truth) == ((40, 64), None)


def test_a_sample_brings_its_truth_and_its_band():
    seen = services.look_inside(services.first_source())
    band = boundary_band(seen.truth.labels, float(services.EDGE_RADIUS))
    np.testing.assert_array_equal(seen.truth.band, band)


def test_maps_of_another_copy_than_the_labels_are_refused(fake, monkeypatch, photo):
    monkeypatch.setattr(fake, "score_maps", lambda photo, model: made_up_maps((20, 32)))
    with pytest.raises(OutOfMemory, match="64 × 40"):
        services.look_inside(photo)


def test_copies_are_offered_where_the_unet_is_here(monkeypatch):
    assert dict(services.copies()) == COPIES
    monkeypatch.setattr(zoo, "available", lambda name: name in LEVELS)
    assert services.copies() == {}


def test_the_same_copies_are_asked_for_once(fake, photo):
    one = services.ablated(photo, ["expand2", "expand14"])
    assert services.ablated(photo, ["expand14", "expand2", "expand2"]) is one
    assert fake.runs == 1
    assert (one.labels[:, 18:] == HORSE).all()
    assert not one.labels[:, :18].any()


# ---- What goes to the browser -----------------------------------------------------------------
def test_the_value_is_json_and_holds_the_maps_as_they_are():
    seen = services.look_inside(services.first_source())
    value = json.loads(json.dumps(photo_value(seen), allow_nan=False))["photo"]
    assert [given["tap"] for given in value["taps"]] == ["block17", "expand14", "expand7"]
    assert [given["stride"] for given in value["taps"]] == [32, 16, 8]
    for given in value["taps"]:
        np.testing.assert_array_equal(scores_of(given), seen.maps[given["tap"]])
    np.testing.assert_array_equal(picture_of(value["truth"]["band"]), seen.truth.band)
    np.testing.assert_array_equal(picture_of(value["truth"]["labels"]), seen.truth.labels)


def test_taps_of_any_trunk_come_coarse_to_fine_with_their_fields():
    seen = services.look_inside(services.first_source())
    names = {"block17": "pool5", "expand14": "pool4", "expand7": "pool3"}
    maps = {names[tap]: found for tap, found in reversed(seen.maps.items())}
    taps = photo_value(replace(seen, trunk="vgg16", maps=maps))["photo"]["taps"]
    assert [given["tap"] for given in taps] == ["pool5", "pool4", "pool3"]
    deepest = services.fields("vgg16")["pool5"]
    assert taps[0]["field"] == {"size": deepest.size, "start": deepest.start, "whole": False}
    assert deepest != services.fields()["block17"]
    assert [tap["field"]["whole"] for tap in photo_value(seen)["photo"]["taps"]] == [
        True,
        False,
        False,
    ]


def test_levels_and_copies_have_their_strides():
    value = photo_value(services.look_inside(services.first_source()))["photo"]
    assert [(level["name"], level["stride"]) for level in value["levels"]] == [
        ("fcn32s", 32),
        ("fcn16s", 16),
        ("fcn8s", 8),
    ]
    strides = {copy["tap"]: copy["stride"] for copy in value["copies"]}
    assert strides == COPIES


def test_the_browser_scores_every_sample_with_truth_at_its_own_size():
    for source in services.samples():
        if services.truth_of(source) is not None:
            assert max(services.photo_of(source).shape) <= LABEL_SIDE, source


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (2000, 40)])
def test_odd_sizes_reach_the_browser(tmp_path, size):
    file = tmp_path / "odd.png"
    Image.new("RGB", size).save(file)
    value = photo_value(services.look_inside(str(file)))["photo"]
    assert value["full_size"] == value["input_size"] == list(size)
    assert max(value["size"]) == min(max(size), LABEL_SIDE)
    assert value["truth"] is None


# ---- The handlers -----------------------------------------------------------------------------
def test_the_tab_shows_the_photo_of_the_page_when_it_is_opened(photo):
    value, source, shown = inside.SHOWN.follow(photo, NOTHING, KOREAN, QUIET)
    assert value["source"].startswith("photo")
    assert source == shown == photo
    again = inside.SHOWN.follow(photo, photo, KOREAN, QUIET)
    assert all(isinstance(part, type(gr.skip())) for part in again)


def test_samples_and_files_can_be_chosen(sent, photo):
    assert inside.SHOWN.pick(event(name="horse"), ENGLISH)[1:] == ("horse", "horse")
    upload = sent(photo)
    assert inside.SHOWN.take(upload, ENGLISH, QUIET)[1:] == (upload.upload, upload.upload)
    with pytest.raises(gr.Error, match="unicorn"):
        inside.SHOWN.pick(event(name="unicorn"), ENGLISH)


def test_the_board_gets_the_labels_of_the_copies_that_it_asks_for(photo):
    value = inside.ask(photo, event(copies=["expand7", "expand2", "expand4"]))
    assert value["unet"]["copies"] == ["expand2", "expand4", "expand7"]
    assert (picture_of(value["unet"]["labels"]) == HORSE).sum() == 40 * (64 - 10)
    assert value["photo"] is None


def test_what_fails_says_why(monkeypatch, photo):
    monkeypatch.setattr(runner, "current", BrokenEngine)
    assert "No weights." in inside.ask(photo, event(copies=[]))["problem"]["en"]
    value, *rest = inside.SHOWN.follow(photo, NOTHING, KOREAN, QUIET)
    assert "No weights." in value["problem"]["en"]  # the board has nothing else to show
    assert all(isinstance(part, type(gr.skip())) for part in rest)
    with pytest.raises(gr.Error, match="No weights"):
        inside.SHOWN.follow(photo, "horse", ENGLISH, QUIET)
    with pytest.raises(MissingWeights):
        services.look_inside(photo)


def test_a_copy_that_does_not_exist_is_a_problem_and_no_crash(monkeypatch, fake, photo):
    def refuse(*_: object) -> None:
        raise UnknownName("The U-Net has no copy 'conv9'.")

    monkeypatch.setattr(fake, "segment", refuse)
    assert "conv9" in inside.ask(photo, event(copies=["conv9"]))["problem"]["en"]
