"""The exception tree: complete, and every message in three parts."""

import ast
import copy
import pickle
from pathlib import Path

import pytest

from segcore import errors

PARENTS = {
    "SegcoreError": "Exception",
    "ImageError": "SegcoreError",
    "UnreadableImage": "ImageError",
    "ImageTooLarge": "ImageError",
    "LabelError": "SegcoreError",
    "UnknownName": "SegcoreError",
    "WeightsError": "SegcoreError",
    "MissingWeights": "WeightsError",
    "DamagedWeights": "WeightsError",
    "DownloadError": "WeightsError",
    "DataError": "SegcoreError",
    "SettingsError": "SegcoreError",
    "OutOfMemory": "SegcoreError",
}


def test_the_tree_is_complete():
    found = {
        name: thing.__base__.__name__
        for name, thing in vars(errors).items()
        if isinstance(thing, type)
    }
    assert found == PARENTS


def test_the_drawing_names_every_error():
    assert all(name in errors.__doc__ for name in PARENTS if name != "SegcoreError")


def test_errors_import_nothing():
    tree = ast.parse(Path(errors.__file__).read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]


@pytest.mark.parametrize("name", PARENTS)
def test_three_parts_make_one_message(name):
    error = getattr(errors, name)("A came.", "B was needed.", "Do C.")
    assert str(error) == "A came. B was needed. Do C."
    assert (error.came, error.needed, error.next_step) == ("A came.", "B was needed.", "Do C.")


def test_parts_that_are_missing_leave_no_gap():
    assert str(errors.DataError("A came.")) == "A came."
    assert str(errors.DataError("A came.", next_step="Do C.")) == "A came. Do C."


def test_an_error_survives_the_way_between_processes():
    error = errors.OutOfMemory("A came.", "B was needed.", "Do C.")
    for twin in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
        assert type(twin) is errors.OutOfMemory
        assert str(twin) == str(error)
