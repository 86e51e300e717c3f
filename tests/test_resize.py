"""Smaller copies of photos."""

import numpy as np
import pytest

from segcore.data.resize import shrink


def test_four_pixels_become_their_mean() -> None:
    photo = np.zeros((2, 4, 3), np.uint8)
    photo[:, 2:] = 200
    photo[0, 0] = 40
    assert shrink(photo, 2)[..., 0].tolist() == [[10, 200]]


@pytest.mark.parametrize(
    ("size", "side", "smaller"),
    [
        ((300, 600), 96, (48, 96)),
        ((600, 300), 96, (96, 48)),
        ((1, 4000), 640, (1, 640)),
        ((481, 640), 640, (481, 640)),
        ((3, 5), 640, (3, 5)),
        ((5, 5), 1, (1, 1)),
    ],
)
def test_the_longest_side_fits(size: tuple[int, int], side: int, smaller: tuple[int, int]) -> None:
    assert shrink(np.zeros((*size, 3), np.uint8), side).shape[:2] == smaller


def test_what_fits_comes_back_as_a_copy() -> None:
    photo = np.full((4, 4, 3), 7, np.uint8)
    same = shrink(photo, 8)
    assert np.array_equal(same, photo)
    same[:] = 0
    assert (photo == 7).all()
