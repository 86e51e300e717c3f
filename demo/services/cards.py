"""What the cards say of every network, before any of them has run."""

from dataclasses import dataclass

from segcore import zoo
from segcore.cards import Card
from segcore.errors import WeightsError


@dataclass(frozen=True)
class Known:
    """A network with its card.

    Attributes:
        name: in the zoo.
        entry: its row there.
        card: of its checkpoint.
        parameters: how many it has, with its trunk.
        ready: whether its weights are on this machine.
    """

    name: str
    entry: zoo.Entry
    card: Card
    parameters: int
    ready: bool

    @property
    def is_level(self) -> bool:
        """Whether it is one of the levels of its trunk's FCN."""
        return bool(self.entry.trunk) and self.name in zoo.levels_of(self.entry.trunk)


def known_networks() -> tuple[Known, ...]:
    """The networks that have a card: trunk by trunk, the FCN first, detectors last."""
    found = [each for each in map(_known, zoo.ZOO) if each]
    return tuple(sorted(found, key=_place))


def _known(name: str) -> Known | None:
    if zoo.find(name).download:
        return None
    try:
        card, parameters = zoo.card_of(name), zoo.parameters_of(name)
    except WeightsError:
        return None
    return Known(name, zoo.find(name), card, parameters, zoo.available(name))


def _place(known: Known) -> tuple[int, bool]:
    trunks = [*zoo.TRUNKS, ""]
    return trunks.index(known.entry.trunk), not known.is_level
