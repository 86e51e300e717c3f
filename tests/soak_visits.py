"""What the visitors of `soak.py` do, each with a check of the answer."""

import io
import json
import random
import socket
import struct
from collections.abc import Callable
from functools import cache

import httpx
import numpy as np
from api_photos import is_clear
from asking import API, Client
from hostile import hostile_files
from PIL import Image
from room_client import Lecturer, Phone
from test_server_refusals import FORGED, WRONG_VALUES

from demo.services import samples
from segcore.assets import ASSETS

TAKE, PICK = "demo.lessons.skips.tab:take", "demo.lessons.skips.tab:pick"
SHOW, ASK = "demo.lessons.segment.tab:take", "demo.lessons.segment.tab:ask"
NETWORKS = ("fcn8s", "unet", "maskrcnn")  # of which Segment is asked
SIDES = (300, 3600)  # of visitors' photos, in pixels: from the web's to a phone's
PATIENCE = 120.0  # seconds for an answer behind others
FILE = {"meta": {"_type": "gradio.FileData"}}
LONG = 2_000_000  # bytes of a question that is too long


class Visitor(Client):
    """One tab. It knows what the page calls its events."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.timeout = httpx.Timeout(PATIENCE)

    def told(self) -> dict:
        """The events never change, so they are asked for once."""
        return known(str(self.base_url))


def own_photo(visitor: Visitor, chance: random.Random) -> None:
    """Skips shows the visitor's photo and no other's."""
    data, size = photo(chance)
    value = answered(visitor.ask(TAKE, upload=visitor.upload(data)))
    check(value["full_size"] == size, f"{value['full_size']} came for {size}.")
    check(len(value["levels"]) == 3, "Levels are missing.")


def own_photo_in_segment(visitor: Visitor, chance: random.Random) -> None:
    """Segment shows the photo, and what three networks say of it."""
    data, size = photo(chance)
    value = answered(visitor.ask(SHOW, upload=visitor.upload(data)))
    check(value["photo"]["full_size"] == size, f"{value['photo']['full_size']} came for {size}.")
    for name in NETWORKS:
        value = answered(visitor.ask(ASK, names=[name], photo=False))
        check(set(value["answers"]) == {name}, f"Asked {name}, got {list(value['answers'])}.")


def sample(visitor: Visitor, chance: random.Random) -> None:
    """A tap on a sample is answered from what is stored."""
    name = chance.choice(list(samples()))
    answer = visitor.run(PICK, name=name)
    check(answer.json()["data"][0]["source"] == name, "Another sample came.")


def program(visitor: Visitor, chance: random.Random) -> None:
    """A program asks for labels by HTTP."""
    data, (width, height) = photo(chance)
    asked = visitor.post(
        f"{API}call/segment", json={"data": [{**FILE, "path": visitor.upload(data)}, "fcn8s"]}
    )
    told = visitor.get(f"{API}call/segment/{asked.json()['event_id']}").text
    event, said = told.strip().split("\n\n")[-1].splitlines()
    check(event == "event: complete", told[-300:])
    _, known = json.loads(said.removeprefix("data: "))
    check([known["height"], known["width"]] == [height, width], "Labels of another size came.")


def hostile(visitor: Visitor, chance: random.Random) -> None:
    """A file that is not what a photo should be becomes a photo or a clear error."""
    _, data = chance.choice(bad_files())
    output = visitor.ask(TAKE, upload=visitor.upload(data or b"\0"))
    check("data" in output or is_clear(output["error"]), str(output.get("error"))[:300])


def forged(visitor: Visitor, chance: random.Random) -> None:
    """What no page would ask gets a sentence."""
    refused = visitor.post(
        f"{API}queue/join", json={**visitor.question(TAKE), **chance.choice(FORGED)}
    )
    check(400 <= refused.status_code < 500, f"{refused.status_code} for a forged question.")
    check(is_clear(refused.json()["detail"]), refused.text[:300])
    visitor.post(f"{API}queue/join", json={**visitor.question(TAKE), **chance.choice(WRONG_VALUES)})
    error = visitor.outputs()[0]["error"]
    check(is_clear(error), error[:300])


def stranger(visitor: Visitor, chance: random.Random) -> None:
    """Files of the server, closed doors and long questions are refused."""
    for path in ("/etc/passwd", str(ASSETS / "weights"), "../../etc/passwd"):
        output = visitor.ask(TAKE, upload=path)
        check(is_clear(output.get("error", "")), str(output)[:300])
        check(visitor.get(f"{API}file={path}").status_code in (403, 404), f"{path} was not closed.")
    long = visitor.post(f"{API}queue/join", content=b"[" * LONG)
    check(long.status_code == 413, f"{long.status_code} for a long question.")


def broken_off(visitor: Visitor, chance: random.Random) -> None:
    """An upload ends in its middle, as of a phone that loses its network."""
    place = visitor.base_url
    head = (
        f"POST /{API}upload HTTP/1.1\r\nHost: {place.host}:{place.port}\r\n"
        "Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: 3000000\r\n\r\n"
        '--edge\r\nContent-Disposition: form-data; name="files"; filename="a.jpg"\r\n\r\n'
    )
    with socket.create_connection((place.host, place.port), 10) as phone:
        phone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        phone.sendall(head.encode() + bytes(chance.randrange(1, 1_000_000)))


def passer_by(visitor: Visitor, chance: random.Random) -> None:
    """Opens the page and leaves while an answer is being worked out."""
    check(visitor.get("").status_code == 200, "No page came.")
    check(visitor.get("health").json()["status"] == "ok", "The server is not well.")
    data, _ = photo(chance)
    visitor.join(TAKE, upload=visitor.upload(data)).raise_for_status()


async def classroom(visitor: Visitor, chance: random.Random) -> None:
    """A lecturer opens a room, three phones mark, and the curtain lifts."""
    async with httpx.AsyncClient(base_url=visitor.base_url, timeout=PATIENCE) as client:
        lecturer = await Lecturer(client).open()
        await lecturer.ask()
        for number in range(3):
            phone = Phone(client, lecturer.code, chance.getrandbits(64) + number)
            await phone.join()
            marks = [[chance.random(), chance.random()] for _ in range(3)]
            answer = await phone.post("marks", number=1, marks=marks)
            check(answer.status_code == 200, answer.text[:300])
        lifted = await lecturer.post("steer", step="lift")
        check(lifted.status_code == 200, lifted.text[:300])
        await lecturer.post("close")


VISITS: dict[Callable, float] = {  # each with its share
    own_photo: 4,
    own_photo_in_segment: 1,
    sample: 8,
    program: 2,
    hostile: 4,
    forged: 3,
    stranger: 1,
    broken_off: 1,
    passer_by: 1,
    classroom: 1,
}


@cache
def known(address: str) -> dict:
    """What the server told first."""
    with Client(address) as client:
        return client.told()


@cache
def bad_files() -> list[tuple[str, bytes]]:
    """All of `hostile.py`."""
    return list(hostile_files())


def photo(chance: random.Random, look: random.Random | None = None) -> tuple[bytes, list[int]]:
    """A JPEG like no other, and its width and height; `look` decides on all but its size."""
    look = look or chance
    width, height = (int(np.exp(chance.uniform(*np.log(SIDES)))) for _ in range(2))
    shade = Image.new("RGB", (width, height), tuple(look.randrange(256) for _ in range(3)))
    name = look.choice(list(samples()))
    with Image.open(ASSETS / "samples" / f"{name}.jpg") as picture:
        mixed = Image.blend(picture.convert("RGB").resize((width, height)), shade, 0.2)
    file = io.BytesIO()
    mixed.save(file, "JPEG")
    return file.getvalue(), [width, height]


def answered(output: dict) -> dict:
    """The board's value of an answer."""
    check("data" in output, str(output.get("error"))[:300])
    value: dict = output["data"][0]
    return value


def check(is_right: bool, words: str) -> None:
    """Raise AssertionError unless it is."""
    if not is_right:
        raise AssertionError(words)
