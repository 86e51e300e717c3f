"""The addresses of the room: plain requests and event streams, never through Gradio's queue.

A phone may ask its room for little: to be let in, to listen, to mark and to vote. Whoever has
opened the room proves it with the room's key in a header. Refusals are short and name their reason
by a word, which the page says in its language.
"""

import asyncio
import json
import secrets
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from typing import Any, cast

import anyio.to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route

from demo import services
from demo.room import store
from demo.room.content import Content, content_of
from demo.room.said import picture_of, said_to_phone, said_to_screen
from demo.room.store import Room, RoomProblem, Rooms
from demo.shared.handling import OWN
from demo.shared.share import share_value_for
from demo.shared.uploads import is_upload
from segcore.errors import SegcoreError

STATUS = {
    "unknown": 404,
    "closed": 410,
    "full": 409,
    "crowded": 503,
    "not_yours": 403,
    "over": 409,
    "wrong": 400,
    "no_answer": 500,
}
LONGEST_BODY = 4096  # bytes
PHONE_PAUSE, SCREEN_PAUSE = 1.0, 0.4  # seconds between two looks at the version of a room
HEARTBEAT = 10.0  # seconds: a proxy would end a stream that is silent for long
NOT_KEPT = {"Cache-Control": "no-store"}
STREAM = {**NOT_KEPT, "X-Accel-Buffering": "no"}
Body = dict[str, Any]
rooms: Rooms[Content] = Rooms(time.monotonic)
one_at_a_time = asyncio.Semaphore(1)  # questions whose answer is worked out


def route() -> Mount:
    """Everything of the room, below `/room`."""
    posts: dict[str, Callable[[Request, Body], Awaitable[Body]]] = {
        "/open": _open,
        "/{code}/join": _join,
        "/{code}/marks": _mark,
        "/{code}/vote": _vote,
        "/{code}/ask": _ask,
        "/{code}/steer": _steer,
        "/{code}/close": _close,
        "/{code}/link": _link,
    }
    return Mount(
        "/room",
        routes=[
            *(Route(path, partial(_answer, act), methods=["POST"]) for path, act in posts.items()),
            Route("/{code}/events", _events),
            Route("/{code}/{number:int}/{picture}", _picture),
        ],
    )


async def _answer(act: Callable[[Request, Body], Awaitable[Body]], request: Request) -> Response:
    """The answer to a post, or the reason why there is none."""
    try:
        return JSONResponse(await act(request, await _body(request)), headers=NOT_KEPT)
    except RoomProblem as problem:
        return _refusal(problem.kind)
    except SegcoreError:
        return _refusal("no_answer")


def _refusal(kind: str) -> JSONResponse:
    return JSONResponse({"error": kind}, STATUS[kind], {**NOT_KEPT, OWN: kind})


async def _body(request: Request) -> Body:
    """The JSON object of a request; "wrong" if it is none, or too long."""
    read = b""
    try:
        async for part in request.stream():
            read += part
            if len(read) > LONGEST_BODY:
                raise RoomProblem("wrong")
        body = json.loads(read or b"{}")
    except (ValueError, RecursionError, ClientDisconnect):
        raise RoomProblem("wrong") from None
    if not isinstance(body, dict):
        raise RoomProblem("wrong")
    return body


def _code(request: Request) -> str:
    return str(request.path_params["code"]).upper()


def _steered(request: Request) -> Room[Content]:
    return rooms.steered(_code(request), request.headers.get("X-Room-Key", ""))


# ---- What a phone asks for -----------------------------------------------------------------------
async def _join(request: Request, body: Body) -> Body:
    room, phone = rooms.join(_code(request), str(body.get("phone", "")))
    return cast(Body, said_to_phone(room, phone, rooms.clock()))


async def _mark(request: Request, body: Body) -> Body:
    marks = [_place(each) for each in _list(body.get("marks"))]
    rooms.mark(_code(request), str(body.get("phone", "")), _whole(body.get("number")), marks)
    return {}


async def _vote(request: Request, body: Body) -> Body:
    number, level = _whole(body.get("number")), _whole(body.get("level"))
    rooms.vote(_code(request), str(body.get("phone", "")), number, level)
    return {}


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise RoomProblem("wrong")
    return value


def _place(value: object) -> store.Place:
    x, y, *more = [*_list(value), None, None][:3]
    numbers = [each for each in (x, y) if type(each) in (int, float)]
    if len(numbers) != 2 or more != [None]:
        raise RoomProblem("wrong")
    return cast(store.Place, tuple(map(float, cast(list[float], numbers))))


def _whole(value: object) -> int:
    if type(value) is not int:
        raise RoomProblem("wrong")
    return value


