"""What a finished run leaves: the weights in fp16 and the card that says how they came about."""

from pathlib import Path

from segcore.classes import VOC21
from segcore.models.fcn import FCN
from segcore.train.settings import FCNSettings
from segcore.weights import Card, read_tensors, save_weights, write_card

NAME = "fcn-voc21"
LICENCE = (
    "Apache-2.0 for what training added; the initial weights keep their licences; the photos "
    "belong to their owners and are not contained"
)


def export(best: Path, folder: Path, settings: FCNSettings, commands: tuple[str, ...]) -> Card:
    """Write ``best`` to ``folder`` under the name of the recipe, with a card without scores.

    ``python -m segcore.evaluate --card`` measures and enters the scores.
    """
    path = folder / f"{NAME}.safetensors"
    sha256 = save_weights(read_tensors(best), path)
    card = Card(
        file=path.name,
        sha256=sha256,
        label_set=VOC21.name,
        parameters=sum(parameter.numel() for parameter in FCN().parameters()),
        trained_on=tuple(f"{photos.folder}: {photos.about}" for photos in settings.sets),
        initial_weights=settings.initial_weights,
        licence=LICENCE,
        command=commands,
    )
    write_card(card, folder)
    return card
