"""Pictures small enough to be checked by hand."""

import numpy as np
import pytest

from segcore.data.labels import VOID
from segcore.data.palette import Palette
from segcore.data.results import SemanticResult
from segcore.data.voc21 import SAFE, VOC, VOC21
from segcore.draw import render
from segcore.errors import LabelError, SettingsError, UnreadableImage

RED_BLUE = Palette("two", ((0, 0, 0), (200, 0, 0), (0, 0, 100)), void=(50, 60, 70))
PAPER = render.AGREED_BACKGROUND


def labels_of(rows):
    return np.array(rows, np.uint8)


def grey(shape, value=100):
    return np.full((*shape, 3), value, np.uint8)


def result_of(labels):
    return SemanticResult(
        labels,
        label_set=VOC21,
        model="fcn8s",
        device="cpu",
        precision="float32",
        seconds={},
        input_size=(32, 32),
    )


def random_pair(shape):
    rng = np.random.default_rng(0)
    photo = rng.integers(0, 256, (*shape, 3)).astype(np.uint8)
    labels = rng.choice([0, 1, 20, VOID], shape).astype(np.uint8)
    return photo, labels


def test_colourise_by_hand():
    # Stripes are 1 pixel wide on a picture this small: even diagonals carry void's colour.
    picture = render.colourise(labels_of([[0, 1, 255], [2, 255, 255]]), RED_BLUE)
    assert picture.tolist() == [
        [[0, 0, 0], [200, 0, 0], [50, 60, 70]],
        [[0, 0, 100], [50, 60, 70], [0, 0, 0]],
    ]


def test_overlay_by_hand():
    # 0.6 · 200 + 0.4 · 100 = 160; 0.4 · 100 = 40; 0.6 · 100 + 0.4 · 100 = 100; void 50: 70.
    picture = render.overlay(grey((1, 4)), labels_of([[255, 0, 1, 2]]), RED_BLUE)
    assert picture.tolist() == [[[70, 76, 82], [100] * 3, [160, 40, 40], [40, 40, 100]]]


def test_every_other_stripe_of_void_is_bare_photo():
    picture = render.overlay(grey((2, 2)), labels_of([[255, 255]] * 2), RED_BLUE, opacity=1.0)
    assert picture[..., 0].tolist() == [[50, 100], [100, 50]]


@pytest.mark.parametrize("shape", [(1, 1), (1, 17), (33, 31)])
def test_overlay_against_a_slow_loop(shape):
    photo, labels = random_pair(shape)
    labels[labels == VOID] = 0
    picture = render.overlay(photo, labels, SAFE, opacity=0.3)
    for y, x in np.ndindex(shape):
        colour = np.array(SAFE.colours[labels[y, x]])
        expected = 0.3 * colour + 0.7 * photo[y, x] if labels[y, x] else photo[y, x]
        assert np.abs(picture[y, x] - expected).max() <= 0.51


def test_opacity_at_its_ends():
    photo, labels = random_pair((9, 7))
    assert np.array_equal(render.overlay(photo, labels, VOC, 0.0), photo)
    full = render.overlay(photo, labels, VOC, 1.0)
    assert (full[labels == 20] == VOC.colours[20]).all()


def test_outline_by_hand():
    labels = labels_of([[0, 1, 1, 1, 1, 2]])
    picture = render.outline(grey((1, 6)), labels, RED_BLUE, width=1)
    line = [200, 0, 0]
    assert picture[0].tolist() == [[100] * 3, line, [100] * 3, [100] * 3, line, [0, 0, 100]]


@pytest.mark.parametrize("width", [1, 2, 3, 50])
def test_outline_against_a_slow_loop(width):
    photo, labels = random_pair((11, 13))
    labels[:, 4:] = 20
    labels[5, 8] = VOID
    picture = render.outline(photo, labels, VOC, width)
    for y, x in np.ndindex(labels.shape):
        near = labels[max(0, y - width) : y + width + 1, max(0, x - width) : x + width + 1]
        line = labels[y, x] not in (0, VOID) and (near != labels[y, x]).any()
        expected = VOC.colours[labels[y, x]] if line else photo[y, x]
        assert picture[y, x].tolist() == list(expected)


