"""The trunks that a lesson compares, and which one a visitor has asked for."""

import gradio as gr

from demo import services
from demo.shared.value_types import TrunkRow
from segcore import zoo
from segcore.errors import UnknownName


def trunk_rows() -> list[TrunkRow]:
    """The trunks whose weights are here, the usual one first."""
    return [{"name": name, "title": zoo.TRUNKS[name].title} for name in services.trunks()]


def asked_trunk(event: gr.EventData) -> str:
    """The trunk that a board has asked for.

    Raises:
        UnknownName: it is not offered.
    """
    offered, name = services.trunks(), str(event.trunk)
    if name not in offered:
        raise UnknownName(
            "The page asked for a trunk that is not here.",
            f"There are {', '.join(offered)}.",
            "Reload the page.",
        )
    return name
