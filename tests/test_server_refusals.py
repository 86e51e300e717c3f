"""What nobody's page would ask gets a short sentence that names no path and repeats nothing."""

import asyncio
from typing import Any

import pytest
from asking import API, Client

from demo.i18n.refusals import REFUSALS, refusal
from demo.server.doors import CLOSED
from demo.server.hosts import KnownHosts
from demo.server.logged import told
from demo.server.refusals import ClearRefusals

TAKE = "demo.lessons.skips.tab:take"
FORGED: list[dict[str, Any]] = [
    {"fn_index": 9999},
    {"fn_index": "x" * 1000},
    {"fn_index": None},
    {"data": "text"},
    {"data": None},
    {"trigger_id": "zz"},
    {"session_hash": None},
    {"session_hash": {"a": 1}},
]
WRONG_VALUES: list[dict[str, Any]] = [
    {"data": []},
    {"data": [{"path": "/etc/passwd", "meta": {"_type": "gradio.FileData"}}] * 3},
    {"event_data": "text"},
    {"event_data": [1]},
    {"event_data": {"upload": ["x" * 1000]}},
    {"trigger_id": 99999},
]


def is_clear(words: str) -> bool:
    return len(words) < 200 and "/" not in words.replace("</strong>", "") and "xxx" not in words


@pytest.mark.parametrize("address", ["queue/join", "run/predict", "call/predict", "call/v2/x"])
@pytest.mark.parametrize("part", FORGED, ids=str)
def test_a_forged_request_gets_a_sentence(client: Client, address: str, part: dict[str, Any]):
    refused = client.post(API + address, json={**client.question(TAKE), **part})
    assert 400 <= refused.status_code < 500
    assert is_clear(refused.json()["detail"])


@pytest.mark.parametrize("part", WRONG_VALUES, ids=str)
def test_a_forged_event_gets_a_sentence_in_the_queue(client: Client, part: dict[str, Any]):
    joined = client.post(f"{API}queue/join", json={**client.question(TAKE), **part})
    assert joined.status_code == 200
    assert is_clear(client.outputs()[0]["error"])


def test_what_is_no_json_is_refused_in_the_visitors_language(client: Client):
    client.cookies.set("skipscope_language", "ko")
    headers = {"Content-Type": "application/json"}
    refused = client.post(f"{API}queue/join", content=b"{broken", headers=headers)
    assert refused.json() == {"detail": refusal("not_understood", "ko")}


@pytest.mark.parametrize("announced", [True, False])
def test_a_long_body_is_not_read(client: Client, announced: bool):
    body = b'{"data":["' + b"x" * (3 << 20) + b'"]}'
    parts = (body[start : start + 65536] for start in range(0, len(body), 65536))
    headers = {"Content-Type": "application/json"}
    refused = client.post(f"{API}queue/join", content=body if announced else parts, headers=headers)
    assert refused.status_code == 413
    assert refused.json()["detail"] == "The request is too large. At most 1 MB are allowed."


def test_an_upload_may_be_as_large_as_a_photo_and_no_larger(client: Client):
    client.upload(b"x" * (39 << 20))
    files = {"files": ("a.jpg", b"x" * (42 << 20))}
    assert client.post(f"{API}upload", files=files).status_code == 413


@pytest.mark.parametrize("door", CLOSED)
def test_what_the_page_does_not_use_is_closed(client: Client, door: str):
    for asked in (client.get(door), client.post(door + "/x")):
        assert asked.status_code == 404
        assert asked.json() == {"detail": refusal("not_found", "en")}


def test_a_file_of_the_server_is_refused_without_its_path(client: Client):
    refused = client.get(f"{API}file=/etc/passwd")
    assert refused.status_code == 403
    assert is_clear(refused.json()["detail"])


def test_a_stream_of_an_unknown_tab_ends(client: Client):
    """With the message of Gradio's protocol for it, and no traceback."""
    assert [each["msg"] for each in client.answers()][-1] == "unexpected_error"


def test_a_full_disk_says_so():
    async def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "/tmp/secret")

    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "path": "/gradio_api/upload", "headers": [], "method": "POST"}
    asyncio.run(ClearRefusals(full)(scope, None, send))  # type: ignore[arg-type]
    assert sent[0]["status"] == 507
    assert refusal("disk_full", "en").encode() in sent[1]["body"]


def test_every_sentence_is_there_in_both_languages():
    assert all(en and ko for en, ko in REFUSALS.values())


# ---- Names, health and the log ------------------------------------------------------------------
@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:80", 200),
        ("127.0.0.1", 200),
        ("[::1]:7860", 200),
        ("10.1.2.3:7860", 200),
        ("evil.example", 421),
        ("localhost.evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("", 421),
        ("[", 421),
    ],
)
def test_the_page_answers_to_its_own_names(client: Client, host: str, status: int):
    assert client.get("health", headers={"Host": host}).status_code == status


def test_other_names_can_be_allowed(monkeypatch):
    monkeypatch.setenv("SPACE_HOST", "class-skipscope.hf.space")
    known = KnownHosts(ClearRefusals, ["Lecture.example"])  # type: ignore[arg-type]
    assert known.knows("lecture.example:443")
    assert known.knows("class-skipscope.hf.space")
    assert not known.knows("other.example")
    assert KnownHosts(ClearRefusals, ["*"]).knows("other.example")  # type: ignore[arg-type]


def test_the_health_address(client: Client):
    assert client.get("health").json() == {"status": "ok", "networks": "ready"}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", "/"),
        ("/health", "/health"),
        ("/gradio_api/queue/join", "/gradio_api/queue/…"),
        ("/gradio_api/upload", "/gradio_api/upload"),
        ("/gradio_api/file=/tmp/x/me.jpg", "/gradio_api/file/…"),
        ("/gradio_api/heartbeat/4711", "/gradio_api/heartbeat/…"),
        ("/pictures/5f5f", "/pictures/…"),
        ("/my holiday.jpg", "/…"),
        ("/holiday.jpg", "/…"),
        ("//x", "/…"),
    ],
)
def test_the_log_names_no_file(path: str, words: str):
    assert told(path) == words
