"""What the page needs to know of a lesson."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from demo.i18n import add_words


@dataclass(frozen=True)
class Lesson:
    """One tab of the page. Its words are in the catalogue as soon as the lesson exists.

    Attributes:
        name: the folder of the lesson, the id of its tab, and the tab's name in a link.
        words: key → English and Korean; `tab.NAME` is the text of the tab.
        build: makes the components and returns those that have events.
        connect: wires them; it gets the tab, what `build` returned, and the photo of the page.
        prepare: works out what visitors will ask for first; it runs beside the page, once.
    """

    name: str
    words: Mapping[str, tuple[str, str]]
    build: Callable[[], Any]
    connect: Callable[..., None]
    prepare: Callable[[], None] = lambda: None

    def __post_init__(self) -> None:
        """Adds the words to the catalogue."""
        add_words(self.words, self.name)
