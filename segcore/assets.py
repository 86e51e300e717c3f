"""The folder of the files shipped with the code: weights, sample photos, truths, lessons."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_assets"  # pyproject.toml puts the wheel's copy there
_CHECKOUT = _PACKAGE.parent / "assets"

# The installed copy comes first: a folder `assets` beside an installed package may belong to
# another package.
ASSETS = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
