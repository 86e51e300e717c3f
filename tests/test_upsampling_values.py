"""The tab Upsampling without a browser: what goes to the page, its handlers, its errors."""

import json

import gradio as gr
import numpy as np
import pytest
from fake_engine import HORSE, BrokenEngine
from pictures import content_of
from tab_events import ENGLISH, KOREAN, QUIET, event

from demo import runner, services
from demo.lessons.upsampling import tab as upsampling
from demo.lessons.upsampling.value import about_zero, photo_value, places_of
from segcore.data.voc21 import VOC21

pytestmark = pytest.mark.usefixtures("fake")


def array_of(given: dict, name: str, kind: str) -> np.ndarray:
    """What the browser reads: (classes, rows, columns)."""
    data = np.frombuffer(content_of(given[name]), kind)
    return data.reshape(len(VOC21), given["rows"], given["columns"])


# ---- What goes to the browser -----------------------------------------------------------------
def test_the_value_is_json_and_holds_the_coarsest_map_about_zero():
    seen = services.look_inside(services.first_source())
    value = json.loads(json.dumps(photo_value(seen), allow_nan=False))["photo"]
    coarsest = min(seen.maps.values(), key=lambda scores: scores.size)
    scores = array_of(value, "scores", "<f4")
    assert value["stride"] == 32
    np.testing.assert_array_equal(scores, about_zero(coarsest))
    np.testing.assert_array_equal(scores.argmax(0), coarsest.argmax(0))


def test_the_places_are_those_of_the_finer_maps_coarse_to_fine():
    seen = services.look_inside(services.first_source())
    value = photo_value(seen)["photo"]
    assert [each["stride"] for each in value["places"]] == [16, 8]
    _, *finer = sorted(seen.maps.values(), key=lambda scores: scores.size)
    for each, scores in zip(value["places"], finer, strict=True):
        np.testing.assert_array_equal(array_of(each, "places", "u1"), places_of(scores))


def test_a_class_is_above_zero_where_it_wins_and_nowhere_else():
    scores = np.random.default_rng(1).normal(7, 2, (5, 4, 3)).astype(np.float32)
    moved = about_zero(scores)
    wins = np.arange(5)[:, None, None] == scores.argmax(0)
    np.testing.assert_array_equal(moved > 0, wins)
    # The same number is taken from all classes of a cell, so softmax stays.
    np.testing.assert_allclose(np.ptp(scores - moved, axis=0), 0, atol=1e-5)


def test_a_place_is_that_of_the_largest_and_of_equal_ones_the_first():
    scores = np.array([[[1, 2, 5, 5], [4, 3, 5, 5]]], np.float32)
    np.testing.assert_array_equal(places_of(scores), [[[2, 0]]])
    assert places_of(scores).dtype == np.uint8


# ---- The tab ----------------------------------------------------------------------------------
def test_a_tapped_sample_and_an_upload(sent, photo):
    value, source, shown = upsampling.SHOWN.pick(event(name="horse"), KOREAN)
    assert (value["source"], source, shown) == ("horse", "horse", "horse")
    again, *_ = upsampling.SHOWN.pick(event(name="horse"), KOREAN)
    assert again["serial"] != value["serial"]  # two equal values would look like one
    upload = sent(photo)
    value, source, shown = upsampling.SHOWN.take(upload, KOREAN, QUIET)
    assert source == shown == upload.upload
    assert value["source"].startswith("photo")
    assert HORSE in array_of(value["photo"], "scores", "<f4").argmax(0)


def test_the_opened_tab_follows_the_photo_of_the_page(photo):
    assert upsampling.SHOWN.follow(photo, "horse", KOREAN, QUIET)[1:] == (photo, photo)
    again = upsampling.SHOWN.follow(photo, photo, KOREAN, QUIET)
    assert all(isinstance(part, type(gr.skip())) for part in again)


def test_without_weights_the_numbers_stay_and_the_board_says_why(monkeypatch, photo):
    monkeypatch.setattr(runner, "current", BrokenEngine)
    value, source, shown = upsampling.SHOWN.follow(photo, "", ENGLISH, QUIET)
    assert value["photo"] is None
    assert "No weights." in value["problem"]["en"]
    assert isinstance(source, type(gr.skip()))
    assert isinstance(shown, type(gr.skip()))
    with pytest.raises(gr.Error):
        upsampling.SHOWN.pick(event(name="unicorn"), ENGLISH)