def test_the_edge_of_the_picture_is_no_boundary():
    photo = grey((5, 5))
    assert np.array_equal(render.outline(photo, np.full((5, 5), 1, np.uint8), VOC), photo)


def test_difference_by_hand():
    coarse = labels_of([[0, 0, 1, 1, 1, 255]])
    fine = labels_of([[0, 1, 0, 1, 2, 1]])
    expected = [PAPER, render.ADDED, render.REMOVED, render.AGREED_THING, render.RENAMED, PAPER]
    assert render.difference(coarse, fine)[0].tolist() == [list(colour) for colour in expected]


def test_legend_leaves_the_photo_above_and_names_each_colour():
    photo, labels = random_pair((40, 300))
    picture = render.legend_image(photo, result_of(labels), SAFE)
    assert np.array_equal(picture[:40], photo)
    strip = {tuple(pixel) for pixel in picture[40:].reshape(-1, 3).tolist()}
    assert {SAFE.colours[1], SAFE.colours[20], SAFE.void} <= strip
    assert SAFE.colours[13] not in strip


@pytest.mark.parametrize("shape", [(1, 1), (1, 2000), (301, 57)])
def test_legend_fits_any_width(shape):
    labels = (np.arange(shape[0] * shape[1]) % 21).astype(np.uint8).reshape(shape)
    picture = render.legend_image(grey(shape), result_of(labels), VOC)
    assert picture.dtype == np.uint8
    assert picture.shape[0] > shape[0]
    assert picture.shape[1:] == (max(240, shape[1]), 3)


def test_legend_of_all_classes_stays_inside_a_narrow_strip():
    labels = np.arange(21, dtype=np.uint8).reshape(3, 7)
    picture = render.legend_image(grey((3, 7)), result_of(labels), VOC)
    assert (picture[:, -1] == PAPER).all()


def test_nothing_writes_into_what_it_was_given():
    photo, labels = random_pair((21, 15))
    before = photo.copy(), labels.copy()
    photo.setflags(write=False)
    labels.setflags(write=False)
    pictures = [
        render.overlay(photo, labels, VOC),
        render.outline(photo, labels, VOC),
        render.colourise(labels, VOC),
        render.difference(labels, labels),
        render.legend_image(photo, result_of(labels), VOC),
    ]
    for picture in pictures:
        picture[:] = 7
    assert np.array_equal(photo, before[0])
    assert np.array_equal(labels, before[1])


@pytest.mark.usefixtures("untyped")
def test_sizes_must_agree():
    with pytest.raises(LabelError, match=r"Got the photo of.*\(4, 5\) and the labels of \(5, 4\)"):
        render.overlay(grey((4, 5)), np.zeros((5, 4), np.uint8), VOC)
    with pytest.raises(LabelError, match=r"Got the coarse labels of.*\(1, 2\).*\(2, 1\)"):
        render.difference(np.zeros((1, 2), np.uint8), np.zeros((2, 1), np.uint8))


@pytest.mark.parametrize("paint", [render.overlay, render.outline])
def test_an_index_without_a_colour_is_refused(paint):
    with pytest.raises(LabelError, match=r"indices 3.*palette 'two'"):
        paint(grey((1, 1)), labels_of([[3]]), RED_BLUE)


@pytest.mark.usefixtures("untyped")
@pytest.mark.parametrize("photo", [np.zeros((2, 2), np.uint8), np.zeros((2, 2, 3), np.float32)])
def test_what_is_no_photo_is_refused(photo):
    with pytest.raises(UnreadableImage, match="Expected uint8 of shape"):
        render.overlay(photo, labels_of([[0, 0], [0, 0]]), VOC)


@pytest.mark.parametrize("opacity", [-0.1, 1.1, float("nan")])
def test_opacity_must_lie_between_0_and_1(opacity):
    with pytest.raises(SettingsError, match="opacity"):
        render.overlay(grey((1, 1)), labels_of([[0]]), VOC, opacity)


def test_width_and_language_must_make_sense():
    with pytest.raises(SettingsError, match="Got an outline width of 0"):
        render.outline(grey((1, 1)), labels_of([[0]]), VOC, 0)
    with pytest.raises(SettingsError, match="Hangul"):
        render.legend_image(grey((1, 1)), result_of(labels_of([[0]])), VOC, "ko")
