import numpy as np
import pytest
from skimage.segmentation import find_boundaries

from segcore.data.labels import VOID
from segcore.data.voc21 import VOC21
from segcore.errors import LabelError
from segcore.measure.boundary import (
    BoundaryIoU,
    band_scores,
    boundary_band,
    boundary_distance,
    contour,
    fill_void,
)

ROW = np.array([[0, 0, 0, 5, 5, 5, 5]], np.uint8)


def blobs(seed: int, size: tuple[int, int] = (40, 31)) -> np.ndarray:
    rng = np.random.default_rng(seed)
    coarse = rng.integers(0, 4, (size[0] // 5 + 1, size[1] // 5 + 1), dtype=np.uint8)
    return np.ascontiguousarray(np.kron(coarse, np.ones((5, 5), np.uint8))[: size[0], : size[1]])


def test_distance_by_hand() -> None:
    assert boundary_distance(ROW).tolist() == [[2.5, 1.5, 0.5, 0.5, 1.5, 2.5, 3.5]]


def test_band_of_r_holds_r_pixels_on_either_side() -> None:
    assert boundary_band(ROW, 2.0).tolist() == [[False, True, True, True, True, False, False]]


def test_distance_against_a_slow_search() -> None:
    truth = blobs(0, (12, 13))
    places = [(r + 0.5, c) for r in range(11) for c in range(13) if truth[r, c] != truth[r + 1, c]]
    places += [(r, c + 0.5) for r in range(12) for c in range(12) if truth[r, c] != truth[r, c + 1]]
    slow = [[min(np.hypot(r - y, c - x) for y, x in places) for c in range(13)] for r in range(12)]
    np.testing.assert_allclose(boundary_distance(truth), slow, atol=1e-4)


def test_band_of_one_is_scikit_images_thick_boundary() -> None:
    truth = blobs(1)
    thick = find_boundaries(truth, mode="thick", connectivity=1)
    assert np.array_equal(boundary_band(truth, 0.5), thick)


def test_void_makes_no_boundary() -> None:
    truth = np.array([[3, 3, VOID, VOID, 3, 3]], np.uint8)
    assert np.isinf(boundary_distance(truth)).all()
    assert not boundary_band(truth, 10.0).any()


def test_labels_on_both_sides_of_a_void_rim_meet_in_its_middle() -> None:
    truth = np.array([[0, 0, VOID, VOID, 7, 7]], np.uint8)
    assert fill_void(truth).tolist() == [[0, 0, 0, 7, 7, 7]]
    assert boundary_band(truth, 2.0).tolist() == [[False, True, False, False, True, False]]


def test_nothing_but_void_has_no_boundary() -> None:
    void = np.full((3, 4), VOID, np.uint8)
    assert not boundary_band(void, 5.0).any()
    assert np.array_equal(fill_void(void), void)


def test_filling_leaves_the_callers_array_alone() -> None:
    truth = np.array([[0, VOID, 7]], np.uint8)
    fill_void(truth)
    assert truth.tolist() == [[0, VOID, 7]]


def test_band_score_sees_only_the_band() -> None:
    wrong_far_away = ROW.copy()
    wrong_far_away[0, 6] = 0
    assert band_scores(wrong_far_away, ROW, VOC21, 2.0).miou == 1
    wrong_at_the_edge = ROW.copy()
    wrong_at_the_edge[0, 3] = 0
    assert band_scores(wrong_at_the_edge, ROW, VOC21, 1.0).miou == pytest.approx(0.25)


@pytest.mark.parametrize("radius", [0.0, -1.0, float("nan")])
def test_a_band_needs_a_positive_radius(radius: float) -> None:
    with pytest.raises(LabelError, match="Expected a radius above 0"):
        boundary_band(ROW, radius)


def test_contour_by_hand() -> None:
    mask = np.ones((5, 5), bool)
    ring = np.ones((5, 5), bool)
    ring[1:4, 1:4] = False
    assert np.array_equal(contour(mask, 1), ring)  # the picture's rim counts as an edge
    assert np.array_equal(contour(mask, 2), np.arange(25).reshape(5, 5) != 12)
    assert np.array_equal(contour(mask, 3), mask)


def test_boundary_iou_of_a_perfect_map_is_one_and_absent_is_nan() -> None:
    truth, measure = blobs(2), BoundaryIoU(VOC21)
    measure.add(truth, truth)
    assert np.nanmin(measure.scores()) == 1
    assert np.isnan(measure.scores()[4:]).all()
    assert measure.mean == 1


def test_boundary_iou_by_hand() -> None:
    """A square of 10 and one shifted by a pixel, contours one pixel wide."""
    truth, found = np.zeros((30, 30), np.uint8), np.zeros((30, 30), np.uint8)
    truth[5:15, 5:15] = 8
    found[5:15, 6:16] = 8
    measure = BoundaryIoU(VOC21)
    measure.add(found, truth)
    # Each ring has 36 pixels; they share 9 + 9 of top and bottom; no column coincides.
    assert measure.scores()[8] == pytest.approx(18 / (36 + 36 - 18))


def test_boundary_iou_is_symmetric() -> None:
    one, other = BoundaryIoU(VOC21), BoundaryIoU(VOC21)
    one.add(blobs(3), blobs(4))
    other.add(blobs(4), blobs(3))
    np.testing.assert_allclose(one.scores(), other.scores())
