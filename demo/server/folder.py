"""Where the files of visitors lie: a folder of this process alone, which ends with it.

A lock file beside the folder is held as long as the process lives. What a killed process has left
is found by its lock, which nobody holds any more, and goes away at the next start.
"""

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be removed
    fcntl = None  # type: ignore[assignment]

KEPT = 3600  # seconds that a file stays
BROKEN_OFF = 300  # seconds after its last byte in which an upload is given up
PREFIX, LOCK = "skipscope-", ".lock"
GRADIO = "GRADIO_TEMP_DIR"  # the variable by which Gradio learns of the folder


@contextlib.contextmanager
def upload_folder() -> Iterator[Path]:
    """Make the folder, tell Gradio of it, and remove it at the end.

    Raises:
        OSError: the folder for temporary files does not exist, is full or read-only.
    """
    before = os.environ.get(GRADIO)
    parent = Path(before or tempfile.gettempdir())
    parent.mkdir(parents=True, exist_ok=True)
    remove_left_over(parent)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent)).resolve()
    os.environ[GRADIO] = str(folder)
    try:
        with _held(_lock_of(folder)):
            yield folder
    finally:
        _remove(folder)
        if before is None:
            del os.environ[GRADIO]
        else:
            os.environ[GRADIO] = before


def remove_left_over(parent: Path) -> None:
    """Remove the folders of processes that have ended without doing it themselves."""
    for lock in parent.glob(f"{PREFIX}*{LOCK}"):
        if _is_free(lock):
            _remove(lock.with_name(lock.name.removesuffix(LOCK)))


def sweep(folder: Path, forget: Callable[[str], None]) -> None:
    """Remove what is too old: whole uploads, broken-off ones, and folders that are empty.

    A file that goes away meanwhile, or cannot be removed now, stops nothing: the next look comes.
    """
    now = time.time()
    for file in _files(folder):
        with contextlib.suppress(OSError):
            kept = BROKEN_OFF if file.parent == folder else KEPT
            if now - file.lstat().st_mtime > kept:
                file.unlink()
                forget(str(file))
    for inner in _folders(folder):
        with contextlib.suppress(OSError):
            if now - inner.lstat().st_mtime > BROKEN_OFF:
                inner.rmdir()  # refuses while there is a file in it


def _files(folder: Path) -> Iterator[Path]:
    for parent, _, names in os.walk(folder):
        yield from (Path(parent, name) for name in names)


def _folders(folder: Path) -> Iterator[Path]:
    """The deepest first."""
    for parent, names, _ in os.walk(folder, topdown=False):
        yield from (Path(parent, name) for name in names)


def _lock_of(folder: Path) -> Path:
    return folder.with_name(folder.name + LOCK)


@contextlib.contextmanager
def _held(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        _take(file)
        yield


def _take(file: IO[str]) -> None:
    """OSError if another process has the lock."""
    if fcntl:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_free(lock: Path) -> bool:
    try:
        with lock.open("r+") as file:
            _take(file)
        if not fcntl:
            lock.unlink()
    except OSError:
        return False
    return True


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    with contextlib.suppress(OSError):
        _lock_of(folder).unlink()
