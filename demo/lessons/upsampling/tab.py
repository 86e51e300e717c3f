"""Upsampling: a 4×4 map made large in four ways, and a photo's coarsest score map likewise."""

import gradio as gr

from demo import services
from demo.lessons.upsampling.value import (
    UpsamplingBoard,
    UpsamplingValue,
    photo_value,
    problem_value,
    renewed,
)
from demo.shared.picker import opening
from demo.shared.shown import NOTHING, PhotoTab, ShownPhoto
from segcore.errors import SegcoreError

Parts = PhotoTab[UpsamplingBoard]


def build() -> Parts:
    """Headline, photos, and a board whose upper part works without a photo."""
    return Parts(
        opening("upsampling"), UpsamplingBoard(elem_classes="sk-upsampling"), gr.State(NOTHING)
    )


def connect(tab: gr.Tab, parts: Parts, source: gr.State) -> None:
    """Photos from the row or from another tab."""
    SHOWN.connect(tab, parts, source)


def value_of(source: str) -> UpsamplingValue:
    """What the board gets for a photo; a serial number of its own makes it a new value."""
    kept = services.once("upsampling", source, lambda: photo_value(services.look_inside(source)))
    return renewed(kept)


def without_photo(source: str, shown: str, error: SegcoreError) -> UpsamplingValue:
    """The upper part of the board needs no photo, so it stays."""
    return problem_value(source, error)


SHOWN = ShownPhoto(value_of, busy="upsampling.busy", failed=without_photo)
