"""The addresses of the room, asked over HTTP as browsers ask them."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from types import SimpleNamespace

import httpx
import numpy as np
import pytest
import uvicorn
from room_client import Lecturer, Phone
from starlette.applications import Starlette
from test_room_content import content

from demo import services
from demo.room import routes
from segcore.errors import MissingWeights

MARKS = [[0.1, 0.1], [0.5, 0.5], [0.9, 0.9]]
Visit = Callable[[httpx.AsyncClient], Awaitable[None]]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The room alone, without Gradio."""
    app = Starlette(routes=[routes.route()])
    app.get_blocks = lambda: SimpleNamespace(upload_file_set=set())
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/"
    server.should_exit = server.force_exit = True
    thread.join(10)


@pytest.fixture(autouse=True)
def made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """No network runs: the left half of every photo is wrong, and FCN-8s repairs it."""
    wrong, right = np.zeros((2, 100, 100), bool)
    wrong[:, :50] = True
    monkeypatch.setattr(routes, "content_of", lambda *_: content((wrong, wrong, right)))
    monkeypatch.setattr(services, "trunks", lambda: ("mobilenetv2", "vgg16"))


def run(server: str, visit: Visit) -> None:
    async def go() -> None:
        async with httpx.AsyncClient(base_url=server, timeout=20) as client:
            await visit(client)

    asyncio.run(go())


def problem(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]


def test_a_class_marks_and_the_curtain_lifts(server: str) -> None:
    async def visit(client: httpx.AsyncClient) -> None:
        lecturer = await Lecturer(client).open()
        screen = lecturer.watch()
        assert (await anext(screen))["step"] == "lesson"
        await lecturer.ask()
        phone = Phone(client, lecturer.code.lower(), 1)
        joined = await phone.join()
        assert (joined["step"], joined["number"], joined["answer"]) == ("mark", 1, None)
        assert (await client.get(joined["photo"]["address"])).content == b"photo"
        hidden = await client.get(f"room/{lecturer.code}/1/level0")
        assert problem(hidden) == (404, "unknown")
        (await phone.post("marks", number=1, marks=MARKS)).raise_for_status()
        async for said in screen:
            if said["answered"]:
                break
        assert said["marks"] == MARKS
        (await lecturer.post("steer", step="lift")).raise_for_status()
        said = await anext(phone.watch())
        assert [each["hit"] for each in said["mine"]["verdicts"]] == [True, True, False]
        assert said["answer"]["repaired"] == [0, 2]
        assert (await client.get(said["answer"]["panels"][0])).content == b"32"
        await lecturer.post("close")
        assert problem(await phone.post("join")) == (410, "closed")
        assert [each async for each in screen][-1] == {"error": "closed"}

    run(server, visit)


def test_a_stream_of_a_room_that_is_gone_says_so_and_ends(server: str) -> None:
    async def visit(client: httpx.AsyncClient) -> None:
        assert [each async for each in Phone(client, "AAA", 1).watch()] == [{"error": "unknown"}]

    run(server, visit)


def test_a_phone_hears_what_the_lecturer_shows(server: str) -> None:
    async def visit(client: httpx.AsyncClient) -> None:
        lecturer = await Lecturer(client).open()
        phone = Phone(client, lecturer.code, 1).watch()
        assert (await anext(phone))["address"] == ""
        await lecturer.post("steer", address="?tab=inside")
        assert (await anext(phone))["address"] == "?tab=inside"

    run(server, visit)


def test_only_the_lecturer_steers(server: str) -> None:
    async def visit(client: httpx.AsyncClient) -> None:
        lecturer = await Lecturer(client).open()
        lecturer.room["key"] = lecturer.room["ticket"]
        for what in ("ask", "steer", "close", "link"):
            assert problem(await lecturer.post(what, step="lift")) == (403, "not_yours")
        await Phone(client, lecturer.code, 1).join()

    run(server, visit)


@pytest.mark.parametrize(
    "body", ["[", "[]", "1", '"x"', "{}", '{"marks": 3}', "[" * 4000, '{"x": "' + "x" * 5000 + '"}']
)
def test_bad_bodies_are_refused_in_a_word(server: str, body: str) -> None:
    async def visit(client: httpx.AsyncClient) -> None:
        lecturer = await Lecturer(client).open()
        answer = await client.post(f"room/{lecturer.code}/marks", content=body)
        assert problem(answer) == (400, "wrong")

    run(server, visit)


@pytest.mark.parametrize(
    "marks",
    [[[0, 0]] * 2, [[0, 0, 0]] * 3, [[0, "1"]] * 3, [[0, True]] * 3, [[0, float("nan")]] * 3],
)
def test_bad_marks_are_refused(server: str, marks: list) -> None:
    async def visit(client: httpx.AsyncClient) -> None:
        lecturer = await Lecturer(client).open()
        await lecturer.ask()
        body = f'{{"phone": "{1:032x}", "number": 1, "marks": {marks!s}}}'
        body = body.replace("'", '"').replace("True", "true").replace("nan", "NaN")
        answer = await client.post(f"room/{lecturer.code}/marks", content=body)
        assert problem(answer) == (400, "wrong")

    run(server, visit)


@pytest.mark.parametrize(
    "asked",
    [
        {"question": "mark", "photo": "constructor"},
        {"question": "mark", "upload": "/etc/passwd"},
        {"question": "sing", "photo": "sheep"},
        {"question": "mark", "photo": "sheep", "trunk": "oak"},
    ],
)
def test_a_question_is_about_a_photo_that_the_page_has(server: str, asked: dict) -> None:
    async def visit(client: httpx.AsyncClient) -> None:
        lecturer = await Lecturer(client).open()
        assert problem(await lecturer.post("ask", **asked)) == (400, "wrong")

    run(server, visit)


def test_a_photo_without_an_answer_says_so(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MissingWeights("None.", "Some.", "Fetch them.")

    async def visit(client: httpx.AsyncClient) -> None:
        lecturer = await Lecturer(client).open()
        answer = await lecturer.post("ask", question="mark", photo="sheep")
        assert problem(answer) == (500, "no_answer")

    monkeypatch.setattr(routes, "content_of", fail)
    run(server, visit)


def test_the_link_comes_with_its_code(server: str) -> None:
    async def visit(client: httpx.AsyncClient) -> None:
        lecturer = await Lecturer(client).open()
        link = f"https://example.org/?room={lecturer.code}"
        answer = (await lecturer.post("link", link=link, local=False)).json()
        assert answer["link"] == link
        assert len(answer["squares"]) == len(answer["squares"][0])

    run(server, visit)
