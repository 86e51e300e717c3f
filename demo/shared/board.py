"""A component of own HTML, put together from files."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from demo.shared.comments import without_comments
from demo.shared.modules import DEMO, mounting
from demo.shared.pictures import publish
from demo.shared.words import bring

SHARED = Path(__file__).parent


class Board(gr.HTML):
    """Pictures with their controls. The value is an object for the browser, not text."""

    def __init__(
        self,
        value: Any = None,
        *,
        template: Path,
        styles: Sequence[Path],
        module: str,
        events: Sequence[str],
        words: str | None = None,
        late: bool = False,
        **settings: Any,
    ) -> None:
        """
        Args:
            value: what the module draws.
            template: file of HTML.
            styles: files of CSS, joined in this order.
            module: path below `demo/` of the module whose `mount` brings the HTML to life.
            events: what the module may trigger; "ask" makes `board.ask(…)` an event listener.
            words: address of the words that come with the module.
            late: whether the styles come only when the component is shown, as in a tab that few
                visitors open first.
            settings: what the module reads as `props`.
        """
        css = "\n".join(without_comments(style.read_text("utf-8")) for style in styles)
        sheet = publish("text/css", css.encode()) if late else None
        super().__init__(
            value=value,
            html_template=template.read_text(encoding="utf-8"),
            css_template="" if late else css,
            js_on_load=mounting(module, events, words, sheet),
            apply_default_css=False,
            **settings,
        )

    def api_info(self) -> dict[str, Any]:
        """The value is an object, not text."""
        return {"type": "object"}


class LessonBoard(Board):
    """The board of a lesson: `board.html`, `board.css` and `board.js` of its folder."""

    def __init__(
        self,
        value: Any = None,
        *,
        folder: Path,
        events: Sequence[str],
        late: bool = True,
        **settings: Any,
    ) -> None:
        """
        Args:
            value: what the module draws.
            folder: of the lesson.
            events: what the module may trigger.
            late: False for the lesson that the page opens on: it needs its styles at once.
            settings: what the module reads as `props`.
        """
        super().__init__(
            value,
            template=folder / "board.html",
            styles=(SHARED / "board.css", folder / "board.css", SHARED / "views.css"),
            module=(folder / "board.js").relative_to(DEMO).as_posix(),
            events=events,
            words=bring(folder.name),
            late=late,
            **settings,
        )
