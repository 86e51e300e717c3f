"""What several files of tests share."""

from collections.abc import Iterator

import jaxtyping
import pytest
import torch
from page_visit import opened_browser

from segcore.models.fcn import FCN


@pytest.fixture
def tiny_fcn() -> FCN:
    """The FCN with a sixteenth of its channels and random weights, skips that speak included."""
    torch.manual_seed(0)
    network = FCN(head_channels=16, width=4).eval()
    for layer in network.score.values():
        torch.nn.init.normal_(layer.weight)
        torch.nn.init.normal_(layer.bias)
    return network


@pytest.fixture
def untyped(monkeypatch: pytest.MonkeyPatch) -> None:
    """As outside the tests, where nobody checks the signatures before our own checks speak."""
    monkeypatch.setattr(jaxtyping.config, "jaxtyping_disable", True)


@pytest.fixture(scope="module")
def browser() -> Iterator:
    """One Chromium for a file of tests."""
    with opened_browser() as browser:
        yield browser
