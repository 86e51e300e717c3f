"""The truth behind a stride: by hand, against a slow loop, and against the FCN's own climb."""

import numpy as np
import pytest
import tiny
import torch
from test_boundary import blobs

from segcore.data.labels import VOID
from segcore.data.voc21 import VOC21
from segcore.errors import LabelError, SettingsError
from segcore.measure.boundary import Bands, band_scores
from segcore.measure.metrics import scores_of
from segcore.measure.oracle import (
    FINEST_STRIDE,
    cell_ends,
    cell_shares,
    climb,
    oracle,
    sums_between,
)
from segcore.models.fcn import LEVEL_WEIGHTS, fuse
from segcore.ops.bilinear import upsample
from segcore.ops.padding import cut_to_size

STRIDES = (32, 16, 8)


def with_void(seed: int, size: tuple[int, int]) -> np.ndarray:
    truth = blobs(seed, size)
    truth[np.random.default_rng(seed).random(size) < 0.1] = VOID
    return truth


# ---- Cells ------------------------------------------------------------------------------------
def test_cells_by_hand():
    assert cell_ends(8, 4, 2).tolist() == [0, 4, 8]
    # The network sees half of the photo's pixels: the second cell of 32 ends with the photo.
    assert cell_ends(100, 50, 32).tolist() == [0, 64, 100]


def test_a_row_that_an_end_cuts_counts_in_parts():
    values = np.array([[1.0, 10], [2, 20], [4, 40]])
    sums = sums_between(values, np.array([0, 1.5, 3]))
    assert sums.tolist() == [[2, 20], [5, 50]]


def test_shares_by_hand_leave_void_out():
    truth = np.array([[5, 5, 0, VOID], [5, 0, VOID, 0], [VOID, VOID, 5, 5]], np.uint8)
    shares = cell_shares(truth, [0, 5], 2, (3, 4))
    assert shares.tolist() == [[[0.25, 1], [0, 0]], [[0.75, 0], [0, 1]]]


@pytest.mark.parametrize("size", [(33, 47), (64, 32), (1, 9)])
def test_shares_against_a_slow_count(size):
    """On a photo that the network sees whole, a cell is a block of pixels."""
    truth = with_void(1, size)
    shares = cell_shares(truth, [0, 1, 2, 3], 8, size)
    for row in range(shares.shape[1]):
        for column in range(shares.shape[2]):
            block = truth[8 * row : 8 * row + 8, 8 * column : 8 * column + 8]
            judged = max(1, np.count_nonzero(block != VOID))
            slow = [np.count_nonzero(block == index) / judged for index in range(4)]
            np.testing.assert_allclose(shares[:, row, column], slow, atol=1e-6)


def test_shares_of_a_shrunk_photo_are_those_of_its_pixels_enlarged():
    """Cells of 8 × 10 / 4 = 20 pixels; a photo three times as large has the same shares."""
    truth = with_void(2, (60, 50))
    large = np.kron(truth, np.ones((3, 3), np.uint8))
    one, other = (cell_shares(photo, [0, 1, 2, 3], 8, (24, 20)) for photo in (truth, large))
    np.testing.assert_allclose(one, other, atol=1e-5)


# ---- The oracle -------------------------------------------------------------------------------
def test_a_truth_that_follows_the_cells_comes_back_in_their_middles():
    truth = np.kron(np.array([[0, 7], [9, 0]], np.uint8), np.ones((16, 16), np.uint8))
    found = oracle(truth, 16, truth.shape)
    assert (found[4:12, 4:12], found[4:12, 20:28]) == (pytest.approx(0), pytest.approx(7))
    # Between two cells in a row the edge lies where their shares are equal: where it was.
    assert found[2, 14:18].tolist() == [0, 0, 7, 7]


def test_what_is_much_thinner_than_a_cell_is_lost():
    truth = np.zeros((64, 64), np.uint8)
    truth[:, 20:23] = 15
    assert not oracle(truth, 32, truth.shape).any()
    assert (oracle(truth, 2, truth.shape)[:, 20:22] == 15).all()


def test_stride_one_gives_the_truth_back():
    truth = blobs(3, (37, 50))
    np.testing.assert_array_equal(oracle(truth, 1, truth.shape), truth)


