"""Smaller and larger copies of photos."""

import numpy as np
import pytest

from segcore.data.resize import fit, fitted_size, shrink


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


@pytest.mark.parametrize(
    ("size", "side", "fitted"),
    [((300, 600), 96, (48, 96)), ((30, 60), 96, (48, 96)), ((1, 4), 640, (160, 640))],
)
def test_the_longest_side_becomes_the_side(
    size: tuple[int, int], side: int, fitted: tuple[int, int]
) -> None:
    assert fitted_size(size, side) == fitted
    assert fit(np.full((*size, 3), 7, np.uint8), side).shape[:2] == fitted


def test_a_larger_copy_keeps_colours_and_places() -> None:
    photo = np.zeros((4, 4, 3), np.uint8)
    photo[:, 2:] = 200
    larger = fit(photo, 16)[:, :, 0].astype(int)
    assert larger[:, :6].max() < 30
    assert abs(larger[:, 10:] - 200).max() < 30  # a cubic swings a little beside an edge
    assert (np.diff(larger[:, 6:10]) > 0).all()
