"""Skipscope's library: run networks on photos, measure their labels, and draw them.

The names below are the public ones. Each is loaded at its first use, so that `import segcore`
alone loads no network library.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # for editors and type checkers; at run time `_HOMES` does the same
    from segcore.data.image_io import read_photo, write_labels
    from segcore.data.results import InstanceResult, SemanticResult
    from segcore.data.voc21 import PALETTES
    from segcore.draw.render import overlay
    from segcore.draw.render_objects import objects_image
    from segcore.engine import Engine
    from segcore.errors import SegcoreError
    from segcore.zoo import ZOO

__version__ = "0.1.0"

__all__ = [
    "PALETTES",
    "ZOO",
    "Engine",
    "InstanceResult",
    "SegcoreError",
    "SemanticResult",
    "objects_image",
    "overlay",
    "read_photo",
    "write_labels",
]

_HOMES = {
    "PALETTES": "segcore.data.voc21",
    "ZOO": "segcore.zoo",
    "Engine": "segcore.engine",
    "InstanceResult": "segcore.data.results",
    "SegcoreError": "segcore.errors",
    "SemanticResult": "segcore.data.results",
    "objects_image": "segcore.draw.render_objects",
    "overlay": "segcore.draw.render",
    "read_photo": "segcore.data.image_io",
    "write_labels": "segcore.data.image_io",
}

if not TYPE_CHECKING:  # otherwise a type checker would accept every misspelt name

    def __getattr__(name: str) -> object:
        """A public name, from the module that defines it."""
        if name not in _HOMES:
            raise AttributeError(f"module 'segcore' has no attribute {name!r}")
        return getattr(import_module(_HOMES[name]), name)

    def __dir__() -> list[str]:
        """All names for `dir(segcore)`, also those that are not loaded yet."""
        return sorted({*globals(), *_HOMES})
