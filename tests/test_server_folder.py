"""Nothing that a visitor sends outlives its hour or the process."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from asking import API, Client

from demo.server.folder import BROKEN_OFF, KEPT, remove_left_over, sweep, upload_folder
from demo.server.quota import Ledger

OWNER = """
import sys, time
from demo.server.folder import upload_folder
from demo.server.start import ended_by_sigterm
with ended_by_sigterm(), upload_folder() as folder:
    (folder / "photo").write_bytes(b"x")
    print(folder, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def parent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    return tmp_path


def start() -> tuple[subprocess.Popen, Path]:
    """Another process with a folder, and the folder."""
    owner = subprocess.Popen([sys.executable, "-c", OWNER], stdout=subprocess.PIPE, text=True)
    assert owner.stdout
    return owner, Path(owner.stdout.readline().strip())


def stop(owner: subprocess.Popen, number: int) -> None:
    owner.send_signal(number)
    owner.wait(30)
    assert owner.stdout
    owner.stdout.close()


def test_the_folder_ends_with_its_block(parent):
    with upload_folder() as folder:
        assert folder.parent == parent
        assert os.environ["GRADIO_TEMP_DIR"] == str(folder)
        assert folder.stat().st_mode & 0o077 == 0  # nobody else may read it
        (folder / "digest").mkdir()
        (folder / "digest" / "photo").write_bytes(b"x")
    assert list(parent.iterdir()) == []
    assert os.environ["GRADIO_TEMP_DIR"] == str(parent)


def test_sigterm_removes_it_and_the_next_start_what_a_killed_process_left(parent):
    stopped, folder = start()
    killed, left = start()
    assert folder.is_dir()
    assert left.is_dir()
    remove_left_over(parent)
    assert left.is_dir()  # its process lives
    stop(stopped, signal.SIGTERM)
    assert not folder.exists()
    stop(killed, signal.SIGKILL)
    assert left.is_dir()
    with upload_folder():
        assert not left.exists()
    assert list(parent.iterdir()) == []


def test_old_files_go_and_empty_folders_with_them(tmp_path):
    old, new, broken = tmp_path / "a" / "old", tmp_path / "b" / "new", tmp_path / "tmpbroken"
    long = tmp_path / "tmpgoing"
    for file in (old, new, broken, long):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"x")
    now, forgotten = time.time(), []
    for file, age in ((old, KEPT + 1), (new, KEPT - 60), (broken, BROKEN_OFF + 1)):
        os.utime(file, (now - age, now - age))
    os.utime(old.parent, (now, now))
    sweep(tmp_path, forgotten.append)
    assert sorted(forgotten) == sorted([str(old), str(broken)])
    os.utime(old.parent, (now - BROKEN_OFF - 1,) * 2)
    sweep(tmp_path, forgotten.append)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["b", "tmpgoing"]


def test_a_file_that_cannot_be_removed_stops_nothing(tmp_path, monkeypatch):
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (0, 0))
    unlink = Path.unlink

    def refusing(file: Path) -> None:
        if file.name == "a":
            raise PermissionError
        unlink(file)

    monkeypatch.setattr(Path, "unlink", refusing)
    forgotten: list[str] = []
    sweep(tmp_path, forgotten.append)
    sweep(tmp_path / "gone", forgotten.append)
    assert forgotten == [str(tmp_path / "b")]


def test_an_address_has_its_share_of_an_hour():
    ledger = Ledger(share=100_000)
    for second in range(3):
        assert ledger.has_room("10.0.0.1", second)
        ledger.add("10.0.0.1", 40_000, second)
    assert not ledger.has_room("10.0.0.1", 3)
    assert ledger.has_room("10.0.0.2", 3)
    assert ledger.has_room("10.0.0.1", KEPT + 1)
    assert ledger.sent("10.0.0.1", 2 * KEPT + 9) == 0
    for second in range(10):
        ledger.add("10.0.0.3", 0, second)  # an empty file takes room too
    assert not ledger.has_room("10.0.0.3", 10)


# ---- On the running page -------------------------------------------------------------------------
def files_of(folder: str) -> set[Path]:
    return {path for path in Path(folder).rglob("*") if path.is_file()}


def test_uploads_lie_in_the_folder_of_the_process_and_events_leave_nothing(client: Client):
    folder = client.told()["folder"]
    before = files_of(folder)
    path = Path(client.upload(b"no photo"))
    assert files_of(folder) - before == {path}
    assert "error" in client.ask("demo.lessons.skips.tab:take", upload=str(path))
    assert files_of(folder) - before == {path}


def test_no_session_is_written_to_the_disk(client: Client):
    client.run("demo.shared.share:draw", link="http://here/", local=False)
    before = files_of(client.told()["folder"])
    assert client.get(f"{API}deep_link?session_hash={client.tab}").status_code == 404
    assert files_of(client.told()["folder"]) == before
