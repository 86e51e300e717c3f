"""The Share dialog: a link, who opens it, and its QR code.

segno draws the code: pure Python, without dependencies, tested against the standard. A script in
the browser would have to be copied into this project and kept up to date, and the server is asked
anyway, for it alone knows how the room reaches this computer. The link goes to nobody else.
"""

from typing import Any
from urllib.parse import urlsplit

import gradio as gr
import segno

from demo import services
from demo.shared.board import SHARED, Board
from demo.shared.value_types import ShareValue

LONGEST_LINK = 1000  # letters; a code with more is too fine for a phone at the back of the room


class Share(Board):
    """The component with the event `draw`: a `link`, and whether its host is `local`."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(
            template=SHARED / "share.html",
            styles=(SHARED / "share.css",),
            module="web/share.js",
            events=("draw",),
            **settings,
        )


def draw(event: gr.EventData, request: gr.Request) -> ShareValue:
    """The dialog has a link and wants its code."""
    # Where this page listens; a Host header may say anything.
    port = getattr(request.request, "scope", {})["server"][1]
    return share_value_for(str(event.link), bool(event.local), port)


def share_value_for(asked: str, is_local: bool, port: int) -> ShareValue:
    """What one shares of a link.

    Args:
        asked: the link, as the visitor's browser has it.
        is_local: whether its host means this very computer, so that phones need another one.
        port: where this page listens.
    """
    link = asked[: LONGEST_LINK + 1]
    if not is_local:
        return share_value(link, link)
    address = services.own_address()
    here = _at(link, f"{address}:{port}") if address else None
    if address and services.is_listening(address, port):
        return share_value(link, here)
    return share_value(link, None, later=here)


def share_value(asked: str, link: str | None, later: str | None = None) -> ShareValue:
    """What the dialog shows.

    Args:
        asked: the link that the dialog asked for, so that it knows its own answer.
        link: the one to share; None where phones could not open any.
        later: the one that would work if the page were started for the whole network.
    """
    squares = squares_of(link) if link else None
    return {"asked": asked, "link": link, "later": later, "squares": squares}


def squares_of(link: str) -> list[str] | None:
    """The rows of the QR code, "1" for a dark square; None for a link that is too long."""
    if len(link) > LONGEST_LINK:
        return None
    return ["".join(map(str, row)) for row in segno.make(link, micro=False).matrix]


def _at(link: str, place: str) -> str:
    """The same link on another host and port."""
    return urlsplit(link)._replace(scheme="http", netloc=place).geturl()
