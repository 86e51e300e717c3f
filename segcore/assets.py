"""Where the files lie that are shipped with the code: weights, sample photos, truths, lessons."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_assets"  # pyproject.toml puts the wheel's copy there
_CHECKOUT = _PACKAGE.parent / "assets"

# An installed package looks inside itself first: the folder `assets` beside it, among all other
# installed packages, could be anybody's.
ASSETS = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
