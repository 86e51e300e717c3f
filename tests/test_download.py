"""Downloads from a server on this machine: whole, broken, cut short, and refused."""

import socket
import threading
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from file_server import PAYLOAD, Server, leave, left_in, saved, sha256

from segcore import download as module
from segcore.download import Download, fetch, is_here, path_of
from segcore.errors import DownloadError

pytestmark = pytest.mark.usefixtures("cache")


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


@pytest.mark.parametrize("named", [{}, {"XDG_CACHE_HOME": "/caches"}, {"TORCH_HOME": "~/mine"}])
def test_torch_means_the_same_folder(
    published: Download, named: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ours is worked out without torch, which takes seconds to import."""
    for name in ("TORCH_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, folder in named.items():
        monkeypatch.setenv(name, folder)
    assert path_of(published) == Path(torch.hub.get_dir()) / "checkpoints" / "tiny.pth"


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
    refused_without_a_trace(published, r"broke off: 0\.6 MB of 1\.0 MB arrived")


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
