"""Everybody gets a turn, and nobody can fill the line."""

from types import SimpleNamespace

import pytest
from asking import Client
from pictures import noise, saved
from PIL import Image

from demo import runner
from demo.server import lines
from demo.server.lines import Line, in_turn

TAKE = "demo.lessons.skips.tab:take"
PHOTO = saved(Image.fromarray(noise((64, 64))), "PNG")


def event(tab: str, address: str = "10.0.0.1", time: float = 0, korean: bool = False):
    cookies = {"skipscope_language": "ko"} if korean else {}
    request = SimpleNamespace(client=SimpleNamespace(host=address), cookies=cookies)
    return SimpleNamespace(
        session_hash=tab, request=request, enqueue_time=time, _id=f"{tab}{time}", alive=True
    )


class Told:
    """Notes what a queue would send."""

    def __init__(self):
        self.event_ids_to_events, self.sent = {}, []

    def send_message(self, event, message):
        self.sent.append((event.session_hash, message.output))


def fill(line: Line, *waiting) -> list[str]:
    for place, each in enumerate(waiting):
        each.enqueue_time, each._id = place, str(place)
        line.queue.event_ids_to_events[each._id] = each
        line.append(each)
    return [each.session_hash for each in line]


def test_one_question_each_is_served_as_it_came():
    tabs = [f"tab{number}" for number in range(30)]
    assert fill(Line(Told()), *map(event, tabs)) == tabs


def test_a_crowd_from_one_address_delays_the_others_by_one_question():
    crowd = [event(f"crowd{number}", "10.0.0.9") for number in range(20)]
    order = fill(Line(Told()), *crowd, event("first"), event("second", "10.0.0.2"))
    assert order[:4] == ["crowd0", "first", "second", "crowd1"]


def test_tabs_of_one_address_take_turns():
    order = fill(Line(Told()), event("a"), event("a"), event("a"), event("b"), event("c"))
    assert order == ["a", "b", "c", "a", "a"]


def test_an_empty_line_has_no_order():
    assert in_turn([]) == []


@pytest.mark.parametrize(("korean", "words"), [(False, "6 of your questions"), (True, "질문 6개")])
def test_a_tab_hears_that_its_share_is_full(korean, words):
    told = Told()
    order = fill(Line(told), *(event("a", korean=korean) for _ in range(8)), event("b"))
    assert order == ["a", "b"] + ["a"] * 5
    assert [tab for tab, _ in told.sent] == ["a", "a"]
    assert words in told.sent[0][1]["error"]
    assert told.sent[0][1]["title"] in told.sent[0][1]["error"]
    assert len(told.event_ids_to_events) == 7  # nothing is kept of those that were refused


def test_an_address_and_the_line_have_an_end_too(monkeypatch):
    monkeypatch.setattr(lines, "ADDRESS", 3)
    monkeypatch.setattr(lines, "LONGEST", 5)
    told = Told()
    crowd = [event(f"crowd{number}", "10.0.0.9") for number in range(4)]
    others = [event(f"other{number}", f"10.0.1.{number}") for number in range(4)]
    assert len(fill(Line(told), *crowd, *others)) == 5
    assert [tab for tab, _ in told.sent] == ["crowd3", "other2", "other3"]
    assert "5 questions are waiting" in told.sent[-1][1]["error"]


def test_the_page_waits_in_such_lines(client: Client):
    path = client.upload(PHOTO + b"another one")
    with client.holding():
        for _ in range(12):
            assert client.join(TAKE, upload=path).status_code == 200
        assert client.told()["waiting"] == lines.TAB
    refused = [each["error"] for each in client.outputs() if "error" in each]
    assert len(refused) == 12 - lines.TAB - runner.AT_ONCE
    assert all("6 of your questions are waiting already" in words for words in refused)
