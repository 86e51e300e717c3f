"""A GPU for a moment: on a Space with ZeroGPU each question borrows one.

Hugging Face's package `spaces` lends the GPU to functions that are marked before the page starts,
each in a process of its own that ends with the answer. The networks must have been placed on "cuda"
by then, though nothing can be computed there yet: so their precision is given and not measured.
"""

import contextlib
import os
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from segcore import zoo
from segcore.errors import SegcoreError
from segcore.later import later

VARIABLE = "SPACES_ZERO_GPU"  # as `spaces` itself reads it
SECONDS = 20  # that a question may take; a visitor has a few minutes a day
PRECISION = "float16"
QUESTIONS = (
    "levels",
    "segment",
    "instances",
    "steps",
    "score_maps",
    "features",
    "influence",
    "head_both_ways",
)

engine_on: Callable[..., Any] = later("segcore.engine:Engine")
# The package is on such a Space alone, and wants to be there before torch.
lend: Callable[..., Any] = later("spaces:GPU")


def is_lent() -> bool:
    """Whether this is a Space with ZeroGPU."""
    return os.environ.get(VARIABLE, "").lower() in {"1", "t", "true"}


def borrowing() -> Any:
    """A runner that borrows a GPU for each question. To be called before the page is served."""
    borrowed = lend(duration=SECONDS)
    engine = engine_on("cuda", precision=PRECISION)
    for name, entry in zoo.ZOO.items():
        if entry.download is None and zoo.available(name):
            with contextlib.suppress(SegcoreError):  # whoever asks for it hears why
                engine.prepare(name)
    asked = {question: borrowed(getattr(engine, question)) for question in QUESTIONS}
    return SimpleNamespace(prepare=engine.prepare, **asked)
