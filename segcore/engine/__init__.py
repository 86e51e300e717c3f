"""Runs networks on photos, for the page and the commands alike."""

from segcore.engine.core import Engine

__all__ = ["Engine"]
