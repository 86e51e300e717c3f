"""Words in HTML that the browser can switch from one language to the other."""

from html import escape

from demo.i18n import text


def words(key: str, tag: str = "p", css_class: str = "") -> str:
    """An element that shows `key` of the catalogue; `page.js` finds it by its data-t."""
    return f'<{tag} class="{css_class}" data-t="{key}">{escape(text(key))}</{tag}>'


def heading(tab: str) -> str:
    """A tab's question and the one sentence under it."""
    return (
        '<header class="sk-heading">'
        + words(f"{tab}.headline", "h1")
        + words(f"{tab}.sentence")
        + "</header>"
    )


def masthead() -> str:
    """The name of the page, the language switch and Share, laid over the row of tabs."""
    buttons = "".join(
        f'<button type="button" data-language="{code}" lang="{code}" '
        f'aria-pressed="{str(code == "en").lower()}">{name}</button>'
        for code, name in (("en", "EN"), ("ko", "한국어"))
    )
    return (
        '<div class="sk-masthead"><strong>Skipscope</strong>'
        '<div class="sk-switch" role="group" data-t-aria="page.language" aria-label="Language">'
        f"{buttons}</div>"
        '<button type="button" class="sk-share" data-share aria-haspopup="dialog" '
        f'data-t="share.button">{text("share.button")}</button></div>'
        '<p class="sk-loading" role="status" data-t="busy.loading" hidden></p>'
    )
