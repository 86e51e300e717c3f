"""The output of a finished run: the weights in fp16, and the card that says how they were made."""

from collections.abc import Sequence
from pathlib import Path

from segcore.cards import Card, write_card
from segcore.train.settings import PhotoSet
from segcore.weights import read_tensors, save_weights

LICENCE = (
    "Apache-2.0 for what training added; the initial weights keep their licences; the photos "
    "belong to their owners and are not contained"
)


def export(
    best: Path,
    path: Path,
    label_set: str,
    sets: Sequence[PhotoSet],
    initial_weights: tuple[str, ...],
    commands: tuple[str, ...],
    trunk: str = "",
) -> Card:
    """Write ``best`` to ``path``, and beside it a card without scores.

    ``python -m segcore.evaluate --card`` measures and enters the scores.

    Args:
        best: all the weights of the network.
        path: the file to write; its name is that of the checkpoint.
        label_set: the name of the label set.
        sets: the photos of the training.
        initial_weights: of the run, with source and licence.
        commands: that made it, in order.
        trunk: sha256 of the checkpoint that ships the trunk; then it is left out here.
    """
    tensors = read_tensors(best)
    if trunk:
        tensors = {n: value for n, value in tensors.items() if not n.startswith("trunk.")}
    card = Card(
        file=path.name,
        sha256=save_weights(tensors, path),
        label_set=label_set,
        parameters=sum(value.numel() for name, value in tensors.items() if _is_learnt(name)),
        trained_on=tuple(f"{photos.folder}: {photos.about}" for photos in sets),
        initial_weights=initial_weights,
        licence=LICENCE,
        command=commands,
        trunk=trunk,
    )
    write_card(card, path.parent)
    return card


def _is_learnt(name: str) -> bool:
    # Everything but buffers: a tap's root mean square, and what batch norms counted.
    return not name.startswith("rms_") and not name.endswith(
        ("running_mean", "running_var", "num_batches_tracked")
    )
