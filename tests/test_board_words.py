"""The words of a lesson's board come with its board, and the page's head does without them."""

import json
import urllib.error
import urllib.request

import pytest
from page_visit import Visit, needs_browser

from demo.app import LESSONS
from demo.i18n import WORDS, keys_of
from demo.room import page as room
from demo.shared import words
from demo.shared.page import head

LATE = (*(lesson.name for lesson in LESSONS), room.NAME)


@pytest.fixture(scope="module", autouse=True)
def boards() -> None:
    """As on the page, where every board brings the words of its lesson."""
    for name in LATE:
        words.bring(name)


def test_head_and_boards_say_every_word_once():
    early = json.loads(words.head_words())
    late = [words.board_words(name) for name in LATE]
    for language in ("en", "ko"):
        assert early[language].keys().isdisjoint(set().union(*late))
        assert set(early[language]).union(*late) == WORDS.keys()


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_a_tab_can_be_opened_before_its_board_has_come(lesson):
    early = keys_of(lesson.name) - words.board_words(lesson.name)
    assert f"tab.{lesson.name}" in early
    assert any(key.endswith(".headline") for key in early)
    assert any(key.endswith(".sentence") for key in early)


def test_the_head_names_the_words_of_the_first_board():
    (address,) = words.brought("skips")
    assert f'<link rel="modulepreload" href="{address}">' in head("skips")
    assert words.brought("a lesson without a board") == []


@needs_browser
def test_words_may_be_kept_for_ever_and_nothing_else_is_served(fake_address):
    (address,) = words.brought("upsampling")
    with urllib.request.urlopen(fake_address + address, timeout=20) as answer:
        assert "immutable" in answer.headers["Cache-Control"]
        assert "전치 합성곱" in answer.read().decode()
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{fake_address}words/upsampling-0.js", timeout=20)
    refused.value.close()
    assert refused.value.code == 404


@needs_browser
def test_a_board_speaks_the_language_of_the_page_once_it_has_come(browser, fake_address):
    with Visit(browser, fake_address, 1280, "ko", "tab=segment") as visit:
        visit.page.wait_for_selector(".board.single[data-shows]:not([data-shows=''])")
        shown = visit.page.locator("#tabs .tabitem:visible").inner_text()
        assert "segment." not in shown
        assert any("가" <= letter <= "힣" for letter in shown)
