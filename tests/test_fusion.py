"""The browser adds score maps up as the engine does: same labels, pixel for pixel."""

import base64
from functools import cache

import node
import numpy as np
import pytest
import torch
from pictures import content_of

from demo import services
from demo.lessons.inside.value import labels_display, photo_value
from demo.shared.encoding import data_uri
from segcore import zoo
from segcore.data.labels import VOID
from segcore.data.voc21 import VOC21
from segcore.engine import Engine
from segcore.engine.labels import label_maps
from segcore.measure.boundary import band_scores
from segcore.measure.metrics import scores_of
from segcore.models.fcn import LEVEL_WEIGHTS, fuse

pytestmark = node.needs_node
MODULES = {
    "web/png.js": "bytesOf, readLabels",
    "lessons/inside/fusion.js": "fuse, readTap",
    "lessons/inside/grid.js": "gridOf, scoresAt",
    "lessons/inside/labels.js": "labelsOf",
    "lessons/inside/softmax.js": "entropyOf, softmax",
    "lessons/inside/agreement.js": "agreement",
}
# Browser and engine add up in another order: of a photo's 300,000 pixels a few lie on the fence.
FENCE = 1e-5
STRIDES = (32, 16, 8)  # of the maps, coarse to fine
WEIGHTS = {name: list(weights) for name, weights in LEVEL_WEIGHTS.items()}


def scripts(body: str, *values: object) -> object:
    """What `body` returns, which may use everything of the modules above."""
    return node.run(MODULES, body, *values)


LABELS = """
  const [given, full, input, size, weights] = values;
  const taps = await Promise.all(given.map(readTap));
  const sum = fuse(taps, weights);
  const labels = labelsOf(sum, gridOf(full, input, size, sum, taps.at(-1).stride));
  let text = "";
  for (let at = 0; at < labels.data.length; at += 8192) {
    text += String.fromCharCode(...labels.data.subarray(at, at + 8192));
  }
  return btoa(text);
"""


def browser_labels(maps: dict, size, inner, weights) -> np.ndarray:
    """uint8 of the pixels of a photo of (height, width) that the page shows."""
    shown = labels_display(size)
    answer = scripts(
        LABELS, given_taps(maps), list(size[1::-1]), list(inner[::-1]), list(shown.size), weights
    )
    found = np.frombuffer(base64.b64decode(str(answer)), np.uint8)
    return found.reshape(len(shown.rows), len(shown.columns))


def given_taps(maps: dict) -> list[dict]:
    """What Python sends of score maps, coarse to fine; no script may know the name of a tap."""
    return [
        {
            "tap": f"any{stride}",
            "stride": stride,
            "rows": scores.shape[1],
            "columns": scores.shape[2],
            "scores": data_uri("application/octet-stream", scores.astype("<f4").tobytes()),
        }
        for stride, scores in zip(STRIDES, maps.values(), strict=True)
    ]


def engine_labels(maps: dict, size, inner, weights) -> np.ndarray:
    tensors = [torch.from_numpy(scores)[None] for scores in maps.values()]
    total = fuse(tensors, weights)[0]
    labels = label_maps(total[None], 8, inner, size)[0].numpy()
    shown = labels_display(size)
    return labels[np.ix_(shown.rows, shown.columns)]


