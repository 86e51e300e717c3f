"""The shipped photos, and what the shipped weights make of them."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segcore.data.image_io import read_labels, read_photo
from segcore.data.voc21 import VOC21
from segcore.engine import Engine
from segcore.measure.boundary import boundary_band
from segcore.measure.metrics import Confusion
from segcore.zoo import TRUNKS, levels_of

FOLDER = Path(__file__).parents[1] / "assets" / "samples"
SAMPLES = json.loads((FOLDER / "samples.json").read_text("utf-8"))
WITH_TRUTH = [sample for sample in SAMPLES if sample["truth"]]
BAND = 5.0  # pixels


def test_there_are_enough_photos_and_truths() -> None:
    assert len(SAMPLES) >= 8
    assert len(WITH_TRUTH) >= 4


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["name"])
def test_every_photo_has_its_source_and_its_words(sample: dict) -> None:
    rows = (FOLDER / "SOURCES.md").read_text("utf-8").splitlines()
    (row,) = [row for row in rows if f"`{sample['file']}`" in row]
    author, licence = sample["credit"]["en"].rsplit(", ", 1)
    assert f"| {author} |" in row
    assert licence in row
    assert author in sample["credit"]["ko"]
    assert sample["title"]["en"]
    assert sample["title"]["ko"]
    assert sample["alt"].endswith(".")
    height, width = read_photo(FOLDER / sample["file"]).shape[:2]
    x, y = sample["lens"]
    assert 0 <= x < width
    assert 0 <= y < height
    with Image.open(FOLDER / sample["file"]) as photo:
        assert not photo.getexif()


@pytest.mark.parametrize("sample", WITH_TRUTH, ids=lambda sample: sample["name"])
def test_every_truth_fits_its_photo_and_has_a_boundary(sample: dict) -> None:
    truth = read_labels(FOLDER / sample["truth"], VOC21)
    assert truth.shape == read_photo(FOLDER / sample["file"]).shape[:2]
    assert len(np.unique(truth)) >= 2
    assert boundary_band(truth, BAND).any()


@pytest.mark.parametrize("trunk", TRUNKS)
def test_finer_levels_are_better_at_the_edge(trunk: str) -> None:
    """The lesson itself: 32s < 16s < 8s in the band, over all photos with a truth."""
    engine, levels = Engine("cpu"), levels_of(trunk)
    band = {level: Confusion(VOC21) for level in levels}
    for sample in WITH_TRUTH:
        truth = read_labels(FOLDER / sample["truth"], VOC21)
        near = boundary_band(truth, BAND)
        for level, result in engine.levels(read_photo(FOLDER / sample["file"]), levels).items():
            band[level].add(result.labels, truth, near)
    coarse, middle, fine = (band[level].scores().pixel_accuracy for level in levels)
    assert coarse < middle < fine
    means = [band[level].scores().truth_miou for level in levels]
    assert means == sorted(means)
    assert means[2] > means[0] + 0.03
