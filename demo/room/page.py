"""What the page's head says of the room: where its scripts, words and styles are."""

import json
from pathlib import Path

from demo.i18n import add_words
from demo.room.words import WORDS
from demo.shared import words
from demo.shared.comments import without_comments
from demo.shared.modules import address_of
from demo.shared.pictures import publish

NAME = "room"
SHEET = Path(__file__).parent / "room.css"
add_words(WORDS, NAME)


def head() -> str:
    """The addresses of what comes when somebody goes into a room (`web/room_door.js`)."""
    sheet = without_comments(SHEET.read_text(encoding="utf-8"))
    modules = json.dumps([address_of("room/main.js"), words.bring(NAME)])
    address = json.dumps(publish("text/css", sheet.encode()))
    return (
        f"<script>window.skipscopeRoom = {{ sheet: {address}, bring: () => Promise.all("
        f"{modules}.map((each) => import(new URL(each, document.baseURI)))) }};</script>"
    )
