"""A server of files on this machine, for the tests of downloads."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import torch

from segcore.download import Download

PAYLOAD = bytes(range(256)) * 4096  # 1 MiB, four chunks
PATIENCE = 10  # seconds after which a test that hangs counts as failed


@dataclass
class Server:
    """What it sends, and what it was asked for."""

    url: str = ""
    payload: bytes = PAYLOAD
    promised: int | None = len(PAYLOAD)  # the Content-Length; None sends none
    status: int = 200
    asked: list[str] = field(default_factory=list)
    go_on: threading.Event = field(default_factory=threading.Event)  # after half of it

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append(handler.path)
        handler.send_response(self.status)
        if self.promised is not None:
            handler.send_header("Content-Length", str(self.promised))
        handler.end_headers()
        middle = len(self.payload) // 2
        handler.wfile.write(self.payload[:middle])
        self.go_on.wait(PATIENCE)
        handler.wfile.write(self.payload[middle:])

    def offers(self, payload: bytes) -> Download:
        """The true description of ``payload``, which is what comes from now on."""
        self.payload, self.promised = payload, len(payload)
        return Download(f"{self.url}/tiny.pth", sha256(payload)[:8], len(payload))


@contextmanager
def running() -> Iterator[Server]:
    """A server on a free port of this machine, until the block ends."""
    state = Server()
    state.go_on.set()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with suppress(BrokenPipeError, ConnectionResetError):  # some tests' visitors leave
                state.serve(self)

        def log_message(self, *_: object) -> None:
            """Keep still."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        thread = threading.Thread(target=http.serve_forever, args=(0.02,))
        thread.start()
        state.url = f"http://127.0.0.1:{http.server_port}/models"
        yield state
        state.go_on.set()
        http.shutdown()
        thread.join()


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def saved(tensors: object, zipped: bool = True) -> bytes:
    buffer = BytesIO()
    torch.save(tensors, buffer, _use_new_zipfile_serialization=zipped)
    return buffer.getvalue()


def leave(share: float) -> None:
    raise BrokenPipeError("the visitor left")
