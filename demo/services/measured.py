"""How often the tasks of the whole photo are right: what `python -m segcore.evaluate_tasks` wrote.

A figure is told only as long as the network has the weights that were measured.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from demo.services.damage import told_of_damage
from demo.services.stored import checkpoint_of
from segcore import zoo
from segcore.assets import ASSETS

MEASURES = {"classify": "top1", "locate": "class_and_box"}


@dataclass(frozen=True)
class Measured:
    """One network's share of right answers.

    Attributes:
        task: of the whole photo.
        name: of the network, in the zoo.
        share: of the photos, 0 … 1.
        photos: how many have one class.
        command: that measured it.
    """

    task: Literal["classify", "locate"]
    name: str
    share: float
    photos: int
    command: str


@cache
def measured_tasks() -> tuple[Measured, ...]:
    """What is known of the current weights; nothing if the file is missing."""
    file = ASSETS / "tasks.json"
    if file.exists():
        with told_of_damage("tasks.json in assets", "Download the project again."):
            return tuple(_rows(json.loads(file.read_text("utf-8"))))
    return ()


def _rows(found: dict[str, Any]) -> Iterator[Measured]:
    tasks: tuple[Literal["classify", "locate"], ...] = ("classify", "locate")
    for task in tasks:
        part = found.get(task, {"models": {}})
        for name, row in part["models"].items():
            if name in zoo.ZOO and row["checkpoint"] == checkpoint_of(name):
                share = row[MEASURES[task]]
                yield Measured(task, name, share, part["photos"], found["command"])
