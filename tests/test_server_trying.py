"""Whoever taps a sample waits for no network; whoever needs one waits for a turn."""

import pytest
from asking import Client
from pictures import noise, saved
from PIL import Image

from demo import runner
from demo.services.photos import photo_of
from demo.turn import NeedsTurn, need_turn, without_turn

TAKE, PICK = "demo.lessons.skips.tab:take", "demo.lessons.skips.tab:pick"
ASK, FOLLOW = "demo.lessons.segment.tab:ask", "demo.lessons.segment.tab:follow"
PHOTO = saved(Image.fromarray(noise((64, 64))), "PNG")


def test_a_network_and_a_visitors_photo_need_a_turn(tmp_path):
    need_turn()
    with without_turn():
        with pytest.raises(NeedsTurn):
            runner.current()
        with pytest.raises(NeedsTurn):
            photo_of(str(tmp_path / "photo.jpg"))
        assert photo_of("horses").shape[2] == 3
    need_turn()


def test_stored_answers_do_not_wait_behind_networks(client: Client):
    with Client(str(client.base_url)) as busy:
        with client.holding():
            for number in range(5):
                busy.join(TAKE, upload=busy.upload(PHOTO + bytes([number])))
            client.run(PICK, name="cow")
            followed = client.ask(FOLLOW)["data"][0]
            asked = client.ask(ASK, names=["fcn8s", "fcn32s"], photo=True)["data"][0]
            told = client.told()
        assert all("data" in each for each in busy.outputs())
    assert followed["photo"]
    assert asked["answers"].keys() == {"fcn8s", "fcn32s"}
    assert told["waiting"] == 3  # two are being answered
    assert told["events_held"] == 5  # nothing is kept of what was answered at once


def test_what_needs_a_network_still_gets_its_answer(client: Client):
    path = client.upload(PHOTO)
    answer = client.ask(TAKE, upload=path)
    assert "error" not in answer
    assert answer["data"][0]


def test_an_answer_does_not_say_that_it_was_stored(client: Client):
    client.run(PICK, name="cow")
    client.join(FOLLOW).raise_for_status()
    ended = [each for each in client.answers() if each["msg"] == "process_completed"]
    assert [each["used_cache"] for each in ended] == [None]


def test_a_trial_that_fails_is_told_in_the_line(client: Client):
    answer = client.ask(TAKE, upload="/etc/passwd")
    assert "not on the server" in answer["error"]
    assert answer["error"].startswith("<strong>This file is not here</strong>")
