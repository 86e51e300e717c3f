"""A process that is killed, a disk without room, and a user without a home."""

import contextlib
import errno
import os
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest
from api_photos import HORSE_PHOTO
from asking import Client
from page_visit import ROOT, served

from demo.i18n.failures import FullDisk, foreseen, sentence_of_error
from demo.server.start import check_temp
from segcore.errors import SettingsError

TAKE = "demo.lessons.skips.tab:take"
NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--bounding-set=-all")


def test_a_killed_process_leaves_nothing_to_the_next_one(tmp_path: Path):
    """Killed while a network answers, with the visitor's photo on the disk."""
    variables = {"TMPDIR": str(tmp_path)}
    with served("tests/watched_page.py", variables=variables) as address:
        with Client(address) as client:
            told = client.told()
            photo = Path(client.upload(HORSE_PHOTO.read_bytes()))
            client.get("test?hold=1")
            assert client.join(TAKE, upload=str(photo)).is_success
        os.kill(told["process"], signal.SIGKILL)
    assert photo.is_relative_to(tmp_path)
    assert photo.exists()
    with served("tests/watched_page.py", variables=variables) as address:
        with Client(address) as client:
            folder = Path(client.told()["folder"])
        assert not photo.exists()
        files = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert files == [folder.with_name(folder.name + ".lock")]


# ---- A disk without room -------------------------------------------------------------------------
@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own, filled to the last byte."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(tmp_path)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a disk")
    with contextlib.suppress(OSError), (tmp_path / "all").open("wb", buffering=0) as file:
        while file.write(b"x" * 4096):
            pass
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)


def test_the_page_does_not_start_without_room(full_disk: Path, monkeypatch):
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(full_disk))
    with pytest.raises(SettingsError, match=r"No space left.*Set TMPDIR to a folder with room"):
        check_temp()


def test_a_disk_that_fills_up_later_is_named_without_its_path():
    error = foreseen(OSError(errno.ENOSPC, "No space left on device", "/tmp/photo.jpg"))
    assert isinstance(error, FullDisk)
    assert sentence_of_error(error, "en") == "The server's disk is full. Try again later."
    assert sentence_of_error(error, "ko").startswith("서버의 저장 공간이 가득 찼습니다.")


# ---- A user without a home -----------------------------------------------------------------------
@pytest.fixture
def interpreter() -> str:
    """A Python of this version that a user without any rights may run."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for python in (sys.executable, f"/usr/local/bin/{version}", f"/usr/bin/{version}"):
        asked = [*NOBODY, "env", python, "-c", "import os; os.listdir('demo')"]
        try:
            if not subprocess.run(asked, cwd=ROOT, capture_output=True, check=False).returncode:
                return python
        except OSError:
            continue
    pytest.skip("only root may become somebody else, who needs a Python that he may run")


@pytest.mark.parametrize("home", ["/nonexistent", "/proc"])
def test_it_runs_for_a_user_who_may_write_to_the_temporary_folder_alone(
    interpreter: str, home: str, tmp_path_factory
):
    temporary = tmp_path_factory.mktemp("open")
    for folder in (temporary, *temporary.parents[:2]):
        folder.chmod(0o755)
    os.chown(temporary, 65534, 65534)
    variables = {
        "HOME": home,
        "TMPDIR": str(temporary),
        "PYTHONPATH": os.pathsep.join([str(ROOT), sysconfig.get_path("purelib")]),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [*NOBODY, "env", *(f"{name}={value}" for name, value in variables.items())]
    started = [*command, interpreter, "-c", SAYS_WHEN_READY]
    done = subprocess.run(started, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1:] == ["200"], done.stderr[-2000:]
    assert [path for path in temporary.rglob("*") if path.is_file()] == []


SAYS_WHEN_READY = """
import os, urllib.request
from demo.app import build, served
page = build()
with served(page, "127.0.0.1"):
    answer = urllib.request.urlopen(page.local_url)
    print(os.getuid() == 65534 and answer.status)
"""
