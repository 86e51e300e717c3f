"""A made-up decoder and a made-up label set, as somebody would add them: one class and one row."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import torch
from torch import nn

from segcore import cards, weights, zoo
from segcore.data.classes import LabelClass, LabelSet
from segcore.models.decoder import NOTHING, Decoder, ScoreMap
from segcore.models.trunk import Tap, Taps
from segcore.ops.bilinear import upsample

# Three classes, and none of them is a background.
PETS = LabelSet(
    "pets",
    (LabelClass(0, "cat", "고양이"), LabelClass(1, "dog", "개"), LabelClass(2, "bird", "새")),
)
NAME = "pets"


class TwoTaps(Decoder):
    """Adds up what two taps say, at the stride of the finer one."""

    reads = ("pool4", "conv3")

    def __init__(self, taps: Mapping[str, Tap]) -> None:
        super().__init__()
        self.outputs = {NAME: taps["conv3"].stride}
        self.mutable = ("conv3",)
        self.deep = nn.Conv2d(taps["pool4"].channels, len(PETS), 1)
        self.fine = nn.Conv2d(taps["conv3"].channels, len(PETS), 1)

    def decode(self, taps: Taps, muted: Collection[str] = NOTHING) -> dict[str, ScoreMap]:
        total = upsample(self.deep(taps["pool4"]), 4)  # 1/4
        return {NAME: total if "conv3" in muted else total + self.fine(taps["conv3"])}


ROW = zoo.Entry(
    title="Two taps",
    task="semantic",
    checkpoint="made-up",
    paper="nobody's",
    stride=4,
    label_set=PETS,
    decoder=TwoTaps,
    output=NAME,
    trunk="vgg16",
)


@contextmanager
def added(folder: Path) -> Iterator[None]:
    """The zoo with the row, and in ``folder`` its weights beside the shipped ones."""
    before = zoo.ZOO, cards.SHIPPED
    for file in cards.SHIPPED.iterdir():
        (folder / file.name).symlink_to(file)
    zoo.ZOO, cards.SHIPPED = {**zoo.ZOO, NAME: ROW}, folder
    try:
        _write_weights(folder)
        yield
    finally:
        zoo.ZOO, cards.SHIPPED = before


def _write_weights(folder: Path) -> None:
    torch.manual_seed(0)
    decoder = TwoTaps(zoo.TRUNKS[ROW.trunk].builder().taps)
    card = cards.Card(
        file=f"{ROW.checkpoint}.safetensors",
        sha256=weights.save_weights(decoder.state_dict(), folder / f"{ROW.checkpoint}.safetensors"),
        label_set=PETS.name,
        parameters=sum(parameter.numel() for parameter in decoder.parameters()),
        trained_on=("nothing",),
        initial_weights=("chance",),
        licence="none",
        command=("none",),
        trunk=zoo.card_of("fcn8s-vgg16").sha256,
    )
    cards.write_card(card, folder)
