"""The browser makes maps large as torch does: every setting of the lesson, cell by cell."""

import itertools
from collections.abc import Iterator
from functools import cache

import node
import numpy as np
import pytest
import torch
import torch.nn.functional as F

from demo.lessons.upsampling.value import places_of
from segcore.ops.bilinear import bilinear_kernel

pytestmark = [
    node.needs_node,
    # Padding an even kernel costs torch a copy, and it says so.
    pytest.mark.filterwarnings("ignore:Using padding='same':UserWarning"),
]
MODULES = {
    "lessons/upsampling/arithmetic.js": "mapOf, ones, tent",
    "lessons/upsampling/matrix.js": "matrixOf, times, turned",
    "lessons/upsampling/real.js": "labelled, raised",
    "lessons/upsampling/scene.js": "placesIn",
    "lessons/upsampling/state.js": "USUAL",
    "lessons/upsampling/work.js": "kernelOf, workOf",
}
SIDE = 4  # of the input
CELLS = SIDE * SIDE
KERNELS, STRIDES, PADDINGS = (2, 3, 4, 5), (1, 2, 3), (0, 1, 2)
WINDOWS, HOPS = (2, 3), (2, 3)
WEIGHTS = ("ones", "bilinear", "own")
CLOSE = {"rtol": 0, "atol": 1e-9}  # both count in float64

WORKS = """
  return values[0].map((choice) => {
    const work = workOf({ ...USUAL, ...choice });
    const plain = (map) => map && { rows: map.rows, columns: map.columns, data: [...map.data] };
    const { terms, at, reached } = work;
    const places = work.places && [...work.places];
    const [input, kernel, before, middle, output, painted, counts] = [
      work.input, work.kernel, work.before, work.middle, work.output, work.painted, work.counts,
    ].map(plain);
    return {
      input, kernel, before, middle, output, painted, counts, places, terms, at, reached,
    };
  });
"""


def numbers(seed: int, count: int) -> list[int]:
    """Whole numbers from −9 to 9, as the lesson allows them."""
    return np.random.default_rng(seed).integers(-9, 10, count).tolist()


def filled(choice: dict, seed: int) -> dict:
    """A setting with an input and an own kernel."""
    return {**choice, "all": True, "input": numbers(seed, CELLS), "own": numbers(seed + 1000, 25)}


def knobs_of_transposed() -> Iterator[dict]:
    for kernel, stride, padding in itertools.product(KERNELS, STRIDES, PADDINGS):
        for extra, weights in itertools.product(range(stride), WEIGHTS):
            yield {
                "method": "transposed",
                "kernel": kernel,
                "stride": stride,
                "padding": padding,
                "extra": extra,
                "weights": weights,
            }


def knobs_of_resizing() -> Iterator[dict]:
    for method, kernel, stride, weights in itertools.product(
        ("nearest", "bilinear"), KERNELS, STRIDES, WEIGHTS
    ):
        yield {"method": method, "kernel": kernel, "stride": stride, "weights": weights}


TRANSPOSED = [filled(knobs, seed) for seed, knobs in enumerate(knobs_of_transposed())]
RESIZED = [filled(knobs, seed) for seed, knobs in enumerate(knobs_of_resizing(), 500)]
UNPOOLED = [
    filled({"method": "unpool", "window": window, "hop": hop, "seed": seed}, seed)
    for window, hop, seed in itertools.product(WINDOWS, HOPS, range(1, 9))
]


@cache
def works(of: str) -> list[dict]:
    """What the browser makes of all settings; Node starts once for each list."""
    return node.run(MODULES, WORKS, {"transposed": TRANSPOSED, "resized": RESIZED}[of])


def tensor(given: dict) -> torch.Tensor:
    """A map of the browser as float64 (1, 1, rows, columns)."""
    data = torch.tensor(given["data"], dtype=torch.float64)
    return data.reshape(1, 1, given["rows"], given["columns"])


