"""Numbers: every network measured alike, beside published figures; its card and its limits."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import gradio as gr

from demo import services
from demo.lessons.numbers.value import (
    NumbersBoard,
    NumbersValue,
    measured_value,
    problem_value,
    table_value,
)
from demo.shared.handling import PAGE
from demo.shared.text import heading
from demo.shared.uploads import listen
from segcore.errors import SegcoreError

# One measurement at a time: two would disturb each other.
SPEED: dict[str, Any] = {
    "concurrency_id": "speed",
    "concurrency_limit": 1,
    "show_progress": "hidden",
    "api_visibility": "private",
}


@dataclass(frozen=True)
class Parts:
    """The tab's components that have events."""

    board: NumbersBoard


def build() -> Parts:
    """Headline and an empty board: the table comes when the tab is opened."""
    gr.HTML(heading("numbers"), apply_default_css=False)
    return Parts(NumbersBoard(elem_classes="sk-numbers"))


def connect(tab: gr.Tab, parts: Parts, source: gr.State) -> None:
    """What the board asks for. It shows no photo, so it follows none."""
    listen(parts.board.ask, "numbers", table_value, None, parts.board, **PAGE)
    listen(parts.board.measure, "speed", measure, None, parts.board, **SPEED)


def measure() -> Iterator[NumbersValue]:
    """The times of this machine, as they come in."""
    try:
        for speed in services.measure_speed():
            yield measured_value(speed)
    except SegcoreError as error:
        yield problem_value(error)
