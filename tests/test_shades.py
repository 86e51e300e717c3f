"""Shades of objects: far apart for every eye, and neighbours rarely share one."""

import numpy as np
import pytest
from test_palette import DEUTERANOPIA, NORMAL, PROTANOPIA, smallest_distance

from segcore.data.shades import SHADES, shades_of

MAGENTA = (0xC8, 0x20, 0x5F)


@pytest.mark.parametrize("sight", [NORMAL, DEUTERANOPIA, PROTANOPIA], ids=["normal", "d", "p"])
def test_shades_stay_apart(sight):
    assert smallest_distance(SHADES, sight) > 38


def test_no_shade_comes_near_the_boundarys_magenta():
    assert min(smallest_distance([shade, MAGENTA], NORMAL) for shade in SHADES) > 45


def test_the_first_objects_get_a_shade_each_and_later_ones_a_distant_one():
    # A row of objects ten pixels apart; the ninth stands on the first, the tenth on the last.
    left = np.array([*range(0, 80, 10), 1, 71], np.float32)
    boxes = np.stack([left, left * 0, left + 8, left * 0 + 8], axis=1)
    shades = shades_of(boxes)
    assert shades[: len(SHADES)] == list(SHADES)
    assert shades[8] == SHADES[7]
    assert shades[9] == SHADES[0]


def test_no_boxes_no_shades():
    assert shades_of(np.zeros((0, 4), np.float32)) == []
