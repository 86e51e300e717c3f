"""What goes into the page's head: the words in both languages and the script that swaps them."""

import json
from pathlib import Path

from demo.i18n import catalogue

SCRIPT = Path(__file__).parent / "page.js"


def head() -> str:
    """Two inline scripts; nothing is fetched from elsewhere."""
    # "</" would end the script in the middle of a sentence.
    words = json.dumps(catalogue(), ensure_ascii=False).replace("</", "<\\/")
    return (
        f"<script>window.skipscopeWords = {words};</script>"
        f"<script>{SCRIPT.read_text(encoding='utf-8')}</script>"
    )
