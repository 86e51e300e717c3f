"""Every word of the page, in English and in Korean, side by side.

Here are the words that lessons share. Each lesson brings its own (`demo.shared.lesson`).

`{name}` stands for a value that is filled in later, by `text` here or by `page.js` in the browser.
"""

from collections.abc import Mapping

from demo.i18n import frame, share

LANGUAGES = ("en", "ko")

WORDS: dict[str, tuple[str, str]] = {}
_of_lessons: dict[str, frozenset[str]] = {}


def add_words(words: Mapping[str, tuple[str, str]], lesson: str = "") -> None:
    """Add the words of a part of the page; `lesson` names the lesson that they belong to.

    Raises:
        ValueError: another part has one of the keys already, with other words.
    """
    taken = sorted(key for key in words if WORDS.get(key, words[key]) != words[key])
    if taken:
        raise ValueError(f"Expected new keys, got some that the page has already: {taken}.")
    WORDS.update(words)
    if lesson:
        _of_lessons[lesson] = frozenset(words)


def keys_of(lesson: str) -> frozenset[str]:
    """The keys of a lesson's words; none if there is no such lesson."""
    return _of_lessons.get(lesson, frozenset())


for _part in (frame, share):
    add_words(_part.WORDS)


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
