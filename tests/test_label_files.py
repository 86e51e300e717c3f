"""Label maps written to files and read from them."""

import io

import numpy as np
import pytest
from pictures import grey_png, saved
from PIL import Image

from segcore.data.image_io import (
    labels_to_png_bytes,
    read_labels,
    write_labels,
)
from segcore.data.labels import VOID
from segcore.data.voc21 import SAFE, VOC, VOC21
from segcore.errors import LabelError, UnreadableImage


@pytest.mark.parametrize("shape", [(1, 1), (1, 17), (33, 31)])
@pytest.mark.parametrize("palette", [VOC, SAFE], ids=["voc", "safe"])
def test_labels_come_back_as_they_were(tmp_path, shape, palette):
    labels = np.random.default_rng(0).choice([*range(21), VOID], shape).astype(np.uint8)
    write_labels(tmp_path / "labels.png", labels, palette)
    assert np.array_equal(read_labels(tmp_path / "labels.png", VOC21), labels)
    assert np.array_equal(read_labels(labels_to_png_bytes(labels, palette), VOC21), labels)


def test_other_programs_see_indices_and_colours():
    with Image.open(io.BytesIO(labels_to_png_bytes(np.array([[13, 255]], np.uint8), VOC))) as image:
        assert (image.format, image.mode) == ("PNG", "P")
        assert np.array(image).tolist() == [[13, 255]]
        assert np.array(image.convert("RGB")).tolist() == [[[192, 0, 128], [224, 224, 192]]]


@pytest.mark.parametrize(
    ("depth", "packed", "expected"),
    [
        (1, b"\x40", [0, 1]),  # 01
        (2, b"\x60", [1, 2]),  # 01 10
        (4, b"\x3f", [3, 15]),  # 0011 1111
        (8, b"\x14\xff", [20, 255]),
    ],
)
def test_grey_indices_of_few_bits_are_not_stretched(depth, packed, expected):
    assert read_labels(grey_png(2, 1, depth, [packed]), VOC21).tolist() == [expected]


def test_a_foreign_index_is_named():
    data = saved(Image.fromarray(np.array([[0, 21, 200]], np.uint8)), "PNG")
    with pytest.raises(LabelError, match=r"indices 21, 200\..*VOC21"):
        read_labels(data, VOC21)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "LA", "I;16"])
def test_colours_are_no_indices(mode):
    with pytest.raises(LabelError, match="one index for each pixel"):
        read_labels(saved(Image.new(mode, (2, 2)), "PNG"), VOC21)


def test_a_lossy_label_map_is_refused():
    with pytest.raises(UnreadableImage, match="Expected one of PNG"):
        read_labels(saved(Image.new("L", (2, 2)), "JPEG"), VOC21)


def test_a_truncated_label_map():
    labels = np.random.default_rng(0).integers(0, 21, (64, 64)).astype(np.uint8)
    data = labels_to_png_bytes(labels, VOC)
    with pytest.raises(UnreadableImage, match="is incomplete or damaged"):
        read_labels(data[: len(data) // 2], VOC21)


@pytest.mark.usefixtures("untyped")
def test_only_labels_are_written(tmp_path):
    with pytest.raises(LabelError, match="indices 21"):
        write_labels(tmp_path / "labels.png", np.array([[21]], np.uint8), VOC)
    with pytest.raises(LabelError, match="int64"):
        labels_to_png_bytes(np.zeros((2, 2), np.int64), VOC)
    assert not list(tmp_path.iterdir())
