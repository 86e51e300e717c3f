"""Photo in, result out: the one way in which page and command line run a network."""

from segcore.engine.core import Engine

__all__ = ["Engine"]
