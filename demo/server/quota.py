"""How much one visitor may leave on the disk within an hour, and how much all of them together.

A visitor is a network address: whoever sends a file has no other name. A whole class may share one,
so its share is large; it is there to stop a program, not a person.
"""

import shutil
import threading
import time
from collections import deque
from http import HTTPStatus
from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from demo.server.answers import Refusal, address_of, path_of, refuse
from demo.server.bodies import UPLOAD
from demo.server.folder import KEPT
from demo.shared.uploads import MEGABYTE

SHARE = 1024 * MEGABYTE  # bytes an hour from one address: 250 photos of a phone
SPARE = 256 * MEGABYTE  # bytes that stay free on the disk
SMALLEST = 1 << 14  # bytes that every upload counts at least: a file needs a folder too


class Ledger:
    """The bytes that came from each address within the last hour."""

    def __init__(self, share: int = SHARE) -> None:
        self.share = share
        self._lock = threading.Lock()
        self._sent: dict[str, deque[tuple[float, int]]] = {}

    def sent(self, address: str, now: float) -> int:
        """How many bytes have come from there and are not forgotten yet."""
        with self._lock:
            self._forget(now)
            return sum(size for _, size in self._sent.get(address, ()))

    def add(self, address: str, size: int, now: float) -> None:
        """Note an upload."""
        with self._lock:
            self._sent.setdefault(address, deque()).append((now, max(size, SMALLEST)))

    def has_room(self, address: str, now: float) -> bool:
        """Whether this address may send one more file."""
        return self.sent(address, now) < self.share

    def _forget(self, now: float) -> None:
        for address, entries in list(self._sent.items()):
            while entries and now - entries[0][0] > KEPT:
                entries.popleft()
            if not entries:
                del self._sent[address]


class Quota:
    """ASGI middleware that refuses an upload beyond the share, or one for which no room is left."""

    def __init__(self, app: ASGIApp, folder: Path, ledger: Ledger | None = None) -> None:
        self.app = app
        self.folder = folder
        self.ledger = Ledger() if ledger is None else ledger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or path_of(scope).rstrip("/") != UPLOAD:
            await self.app(scope, receive, send)
            return
        refused = self._refusal(scope)
        if refused:
            await refuse(refused, scope, receive, send)
            return
        size = 0

        async def counted() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            return message

        try:
            await self.app(scope, counted, send)
        finally:
            self.ledger.add(address_of(scope), size, time.monotonic())

    def _refusal(self, scope: Scope) -> Refusal | None:
        if not self.ledger.has_room(address_of(scope), time.monotonic()):
            return Refusal(HTTPStatus.TOO_MANY_REQUESTS, "quota", scope)
        if shutil.disk_usage(self.folder).free < SPARE:
            return Refusal(HTTPStatus.INSUFFICIENT_STORAGE, "disk_full", scope)
        return None
