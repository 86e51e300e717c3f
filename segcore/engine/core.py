"""The engine: one lock, one trunk pass for all decoders, and a time for every stage."""

from segcore.engine.finding import Finding
from segcore.engine.labelling import DEFAULT_MODELS, Labelling
from segcore.engine.looking import Looking

__all__ = ["DEFAULT_MODELS", "Engine"]


class Engine(Labelling, Finding, Looking):
    """Runs the zoo's networks on photos; one instance serves all threads.

    A network is loaded, and its precision measured, at its first use.
    """
