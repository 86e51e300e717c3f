"""Downloads from a server on this machine: whole, broken, cut short, refused, and two at once."""

import hashlib
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest
import torch

from segcore import download as module
from segcore.download import Download, fetch, is_here, load_download, path_of
from segcore.errors import DamagedWeights, DownloadError, MissingWeights

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


@pytest.fixture
def server() -> Iterator[Server]:
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


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty torch hub, and no proxy between the tests and their server."""
    monkeypatch.setenv("TORCH_HOME", str(tmp_path / "torch"))
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(torch.hub, "_hub_dir", None)
    return tmp_path / "torch" / "hub" / "checkpoints"


@pytest.fixture
def published(server: Server) -> Download:
    return server.offers(PAYLOAD)


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def refused_without_a_trace(download: Download, words: str) -> DownloadError:
    """What `fetch` says; it must hold ``words`` and three parts, and leave no file and no claim."""
    with pytest.raises(DownloadError, match=words) as caught:
        fetch(download)
    assert all((caught.value.came, caught.value.needed, caught.value.next_step))
    assert left_in(path_of(download).parent) == []
    assert not is_here(download)
    assert not module._attempts
    return caught.value


def test_a_file_comes_into_torchs_folder(published: Download, cache: Path) -> None:
    assert not is_here(published)
    assert fetch(published) == path_of(published) == cache / "tiny.pth"
    assert is_here(published)
    assert path_of(published).read_bytes() == PAYLOAD
    assert left_in(cache) == ["tiny.pth"]


def test_a_query_is_no_part_of_the_name(published: Download) -> None:
    asked = replace(published, url=published.url + "?download=true")
    assert (asked.name, path_of(asked)) == ("tiny.pth", path_of(published))


def test_progress_climbs_to_one(published: Download) -> None:
    """By what the server promises; the size in the table is for the eye, and may be a bit off."""
    shares: list[float] = []
    fetch(replace(published, bytes=len(PAYLOAD) + 500), shares.append)
    assert shares == [0.25, 0.5, 0.75, 1.0, 1.0]


@pytest.mark.parametrize(("stated", "expected"), [(2, [0.5, 1, 1, 1, 1]), (0.5, [1] * 5)])
def test_progress_without_a_length_leans_on_the_stated_size(
    server: Server, published: Download, stated: float, expected: list[float]
) -> None:
    server.promised = None
    shares: list[float] = []
    size = int(len(PAYLOAD) * stated / 4)
    fetch(replace(published, bytes=size), shares.append)
    assert shares == expected


def test_what_is_here_is_not_asked_for_again(server: Server, published: Download) -> None:
    fetch(published)
    shares: list[float] = []
    assert fetch(published, shares.append) == path_of(published)
    assert (len(server.asked), shares) == (1, [])


def test_torch_hub_finds_what_we_fetched(server: Server) -> None:
    """Foreign reference: torch.hub keeps the same file under the same name, and we find its."""
    ours = server.offers(saved({"a": torch.tensor([1.0, 2.0])}))
    fetch(ours)
    theirs = torch.hub.load_state_dict_from_url(ours.url, progress=False)
    assert (theirs["a"].tolist(), len(server.asked)) == ([1.0, 2.0], 1)


def test_we_find_what_torch_hub_fetched(
    server: Server, published: Download, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cache.mkdir(parents=True)
    torch.hub.download_url_to_file(published.url, str(cache / "tiny.pth"), progress=False)
    assert is_here(published)
    assert fetch(published) == cache / "tiny.pth"
    assert len(server.asked) == 1


def test_another_file_is_refused(server: Server, published: Download) -> None:
    server.payload = b"<html>log in</html>".ljust(len(PAYLOAD))
    error = refused_without_a_trace(published, "not the published tiny.pth")
    assert published.sha256_prefix in error.needed
    assert sha256(server.payload)[:8] in error.needed


def test_a_file_cut_short_is_refused(server: Server, published: Download) -> None:
    server.payload = PAYLOAD[:600_000]
    refused_without_a_trace(published, r"broke off: 0\.6 MB of 1\.0 MB came")


def test_a_file_cut_short_without_a_length_is_refused(server: Server, published: Download) -> None:
    server.payload, server.promised = PAYLOAD[:600_000], None
    refused_without_a_trace(published, "not the published")


def test_a_server_that_refuses_is_quoted(server: Server, published: Download) -> None:
    server.status = 404
    refused_without_a_trace(published, r"127\.0\.0\.1:\d+ answered 404 \(Not Found\)")


def test_no_server_at_all() -> None:
    with socket.socket() as taken:  # bound and not listening: nobody else can answer there
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/tiny.pth"
        refused_without_a_trace(Download(url, "0" * 8, 1), "cannot be reached: Connection refused")


def test_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def unresolved(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", unresolved)
    error = refused_without_a_trace(
        Download("http://published.example/tiny.pth", "0" * 8, 1),
        r"published\.example cannot be reached: Temporary failure in name resolution\.",
    )
    assert "works without it" in error.next_step


def test_a_server_that_falls_silent(
    server: Server, published: Download, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "TIMEOUT", 0.2)
    server.go_on.clear()
    refused_without_a_trace(published, "broke off: timed out")


def test_a_server_that_speaks_no_http() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def babble() -> None:
            with listener.accept()[0] as visitor:
                visitor.recv(1 << 16)
                visitor.sendall(b"what?\r\n\r\n")

        thread = threading.Thread(target=babble)
        thread.start()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/tiny.pth"
        refused_without_a_trace(Download(url, "0" * 8, 1), r"cannot be reached: what\?")
        thread.join()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_a_full_disk(
    published: Download, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = tmp_path / "part"
    part.symlink_to("/dev/full")
    monkeypatch.setattr(module, "_part_of", lambda path: part)
    error = refused_without_a_trace(published, "cannot be kept in .*: No space left on device")
    assert str(cache) in error.came
    assert "1.0 MB" in error.needed
    assert "TORCH_HOME" in error.next_step
    assert not part.is_symlink()


def test_a_folder_that_cannot_be_made(published: Download, tmp_path: Path) -> None:
    (tmp_path / "torch").write_text("a file where the folder should be")
    refused_without_a_trace(published, "cannot be kept in .*: Not a directory")


def test_a_broken_file_is_replaced(server: Server, published: Download, cache: Path) -> None:
    cache.mkdir(parents=True)
    (cache / "tiny.pth").write_bytes(PAYLOAD[:-1])
    assert fetch(published).read_bytes() == PAYLOAD
    assert left_in(cache) == ["tiny.pth"]


def test_a_failure_leaves_what_was_there(server: Server, published: Download, cache: Path) -> None:
    cache.mkdir(parents=True)
    (cache / "tiny.pth").write_bytes(b"old")
    server.status = 503
    with pytest.raises(DownloadError, match="503"):
        fetch(published)
    assert (cache / "tiny.pth").read_bytes() == b"old"


def test_after_a_failure_one_may_try_again(server: Server, published: Download) -> None:
    server.status = 503
    refused_without_a_trace(published, "503")
    server.status = 200
    assert fetch(published).read_bytes() == PAYLOAD


def test_what_the_progress_raises_ends_the_download(published: Download, cache: Path) -> None:
    """Also an OSError, which must not pass for a complaint of the disk."""
    with pytest.raises(BrokenPipeError, match="visitor left") as kept:
        fetch(published, leave)
    assert left_in(cache) == []  # at once, though the exception with all its frames still lives
    assert kept.value
    assert not module._attempts
    assert fetch(published).read_bytes() == PAYLOAD


def leave(share: float) -> None:
    raise BrokenPipeError("the visitor left")


@dataclass
class Visitors:
    """Two who want the same file: the second comes when half of it is here, and sees so."""

    server: Server
    pool: ThreadPoolExecutor

    def come(self, download: Download, first_progress: Callable[[float], None]) -> tuple:
        """The futures of both, and the shares that the second saw."""
        seen: list[float] = []
        halfway, joined = threading.Event(), threading.Event()

        def watched(share: float) -> None:
            if share == 0.5:
                halfway.set()
            first_progress(share)

        def second_progress(share: float) -> None:
            seen.append(share)
            joined.set()

        self.server.go_on.clear()
        first = self.pool.submit(fetch, download, watched)
        assert halfway.wait(PATIENCE)
        second = self.pool.submit(fetch, download, second_progress)
        assert joined.wait(PATIENCE)
        self.server.go_on.set()
        return first, second, seen


@pytest.fixture
def visitors(server: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visitors]:
    monkeypatch.setattr(module, "GLANCE", 0.01)
    with ThreadPoolExecutor(2) as pool:
        yield Visitors(server, pool)


def test_two_visitors_share_one_download(
    server: Server, published: Download, visitors: Visitors, cache: Path
) -> None:
    first, second, seen = visitors.come(published, lambda share: None)
    assert first.result(PATIENCE) == second.result(PATIENCE) == path_of(published)
    assert len(server.asked) == 1
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (0.5, 1.0)
    assert left_in(cache) == ["tiny.pth"]


def test_two_visitors_share_one_failure(
    server: Server, published: Download, visitors: Visitors
) -> None:
    server.payload = bytes(len(PAYLOAD))
    errors = [
        future.exception(PATIENCE) for future in visitors.come(published, lambda share: None)[:2]
    ]
    assert len(server.asked) == 1
    assert [type(error) for error in errors] == [DownloadError] * 2
    assert str(errors[0]) == str(errors[1])
    assert errors[0] is not errors[1]


def test_the_second_visitor_goes_on_when_the_first_leaves(
    server: Server, published: Download, visitors: Visitors
) -> None:
    def leave_late(share: float) -> None:
        if share > 0.5:
            leave(share)

    first, second, _ = visitors.come(published, leave_late)
    assert isinstance(first.exception(PATIENCE), BrokenPipeError)
    assert second.result(PATIENCE).read_bytes() == PAYLOAD
    assert len(server.asked) == 2


def saved(tensors: object, zipped: bool = True) -> bytes:
    buffer = BytesIO()
    torch.save(tensors, buffer, _use_new_zipfile_serialization=zipped)
    return buffer.getvalue()


@pytest.mark.parametrize("zipped", [True, False])
def test_tensors_come_back(server: Server, zipped: bool) -> None:
    """In torch's format of today, and in that of 2020, when some of the files were published."""
    download = server.offers(saved({"a": torch.tensor([[1.5, -2.0]])}, zipped))
    fetch(download)
    tensors = load_download(download)
    assert list(tensors) == ["a"]
    assert tensors["a"].tolist() == [[1.5, -2.0]]


def test_tensors_that_were_not_fetched(published: Download) -> None:
    with pytest.raises(MissingWeights, match=r"1\.0 MB and comes from 127\.0\.0\.1"):
        load_download(published)


def test_tensors_of_another_file(published: Download, cache: Path) -> None:
    cache.mkdir(parents=True)
    (cache / "tiny.pth").write_bytes(PAYLOAD[:-1])
    with pytest.raises(DamagedWeights, match=published.sha256_prefix):
        load_download(published)


@pytest.mark.parametrize("content", [b"no tensors", None])
def test_what_is_no_tensor_is_not_unpickled(server: Server, content: bytes | None) -> None:
    """Even if its hash is right: a pickle may run any code."""
    download = server.offers(content or saved({"a": Path("a")}))
    fetch(download)
    with pytest.raises(DamagedWeights, match="other than tensors"):
        load_download(download)