def same(given: dict, expected: torch.Tensor, of: object = None) -> None:
    torch.testing.assert_close(tensor(given), expected, msg=lambda why: f"{of}: {why}", **CLOSE)


def square(data: list[float], side: int) -> torch.Tensor:
    return torch.tensor(data, dtype=torch.float64).reshape(1, 1, side, side)


def kernel_of(choice: dict) -> torch.Tensor:
    """The kernel that a setting means, made without the browser."""
    size = choice["kernel"]
    if choice["weights"] == "ones":
        return torch.ones(1, 1, size, size, dtype=torch.float64)
    if choice["weights"] == "own":
        return square(choice["own"], 5)[..., :size, :size]
    factor = (size + 1) // 2  # as in FCN's own script
    side = 1 - (torch.arange(size, dtype=torch.float64) - (size - 1) / 2).abs() / factor
    return (side[:, None] * side)[None, None]


def torch_transposed(choice: dict, maps: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    layer = torch.nn.ConvTranspose2d(
        1,
        1,
        choice["kernel"],
        choice["stride"],
        choice["padding"],
        choice["extra"],
        bias=False,
        dtype=torch.float64,
    )
    layer.weight.data = weights
    with torch.no_grad():
        return layer(maps)


def torch_resized(choice: dict, maps: torch.Tensor) -> torch.Tensor:
    corners = {} if choice["method"] == "nearest" else {"align_corners": False}
    return F.interpolate(maps, scale_factor=choice["stride"], mode=choice["method"], **corners)


def torch_same(maps: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    return F.conv2d(maps, weights, padding="same")


# ---- Transposed convolution ---------------------------------------------------------------------
def test_every_transposed_convolution_is_that_of_torch():
    assert len(TRANSPOSED) == 216
    for choice, work in zip(TRANSPOSED, works("transposed"), strict=True):
        same(work["kernel"], kernel_of(choice), choice)
        given = square(choice["input"], SIDE)
        same(work["output"], torch_transposed(choice, given, kernel_of(choice)), choice)


def test_the_overlap_counts_are_a_transposed_convolution_of_ones():
    for choice, work in zip(TRANSPOSED, works("transposed"), strict=True):
        units = torch.ones(1, 1, SIDE, SIDE, dtype=torch.float64)
        ones = torch.ones(1, 1, choice["kernel"], choice["kernel"], dtype=torch.float64)
        same(work["counts"], torch_transposed(choice, units, ones), choice)


@pytest.mark.parametrize("cell", [0, 5, 10, 15])
def test_up_to_a_cell_the_output_is_that_of_the_cells_before_it(cell):
    choices = [{**choice, "all": False, "cell": cell} for choice in TRANSPOSED[::7]]
    for choice, work in zip(choices, node.run(MODULES, WORKS, choices), strict=True):
        given = square(choice["input"], SIDE).flatten()
        given[cell + 1 :] = 0
        expected = torch_transposed(choice, given.reshape(1, 1, SIDE, SIDE), kernel_of(choice))
        same(work["output"], expected, choice)


def test_the_copy_is_the_kernel_as_strong_as_the_chosen_cell():
    for choice, work in zip(TRANSPOSED, works("transposed"), strict=True):
        spike = torch.zeros(CELLS, dtype=torch.float64)
        spike[10] = 1  # the chosen cell of `USUAL`
        ones = torch.ones(1, 1, choice["kernel"], choice["kernel"], dtype=torch.float64)
        expected = torch_transposed(choice, spike.reshape(1, 1, SIDE, SIDE), ones)
        reached = torch.tensor(work["reached"]).reshape(expected.shape)
        assert torch.equal(reached, expected > 0), choice


# ---- Resizing, then a convolution ---------------------------------------------------------------
def test_every_resizing_with_a_convolution_is_that_of_torch():
    assert len(RESIZED) == 72
    for choice, work in zip(RESIZED, works("resized"), strict=True):
        middle = torch_resized(choice, square(choice["input"], SIDE))
        same(work["middle"], middle, choice)
        same(work["output"], torch_same(middle, kernel_of(choice)), choice)


def test_the_products_of_a_convolution_are_counted_as_torch_adds_ones_up():
    for choice, work in zip(RESIZED, works("resized"), strict=True):
        side = SIDE * choice["stride"]
        units = torch.ones(1, 1, side, side, dtype=torch.float64)
        ones = torch.ones(1, 1, choice["kernel"], choice["kernel"], dtype=torch.float64)
        same(work["counts"], torch_same(units, ones), choice)


@pytest.mark.parametrize("of", ["transposed", "resized"])
def test_the_sum_that_is_written_out_is_the_number_in_the_cell(of):
    for work in works(of):
        row, column = work["at"]
        total = sum(term["value"] * term["weight"] for term in work["terms"])
        np.testing.assert_allclose(total, tensor(work["output"])[0, 0, row, column], **CLOSE)


def test_every_cell_of_an_output_can_be_written_out():
    choices = [
        {**choice, "at": [row, column]}
        for choice in (TRANSPOSED[40], TRANSPOSED[130], RESIZED[12], RESIZED[50])
        for row, column in itertools.product(range(5), repeat=2)
    ]
    for choice, work in zip(choices, node.run(MODULES, WORKS, choices), strict=True):
        row, column = work["at"]
        assert [row, column] == choice["at"]
        total = sum(term["value"] * term["weight"] for term in work["terms"])
        np.testing.assert_allclose(total, tensor(work["output"])[0, 0, row, column], **CLOSE)


# ---- Max unpooling ------------------------------------------------------------------------------
@pytest.fixture
def one_thread() -> Iterator[None]:
    """Where windows overlap, two cells may write to one place, and the last one stays.

    In torch "last" is the order of the cells only while one thread writes.
    """
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.mark.usefixtures("one_thread")
def test_every_unpooling_is_that_of_torch():
    for choice, work in zip(UNPOOLED, node.run(MODULES, WORKS, UNPOOLED), strict=True):
        before = tensor(work["before"])
        size = {"kernel_size": choice["window"], "stride": choice["hop"]}
        _, places = torch.nn.MaxPool2d(**size, return_indices=True)(before)
        assert places.flatten().tolist() == work["places"], choice
        layer = torch.nn.MaxUnpool2d(**size)
        given = square(choice["input"], SIDE)
        same(work["output"], layer(given, places, output_size=before.shape[-2:]), choice)


def test_unpooling_is_walked_through_cell_by_cell():
    choices = [{**UNPOOLED[0], "all": False, "cell": cell} for cell in range(CELLS)]
    for cell, work in enumerate(node.run(MODULES, WORKS, choices)):
        written = torch.zeros(8 * 8, dtype=torch.float64)
        for earlier in range(cell + 1):
            written[work["places"][earlier]] = choices[0]["input"][earlier]
        same(work["output"], written.reshape(1, 1, 8, 8), cell)


# ---- Kernels and matrices -----------------------------------------------------------------------
@pytest.mark.parametrize("factor", [2, 3])
def test_the_bilinear_kernel_is_the_one_of_the_engine(factor):
    expected = bilinear_kernel(factor).double()
    found = node.run(MODULES, "return [...tent(values[0]).data];", len(expected))
    np.testing.assert_allclose(np.reshape(found, expected.shape), expected, rtol=0, atol=1e-7)


@pytest.mark.parametrize("weights", WEIGHTS)
def test_the_matrix_is_the_convolution_and_turned_it_is_the_transposed_one(weights):
    choice = {"kernel": 3, "weights": weights, "own": numbers(1, 25)}
    given = numbers(2, CELLS)
    y, z = node.run(
        MODULES,
        """const matrix = matrixOf(kernelOf({ ...USUAL, ...values[0] }, 3), 4);
           const y = times(matrix, values[1]);
           return [y, times(turned(matrix), y)];""",
        choice,
        given,
    )
    kernel = kernel_of(choice)
    expected = F.conv2d(square(given, SIDE), kernel)
    torch.testing.assert_close(square(y, 2), expected, **CLOSE)
    torch.testing.assert_close(square(z, SIDE), F.conv_transpose2d(expected, kernel), **CLOSE)


# ---- The real score map -------------------------------------------------------------------------
ROWS, COLUMNS, CLASSES = 3, 5, 4
MADE_UP = torch.from_numpy(np.random.default_rng(7).normal(size=(CLASSES, ROWS, COLUMNS)))
ONES = {size: torch.ones(1, 1, size, size, dtype=torch.float64) for size in (3, 4)}


def smooth(maps: torch.Tensor) -> torch.Tensor:
    return F.interpolate(maps, scale_factor=2, mode="bilinear")


DOUBLED = {
    "itself": lambda maps: F.interpolate(maps, scale_factor=2),
    "three": lambda maps: F.conv_transpose2d(maps, ONES[3], None, 2, 1, 1),
    "four": lambda maps: F.conv_transpose2d(maps, ONES[4], None, 2, 1),
    "nearest": lambda maps: torch_same(F.interpolate(maps, scale_factor=2), ONES[3]),
    "bilinear": lambda maps: torch_same(
        F.interpolate(maps, scale_factor=2, mode="bilinear"), ONES[3]
    ),
}
REAL = """
  const [maps, rows, columns, way, doublings, places] = values;
  const scene = {
    maps: maps.map((data) => mapOf(rows, columns, data)),
    places: places.map((each, step) => each.map((data) => placesIn(data, columns * 2 ** step))),
  };
  const found = maps.map((_, index) => [...raised(way, scene, index, doublings).data]);
  return [found, [...labelled(way, scene, doublings).labels]];
"""


def made_large(way: str, doublings: int, places: list) -> tuple[torch.Tensor, torch.Tensor]:
    """Scores (classes, rows, columns) and labels (rows, columns) of the browser."""
    maps = MADE_UP.flatten(1).tolist()
    scores, labels = node.run(MODULES, REAL, maps, ROWS, COLUMNS, way, doublings, places)
    size = (ROWS * 2**doublings, COLUMNS * 2**doublings)
    return (
        torch.tensor(scores, dtype=torch.float64).reshape(CLASSES, *size),
        torch.tensor(labels).reshape(size),
    )


@pytest.mark.parametrize("doublings", [1, 2, 5])
@pytest.mark.parametrize("way", DOUBLED)
def test_a_real_map_is_doubled_as_torch_does_it(way, doublings):
    expected = MADE_UP[:, None]  # every class for itself
    for _ in range(doublings):
        expected = DOUBLED[way](expected)
    scores, labels = made_large(way, doublings, [])
    torch.testing.assert_close(scores, expected[:, 0], rtol=1e-12, atol=1e-9)
    assert torch.equal(labels, expected[:, 0].argmax(0))


def test_a_real_map_goes_back_to_the_places_of_finer_ones():
    random = np.random.default_rng(8)
    finer = [random.normal(size=(CLASSES, ROWS * 2**step, COLUMNS * 2**step)) for step in (1, 2)]
    expected = MADE_UP[None]
    for scores in finer:
        _, places = F.max_pool2d(torch.from_numpy(scores)[None], 2, return_indices=True)
        expected = F.max_unpool2d(expected, places, 2)
    given = [places_of(scores.astype(np.float32)).reshape(CLASSES, -1).tolist() for scores in finer]
    found, labels = made_large("unpool", 2, given)
    torch.testing.assert_close(found, expected[0], **CLOSE)
    largest, winner = expected[0].max(0)
    assert torch.equal(labels, torch.where(largest > 0, winner, 255))
