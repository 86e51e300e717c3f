"""Copies by area: by hand, and against OpenCV's."""

import numpy as np
import pytest
import torch
from PIL import Image

from segcore.assets import ASSETS
from segcore.data.resize import fit
from segcore.engine.network_input import fitted_on_device
from segcore.ops.area import coverage, shrink_by_area

CPU = torch.device("cpu")


def test_coverage_by_hand():
    """Five pixels in two cells of two and a half."""
    expected = torch.tensor([[0.4, 0.4, 0.2, 0, 0], [0, 0, 0.2, 0.4, 0.4]])
    torch.testing.assert_close(coverage(5, 2, CPU), expected)


@pytest.mark.parametrize(("length", "cells"), [(7, 7), (4032, 416), (9, 1), (12_000, 513)])
def test_the_shares_of_a_cell_add_up_to_one(length, cells):
    matrix = coverage(length, cells, CPU)
    torch.testing.assert_close(matrix.sum(dim=1), torch.ones(cells))
    torch.testing.assert_close(matrix.sum(dim=0), torch.full((length,), cells / length))


def test_four_pixels_become_their_mean():
    photo = torch.tensor([[[0], [40]], [[200], [100]]], dtype=torch.uint8)
    assert shrink_by_area(photo[None], 1, 1).tolist() == [[[[85]]]]


@pytest.mark.parametrize(
    ("size", "side"), [((300, 600), 96), ((375, 500), 416), ((1, 400), 96), ((7, 5), 640)]
)
def test_the_copy_of_a_gpu_is_opencvs(size, side):
    """Within 1 of 255, and nearly everywhere the same."""
    photo = np.random.default_rng(0).integers(0, 256, (*size, 3), dtype=np.uint8)
    compare_copies(photo, side)


def test_the_copy_of_a_real_photo_too():
    with Image.open(ASSETS / "samples" / "horse.jpg") as photo:
        compare_copies(np.asarray(photo.convert("RGB")), 416)


@pytest.mark.parametrize(("size", "side"), [((30, 60), 96), ((1, 40), 96), ((7, 5), 640)])
def test_the_larger_copy_of_a_gpu_is_opencvs(size, side):
    """Within 1 of 255: OpenCV's weights of a cubic are whole numbers of 1/2048."""
    photo = np.random.default_rng(0).integers(0, 256, (*size, 3), dtype=np.uint8)
    compare_copies(photo, side, few=0.1)


def compare_copies(photo: np.ndarray, side: int, few: float = 0.01) -> None:
    ours = fitted_on_device(torch.tensor(photo)[None], side)[0].permute(1, 2, 0).numpy()
    apart = np.abs(ours - fit(photo, side))
    assert apart.max() <= 1
    assert np.mean(apart > 0) < few
