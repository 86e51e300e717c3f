"""A process that is killed, and a disk without room."""

import errno
import os
import signal
import tempfile
from pathlib import Path

import pytest
from api_photos import HORSE_PHOTO
from asking import Client
from page_visit import served

from demo.i18n.failures import FullDisk, foreseen, sentence_of_error
from demo.server.start import check_temp
from segcore.errors import SettingsError

TAKE = "demo.lessons.skips.tab:take"


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
        files = [path for path in tmp_path.rglob("skipscope-*") if path.is_file()]
        assert files == [folder.with_name(folder.name + ".lock")]


# ---- A disk without room -------------------------------------------------------------------------
def test_the_page_does_not_start_without_room(monkeypatch):
    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with pytest.raises(SettingsError, match=r"No space left.*Set TMPDIR to a folder with room"):
        check_temp()


def test_a_disk_that_fills_up_later_is_named_without_its_path():
    error = foreseen(OSError(errno.ENOSPC, "No space left on device", "/tmp/photo.jpg"))
    assert isinstance(error, FullDisk)
    assert sentence_of_error(error, "en") == "The server's disk is full. Try again later."
    assert sentence_of_error(error, "ko").startswith("서버의 저장 공간이 가득 찼습니다.")
