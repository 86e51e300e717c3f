"""What goes into the page's head: words in both languages and the scripts of the whole page."""

from demo.shared import words
from demo.shared.modules import address_of, modules, needed_by
from demo.shared.uploads import LARGEST_UPLOAD

# What the page mounts besides the board of a lesson.
ALWAYS = ("web/page.js", "web/picker.js", "web/share.js", "web/inbox.js")


def head(first: str) -> str:
    """The words, the modules to load at once, and the start of the page's scripts.

    Args:
        first: the lesson that the page opens on. The modules of the others come when they are
            opened, and what few visitors do brings its own, so that the first view needs few bytes.
    """
    # Without these links the browser would learn of a module only from the one that imports it.
    needed = needed_by([*ALWAYS, f"lessons/{first}/board.js"])
    addresses = [*map(address_of, needed), *words.brought(first)]
    links = [f'<link rel="modulepreload" href="{address}">' for address in addresses]
    start = f'import {{ openPage }} from "./{address_of("web/page.js")}"; openPage();'
    return "".join(
        [
            f"<script>window.skipscopeWords = {words.head_words()};",
            f"window.skipscopeLargestUpload = {LARGEST_UPLOAD};</script>",
            f"<script>{_early()}</script>",
            *links,
            f'<script type="module">{start}</script>',
        ]
    )


def _early() -> str:
    """The script that must run before any module has come."""
    script = modules()["web/early.js"].decode()
    return f"{script.replace('export function', 'function')}holdFiles();"
