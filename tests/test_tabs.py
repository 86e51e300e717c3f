"""The tabs' handlers as plain functions, and how the page is wired."""

import gc
from types import SimpleNamespace

import gradio as gr
import pytest
from test_services import engine, photo  # noqa: F401

from demo import services
from demo.app import build
from demo.components.handling import clear_errors, language_of
from demo.components.text import heading, masthead
from demo.tabs import segment, skips
from segcore.errors import UnreadableImage

pytestmark = pytest.mark.usefixtures("engine")
KOREAN = SimpleNamespace(cookies={"skipscope_language": "ko"})
QUIET = lambda *_, **__: None  # noqa: E731


def picked(name: str) -> SimpleNamespace:
    return SimpleNamespace(name=name)


def test_a_tapped_sample_fills_all_three_levels():
    value, source, shown = skips.pick(picked("horse"), KOREAN, QUIET)
    assert [level["name"] for level in value["levels"]] == list(services.LEVELS)
    assert source == shown == "horse"


def test_an_upload_becomes_the_photo_of_the_page(photo):  # noqa: F811
    value, source, shown = skips.take(photo, KOREAN, QUIET)
    assert source == shown == photo
    assert value["sample"] is False
    assert value["levels"][0]["overall"] is None


def test_an_unknown_sample_is_an_error_on_the_page():
    with pytest.raises(gr.Error, match="unicorn"):
        skips.pick(picked("unicorn"), KOREAN, QUIET)


def test_a_path_is_not_taken_for_a_sample(photo):  # noqa: F811
    with pytest.raises(gr.Error):
        segment.pick("fcn8s", picked(photo), KOREAN, QUIET)


def test_a_broken_upload_is_an_error_on_the_page(tmp_path):
    file = tmp_path / "broken.jpg"
    file.write_bytes(b"")
    with pytest.raises(gr.Error, match="broken"):
        skips.take(str(file), KOREAN, QUIET)


def test_an_open_tab_follows_the_photo_of_the_page(photo):  # noqa: F811
    assert skips.follow(photo, "horse", KOREAN, QUIET)[1:] == (photo, photo)
    again = skips.follow(photo, photo, KOREAN, QUIET)
    assert all(isinstance(part, type(gr.skip())) for part in again)


def test_segment_shows_one_network_and_keeps_it(photo):  # noqa: F811
    value, *_, network = segment.choose(photo, picked("fcn16s"), KOREAN, QUIET)
    assert [level["name"] for level in value["levels"]] == ["fcn16s"]
    assert network == "fcn16s"
    assert segment.pick(network, picked("horse"), KOREAN, QUIET)[3] == "fcn16s"
    assert segment.take(photo, network, KOREAN, QUIET)[3] == "fcn16s"
    assert segment.follow(photo, "horse", network, KOREAN, QUIET)[1] == photo


def test_an_unknown_network_lists_the_valid_ones(photo):  # noqa: F811
    with pytest.raises(gr.Error, match=r"FCN-8s|fcn8s"):
        segment.choose(photo, picked("fcn4s"), KOREAN, QUIET)


def test_language_comes_from_the_cookie_alone():
    assert language_of(KOREAN) == "ko"
    assert language_of(SimpleNamespace(cookies={"skipscope_language": "xx"})) == "en"
    assert language_of(None) == "en"


def test_errors_keep_their_own_sentence():
    with pytest.raises(gr.Error, match="Save it as JPEG"), clear_errors("en"):
        raise UnreadableImage("It came broken.", "A photo is needed.", "Save it as JPEG.")


def test_words_can_be_switched():
    assert 'data-t="skips.headline"' in heading("skips")
    assert 'data-language="ko"' in masthead()


# Blocks that never launch leave their event loop to the garbage collector, which complains.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_the_page_is_wired():
    page = build()
    functions = [block.fn.__name__ for block in page.fns.values() if block.fn]
    assert functions.count("follow") == 2
    assert {block.concurrency_id for block in page.fns.values()} == {"model"}
    del page
    gc.collect()
