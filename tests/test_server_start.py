"""What stands in the way of the start is one sentence, without a traceback."""

import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest
from page_visit import ROOT

from demo.server import start
from demo.server.start import check_place, check_temp, one_sentence
from segcore.errors import SegcoreError, SettingsError


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_free_place_is_accepted(monkeypatch):
    monkeypatch.delenv("GRADIO_SERVER_PORT", raising=False)
    for host in (None, "127.0.0.1", "0.0.0.0", "localhost"):
        check_place(host, None)


def test_a_port_that_is_taken(taken):
    with pytest.raises(SettingsError, match=f"Port {taken} is taken by another program"):
        check_place(None, taken)
    with pytest.raises(SettingsError, match=f"Port {taken} is taken"):
        check_place("0.0.0.0", taken)


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid", "not a host", "x" * 300])
def test_an_address_that_this_computer_does_not_have(host):
    with pytest.raises(SettingsError, match=r"This computer has no address.*0\.0\.0\.0"):
        check_place(host, 0)


@pytest.mark.parametrize("port", [65536, -1])
def test_what_is_no_port(port):
    with pytest.raises(SettingsError, match="no port"):
        check_place(None, port)


def test_a_port_that_is_not_for_everyone():
    refused = start._no_place("127.0.0.1", 80, PermissionError(13, "Permission denied"))
    assert "You may not open port 80" in str(refused)


@pytest.mark.parametrize("folder", ["/proc/none", "/dev/null"])
def test_a_folder_that_cannot_be_written(monkeypatch, folder):
    monkeypatch.setenv("GRADIO_TEMP_DIR", folder)
    with pytest.raises(SettingsError, match=r"No file can be written.*Set TMPDIR"):
        check_temp()


def test_an_error_ends_the_program_with_its_sentence():
    with pytest.raises(SystemExit, match=r"Came\. Do this\.") as ended, one_sentence():
        raise SegcoreError("Came.", next_step="Do this.")
    assert isinstance(ended.value.code, str)  # Python prints it, and exits with 1


def test_the_command_has_exit_code_1_and_no_traceback(taken):
    command = [sys.executable, "-m", "demo", "--port", str(taken)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.strip().endswith("choose another --port.")
    assert "Traceback" not in done.stderr
