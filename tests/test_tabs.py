"""The tabs' handlers as plain functions, and how the page is wired."""

import base64
import json
from types import SimpleNamespace

import gradio as gr
import numpy as np
import pytest
from fake_engine import BrokenEngine
from fake_services import LEVELS
from PIL import Image
from tab_events import ENGLISH, KOREAN, QUIET, event

from demo import runner
from demo.app import build
from demo.lessons.inside import tab as inside
from demo.lessons.network import tab as network
from demo.lessons.segment import tab as segment
from demo.lessons.skips import tab as skips
from demo.lessons.upsampling import tab as upsampling
from demo.shared.handling import clear_errors, language_of
from demo.shared.text import heading, masthead
from segcore import download, zoo
from segcore.errors import DownloadError, UnreadableImage

pytestmark = pytest.mark.usefixtures("fake")


# ---- Skips ------------------------------------------------------------------------------------
def test_a_tapped_sample_fills_all_three_levels():
    value, source, shown = skips.SHOWN.pick(event(name="horse"), KOREAN)
    assert [level["name"] for level in value["levels"]] == LEVELS
    assert source == shown == "horse"


def test_an_upload_becomes_the_photo_of_the_page(sent, photo):
    upload = sent(photo)
    value, source, shown = skips.SHOWN.take(upload, KOREAN, QUIET)
    assert source == shown == upload.upload
    assert value["source"].startswith("photo")
    assert value["levels"][0]["overall"] is None


def test_a_truth_stays_with_its_photo_and_its_visitor(sent, photo, tmp_path):
    Image.fromarray(np.eye(40, 64, dtype=np.uint8)).save(tmp_path / "truth.png")
    upload = sent(tmp_path / "truth.png")
    file = upload.upload
    value, truths = skips.judge(photo, {}, upload, KOREAN, QUIET)
    assert value["truth_given"]
    assert truths == {photo: file}
    assert skips.SHOWN.follow(photo, "horse", KOREAN, QUIET, truths)[0]["truth_given"]
    assert not skips.SHOWN.pick(event(name="horse"), KOREAN, truths)[0]["truth_given"]
    upload = sent(photo)
    given = {upload.upload: file}
    assert skips.SHOWN.take(upload, KOREAN, QUIET, given)[0]["truth_given"]
    value, left = skips.forget(photo, {**truths, "other": file}, KOREAN, QUIET)
    assert value["truth"] is None
    assert left == {"other": file}


def test_a_truth_that_does_not_fit_is_an_error_on_the_page(sent, photo):
    with pytest.raises(gr.Error, match="클래스 번호") as caught:
        skips.judge(photo, {}, sent(photo), KOREAN, QUIET)
    assert caught.value.title == "이 레이블 맵은 쓸 수 없습니다"


def test_an_unknown_sample_is_an_error_on_the_page():
    with pytest.raises(gr.Error, match="unicorn"):
        skips.SHOWN.pick(event(name="unicorn"), ENGLISH)
    with pytest.raises(gr.Error, match="그런 이름은 없습니다"):
        skips.SHOWN.pick(event(name="unicorn"), KOREAN)


def test_a_path_is_not_taken_for_a_sample(photo):
    with pytest.raises(gr.Error):
        segment.SHOWN.pick(event(name=photo), KOREAN)


LESSONS = (skips, segment, inside, network, upsampling)


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_broken_upload_is_an_error_on_the_page(lesson, sent, tmp_path):
    file = tmp_path / "broken.jpg"
    file.write_bytes(b"")
    upload = sent(file)
    with pytest.raises(gr.Error, match=r"broken\.jpg"):
        lesson.SHOWN.take(upload, ENGLISH, QUIET)
    with pytest.raises(gr.Error, match="사진으로 읽을 수 없습니다"):
        lesson.SHOWN.take(upload, KOREAN, QUIET)


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_path_that_nobody_has_sent_is_an_error_on_the_page(lesson, photo):
    with pytest.raises(gr.Error, match="Send it again"):
        lesson.SHOWN.take(event(upload=photo), ENGLISH, QUIET)
    with pytest.raises(gr.Error, match="다시 보내 주세요") as caught:
        lesson.SHOWN.take(event(upload=photo), KOREAN, QUIET)
    assert caught.value.title == "파일이 서버에 없습니다"
    assert photo not in str(caught.value)


@pytest.mark.parametrize("lesson", LESSONS)
def test_an_open_tab_follows_the_photo_of_the_page(lesson, photo):
    assert lesson.SHOWN.follow(photo, "horse", KOREAN, QUIET)[1:] == (photo, photo)
    again = lesson.SHOWN.follow(photo, photo, KOREAN, QUIET)
    assert all(isinstance(part, type(gr.skip())) for part in again)


# ---- Segment ----------------------------------------------------------------------------------
def test_a_photo_is_shown_before_any_network_has_run(fake, sent, photo):
    value, *_ = segment.SHOWN.take(sent(photo), KOREAN)
    assert value["photo"]["full_size"] == [64, 40]
    assert value["answers"] == {}
    assert fake.runs == 0


def test_the_board_gets_what_it_asks_for(photo):
    value = segment.ask(photo, event(names=["fcn8s", "maskrcnn"], photo=False), KOREAN)
    assert list(value["answers"]) == ["fcn8s", "maskrcnn"]
    assert value["photo"] is None
    assert segment.ask(photo, event(names=["unet"], photo=True), KOREAN)["photo"] is not None


