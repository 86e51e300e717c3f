"""``python -m segcore.train fcn-voc21 --data DIR --init FILE --out runs/NAME``."""

import argparse
import sys
from pathlib import Path

import torch
from safetensors.torch import load_file

from segcore.errors import DataError, SegcoreError
from segcore.models.fcn import FCN
from segcore.train.export import export
from segcore.train.loop import BEST, STATE, Training
from segcore.train.photos import Drawing, find_examples
from segcore.train.settings import FCNSettings
from segcore.train.teacher import load_teacher
from segcore.train.validate import Validation
from segcore.weights import read_card

# torchvision numbers VGG16's layers through; the trunk names its blocks.
BLOCK_STARTS = {"conv1": 0, "conv2": 5, "conv3": 10, "conv4": 17, "conv5": 24}


def load_init(model: FCN, path: Path) -> None:
    """Load ImageNet's VGG16 features, or all the weights of an earlier run.

    Raises:
        DataError: the file is neither.
    """
    tensors = load_file(path)
    if "features.0.weight" in tensors:
        tensors = {_trunk_name(name): value for name, value in tensors.items()}
    strict = any(name.startswith("head.") for name in tensors)
    try:
        missing, unexpected = model.load_state_dict(tensors, strict=strict)
    except RuntimeError as wrong:
        raise DataError(
            f"{path} does not fit the network: {wrong}",
            "VGG16 features (features.0.weight …) or weights of an earlier run are needed.",
            "Check --init.",
        ) from wrong
    if unexpected or any(name.startswith("trunk.") for name in missing):
        raise DataError(f"{path} does not hold VGG16's convolutions.", next_step="Check --init.")


def _trunk_name(name: str) -> str:
    _, layer, kind = name.split(".")
    block, start = [item for item in BLOCK_STARTS.items() if item[1] <= int(layer)][-1]
    return f"trunk.{block}.{int(layer) - start}.{kind}"


def parse(arguments: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m segcore.train", description=__doc__)
    parser.add_argument("recipe", choices=["fcn-voc21"])
    parser.add_argument("--data", type=Path, required=True, help="folder of the photo sets")
    parser.add_argument("--init", type=Path, required=True, help="initial weights (safetensors)")
    parser.add_argument("--teacher", type=Path, help="weights whose soft labels are learnt too")
    parser.add_argument("--out", type=Path, required=True, help="folder of this run")
    parser.add_argument("--minutes", type=float, default=240.0, help="length of the run")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--resume", action="store_true", help="go on after a kill")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> None:
    """Train, and leave the weights and their card in the run's folder."""
    options, settings = parse(arguments), FCNSettings()
    torch.manual_seed(settings.seed)
    model = FCN()
    load_init(model, options.init)
    training = Training(
        model,
        Drawing(find_examples(options.data, settings.sets), settings.by_class),
        Validation(options.data / "voc", "semantic", settings.validate_every),
        options.out,
        options.minutes,
        settings,
        load_teacher(options.teacher) if options.teacher else None,
        torch.device(options.device),
    )
    if options.resume and (options.out / STATE).is_file():
        training.resume()
    elif "rms_pool5" not in load_file(options.init):
        training.calibrate()
    training.run()
    export(options.out / BEST, options.out, settings, commands_of(options))


def commands_of(options: argparse.Namespace) -> tuple[str, ...]:
    """What was typed, here and for the weights that it began from, without this machine's paths."""
    card = options.init.with_suffix(".json")
    before = read_card(card).command if card.is_file() else ()
    teacher = f" --teacher {options.teacher.name}" if options.teacher else ""
    typed = (
        f"python -m segcore.train {options.recipe} --data DATA --init {options.init.name}"
        f"{teacher} --out {options.out.name} --minutes {options.minutes:g}"
    )
    return (*before, typed)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SegcoreError as error:
        sys.exit(str(error))
