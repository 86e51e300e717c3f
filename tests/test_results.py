"""Results check themselves, stay as they are, and count their pixels."""

import copy
import dataclasses
import json
import pickle

import numpy as np
import pytest

from segcore.data.labels import VOID
from segcore.data.results import InstanceResult, SemanticResult
from segcore.data.voc21 import VOC21
from segcore.errors import LabelError, SettingsError


def result_of(labels, **changes):
    fields = {
        "label_set": VOC21,
        "model": "fcn8s",
        "device": "cpu",
        "precision": "float32",
        "seconds": {"read": 0.25, "network": 1.5},
        "input_size": (32, 64),
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
        "class_scores": None,
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
def test_impossible_input_sizes_are_refused(size):
    with pytest.raises(SettingsError, match="input size"):
        result_of([[0]], input_size=size)


def objects(**changes):
    fields = {
        "boxes": [[0, 0, 4, 3], [1, 1, 2, 3]],
        "classes": [13, 15],
        "scores": [0.9, 0.5],
        "masks": np.zeros((2, 28, 28)),
        "size": (3, 4),
        "label_set": VOC21,
        "model": "maskrcnn",
        "device": "cpu",
        "precision": "float32",
        "seconds": {"network": 1.5},
        "input_size": (3, 4),
    }
    kinds = {"boxes": np.float32, "classes": np.uint8, "scores": np.float32, "masks": np.float32}
    fields |= changes
    return InstanceResult(**fields | {k: np.asarray(fields[k], v) for k, v in kinds.items()})


def test_objects_from_a_score_up():
    found = objects()
    assert len(found) == 2
    assert len(found.at_least(0.5)) == 2
    assert found.at_least(0.6).classes.tolist() == [13]
    assert found.at_least(0.6).masks.shape == (1, 28, 28)
    assert len(found.at_least(0.95)) == 0


def test_counts_by_hand():
    found = objects(
        boxes=[[0, 0, 1, 1]] * 3,
        classes=[15, 13, 15],
        scores=[0.9, 0.9, 0.1],
        masks=np.zeros((3, 28, 28)),
    )
    assert list(found.counts().items()) == [(15, 2), (13, 1)]


def test_a_photo_without_objects():
    found = objects(boxes=np.zeros((0, 4)), classes=[], scores=[], masks=np.zeros((0, 28, 28)))
    assert found.counts() == {}
    assert found.to_json()["objects"] == []


def test_objects_as_json_by_hand():
    found = json.loads(json.dumps(objects().to_json()))
    assert found["height"] == 3
    assert found["objects"][1] == {
        "index": 15,
        "name": "person",
        "ko": "사람",
        "score": 0.5,
        "box": [1, 1, 2, 3],
    }


def test_object_arrays_are_locked():
    with pytest.raises(ValueError, match="read-only"):
        objects().boxes[0] = 1


@pytest.mark.parametrize(
    "changes",
    [
        {"masks": np.zeros((1, 28, 28))},
        {"masks": np.zeros((2, 14, 14))},
        {"boxes": np.zeros((2, 5))},
        {"classes": [0, 15]},
        {"classes": [13, 21]},
        {"classes": [13, VOID]},
    ],
)
def test_objects_of_the_wrong_shape_or_class_are_refused(changes):
    with pytest.raises(LabelError):
        objects(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"scores": [0.5, 0.9]},
        {"scores": [1.5, 0.9]},
        {"scores": [np.nan, 0.9]},
        {"boxes": [[0, 0, 4, 3], [1, 1, 1, 3]]},
        {"boxes": [[0, 0, 5, 3], [1, 1, 2, 3]]},
        {"boxes": [[-1, 0, 4, 3], [1, 1, 2, 3]]},
        {"seconds": {"network": -1.0}},
        {"input_size": (0, 4)},
    ],
)
def test_objects_out_of_range_are_refused(changes):
    with pytest.raises(SettingsError):
        objects(**changes)
