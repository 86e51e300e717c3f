"""Photos that wait for the same networks pass them as one batch.

A GPU takes hardly longer for a batch than for one photo, so whoever waits for it is taken along.
Two CPU cores take as much longer as there are photos, so there everyone is served alone.
"""

import threading
from collections.abc import Collection, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from segcore.data.arrays import Photo
from segcore.data.results import SemanticResult

if TYPE_CHECKING:
    from segcore.engine import Engine

MOST = 16  # photos in a batch

Levels = dict[str, SemanticResult]


@dataclass(eq=False)
class Waiting:
    """A photo, the networks that it waits for, and the place of its answer."""

    photo: Photo
    models: tuple[str, ...]
    answer: Future[Levels] = field(default_factory=Future)


class Together:
    """A `Runner` that asks an engine for several photos at once.

    While a batch is being answered, others come in. They are the next batch: nobody waits for
    company, and the longer a batch takes, the larger is the next one.
    """

    at_once = MOST

    def __init__(self, engine: "Engine", most: int = MOST) -> None:
        """
        Args:
            engine: answers.
            most: photos in a batch.
        """
        self._engine, self._most = engine, most
        self._waiting: list[Waiting] = []
        self._lock, self._turn = threading.Lock(), threading.Lock()

    def __getattr__(self, question: str) -> Any:
        """Whatever else is asked, the engine answers for each photo alone."""
        return getattr(self._engine, question)

    def levels(self, photo: Photo, models: Sequence[str]) -> Levels:
        """As `Runner.levels`."""
        mine = Waiting(photo, tuple(models))
        with self._lock:
            self._waiting.append(mine)
        with self._turn:
            if not mine.answer.done():  # or another thread's turn has taken it along
                self._give_answers(self._taken(mine))
        return mine.answer.result()

    def segment(
        self, photo: Photo, model: str, muted: Collection[str] = (), side: int | None = None
    ) -> SemanticResult:
        """As `Runner.segment`."""
        if muted or side:
            return self._engine.segment(photo, model, muted, side)
        return self.levels(photo, (model,))[model]

    def _taken(self, mine: Waiting) -> list[Waiting]:
        """One of those who wait, and the first others that can share its passes."""
        with self._lock:
            alike = [each for each in self._waiting if each.models == mine.models]
            others = [each for each in alike if each is not mine]
            batch = [mine, *others[: self._most - 1]]
            self._waiting = [each for each in self._waiting if each not in batch]
        return batch

    def _give_answers(self, batch: Sequence[Waiting]) -> None:
        photos = [each.photo for each in batch]
        try:
            answers = self._engine.levels_together(photos, batch[0].models)
        except Exception:  # whatever it is, nobody should fail by another one's photo
            self._answer_alone(batch)
            return
        for each, answer in zip(batch, answers, strict=True):
            each.answer.set_result(answer)

    def _answer_alone(self, batch: Sequence[Waiting]) -> None:
        for each in batch:
            try:
                each.answer.set_result(self._engine.levels(each.photo, each.models))
            except Exception as error:  # whoever has asked raises it
                each.answer.set_exception(error)
