"""Every word of the page, in English and in Korean, side by side; one module for each tab.

`{name}` stands for a value that is filled in later, by `text` here or by `page.js` in the browser.
"""

from demo.i18n import frame, inside, segment, share, skips

LANGUAGES = ("en", "ko")

PARTS = (frame, share, skips, segment, inside)
WORDS: dict[str, tuple[str, str]] = {k: pair for part in PARTS for k, pair in part.WORDS.items()}


def text(key: str, language: str = "en", **values: object) -> str:
    """The words under `key`, in English unless `language` is "ko", with `values` filled in.

    Raises:
        KeyError: the catalogue has no such key, or the words need a value that was not given.
    """
    words = WORDS[key][language == "ko"]
    return words.format(**values) if values else words


def catalogue() -> dict[str, dict[str, str]]:
    """Language → key → words, as `page.js` reads it."""
    return {
        language: {key: pair[place] for key, pair in WORDS.items()}
        for place, language in enumerate(LANGUAGES)
    }
