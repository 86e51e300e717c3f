import numpy as np
import pytest
from sklearn.metrics import confusion_matrix, jaccard_score

from segcore.data.labels import VOID
from segcore.data.voc21 import VOC21
from segcore.errors import LabelError
from segcore.measure.metrics import Confusion, scores_of


def maps(seed: int, size: tuple[int, int] = (17, 23)) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    prediction = rng.integers(0, 21, size, dtype=np.uint8)
    truth = np.where(rng.random(size) < 0.5, prediction, rng.integers(0, 21, size))
    truth[rng.random(size) < 0.1] = VOID
    return prediction, truth.astype(np.uint8)


def test_scores_by_hand() -> None:
    truth = np.array([[0, 0, 0, 1]], np.uint8)
    prediction = np.array([[0, 0, 1, 1]], np.uint8)
    scores = scores_of(prediction, truth, VOC21)
    assert scores.iou[:2].tolist() == [2 / 3, 1 / 2]
    assert scores.miou == pytest.approx(7 / 12)
    assert scores.pixel_accuracy == 0.75
    assert scores.mean_accuracy == pytest.approx((2 / 3 + 1) / 2)
    assert scores.frequency_weighted_iu == pytest.approx(0.75 * 2 / 3 + 0.25 / 2)


def test_an_absent_class_has_no_iou() -> None:
    scores = scores_of(np.zeros((2, 2), np.uint8), np.zeros((2, 2), np.uint8), VOC21)
    assert scores.iou[0] == 1
    assert np.isnan(scores.iou[1:]).all()
    assert scores.miou == 1


def test_the_mean_over_true_classes_still_pays_for_a_false_one() -> None:
    truth = np.array([[0, 0, 5, 5]], np.uint8)
    scores = scores_of(np.array([[0, 0, 5, 9]], np.uint8), truth, VOC21)
    assert scores.miou == pytest.approx((1 + 1 / 2 + 0) / 3)
    assert scores.truth_miou == pytest.approx((1 + 1 / 2) / 2)


def test_nothing_counted_is_nan_everywhere() -> None:
    void = np.full((2, 2), VOID, np.uint8)
    scores = scores_of(np.zeros((2, 2), np.uint8), void, VOC21)
    assert np.isnan([scores.miou, scores.truth_miou, scores.pixel_accuracy]).all()
    assert np.isnan(scores.mean_accuracy)
    assert np.isnan(scores.frequency_weighted_iu)


def test_against_scikit_learn() -> None:
    prediction, truth = maps(0)
    counted = truth != VOID
    confusion = Confusion(VOC21)
    confusion.add(prediction, truth)
    expected = confusion_matrix(truth[counted], prediction[counted], labels=range(21))
    assert np.array_equal(confusion.matrix, expected)
    theirs = jaccard_score(truth[counted], prediction[counted], average=None, labels=range(21))
    np.testing.assert_allclose(confusion.scores().iou, theirs)


def test_a_set_is_summed_before_it_is_divided() -> None:
    one, other = maps(1), maps(2, (5, 50))
    confusion = Confusion(VOC21)
    confusion.add(*one)
    confusion.add(*other)
    together = [
        np.concatenate([a.ravel(), b.ravel()])[None] for a, b in zip(one, other, strict=True)
    ]
    assert confusion.scores().miou == scores_of(*together, VOC21).miou


def test_void_in_the_truth_never_counts() -> None:
    prediction, truth = maps(3)
    changed = np.where(truth == VOID, (prediction + 1) % 21, prediction).astype(np.uint8)
    assert scores_of(prediction, truth, VOC21).miou == scores_of(changed, truth, VOC21).miou


@pytest.mark.usefixtures("untyped")
def test_sizes_must_agree() -> None:
    with pytest.raises(LabelError, match="same size"):
        scores_of(np.zeros((2, 3), np.uint8), np.zeros((3, 2), np.uint8), VOC21)


def test_a_label_beyond_the_set_is_refused() -> None:
    with pytest.raises(LabelError, match="Got the label 21"):
        scores_of(np.full((1, 1), 21, np.uint8), np.zeros((1, 1), np.uint8), VOC21)
