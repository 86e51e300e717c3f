"""Both languages: complete, with the same values, and for errors too."""

import re
from pathlib import Path

import pytest

import demo
from demo.app import LESSONS
from demo.i18n import WORDS, add_words, catalogue, frame, share, text
from demo.i18n.failures import KOREAN, MissingUpload, sentence_of_error, title_of_error
from demo.room import words as room
from segcore import errors
from segcore.errors import SegcoreError

DEMO = Path(demo.__file__).parent
EVERY_ERROR = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, SegcoreError)
] + [MissingUpload]


def test_both_languages_have_the_same_keys_and_no_empty_words():
    words = catalogue()
    assert words["en"].keys() == words["ko"].keys()
    assert all(en and ko for en, ko in WORDS.values())


def test_both_languages_take_the_same_values():
    for en, ko in WORDS.values():
        assert set(re.findall(r"\{\w+\}", en)) == set(re.findall(r"\{\w+\}", ko))


def test_no_lesson_overwrites_the_words_of_another():
    parts = [frame.WORDS, share.WORDS, room.WORDS, *(lesson.words for lesson in LESSONS)]
    assert len(WORDS) == sum(len(words) for words in parts)
    with pytest.raises(ValueError, match=r"share\.copy"):
        add_words({"share.copy": ("Clone", "복제")})
    assert text("share.copy") == "Copy"


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_a_lesson_uses_its_own_words_and_the_shared_ones(lesson):
    known = lesson.words.keys() | frame.WORDS.keys() | share.WORDS.keys()
    for file in (DEMO / "lessons" / lesson.name).iterdir():
        if file.suffix in (".py", ".js", ".html"):
            used = {key for key in WORDS if f'"{key}"' in file.read_text(encoding="utf-8")}
            assert used <= known, file.name


def test_text_fills_in_values():
    assert text("busy.network", "en", name="FCN-8s") == "Running FCN-8s"


def test_every_key_that_the_page_names_is_in_the_catalogue():
    for file in [*DEMO.rglob("*.html"), *DEMO.rglob("*.js")]:
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
        if file.suffix in (".py", ".js", ".html")
        and file.parent.name != "i18n"
        and file.name != "words.py"
    )
    # Some keys are put together, such as "tab." and the tab's name.
    made_up = (
        "tab.",
        "stage.",
        "caption.",
        "skips.",
        "segment.",
        "semantic.",
        "inside.",
        "numbers.",
        "network.",
        "upsampling.",
        "question.",
        "shape.",
        "how.",
        "measured.",
        "box.",
        "steps.",
    )
    unused = [key for key in WORDS if f'"{key}"' not in code and not key.startswith(made_up)]
    assert unused == []


@pytest.mark.parametrize("kind", EVERY_ERROR)
def test_every_error_speaks_korean_alone_and_english_with_its_details(kind):
    error = kind("It came as 7.", "It must be 6.", "Change it.")
    korean = sentence_of_error(error, "ko")
    assert re.match(r"[가-힣]", korean)
    assert re.fullmatch(r"(JPEG|PNG|[^A-Za-z])+", korean)
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
