"""The looks: warm paper, white cards, one accent; magenta belongs to the boundary alone."""

from pathlib import Path

import gradio as gr

FONT = ("system-ui", "-apple-system", "Segoe UI", "Noto Sans KR", "Noto Sans CJK KR", "sans-serif")
CSS_FILE = Path(__file__).parent / "theme.css"


def theme() -> gr.themes.Base:
    """Gradio's plainest theme on the page's own colours; every value is a variable of theme.css."""
    return gr.themes.Base(font=FONT, font_mono=("ui-monospace", "monospace")).set(
        body_background_fill="var(--paper)",
        body_background_fill_dark="var(--paper)",
        body_text_color="var(--ink)",
        body_text_color_dark="var(--ink)",
        block_background_fill="transparent",
        block_background_fill_dark="transparent",
        block_border_width="0px",
        block_border_width_dark="0px",
        block_padding="0px",
        color_accent="var(--accent)",
        color_accent_soft="var(--wash)",
        color_accent_soft_dark="var(--wash)",
        loader_color="var(--accent)",
        loader_color_dark="var(--accent)",
        layout_gap="12px",
    )


def css() -> str:
    """The page's own style sheet."""
    return CSS_FILE.read_text(encoding="utf-8")
