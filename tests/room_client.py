"""A lecturer and phones that speak to the room's addresses, without a browser."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx

Said = dict[str, Any]


class Lecturer:
    """Opens a room and steers it."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.room: dict[str, str] = {}

    @property
    def code(self) -> str:
        return self.room["code"]

    async def open(self) -> "Lecturer":
        self.room = (await self.client.post("room/open")).raise_for_status().json()
        return self

    async def post(self, what: str, **body: object) -> httpx.Response:
        key = {"X-Room-Key": self.room["key"]}
        return await self.client.post(f"room/{self.code}/{what}", json=body, headers=key)

    async def ask(self, question: str = "mark", photo: str = "sheep") -> None:
        (await self.post("ask", question=question, photo=photo)).raise_for_status()

    def watch(self) -> AsyncIterator[Said]:
        """What the projector hears."""
        return heard(self.client, f"room/{self.code}/events?ticket={self.room['ticket']}")


class Phone:
    """One browser in a room."""

    def __init__(self, client: httpx.AsyncClient, code: str, number: int) -> None:
        self.client, self.code, self.name = client, code, f"{number:032x}"

    async def post(self, what: str, **body: object) -> httpx.Response:
        said = {"phone": self.name, **body}
        return await self.client.post(f"room/{self.code}/{what}", json=said)

    async def join(self) -> Said:
        return (await self.post("join")).raise_for_status().json()

    def watch(self) -> AsyncIterator[Said]:
        """What this phone hears."""
        return heard(self.client, f"room/{self.code}/events?phone={self.name}")


async def heard(client: httpx.AsyncClient, address: str) -> AsyncIterator[Said]:
    """The events of a stream until it ends."""
    async with client.stream("GET", address, timeout=None) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        async for line in answer.aiter_lines():
            if line.startswith("data: "):
                yield json.loads(line.removeprefix("data: "))