# ---- What the lecturer asks for ------------------------------------------------------------------
async def _open(request: Request, body: Body) -> Body:
    room = rooms.open()
    # A room that nobody asks for is forgotten, too.
    asyncio.get_running_loop().call_later(store.LIFETIME + 1, rooms.sweep)
    return {"code": room.code, "key": room.key, "ticket": room.ticket}


async def _ask(request: Request, body: Body) -> Body:
    """Put a question about a photo, or the same photo's other question."""
    room, question = _steered(request), body.get("question")
    if question not in ("mark", "vote"):
        raise RoomProblem("wrong")
    source, trunk = _source(request, body), str(body.get("trunk") or services.DEFAULT_TRUNK)
    if trunk not in services.trunks():
        raise RoomProblem("wrong")
    async with one_at_a_time:
        content = await anyio.to_thread.run_sync(content_of, source, trunk)
    store.ask(room, question, content, secrets.randbelow(store.LEVELS))
    return {}


def _source(request: Request, body: Body) -> str:
    """A sample's name, or the path of a file that this page has received."""
    name, upload = body.get("photo"), body.get("upload")
    if isinstance(name, str) and name in services.samples():
        return name
    received = request.app.get_blocks().upload_file_set
    if isinstance(upload, str) and upload in received and is_upload(upload):
        return upload
    raise RoomProblem("wrong")


async def _steer(request: Request, body: Body) -> Body:
    """Lift the curtain, go on with the lesson, come back, or say what the page shows."""
    room = _steered(request)
    steps = {"lift": store.lift, "lesson": store.set_aside, "question": store.take_up}
    if body.get("step") in steps:
        steps[str(body["step"])](room)
    if "address" in body:
        store.move(room, str(body["address"]))
    return {}


async def _close(request: Request, body: Body) -> Body:
    rooms.close(_steered(request))
    return {}


async def _link(request: Request, body: Body) -> Body:
    """The link for phones and its QR code, as in the Share dialog."""
    _steered(request)
    link, port = str(body.get("link", "")), request.scope["server"][1]
    return cast(Body, share_value_for(link, bool(body.get("local")), port))


# ---- Pictures and streams ------------------------------------------------------------------------
async def _picture(request: Request) -> Response:
    """A picture of the question; it leaves the server's memory with the room."""
    try:
        room = rooms.find(_code(request))
    except RoomProblem as problem:
        return _refusal(problem.kind)
    is_this = request.path_params["number"] == room.number
    data = picture_of(room, request.path_params["picture"]) if is_this else None
    if data is None:
        return _refusal("unknown")
    media = "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"
    return Response(data, 200, {"Cache-Control": "private, max-age=7200"}, media)


async def _events(request: Request) -> Response:
    """What the room says, whenever it changes. A problem is an event, too.

    The browser could not read the status of a stream that is refused.
    """
    ticket, phone = request.query_params.get("ticket"), request.query_params.get("phone", "")
    code = _code(request)
    said = _to_phone(code, phone) if ticket is None else _to_screen(code, ticket)
    return StreamingResponse(said, 200, STREAM, "text/event-stream")


async def _to_phone(code: str, name: str) -> AsyncIterator[str]:
    try:
        _, phone = rooms.join(code, name)
    except RoomProblem as problem:
        yield _event({"error": problem.kind}, "problem")
        return
    phone.streams += 1
    try:
        async for part in _stream(
            PHONE_PAUSE,
            lambda: rooms.join(code, name)[0],
            lambda room: said_to_phone(room, room.phones[name], rooms.clock()),
        ):
            yield part
    finally:
        phone.streams -= 1
        phone.seen = rooms.clock()


def _to_screen(code: str, ticket: str) -> AsyncIterator[str]:
    return _stream(
        SCREEN_PAUSE,
        lambda: rooms.watched(code, ticket),
        lambda room: said_to_screen(room, rooms.clock()),
    )


async def _stream(
    pause: float,
    find: Callable[[], Room[Content]],
    say: Callable[[Room[Content]], object],
) -> AsyncIterator[str]:
    """Says the room at once and after each change; ends with the room."""
    last, spoken = None, rooms.clock()
    try:
        while True:
            room, now = find(), rooms.clock()
            # Who is here changes without anybody's doing.
            state = (room.version, len(room.present(now)))
            if state != last:
                last, spoken = state, now
                yield _event(say(room))
            elif now - spoken >= HEARTBEAT:
                spoken = now
                yield ": still here\n\n"
            await asyncio.sleep(pause)
    except RoomProblem as problem:
        yield _event({"error": problem.kind}, "problem")


def _event(said: object, kind: str = "message") -> str:
    return f"event: {kind}\ndata: {json.dumps(said, ensure_ascii=False)}\n\n"
