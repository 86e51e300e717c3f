"""Words in HTML that the browser can switch from one language to the other."""

from html import escape

from demo.i18n import text

MOON = (
    '<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="8"/>'
    '<path d="M12 4a8 8 0 0 1 0 16z"/></svg>'
)


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
    """The page's name, the switches of language and dark, and Share, over the row of tabs."""
    buttons = "".join(
        f'<button type="button" data-language="{code}" lang="{code}" '
        f'aria-pressed="{str(code == "en").lower()}">{name}</button>'
        for code, name in (("en", "EN"), ("ko", "한국어"))
    )
    return (
        '<div class="sk-masthead"><strong>Skipscope</strong>'
        '<div class="sk-switch" role="group" data-t-aria="page.language" aria-label="Language">'
        f"{buttons}</div>"
        '<button type="button" class="sk-dark" data-dark data-t-aria="page.dark" '
        f'aria-label="{text("page.dark")}" aria-pressed="false">{MOON}</button>'
        '<button type="button" class="sk-share sk-enter" data-room>'
        f'<span data-t="room.button">{text("room.button")}</span><b></b></button>'
        '<button type="button" class="sk-share" data-share aria-haspopup="dialog" '
        f'data-t="share.button">{text("share.button")}</button></div>'
        '<p class="sk-loading" role="status" data-t="busy.loading" hidden></p>'
    )
