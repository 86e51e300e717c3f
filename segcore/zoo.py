"""Every network by name, in one table that one can read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from segcore.errors import DamagedWeights, UnknownName
from segcore.models.fcn import FCN
from segcore.weights import SHIPPED, Card, load_weights, read_card, read_tensors

FCN_PAPER = "Long, Shelhamer, Darrell: Fully Convolutional Networks for Semantic Segmentation, 2015"


@dataclass(frozen=True)
class Entry:
    """One row of the zoo. Rows with the same ``weights`` are outputs of the same network."""

    title: str
    stride: int  # of the finest map that is scored, in pixels
    builder: Callable[[], FCN]
    weights: str  # name of the checkpoint and of its card, without ending
    paper: str


ZOO: Mapping[str, Entry] = MappingProxyType(
    {
        "fcn32s": Entry("FCN-32s", 32, FCN, "fcn-voc21", FCN_PAPER),
        "fcn16s": Entry("FCN-16s", 16, FCN, "fcn-voc21", FCN_PAPER),
        "fcn8s": Entry("FCN-8s", 8, FCN, "fcn-voc21", FCN_PAPER),
    }
)


def find(name: str) -> Entry:
    """The entry of ``name``.

    Raises:
        UnknownName: no network has this name; the message lists those that exist.
    """
    if name not in ZOO:
        raise UnknownName(
            f"No network is called {name!r}.", f"There are {', '.join(ZOO)}.", "Choose one of them."
        )
    return ZOO[name]


def card_of(name: str, folder: Path = SHIPPED) -> Card:
    """The card of a network's checkpoint in ``folder``."""
    return read_card(folder / f"{find(name).weights}.json")


def load_network(name: str, weights: Path | None = None) -> FCN:
    """The network of ``name`` with its shipped weights, in fp32, ready to evaluate.

    Args:
        name: a key of :data:`ZOO`.
        weights: a safetensors file to load in place of the shipped one, its card not asked.

    Raises:
        UnknownName, MissingWeights, DamagedWeights.
    """
    network = find(name).builder()
    tensors = read_tensors(weights) if weights else load_weights(card_of(name))
    try:
        network.load_state_dict({key: value.float() for key, value in tensors.items()})
    except RuntimeError as wrong:
        raise DamagedWeights(f"The weights do not fit {name}: {wrong}") from wrong
    return network.eval().requires_grad_(False)
