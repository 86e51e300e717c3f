"""What goes into the page's head: the words in both languages and the whole page's scripts."""

import json
from pathlib import Path

from demo.i18n import catalogue

HERE = Path(__file__).parent
SCRIPTS = ("page.js", "restore.js")


def head() -> str:
    """Inline scripts; nothing is fetched from elsewhere."""
    # "</" would end the script in the middle of a sentence.
    words = json.dumps(catalogue(), ensure_ascii=False).replace("</", "<\\/")
    scripts = [(HERE / name).read_text(encoding="utf-8") for name in SCRIPTS]
    return "".join(
        f"<script>{part}</script>" for part in (f"window.skipscopeWords = {words};", *scripts)
    )
