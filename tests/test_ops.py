import numpy as np
import pytest
import torch
from torch.nn import functional as F

from segcore.ops.bilinear import bilinear_kernel, upsample, upsample_transposed
from segcore.ops.padding import cut_to_size, pad_to_multiple
from segcore.ops.unpooling import switches, unpool


def test_kernel_of_factor_two_by_hand() -> None:
    triangle = torch.tensor([0.25, 0.75, 0.75, 0.25])
    assert torch.equal(bilinear_kernel(2), torch.outer(triangle, triangle))


@pytest.mark.parametrize("factor", [1, 2, 3, 4, 8, 32])
def test_kernel_passes_a_constant_on(factor: int) -> None:
    assert bilinear_kernel(factor).sum() == pytest.approx(factor**2)


def test_kernel_refuses_a_factor_below_one() -> None:
    with pytest.raises(ValueError, match="of 1 or more, got 0"):
        bilinear_kernel(0)


@pytest.mark.parametrize("factor", [1, 2, 3, 4, 5, 8])
@pytest.mark.parametrize("size", [(1, 1), (2, 3), (5, 7)])
def test_transposed_convolution_equals_interpolation(factor: int, size: tuple[int, int]) -> None:
    maps = torch.randn(2, 3, *size)
    expected = F.interpolate(maps, scale_factor=factor, mode="bilinear", align_corners=False)
    torch.testing.assert_close(upsample_transposed(maps, factor), expected, atol=1e-5, rtol=1e-5)
    torch.testing.assert_close(upsample(maps, factor), expected)


def test_doubling_a_step_by_hand() -> None:
    maps = torch.tensor([[[[0.0, 4.0]]]])
    expected = torch.tensor([[[[0.0, 1.0, 3.0, 4.0], [0.0, 1.0, 3.0, 4.0]]]])
    assert torch.equal(upsample(maps, 2), expected)


def test_gradient_of_both_upsamplings_is_the_same() -> None:
    maps = torch.randn(1, 2, 3, 4, dtype=torch.float64, requires_grad=True)
    weight = torch.randn(1, 2, 12, 16, dtype=torch.float64)
    (one,) = torch.autograd.grad((upsample(maps, 4) * weight).sum(), maps)
    (other,) = torch.autograd.grad((upsample_transposed(maps, 4) * weight).sum(), maps)
    torch.testing.assert_close(one, other, atol=1e-6, rtol=1e-6)


@pytest.mark.parametrize(
    ("size", "grown"), [((1, 1), (32, 32)), ((32, 64), (32, 64)), ((375, 500), (384, 512))]
)
def test_padding_grows_to_the_next_multiple(size: tuple, grown: tuple) -> None:
    image = torch.rand(1, 3, *size)
    padded = pad_to_multiple(image, 32)
    assert padded.shape[2:] == grown
    assert torch.equal(cut_to_size(padded, *size), image)
    assert padded.sum() == pytest.approx(image.sum().item(), rel=1e-5)


def test_unpooling_by_hand() -> None:
    maps = torch.tensor([[[[1.0, 5, 0, 0], [2, 3, 0, 9]]]])
    assert switches(maps).tolist() == [[[[1, 7]]]]
    values = torch.tensor([[[[10.0, 20.0]]]])
    assert unpool(values, switches(maps)).tolist() == [[[[0, 10, 0, 0], [0, 0, 0, 20]]]]


def test_the_first_of_equal_values_is_the_switch() -> None:
    assert switches(torch.zeros(1, 1, 2, 4)).tolist() == [[[[0, 2]]]]


def test_unpooling_equals_a_slow_loop() -> None:
    maps, values = torch.randn(2, 3, 4, 6), torch.randn(2, 3, 2, 3)
    expected = torch.zeros_like(maps)
    for index in np.ndindex(*values.shape):
        *plane, row, column = index
        square = maps[tuple(plane)][2 * row : 2 * row + 2, 2 * column : 2 * column + 2]
        below, right = divmod(int(square.argmax()), 2)
        expected[(*plane, 2 * row + below, 2 * column + right)] = values[index]
    assert torch.equal(unpool(values, switches(maps)), expected)


def test_pooling_undoes_unpooling() -> None:
    maps, values = torch.randn(2, 3, 8, 6), torch.rand(2, 3, 4, 3)
    raised = unpool(values, switches(maps))
    assert torch.equal(F.max_pool2d(raised, 2), values)
    assert raised.count_nonzero() == values.count_nonzero()


def test_gradient_of_unpooling_is_read_at_the_switches() -> None:
    maps, values = torch.randn(1, 2, 4, 4), torch.randn(1, 2, 2, 2, requires_grad=True)
    weight = torch.randn(1, 2, 4, 4)
    (unpool(values, switches(maps)) * weight).sum().backward()
    read = weight.flatten(2).gather(2, switches(maps).flatten(2))
    torch.testing.assert_close(values.grad.flatten(2), read)


@pytest.mark.usefixtures("untyped")
def test_unpooling_refuses_switches_of_another_size() -> None:
    with pytest.raises(RuntimeError, match="shape"):
        unpool(torch.rand(1, 1, 2, 2), torch.zeros(1, 1, 3, 3, dtype=torch.int64))
