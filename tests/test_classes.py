"""Label sets, and the one check that every label map passes."""

import dataclasses

import numpy as np
import pytest

from segcore.data.classes import LabelClass, LabelSet
from segcore.data.labels import VOID, check_labels
from segcore.data.voc21 import VOC21
from segcore.errors import LabelError, UnknownName

# The order of the VOC development kit (VOCinit.m), as its files spell the names.
OFFICIAL_NAMES = """
    aeroplane bicycle bird boat bottle bus car cat chair cow diningtable dog horse motorbike
    person pottedplant sheep sofa train tvmonitor
"""


def test_voc_has_the_official_order():
    assert len(VOC21) == 21
    assert [VOC21.index_of(name) for name in OFFICIAL_NAMES.split()] == list(range(1, 21))
    assert VOC21.index_of("background") == 0


def test_korean_names_by_hand():
    assert (VOC21[0].ko, VOC21[13].ko, VOC21[20].ko) == ("배경", "말", "TV 모니터")
    assert len({label.ko for label in VOC21.classes}) == 21


def test_name_and_index_are_inverse():
    assert [VOC21.index_of(VOC21.name_of(index)) for index in range(21)] == list(range(21))


def test_an_unknown_name_lists_the_valid_ones():
    with pytest.raises(UnknownName, match=r"'zebra'.*background, aeroplane.*TV monitor"):
        VOC21.index_of("zebra")


@pytest.mark.parametrize("index", [-1, 21, VOID])
def test_an_index_without_a_class_is_refused(index):
    with pytest.raises(UnknownName, match=f"index {index}.*0 to 20"):
        VOC21.name_of(index)


def test_a_label_set_is_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        VOC21.name = "other"


@pytest.mark.parametrize(
    ("indices", "names", "message"),
    [((0, 2), ("a", "b"), "0, 2"), ((0, 1), ("a", "A "), "once"), ((1,), ("a",), "in this order")],
)
def test_a_label_set_with_gaps_or_twins_is_refused(indices, names, message):
    classes = tuple(LabelClass(i, n, n) for i, n in zip(indices, names, strict=True))
    with pytest.raises(LabelError, match=message):
        LabelSet("wrong", classes)


def test_a_label_set_never_reaches_void():
    with pytest.raises(LabelError, match="at most 255"):
        LabelSet("wrong", tuple(LabelClass(i, str(i), str(i)) for i in range(256)))


@pytest.mark.parametrize("shape", [(1, 1), (1, 7), (5, 3), (33, 31)])
def test_labels_of_any_size_pass(shape):
    labels = np.full(shape, 20, np.uint8)
    labels[0, 0] = VOID
    VOC21.check(labels)


def test_foreign_indices_are_named():
    with pytest.raises(LabelError, match=r"indices 21, 254\..*VOC21.*0 to 20, or 255"):
        VOC21.check(np.array([[0, 21], [254, 255]], np.uint8))


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        (np.zeros((2, 3), np.int64), r"int64 array of shape \(2, 3\)"),
        (np.zeros((2, 3, 1), np.uint8), r"uint8 array of shape \(2, 3, 1\)"),
        (np.zeros((0, 3), np.uint8), "at least one pixel"),
        ([[0, 1]], r"^Got list as labels\."),
    ],
)
def test_what_is_no_label_map_is_refused(labels, message):
    with pytest.raises(LabelError, match=message):
        check_labels(labels, 21, "VOC21")
