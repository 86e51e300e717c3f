import pytest
import torch
from torch.nn import functional as F

from segcore.ops.bilinear import bilinear_kernel, upsample, upsample_transposed
from segcore.ops.padding import cut_to_size, pad_to_multiple


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
