"""Results check themselves, stay as they are, and count their pixels."""

import copy
import dataclasses
import json
import pickle

import numpy as np
import pytest

from segcore.classes import VOC21, VOID
from segcore.errors import LabelError, SettingsError
from segcore.results import SemanticResult


def result_of(labels, **changes):
    fields = {
        "label_set": VOC21,
        "model": "fcn8s",
        "device": "cpu",
        "precision": "float32",
        "seconds": {"read": 0.25, "network": 1.5},
        "inner_size": (32, 64),
    }
    return SemanticResult(np.array(labels, np.uint8), **(fields | changes))


def test_shares_by_hand():
    result = result_of([[0, 0, 15, 15], [15, 13, 13, VOID]])
    assert result.shares() == {15: 3 / 8, 0: 2 / 8, 13: 2 / 8}
    assert list(result.shares()) == [15, 0, 13]


def test_shares_against_a_slow_count():
    labels = np.random.default_rng(0).integers(0, 21, (37, 23)).astype(np.uint8)
    slow = {i: sum(int(v) == i for v in labels.flat) / labels.size for i in range(21)}
    assert result_of(labels).shares() == {i: share for i, share in slow.items() if share}


def test_all_void_has_no_shares():
    result = result_of([[VOID]])
    assert result.shares() == {}
    assert result.to_json()["void_share"] == 1


@pytest.mark.parametrize("shape", [(1, 1), (1, 9), (7, 5)])
def test_size_is_height_then_width(shape):
    assert result_of(np.zeros(shape)).size == shape


def test_labels_are_a_locked_copy():
    labels = np.zeros((2, 2), np.uint8)
    result = result_of(labels)
    labels[0, 0] = 15
    assert result.labels[0, 0] == 0
    with pytest.raises(ValueError, match="read-only"):
        result.labels[0, 0] = 1


def test_seconds_are_a_copy():
    seconds = {"network": 1.0}
    result = result_of([[0]], seconds=seconds)
    seconds["network"] = 9.0
    assert result.seconds == {"network": 1.0}


def test_a_result_is_frozen_and_hashable():
    result = result_of([[0]])
    with pytest.raises(dataclasses.FrozenInstanceError):
        result.model = "other"
    assert {result: 1}[result] == 1


def test_copies_and_pickles():
    result = result_of([[0, 15]])
    for twin in (copy.deepcopy(result), pickle.loads(pickle.dumps(result))):
        assert twin.labels.tolist() == [[0, 15]]
        assert twin.to_json() == result.to_json()


def test_json_by_hand():
    result = result_of([[0, 0, 0, 13]], notes=("Resized.",))
    assert json.loads(json.dumps(result.to_json())) == {
        "model": "fcn8s",
        "label_set": "VOC21",
        "height": 1,
        "width": 4,
        "classes": [
            {"index": 0, "name": "background", "ko": "배경", "share": 0.75},
            {"index": 13, "name": "horse", "ko": "말", "share": 0.25},
        ],
        "void_share": 0.0,
        "device": "cpu",
        "precision": "float32",
        "inner_size": [32, 64],
        "seconds": {"read": 0.25, "network": 1.5},
        "notes": ["Resized."],
    }


def test_foreign_labels_are_refused():
    with pytest.raises(LabelError, match="indices 21"):
        result_of([[21]])


@pytest.mark.parametrize("time", [-0.1, float("nan"), float("inf")])
def test_impossible_times_are_refused(time):
    with pytest.raises(SettingsError, match="network is not"):
        result_of([[0]], seconds={"read": 0.1, "network": time})


@pytest.mark.parametrize("size", [(0, 5), (5, -1)])
def test_impossible_inner_sizes_are_refused(size):
    with pytest.raises(SettingsError, match="inner size"):
        result_of([[0]], inner_size=size)
