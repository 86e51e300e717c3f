"""A visitor of the page without a browser: asks the server as Gradio's own script does."""

import itertools
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

API = "gradio_api/"
_tabs = itertools.count()


class Client(httpx.Client):
    """One tab of a browser. An event is named "MODULE:HANDLER", as the page of tests tells it."""

    def __init__(self, address: str, **settings: Any) -> None:
        super().__init__(base_url=address, timeout=60, **settings)
        self.tab = f"tab{next(_tabs)}"

    def told(self) -> dict[str, Any]:
        """What the server holds (`watched_page.py`)."""
        found: dict[str, Any] = self.get("test").json()
        return found

    @contextmanager
    def holding(self) -> Iterator[None]:
        """Let the server's networks answer nobody while the block runs."""
        self.get("test?hold=1")
        try:
            yield
        finally:
            self.get("test?hold=0")

    def question(self, handler: str, /, **event: Any) -> dict[str, Any]:
        """The body of a question."""
        told = self.told()
        place = told["events"][handler][0]
        return {
            "data": [None] * told["inputs"][str(place)],
            "fn_index": place,
            "session_hash": self.tab,
            "event_data": event,
        }

    def run(self, handler: str, /, **event: Any) -> httpx.Response:
        """Ask past the queue."""
        return self.post(f"{API}run/predict", json=self.question(handler, **event))

    def join(self, handler: str, /, **event: Any) -> httpx.Response:
        """Ask in the queue; `answers` has what comes of it."""
        return self.post(f"{API}queue/join", json=self.question(handler, **event))

    def answers(self) -> Iterator[dict[str, Any]]:
        """What the queue says to this tab, until everything is answered."""
        address = f"{API}queue/data?session_hash={self.tab}"
        with self.stream("GET", address) as stream:
            for line in stream.iter_lines():
                if line.startswith("data:"):
                    yield json.loads(line.removeprefix("data:"))

    def outputs(self) -> list[dict[str, Any]]:
        """One for each question that was asked in the queue; one that failed has an `error`."""
        found = [each for each in self.answers() if each["msg"] == "process_completed"]
        return list({each["event_id"]: each["output"] for each in found}.values())

    def ask(self, handler: str, /, **event: Any) -> dict[str, Any]:
        """The output of one question in the queue."""
        self.join(handler, **event).raise_for_status()
        return self.outputs()[0]

    def upload(self, data: bytes, name: str = "photo.jpg") -> str:
        """Upload a file; its path on the server."""
        response = self.post(f"{API}upload", files={"files": (name, data)})
        response.raise_for_status()
        path: str = response.json()[0]
        return path
