"""Both languages: complete, with the same values, and for errors too."""

import re
from pathlib import Path

import pytest

import demo
from demo.i18n import WORDS, catalogue, text
from demo.i18n.failures import KOREAN, sentence_of_error, title_of_error
from segcore import errors
from segcore.errors import SegcoreError

DEMO = Path(demo.__file__).parent
EVERY_ERROR = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, SegcoreError)
]


def test_both_languages_have_the_same_keys_and_no_empty_words():
    words = catalogue()
    assert words["en"].keys() == words["ko"].keys()
    assert all(en and ko for en, ko in WORDS.values())


def test_both_languages_take_the_same_values():
    for en, ko in WORDS.values():
        assert set(re.findall(r"\{\w+\}", en)) == set(re.findall(r"\{\w+\}", ko))


def test_no_tab_overwrites_the_words_of_another():
    from demo.i18n import frame, inside, segment, share, skips

    parts = (frame, inside, segment, share, skips)
    assert len(WORDS) == sum(len(part.WORDS) for part in parts)


def test_text_fills_in_values():
    assert text("busy.network", "en", name="FCN-8s") == "Running FCN-8s"


def test_every_key_that_the_page_names_is_in_the_catalogue():
    for file in [*DEMO.glob("components/*.html"), *DEMO.glob("components/*.js")]:
        source = file.read_text(encoding="utf-8")
        keys = re.findall(r'data-t(?:-aria)?="([\w.]+)"', source)
        keys += re.findall(r'\bt\("([\w]+\.[\w]+)"', source)
        keys += re.findall(r'\? "(\w+\.\w+)" : "\w+\.\w+"', source)
        keys += re.findall(r'\? "\w+\.\w+" : "(\w+\.\w+)"', source)
        assert set(keys) <= WORDS.keys(), file.name


def test_every_word_is_used():
    code = "\n".join(
        file.read_text(encoding="utf-8")
        for file in DEMO.rglob("*")
        if file.suffix in (".py", ".js", ".html") and file.parent.name != "i18n"
    )
    # Some keys are put together, such as "tab." and the tab's name.
    made_up = ("tab.", "stage.", "caption.", "skips.", "segment.", "semantic.", "inside.")
    unused = [key for key in WORDS if f'"{key}"' not in code and not key.startswith(made_up)]
    assert unused == []


@pytest.mark.parametrize("kind", EVERY_ERROR)
def test_every_error_speaks_korean_and_keeps_its_details(kind):
    error = kind("It came as 7.", "It must be 6.", "Change it.")
    korean = sentence_of_error(error, "ko")
    assert re.match(r"[가-힣]", korean)
    assert "(It came as 7. It must be 6.)" in korean
    assert sentence_of_error(error, "en") == str(error)
    assert title_of_error(error, "ko") != title_of_error(error, "en")


@pytest.mark.parametrize(
    "name", ["UnreadableImage", "ImageTooLarge", "MissingWeights", "DownloadError", "OutOfMemory"]
)
def test_frequent_errors_have_a_sentence_of_their_own(name):
    assert getattr(errors, name) in KOREAN


def test_a_failed_network_is_not_blamed_on_the_photo():
    assert "photo" not in title_of_error(errors.DownloadError("No."), "en")
    assert "photo" in title_of_error(errors.UnreadableImage("No."), "en")
