"""The losses of training, against torch and by hand."""

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from segcore.data.labels import VOID
from segcore.train.losses import pixel_loss, soft_loss


def test_pixel_loss_is_torchs_cross_entropy() -> None:
    scores, labels = torch.randn(2, 5, 4, 4), torch.randint(0, 5, (2, 4, 4), dtype=torch.uint8)
    labels[0, 0] = VOID
    expected = F.cross_entropy(scores, labels.long(), ignore_index=VOID)
    torch.testing.assert_close(pixel_loss(scores, labels, 1), expected)


def test_pixel_loss_reads_one_pixel_of_each_square() -> None:
    """At the labels' own grid the other pixels get no gradient, and the mean is that of those."""
    scores = torch.randn(1, 21, 6, 8, requires_grad=True)
    labels = torch.randint(21, (1, 6, 8), dtype=torch.uint8)
    found = pixel_loss(scores, labels, 2)
    found.backward()
    read = scores.grad.abs().sum((0, 1)) > 0
    assert read.view(3, 2, 4, 2).sum((1, 3)).eq(1).all()
    every = F.cross_entropy(scores, labels.long(), reduction="none")[0]
    torch.testing.assert_close(found, every[read].mean())


def test_pixels_near_a_boundary_weigh_more() -> None:
    """One boundary between columns 19 and 20: six columns on either side weigh 4, the others 1."""
    scores = torch.randn(1, 3, 2, 40)
    labels = torch.zeros(1, 2, 40, dtype=torch.uint8)
    labels[..., 20:] = 1
    weights = torch.ones(2, 40)
    weights[:, 14:26] = 4
    costs = F.cross_entropy(scores, labels.long(), reduction="none")[0]
    expected = (weights * costs).sum() / weights.sum()
    torch.testing.assert_close(pixel_loss(scores, labels, 1, edge_weight=4.0), expected)


def test_a_void_rim_counts_as_a_boundary_and_costs_nothing() -> None:
    scores = torch.randn(1, 3, 1, 40)
    labels = torch.zeros(1, 1, 40, dtype=torch.uint8)
    labels[..., 20] = VOID
    weights = torch.ones(1, 40)
    weights[:, 14:27] = 4
    weights[:, 20] = 0
    costs = F.cross_entropy(scores, labels.long(), reduction="none", ignore_index=VOID)[0]
    expected = (weights * costs).sum() / weights.sum()
    torch.testing.assert_close(pixel_loss(scores, labels, 1, edge_weight=4.0), expected)


def test_pixel_loss_of_a_certain_answer_is_zero_and_of_void_nothing() -> None:
    scores = torch.tensor([[[[50.0]], [[-50.0]]]])
    right = torch.zeros(1, 8, 8, dtype=torch.uint8)
    assert pixel_loss(scores, right, 2) == 0
    assert pixel_loss(scores, torch.full_like(right, VOID), 1) == 0


def test_soft_loss_by_hand() -> None:
    taught = torch.tensor([[[[0.5]], [[0.5]]]])
    assert soft_loss(torch.zeros(1, 2, 1, 1), taught) == pytest.approx(np.log(2))


def test_soft_loss_is_least_at_the_teachers_answer() -> None:
    taught = torch.rand(1, 4, 3, 3).softmax(1)
    scores = taught.log().requires_grad_()
    soft_loss(scores, taught).backward()
    torch.testing.assert_close(scores.grad, torch.zeros_like(scores), atol=1e-7, rtol=0)
