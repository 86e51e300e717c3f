"""A component of own HTML, put together from files that lie beside its Python face."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gradio as gr

HERE = Path(__file__).parent


class Board(gr.HTML):
    """Pictures with their controls. The value is an object for the browser, not text.

    Every word that a script puts into quotation marks after `trigger` is an event of the
    component, such as `board.ask(…)` for `trigger("ask", …)`.
    """

    def __init__(
        self,
        value: dict[str, Any] | None = None,
        template: str = "panels.html",
        styles: Sequence[str] = (),
        scripts: Sequence[str] = (),
        **settings: Any,
    ) -> None:
        """
        Args:
            value: what `show` in the last script draws.
            template: file of HTML.
            styles: files of CSS, joined in this order.
            scripts: files of JavaScript, joined in this order; they share one scope.
            settings: what the scripts read as `props`.
        """
        super().__init__(
            value=value,
            html_template=_joined([template]),
            css_template=_joined(styles),
            js_on_load=_joined(scripts),
            apply_default_css=False,
            **settings,
        )

    def api_info(self) -> dict[str, Any]:
        """The value is an object, not text."""
        return {"type": "object"}


def _joined(names: Sequence[str]) -> str:
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in names)
