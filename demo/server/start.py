"""How the server begins and ends: what stands in the way is one sentence, and exit code 1."""

import errno
import logging
import os
import signal
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from segcore.errors import SegcoreError, SettingsError

LOCAL = "127.0.0.1"


@contextmanager
def one_sentence() -> Iterator[None]:
    """End the program with a sentence in place of a traceback, if an error that has one comes."""
    try:
        yield
    except SegcoreError as error:
        sys.exit(str(error))


def check_place(host: str | None, port: int | None) -> None:
    """Raise SettingsError unless the page can listen there; the arguments are those of `served`.

    Gradio would try other ports, and then say that none is free, whatever is wrong.
    """
    host = host or os.environ.get("GRADIO_SERVER_NAME") or LOCAL
    port = port if port is not None else int(os.environ.get("GRADIO_SERVER_PORT") or 0)
    if port not in range(65536):
        raise SettingsError(f"{port} is no port.", next_step="Choose a --port from 1024 to 65535.")
    try:
        family, kind, _, _, place = socket.getaddrinfo(
            host.strip("[]"), port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except (OSError, UnicodeError) as error:
        raise _no_place(host, port, error) from error


def check_temp() -> None:
    """Raise SettingsError unless visitors' files can be kept for a while."""
    try:
        folder = os.environ.get("GRADIO_TEMP_DIR") or tempfile.gettempdir()
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x")
    except OSError as error:
        raise SettingsError(
            f"No file can be written to the folder for temporary files ({_reason(error)}).",
            "The photos of visitors lie there for an hour.",
            "Set TMPDIR to a folder with room.",
        ) from error


def _no_place(host: str, port: int, error: Exception) -> SettingsError:
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return SettingsError(
            f"Port {port} is taken by another program.",
            next_step="End that program, or choose another --port.",
        )
    if number == errno.EACCES:
        return SettingsError(
            f"You may not open port {port}.", next_step="Choose a --port from 1024."
        )
    return SettingsError(
        f"This computer has no address {host}.",
        "Expected 127.0.0.1 for this computer alone, or 0.0.0.0 for its whole network.",
        "Choose another --host.",
    )


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


@contextmanager
def ended_by_sigterm() -> Iterator[None]:
    """Let SIGTERM end the block as Ctrl-C would, so that nothing of a visitor stays behind.

    Then the process ends at once: a network that is still at work would hold it for seconds.
    """
    signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    except SystemExit:
        logging.shutdown()
        sys.stdout.flush()
        os._exit(0)


def _stop(number: int, frame: FrameType | None) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # the way out is not stopped half-way
    raise SystemExit
