"""The engine's answers about objects: from the copy that a detector sees to the photo's pixels."""

import numpy as np
import pytest
import torch
from test_engine import photo

from segcore.engine import Engine, finding
from segcore.engine.detection import objects_of, scaled_to_photo
from segcore.errors import UnknownName
from segcore.models.mask_rcnn import Detections, Proposals


def some(boxes: list, labels: list, scores: list) -> Detections:
    return Detections(
        torch.tensor(boxes).float(),
        torch.tensor(labels),
        torch.tensor(scores),
        torch.full((len(labels), 28, 28), 0.75),
        (96, 192),
    )


def test_objects_are_in_the_photos_pixels(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = some([[0, 0, 48, 48], [10, 12, 96, 36]], [13, 15], [0.4, 0.9])
    monkeypatch.setattr(finding, "detect", lambda network, image: seen)
    result = engine.instances(photo(150, 300))  # handed over at 48 × 96, and enlarged to be seen
    assert result.input_size == (96, 192)
    assert result.classes.tolist() == [15, 13]
    np.testing.assert_allclose(
        result.boxes, [[31.25, 37.5, 300, 112.5], [0, 0, 150, 150]], rtol=1e-6
    )
    assert result.scores.tolist() == pytest.approx([0.9, 0.4])
    assert (result.masks == 0.75).all()
    assert list(result.seconds) == ["prepare", "network"]


def test_proposals_are_in_the_photos_pixels(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Proposals(torch.tensor([[0.0, 0, 48, 24]]), torch.tensor([0.5]))
    monkeypatch.setattr(finding, "propose", lambda network, image: seen)
    found = engine.proposals(photo(150, 300))
    assert found.boxes.tolist() == [[0, 0, 150, 75]]


def test_foreign_classes_are_translated_or_left_out() -> None:
    seen = some([[0, 0, 4, 4]] * 3, [1, 13, 19], [0.9, 0.8, 0.7])
    found = objects_of(seen, (8, 8), (8, 8), {1: 15, 19: 13})
    assert found["classes"].tolist() == [15, 13]
    assert found["scores"].tolist() == pytest.approx([0.9, 0.7])


def test_a_part_of_a_surer_object_is_left_out() -> None:
    seen = some([[0, 0, 8, 4], [0, 0, 8, 8], [0, 4, 4, 8]], [1, 1, 2], [0.8, 0.9, 0.7])
    found = objects_of(seen, (8, 8), (80, 80), None)
    assert found["boxes"].tolist() == [[0, 0, 80, 80], [0, 40, 40, 80]]
    assert found["classes"].tolist() == [1, 2]
    assert {len(values) for values in found.values()} == {2}


def test_boxes_without_width_are_left_out() -> None:
    seen = some([[2, 2, 2.1, 8], [-5, 0, 4, 90]], [1, 2], [0.9, 0.8])
    found = objects_of(seen, (8, 8), (8, 8), None)
    assert found["boxes"].tolist() == [[0, 0, 4, 8]]


def test_no_object_at_all(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = Detections(
        torch.zeros(0, 4), torch.zeros(0).long(), torch.zeros(0), torch.zeros(0, 28, 28), (20, 30)
    )
    monkeypatch.setattr(finding, "detect", lambda network, image: nothing)
    assert len(engine.instances(photo(20, 30))) == 0


def test_boxes_grow_by_each_sides_own_factor() -> None:
    assert scaled_to_photo(torch.tensor([[1.0, 1, 2, 2]]), (10, 20), (20, 60)).tolist() == [
        [3, 2, 6, 4]
    ]


def test_a_network_for_the_other_question_is_refused(engine: Engine) -> None:
    with pytest.raises(UnknownName, match="Mask R-CNN gives no semantic segmentation"):
        engine.segment(photo(8, 8), "maskrcnn")
    with pytest.raises(UnknownName, match="For that there are maskrcnn"):
        engine.instances(photo(8, 8), "fcn8s")
