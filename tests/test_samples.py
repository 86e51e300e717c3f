"""The shipped photos, and what the shipped weights make of them."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from demo.services import stored
from segcore import zoo
from segcore.data.image_io import read_labels, read_photo
from segcore.data.results import InstanceResult, SemanticResult
from segcore.data.voc21 import VOC21
from segcore.engine import Engine
from segcore.measure.boundary import boundary_band
from segcore.measure.metrics import Confusion
from segcore.zoo import TRUNKS, levels_of

FOLDER = Path(__file__).parents[1] / "assets" / "samples"
SAMPLES = json.loads((FOLDER / "samples.json").read_text("utf-8"))
WITH_TRUTH = [sample for sample in SAMPLES if sample["truth"]]
BAND = 5.0  # pixels
# What is in the photos that have no truth.
SHOWN = {"horses": {"horse"}, "hopper": {"person"}, "retina": set(), "fort": set()}
FAILS = {"en": "When it fails: ", "ko": "실패하는 경우: "}
# A label on fewer pixels than this share is no answer that anyone sees; the page draws an object
# from this score on.
SEEN, SURE = 0.005, 0.5


def test_there_are_enough_photos_and_truths() -> None:
    assert 8 <= len(SAMPLES) <= 12
    assert len(WITH_TRUTH) >= 4
    assert SAMPLES[0]["name"] == "sheep"


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
    assert sample["caption"].keys() == FAILS.keys()
    assert all(caption.endswith(".") for caption in sample["caption"].values())
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


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["name"])
def test_a_photo_on_which_a_network_fails_says_so(sample: dict) -> None:
    """The first FCN and Mask R-CNN say what is in the photo, or its caption gives the reason."""
    says = [sample["caption"][language].startswith(words) for language, words in FAILS.items()]
    in_photo = shown_in(sample)
    # A class that is there and has hardly been found is a failure too.
    fcn, objects = said_of(sample["name"])
    fails = not fcn | objects <= in_photo or not in_photo <= fcn
    assert says == [fails, fails]


def shown_in(sample: dict) -> set[str]:
    """The names of the classes in a photo."""
    if not sample["truth"]:
        return SHOWN[sample["name"]]
    truth = read_labels(FOLDER / sample["truth"], VOC21)
    return {VOC21[index].name for index in np.unique(truth).tolist() if 0 < index < len(VOC21)}


def said_of(source: str) -> tuple[set[str], set[str]]:
    """The names of the classes that the first FCN and Mask R-CNN find in a sample."""
    answers = stored.stored(source)
    fcn, objects = answers[zoo.DEFAULT], answers["maskrcnn"]
    assert isinstance(fcn, SemanticResult)
    assert isinstance(objects, InstanceResult)
    share = np.bincount(fcn.labels.ravel(), minlength=len(VOC21)) / fcn.labels.size
    sure = objects.classes[objects.scores >= SURE]
    found = {VOC21[index].name for index in np.flatnonzero(share > SEEN).tolist() if index}
    return found, {VOC21[index].name for index in sure.tolist()}


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
