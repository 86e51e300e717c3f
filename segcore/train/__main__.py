"""``python -m segcore.train fcn-voc21 --data DIR --init FILE --out runs/NAME``."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

import torch

from segcore.cards import read_card
from segcore.errors import SegcoreError
from segcore.train.export import export
from segcore.train.loop import BEST, STATE, Training, check_folder
from segcore.train.recipes import RECIPES, trunk_of


def parse(arguments: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m segcore.train", description=__doc__)
    parser.add_argument("recipe", choices=list(RECIPES))
    parser.add_argument("--data", type=Path, required=True, help="folder of the photo sets")
    parser.add_argument("--init", type=Path, required=True, help="initial weights (safetensors)")
    parser.add_argument("--decoder", type=Path, help="an earlier run's decoder to continue from")
    parser.add_argument("--teacher", type=Path, help="weights whose soft labels are learnt too")
    parser.add_argument("--out", type=Path, required=True, help="folder of this run")
    parser.add_argument("--minutes", type=float, default=240.0, help="length of the run")
    parser.add_argument("--rate", type=float, default=1.0, help="share of the learning rates")
    parser.add_argument(
        "--last",
        action="store_true",
        help="keep the last weights, not the best: if --init has seen the held-out photos",
    )
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--resume", action="store_true", help="continue a run that was stopped")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> None:
    """Train, and leave the weights and their card in the run's folder."""
    options = parse(arguments)
    check_folder(options.out, options.resume)
    recipe = RECIPES[options.recipe]
    device = torch.device(options.device)
    settings = replace(recipe.settings.loop, rate=options.rate, last=options.last)
    training = Training(recipe.task(options), options.out, options.minutes, settings, device)
    if options.resume and (options.out / STATE).is_file():
        training.resume()
    elif options.resume:
        print(f"{options.out} holds no run yet: this one begins anew.")
    training.run()
    export(
        options.out / BEST,
        options.out / f"{options.recipe}.safetensors",
        recipe.label_set,
        recipe.settings.sets,
        recipe.settings.initial_weights,
        commands_of(options),
        trunk_of(recipe, options.init),
    )


def commands_of(options: argparse.Namespace) -> tuple[str, ...]:
    """The commands of this run and of its initial weights, without this machine's paths."""
    start = options.decoder or options.init
    card = start.with_suffix(".json")
    before = read_card(card).command if card.is_file() else ()
    files = {"decoder": options.decoder, "teacher": options.teacher}
    given = "".join(f" --{name} {path.name}" for name, path in files.items() if path)
    given += f" --rate {options.rate:g}" if options.rate != 1 else ""
    given += " --last" if options.last else ""
    typed = (
        f"python -m segcore.train {options.recipe} --data DATA --init {options.init.name}"
        f"{given} --out {options.out.name} --minutes {options.minutes:g}"
    )
    return (*before, typed)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SegcoreError as error:
        sys.exit(str(error))
