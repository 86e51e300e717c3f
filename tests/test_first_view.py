"""What is shipped is what the networks say today: no picture on the page is older than they are."""

from functools import cache

import numpy as np
import pytest

from demo import first_view, services
from demo.services import stored
from segcore import zoo
from segcore.data.results import InstanceResult, SemanticResult
from segcore.engine import Engine

pytestmark = pytest.mark.parametrize("source", services.samples())
# Another processor adds up in another order: of a photo's 300,000 pixels a few lie on the fence.
FENCE = 1e-4


@cache
def engine() -> Engine:
    return Engine(device="cpu", precision=first_view.PRECISION)


@cache
def today(source: str) -> dict[str, stored.Result]:
    return first_view.answers_of(services.photo_of(source), engine(), first_view.shipped())


def test_every_shipped_network_is_stored(source):
    assert set(stored.stored(source)) == set(today(source)) == set(first_view.shipped())


def test_the_stored_labels_are_those_of_the_engine(source):
    for name, result in today(source).items():
        if isinstance(result, SemanticResult):
            kept = stored.stored(source)[name]
            assert isinstance(kept, SemanticResult)
            assert np.mean(kept.labels != result.labels) <= FENCE, name
            assert kept.input_size == result.input_size
            np.testing.assert_allclose(kept.class_scores, result.class_scores, atol=1e-3)


def test_the_stored_objects_are_those_of_the_engine(source):
    for name, result in today(source).items():
        if isinstance(result, InstanceResult):
            kept = stored.stored(source)[name]
            assert isinstance(kept, InstanceResult)
            np.testing.assert_array_equal(kept.classes, result.classes)
            np.testing.assert_allclose(kept.boxes, result.boxes, atol=0.1)
            np.testing.assert_allclose(kept.scores, result.scores, atol=1e-3)
            steps = [stored.masks_as_bytes(each).astype(int) for each in (kept, result)]
            assert np.abs(steps[0] - steps[1]).max() <= 2, name  # of 255


def test_the_stored_score_maps_are_those_of_the_engine(source):
    for trunk in services.trunks():
        finest = zoo.levels_of(trunk)[-1]
        maps = engine().score_maps(services.photo_of(source), finest)
        kept = stored.stored_maps(source, finest)
        assert list(kept) == list(maps)
        for tap, scores in maps.items():
            np.testing.assert_allclose(kept[tap], scores, atol=1e-3)
