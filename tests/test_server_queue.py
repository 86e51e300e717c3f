"""Nobody gets past the queue, and the server remembers only so many visitors."""

import json

from asking import Client
from pictures import noise, saved
from PIL import Image

from demo import app

TAKE, DRAW = "demo.lessons.skips.tab:take", "demo.shared.share:draw"


def test_a_network_cannot_be_asked_past_the_queue(client: Client):
    assert client.run(TAKE, upload="/etc/passwd").status_code == 404


def test_what_needs_no_network_still_answers_at_once(client: Client):
    answered = client.run(DRAW, link="http://here/", local=False)
    assert answered.status_code == 200
    assert answered.json()["data"][0]["link"] == "http://here/"


def test_whatever_may_open_a_photo_or_run_a_network_waits_in_the_queue(client: Client):
    unqueued = [name for name, (_, queue, _) in client.told()["events"].items() if not queue]
    assert {name.split(":")[1] for name in unqueued} == {"draw", "pick", "table_value"}


def test_only_so_many_tabs_are_remembered(client: Client):
    """Gradio would keep 10,000."""
    assert client.told()["most_tabs"] == app.SESSIONS <= 500


def test_nothing_is_kept_of_what_a_tab_was_answered(client: Client):
    """Gradio would keep the last value of each board, photo and all."""
    first = client.told()["answers"]
    photo = saved(Image.fromarray(noise((600, 800))), "PNG")
    answer = json.dumps(client.ask(TAKE, upload=client.upload(photo)))
    assert len(answer) > 100_000
    assert client.told()["answers"] < first + len(answer) / 2
