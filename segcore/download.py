"""Published checkpoints: downloaded once, verified, and kept in torch.hub's folder.

A file is written under a temporary name and renamed when its hash is right, so a file with the
true name is complete. Several visitors may ask for the same file at once: the
first fetches it, the others watch the same progress and get the same file or the same error.
"""

import hashlib
import os
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from pathlib import Path, PurePosixPath
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen
from uuid import uuid4

from segcore.errors import DownloadError

TIMEOUT = 20.0  # seconds without a byte, after which a server counts as gone
CHUNK = 256 << 10  # bytes between two calls of a progress callback
POLL = 0.2  # seconds between two checks of a download that another visitor started

Progress = Callable[[float], None]  # gets the downloaded share, 0–1


@dataclass(frozen=True)
class Download:
    """A published file of tensors, as `torch.save` writes them."""

    url: str
    sha256_prefix: str  # its first digits, which torchvision puts into the file's name
    bytes: int  # to show before the download; torchvision states it to 0.001 MiB

    @property
    def name(self) -> str:
        """The file's name, the last part of the URL's path."""
        return PurePosixPath(urlsplit(self.url).path).name

    @property
    def host(self) -> str:
        """The server, for error messages."""
        return urlsplit(self.url).netloc


@dataclass
class _Attempt:
    """A running download, shared by all who wait for its file."""

    share: float = 0.0
    done: threading.Event = field(default_factory=threading.Event)
    kept: bool = False
    failure: DownloadError | None = None


_attempts: dict[Path, _Attempt] = {}
_lock = threading.Lock()


def path_of(download: Download) -> Path:
    """Where the file is kept: torch.hub's folder, so that torchvision finds it there too."""
    cache = Path(os.getenv("XDG_CACHE_HOME", "~/.cache"), "torch")
    return Path(os.getenv("TORCH_HOME", cache)).expanduser() / "hub/checkpoints" / download.name


def is_here(download: Download) -> bool:
    """Whether a file of this name is kept; its hash is not checked, to be quick."""
    return path_of(download).is_file()


def fetch(download: Download, progress: Progress | None = None) -> Path:
    """The path of the file; downloads it unless it is kept with the right hash.

    Args:
        download: what to fetch.
        progress: called in this thread with the downloaded share, ascending, 1 at the end; not
            called when there is nothing to download. An exception in it ends the download.

    Raises:
        DownloadError: there is no network, the server refuses or stops, the file is not the
            published one, or it cannot be saved. No partial file is left.
    """
    path, tell = path_of(download), progress or _say_nothing
    while True:
        attempt, leads = _join(path)
        if leads:
            _lead(attempt, download, path, tell)
            return path
        if _follow(attempt, tell):
            return path


def _join(path: Path) -> tuple[_Attempt, bool]:
    """The attempt to fetch ``path``, and whether the caller began it and must lead it."""
    with _lock:
        leads = path not in _attempts
        return _attempts.setdefault(path, _Attempt()), leads


def _lead(attempt: _Attempt, download: Download, path: Path, tell: Progress) -> None:
    try:
        with closing(_download(download, path)) as shares:
            for share in shares:
                attempt.share = share
                tell(share)
        attempt.kept = True
    except DownloadError as failure:
        attempt.failure = failure
        raise
    finally:
        with _lock:
            del _attempts[path]
        attempt.done.set()


def _follow(attempt: _Attempt, tell: Progress) -> bool:
    """Wait for another visitor's attempt; false if that visitor gave up."""
    while not attempt.done.wait(POLL):
        tell(attempt.share)
    if attempt.failure:
        raise DownloadError(
            *attempt.failure.args
        )  # a copy: the other one was raised in its own thread
    if attempt.kept:
        tell(1.0)
    return attempt.kept


def _download(download: Download, path: Path) -> Generator[float, None, None]:
    """Yield the downloaded share repeatedly; nothing if the file is already kept."""
    with _disk_errors(path, download):
        if is_published(path, download):
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        part = _part_of(path)
        try:
            yield from _stream(download, part)
            part.replace(path)
        finally:
            with suppress(OSError):  # after success there is no such file
                part.unlink()


def _stream(download: Download, part: Path) -> Iterator[float]:
    digest, here = hashlib.sha256(), 0
    with _answer(download) as answer, part.open("wb") as file:
        promised = answer.length
        for chunk in _chunks(answer, download):
            file.write(chunk)
            digest.update(chunk)
            here += len(chunk)
            yield min(1.0, here / (promised or download.bytes))
    if promised is not None and here < promised:
        raise _cut_short(download, f"{megabytes(here)} of {megabytes(promised)} arrived")
    _check(digest.hexdigest(), download)
    yield 1.0


def _part_of(path: Path) -> Path:
    """A name that no other process writes to at the same time."""
    return path.with_name(f"{path.name}.{uuid4().hex}.part")


def _answer(download: Download) -> HTTPResponse:
    request = Request(download.url, headers={"User-Agent": "segcore"})
    try:
        return urlopen(request, timeout=TIMEOUT)
    except HTTPError as refusal:
        refusal.close()
        raise DownloadError(
            f"{download.host} answered {refusal.code} ({refusal.reason}) for {download.name}.",
            "Expected the file to be published there.",
            "Try again later; everything that is here works without it.",
        ) from refusal
    except (OSError, HTTPException) as error:
        raise DownloadError(
            f"{download.host} cannot be reached: {_reason(error)}.",
            f"Downloading {download.name} needs the internet once.",
            "Connect this machine and try again; everything that is here works without it.",
        ) from error


def _chunks(answer: HTTPResponse, download: Download) -> Iterator[bytes]:
    try:
        while chunk := answer.read(CHUNK):
            yield chunk
    except (OSError, HTTPException) as error:
        raise _cut_short(download, _reason(error)) from error


def _check(digest: str, download: Download) -> None:
    if not digest.startswith(download.sha256_prefix):
        raise DownloadError(
            f"The file from {download.host} is not the published {download.name}.",
            f"Expected a SHA-256 that begins with {download.sha256_prefix}, got {digest[:8]}.",
            "Nothing was kept. Try again; a login page of your network may have answered instead.",
        )


def is_published(path: Path, download: Download) -> bool:
    """Whether the file is there, with the published hash."""
    if not path.is_file():
        return False
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest().startswith(download.sha256_prefix)


@contextmanager
def _disk_errors(path: Path, download: Download) -> Iterator[None]:
    """Turn errors of the disk into a DownloadError; errors of the network already are one."""
    try:
        yield
    except OSError as error:
        raise DownloadError(
            f"{download.name} cannot be kept in {path.parent}: {_reason(error)}.",
            f"It needs {megabytes(download.bytes)} in a folder that may be written to.",
            "Free some space, or set the environment variable TORCH_HOME to another folder.",
        ) from error


def _cut_short(download: Download, why: str) -> DownloadError:
    return DownloadError(
        f"The download of {download.name} broke off: {why}.",
        "Expected the whole file.",
        "Nothing was kept. Try again.",
    )


def _reason(error: Exception) -> str:
    cause = getattr(error, "reason", error)  # urllib wraps what the socket raised
    return getattr(cause, "strerror", None) or str(cause) or type(cause).__name__


def megabytes(count: int) -> str:
    """A number of bytes for people."""
    return f"{count / 1e6:.1f} MB"


def _say_nothing(share: float) -> None:
    """The progress callback if none is given."""