def random_maps(inner: tuple[int, int]) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(inner[0])
    rows, columns = (-(-side // 32) for side in inner)
    return {
        tap: rng.normal(size=(21, rows * finer, columns * finer)).astype(np.float32) / finer
        for tap, finer in (("pool5", 1), ("pool4", 2), ("pool3", 4))
    }


@pytest.mark.parametrize(
    ("size", "inner"),
    [
        ((64, 96), (64, 96)),
        ((53, 71), (53, 71)),
        ((464, 640), (302, 416)),
        ((600, 90), (416, 62)),
        ((30, 1500), (8, 416)),
        ((1, 1), (1, 1)),
        ((1, 50), (1, 50)),
    ],
)
@pytest.mark.parametrize(
    "weights", [[1.0, 1.0, 1.0], [1.0, 0.0, 0.0], [0.35, 0.9, 0.05], [0.0, 0.5, 1.0]]
)
def test_random_maps_of_any_shape_give_the_same_labels(size, inner, weights):
    maps = random_maps(inner)
    found = browser_labels(maps, size, inner, weights)
    wanted = engine_labels(maps, size, inner, weights)
    # Of noise, two scores now and then agree in all their digits.
    assert np.count_nonzero(found != wanted) <= 1e-5 * wanted.size


def test_without_any_weight_background_is_taken():
    maps = random_maps((40, 40))
    assert not browser_labels(maps, (40, 40), (40, 40), [0, 0, 0]).any()


@cache
def engine() -> Engine:
    return Engine(device="cpu", precision="float32")


@pytest.mark.parametrize("trunk", zoo.TRUNKS)
@pytest.mark.parametrize("source", services.samples())
def test_the_shipped_samples_get_the_labels_of_the_engine(source, trunk):
    photo, names = services.photo_of(source), zoo.levels_of(trunk)
    maps, levels = engine().score_maps(photo, names[-1]), engine().levels(photo, names)
    inner = levels[names[-1]].input_size
    for name, result in levels.items():
        found = browser_labels(maps, photo.shape, inner, WEIGHTS[zoo.find(name).output])
        assert np.mean(found != result.labels) <= FENCE, name


def test_softmax_and_entropy_by_hand():
    shares, bits, flat = scripts(
        """const shares = softmax([Math.log(1), Math.log(2), Math.log(1)]);
           return [shares, entropyOf(shares), entropyOf(softmax(Array(21).fill(-400)))];"""
    )
    assert shares == pytest.approx([0.25, 0.5, 0.25])
    assert bits == pytest.approx(1.5)
    assert flat == pytest.approx(np.log2(21))


def test_the_scores_of_a_pixel_are_those_behind_its_label():
    size, inner = (90, 120), (60, 80)
    maps = random_maps(inner)
    labels = browser_labels(maps, size, inner, [1, 1, 1])
    places = [(0, 0), (119, 89), (60, 31), (7, 88)]
    answer = scripts(
        """const [given, full, input, places] = values;
           const taps = await Promise.all(given.map(readTap));
           const sum = fuse(taps, [1, 1, 1]);
           const grid = gridOf(full, input, full, sum, taps.at(-1).stride);
           return places.map(([x, y]) => scoresAt(sum, grid, x, y));""",
        given_taps(maps),
        [120, 90],
        [80, 60],
        places,
    )
    assert [int(np.argmax(scores)) for scores in answer] == [labels[y, x] for x, y in places]


def test_the_browser_scores_as_python_does():
    source = services.first_source()
    truth = services.truth_of(source)
    rng = np.random.default_rng(0)
    # Everything right but for a tenth of the pixels, some of which get a class of their own.
    found = np.where(truth == VOID, 3, truth)
    found = np.where(rng.random(truth.shape) < 0.1, rng.integers(0, 21, truth.shape), found)
    found = found.astype(np.uint8)
    value = truth_value(source)
    answer = scripts(
        """const [found, truth, unjudged] = values;
           const [labels, band] = await Promise.all([truth.labels, truth.band].map(readLabels));
           return agreement({ data: bytesOf(found) }, labels, band, unjudged);""",
        base64.b64encode(found.tobytes()).decode(),
        value,
        VOID,
    )
    edge = band_scores(found, truth, VOC21, float(services.EDGE_RADIUS)).truth_miou
    assert answer["edge"] == pytest.approx(100 * edge, abs=1e-6)
    overall = scores_of(found, truth, VOC21).truth_miou
    assert answer["overall"] == pytest.approx(100 * overall, abs=1e-6)


def truth_value(source: str) -> dict:
    photo = services.photo_of(source)
    truth = services.inside_truth(source)
    seen = services.Inside(source, photo, "vgg16", random_maps((32, 32)), (32, 32), truth)
    truth_maps = photo_value(seen)["photo"]["truth"]
    return {name: data_uri("image/png", content_of(uri)) for name, uri in truth_maps.items()}