def test_one_question_names_three_networks_at_most(fake, photo):
    value = segment.ask(photo, event(names=list(zoo.ZOO), photo=False), KOREAN)
    assert len(value["answers"]) == 3


def test_a_network_that_fails_does_not_take_the_others_along(photo):
    value = segment.ask(photo, event(names=["fcn8s", "fcn4s"], photo=False), KOREAN)
    assert list(value["answers"]) == ["fcn8s"]
    assert "maskrcnn" in value["problems"]["fcn4s"]["en"]


def test_without_weights_the_board_hears_why(monkeypatch, photo):
    monkeypatch.setattr(runner, "current", BrokenEngine)
    value = segment.ask(photo, event(names=["fcn8s"], photo=True), KOREAN)
    assert value["photo"] is not None
    assert "No weights." in value["problems"]["fcn8s"]["en"]


def test_a_published_network_is_fetched_and_then_ready(monkeypatch, photo):
    told = []
    monkeypatch.setattr(download, "fetch", lambda what, tell: tell(0.5))
    monkeypatch.setattr(zoo, "available", lambda name: True)
    value = segment.fetch(
        photo, event(name="fcn_resnet50"), KOREAN, lambda share, desc: told.append((share, desc))
    )
    assert [share for share, _ in told] == [0, 0.5]
    assert all("내려받는 중" in words and "142 MB" in words for _, words in told)
    assert all(row["ready"] for row in value["networks"])
    assert value["problems"] == {}


def test_a_failed_download_breaks_nothing(monkeypatch, photo):
    def fetch(what: object, tell: object) -> None:
        raise DownloadError("example.org cannot be reached.")

    monkeypatch.setattr(download, "fetch", fetch)
    value = segment.fetch(photo, event(name="fcn_resnet50"), KOREAN, QUIET)
    assert "인터넷" in value["problems"]["fcn_resnet50"]["ko"]
    assert segment.fetch(photo, event(name="yolo"), KOREAN, QUIET)["problems"].keys() == {"yolo"}


def test_a_file_is_made_for_the_score_that_the_slider_shows(photo):
    value = segment.save(photo, event(name="maskrcnn", kind="coco", score=0.9))
    head, data = value["file"]["uri"].split(",")
    assert head == "data:application/json;base64"
    assert len(json.loads(base64.b64decode(data))["annotations"]) == 2
    assert segment.save(photo, event(name="maskrcnn", kind="exe", score=0.9))["problems"]


def test_the_headline_promises_no_instances_without_a_network_for_them(monkeypatch):
    assert segment.question() == "segment"
    monkeypatch.setattr(zoo, "available", lambda name: name in LEVELS)
    assert segment.question() == "semantic"


# ---- What they share --------------------------------------------------------------------------
def test_language_comes_from_the_cookie_alone():
    assert language_of(KOREAN) == "ko"
    assert language_of(SimpleNamespace(cookies={"skipscope_language": "xx"})) == "en"
    assert language_of(None) == "en"


def test_errors_keep_their_own_sentence():
    with pytest.raises(gr.Error, match="Save it as JPEG") as caught, clear_errors("en"):
        raise UnreadableImage("It came broken.", "A photo is needed.", "Save it as JPEG.")
    assert caught.value.title == "This photo did not work"


def test_words_can_be_switched():
    assert 'data-t="skips.headline"' in heading("skips")
    assert 'data-language="ko"' in masthead()


def test_the_page_is_wired():
    page = build()
    asked = [block for block in page.fns.values() if block.fn]  # the others run in the browser
    functions = [block.fn.__name__ for block in asked]
    lines = {(block.fn.__name__, block.concurrency_id) for block in asked}
    assert functions.count("pick") == 5
    assert functions.count("follow") == 5
    assert functions.count("take") == 5
    # A download must not keep the visitors' photos waiting, nor a photo who wants to share or taps
    # a sample, whose answers are stored. The table of Numbers is stored too, and its clock has a
    # line of its own.
    apart = {"fetch", "draw", "pick", "table_value", "measure"}
    # What other programs may ask is looked at in `test_api.py`.
    apart |= {"networks"}
    assert {name for name, line in lines if line not in ("model", "photo")} == apart
    # In Network these open a photo and run no network.
    assert {name for name, line in lines if line == "photo"} == {"take", "follow"}


# ---- Trunks -------------------------------------------------------------------------------------
def test_another_trunk_keeps_photo_and_truth(sent, photo, tmp_path):
    Image.fromarray(np.eye(40, 64, dtype=np.uint8)).save(tmp_path / "truth.png")
    value, truths = skips.judge(photo, {}, sent(tmp_path / "truth.png"), KOREAN, QUIET)
    other = skips.change_trunk(photo, truths, event(trunk="vgg16"), KOREAN, QUIET)
    assert (value["trunk"], other["trunk"]) == ("mobilenetv2", "vgg16")
    assert other["source"] == value["source"]
    assert other["truth_given"]
    assert [level["name"] for level in other["levels"]] == [f"{name}-vgg16" for name in LEVELS]


def test_inside_shows_the_maps_of_another_trunk(photo):
    value = inside.change_trunk(photo, event(trunk="vgg16"), KOREAN, QUIET)["photo"]
    assert value["trunk"] == "vgg16"
    assert [level["name"] for level in value["levels"]] == [f"{name}-vgg16" for name in LEVELS]


def test_a_trunk_that_is_not_here_is_an_error_on_the_page(photo):
    with pytest.raises(gr.Error, match="그런 이름은 없습니다"):
        skips.change_trunk(photo, {}, event(trunk="resnet"), KOREAN, QUIET)
