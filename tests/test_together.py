"""Photos that come at once share passes, and each gets the answer that it would get alone."""

import threading
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from fake_engine import FakeEngine

from demo.runner.together import Together
from segcore.data.results import SemanticResult
from segcore.engine import Engine
from segcore.errors import ImageError
from segcore.models.network import Network

LEVELS = ("fcn32s", "fcn16s", "fcn8s")
# Their padded copies are three times 32 × 96, once 96 × 32 and twice 96 × 96.
SIZES = [(40, 128), (80, 256), (96, 128), (128, 40), (36, 128), (1, 1)]


def photos() -> list[np.ndarray]:
    made = np.random.default_rng(0)
    return [made.integers(0, 256, (*size, 3), dtype=np.uint8) for size in SIZES]


@pytest.fixture
def batches(tiny_fcn: Network, engine: Engine) -> list[int]:
    """How many photos each pass of the trunk has."""
    seen: list[int] = []
    taps_of = tiny_fcn.trunk.taps_of

    def noted(padded: torch.Tensor, names: object) -> object:
        seen.append(len(padded))
        return taps_of(padded, names)

    tiny_fcn.trunk.taps_of = noted
    return seen


def test_a_batch_gives_each_photo_its_own_answer(engine: Engine, batches: list[int]) -> None:
    together = engine.levels_together(photos(), LEVELS)
    assert sorted(batches) == [1, 2, 3]
    for photo, found in zip(photos(), together, strict=True):
        alone = engine.levels(photo, LEVELS)
        for name, result in alone.items():
            np.testing.assert_array_equal(found[name].labels, result.labels)
            np.testing.assert_allclose(found[name].class_scores, result.class_scores, atol=1e-5)
            assert found[name].input_size == result.input_size


def test_a_batch_that_does_not_fit_goes_one_by_one(
    engine: Engine, batches: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "empty_cache", lambda: None)

    def full(*_: object) -> None:
        raise torch.OutOfMemoryError

    monkeypatch.setattr(engine._scorer, "scores_together", full)
    found = engine.levels_together(photos(), LEVELS)
    assert [each["fcn8s"].size for each in found] == SIZES
    assert set(batches) == {1}


def test_a_batch_refuses_what_is_no_photo(engine: Engine) -> None:
    with pytest.raises(ImageError):
        engine.levels_together([*photos(), np.zeros((0, 3, 3), np.uint8)])


class Held(FakeEngine):
    """Answers its first batch when it is told to, and notes how many photos each one has."""

    def __init__(self) -> None:
        super().__init__()
        self.batches: list[int] = []
        self.began, self.may_end = threading.Event(), threading.Event()

    def levels_together(self, photos, models) -> list[dict[str, SemanticResult]]:
        self.batches.append(len(photos))
        self.began.set()
        assert self.may_end.wait(10)
        return [self.levels(photo, models) for photo in photos]


def ask_while_held(engine: Held, most: int, asked: list[tuple[np.ndarray, str]]) -> list:
    """The answers; the first question is under way when the others come."""
    runner = Together(engine, most)
    with ThreadPoolExecutor(len(asked)) as pool:
        first, *others = asked
        waiting = [pool.submit(runner.segment, *first)]
        assert engine.began.wait(10)
        waiting += [pool.submit(runner.segment, *each) for each in others]
        while len(runner._waiting) < len(others):
            threading.Event().wait(0.01)
        engine.may_end.set()
        return [each.exception(10) or each.result() for each in waiting]


def test_those_who_wait_are_the_next_batch() -> None:
    engine = Held()
    found = ask_while_held(engine, 16, [(photo, "fcn8s") for photo in photos()])
    assert engine.batches == [1, 5]
    assert [result.size for result in found] == SIZES


def test_a_batch_has_an_end_and_asks_for_the_same_networks() -> None:
    engine = Held()
    asked = [(photo, name) for photo in photos() for name in ("fcn8s", "fcn32s")]
    found = ask_while_held(engine, 3, asked)
    assert max(engine.batches) == 3
    assert sum(engine.batches) == len(asked)
    assert [result.model for result in found] == [name for _, name in asked]
    assert [result.size for result in found] == [photo.shape[:2] for photo, _ in asked]


def test_nobody_fails_by_the_photo_of_another_one() -> None:
    class Refusing(Held):
        def levels_together(self, photos, models) -> list:
            super().levels_together(photos, models)
            raise ValueError("one of them")

        def levels(self, photo, models) -> dict[str, SemanticResult]:
            if photo.shape[:2] == (1, 1):
                raise ImageError("Too small.", "Expected more.", "Send another one.")
            return super().levels(photo, models)

    *found, refused = ask_while_held(Refusing(), 16, [(photo, "fcn8s") for photo in photos()])
    assert [result.size for result in found] == SIZES[:-1]
    assert isinstance(refused, ImageError)


def test_what_else_is_asked_goes_to_the_engine() -> None:
    runner = Together(FakeEngine())
    photo = photos()[0]
    assert len(runner.instances(photo, "maskrcnn")) == len(
        FakeEngine().instances(photo, "maskrcnn")
    )
    muted = runner.segment(photo, "fcn8s", ["block7"])
    assert not np.array_equal(muted.labels, runner.segment(photo, "fcn8s", side=64).labels)


@pytest.mark.parametrize(("device", "is_batched"), [("cuda", True), ("cpu", False)])
def test_a_gpu_gets_batches(device: str, is_batched: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    here = import_module("demo.runner.local")  # the package has a function of this name
    monkeypatch.setattr(
        here, "engine", lambda: SimpleNamespace(device=SimpleNamespace(type=device))
    )
    assert isinstance(here.local(), Together) is is_batched