def test_a_finer_stride_is_never_worse_here():
    truth = with_void(4, (120, 90))
    large = np.kron(truth, np.ones((5, 5), np.uint8))
    scores = [scores_of(oracle(large, s, (416, 312)), large, VOC21).miou for s in STRIDES]
    assert scores == sorted(scores)
    assert scores[0] < scores[2] - 0.1


@pytest.mark.parametrize("stride", STRIDES)
@pytest.mark.parametrize("size", [(97, 130), (64, 33)])
def test_the_climb_is_the_fcns_own(stride, size):
    """The shares in place of the score maps, fused as the FCN does, one label map at the end."""
    truth = with_void(5, size)
    tap = {32: "pool5", 16: "pool4", 8: "pool3"}[stride]
    padded = [-(-side // 32) * 32 for side in size]
    maps = {
        name: torch.zeros(1, 4, padded[0] // each, padded[1] // each)
        for name, each in (("pool5", 32), ("pool4", 16), ("pool3", 8))
    }
    shares = torch.from_numpy(cell_shares(truth, [0, 1, 2, 3], stride, size))
    maps[tap][0, :, : shares.shape[1], : shares.shape[2]] = shares
    level = {32: "fcn32s", 16: "fcn16s", 8: "fcn8s"}[stride]
    fused = upsample(fuse(list(maps.values()), LEVEL_WEIGHTS[level]), FINEST_STRIDE)
    slow = cut_to_size(fused, *size)[0].argmax(0).numpy()
    # Where two classes tie, rounding decides.
    assert np.mean(oracle(truth, stride, size) != slow) < 0.01
    assert set(tiny.fcn().decoder.outputs.values()) == {FINEST_STRIDE}


@pytest.mark.parametrize("stride", [*STRIDES, 4, 1])
@pytest.mark.parametrize(("inside", "outside"), [(47, 47), (64, 150), (90, 33), (1, 3)])
def test_the_climbs_matrices_against_torchs_enlargements(stride, inside, outside):
    cells = np.random.default_rng(0).random((-(-inside // stride), -(-inside // stride)))
    slow = torch.from_numpy(cells)[None, None]
    for factor in (2,) * max(0, stride.bit_length() - 4) + (min(stride, FINEST_STRIDE),):
        slow = upsample(slow, factor)
    slow = cut_to_size(slow, inside, inside)
    slow = torch.nn.functional.interpolate(slow, (outside, outside), mode="bilinear")
    matrix = climb(stride, inside, outside)
    np.testing.assert_allclose(matrix @ cells @ matrix.T, slow[0, 0].numpy(), atol=1e-12)


def test_void_alone_gives_background():
    assert not oracle(np.full((20, 30), VOID, np.uint8), 32, (20, 30)).any()


def test_one_pixel():
    assert oracle(np.array([[3]], np.uint8), 32, (1, 1)).tolist() == [[3]]


@pytest.mark.parametrize(
    ("stride", "input_size"), [(0, (8, 8)), (23, (8, 8)), (-8, (8, 8)), (8, (0, 8))]
)
def test_a_stride_that_the_climb_cannot_reach_is_refused(stride, input_size):
    with pytest.raises(SettingsError, match="doubled"):
        oracle(blobs(0), stride, input_size)


# ---- Bands ------------------------------------------------------------------------------------
def test_many_bands_at_once_score_as_one_by_one():
    truth, found = with_void(6, (60, 70)), blobs(7, (60, 70))
    radii = (0.5, 2.0, 5.0, 40.0)
    for radius, scores in zip(radii, Bands(truth, radii).scores(found, VOC21), strict=True):
        alone = band_scores(found, truth, VOC21, radius)
        np.testing.assert_array_equal(scores.iou, alone.iou)
        np.testing.assert_array_equal(scores.in_truth, alone.in_truth)


def test_rings_by_hand():
    row = np.array([[0, 0, 0, 5, 5, 5, 5]], np.uint8)
    assert Bands(row, (1, 2)).rings.tolist() == [[2, 1, 0, 0, 1, 2, 2]]


def test_without_a_boundary_no_band_judges_anything():
    scores = Bands(np.zeros((4, 4), np.uint8), (1, 2)).scores(np.zeros((4, 4), np.uint8), VOC21)
    assert np.isnan([each.truth_miou for each in scores]).all()


@pytest.mark.parametrize("radii", [(), (0, 1), (2, 1), (1, 1)])
def test_bands_must_widen(radii):
    with pytest.raises(LabelError, match="ascend"):
        Bands(blobs(0), radii)
