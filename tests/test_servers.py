"""On a Space and in a container: exactly the page goes up, and it starts there."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from page_visit import ROOT

from demo import space
from segcore.errors import SettingsError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The three files that the checks of the card read."""
    for name in ("README.md", "requirements.txt", "app.py"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path


def change(folder: Path, before: str, after: str) -> None:
    readme = folder / "README.md"
    text = readme.read_text("utf-8")
    assert before in text
    readme.write_text(text.replace(before, after, 1), "utf-8")


def test_this_projects_front_matter_is_right(folder: Path) -> None:
    assert list(space.card_faults(folder)) == []


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("sdk_version: 6.31.0", "sdk_version: 5.0.0", "does not allow gradio 5.0.0"),
        ("colorFrom: green", "colorFrom: teal", "colorFrom is teal"),
        ("title: Skipscope\n", "", "lacks title"),
        ("app_file: app.py", "app_file: other.py", "other.py, which is not there"),
        ('python_version: "3.12"', 'python_version: "3.9"', "python_version is none of"),
        ("short_description: See", f"short_description: {'See ' * 20}", "longer than 60"),
    ],
)
def test_a_wrong_line_is_named(folder: Path, before: str, after: str, fault: str) -> None:
    change(folder, before, after)
    assert fault in " ".join(space.card_faults(folder))


def test_too_large_a_folder_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(space.size_faults(folder)) == []
    monkeypatch.setattr(space, "LARGEST", 1000)
    assert "are more than" in " ".join(space.size_faults(folder))


def test_another_folder_is_not_removed(folder: Path) -> None:
    (folder / "app.py").unlink()
    with pytest.raises(SettingsError, match="holds something else"):
        space.gather(folder)
    assert (folder / "README.md").exists()


def test_no_checkout_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no checkout"):
        space.gather(tmp_path / "space", root=tmp_path)


# ---- A start -----------------------------------------------------------------------------------
@pytest.fixture
def gathered() -> Iterator[Path]:
    """What goes up, in a folder that is removed at once: pytest would keep its 80 MB."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "space"
        space.gather(folder)
        yield folder


def test_what_is_gathered_is_the_page_and_starts_as_on_a_space(gathered: Path) -> None:
    assert {path.name for path in gathered.iterdir()} == set(space.PARTS)
    before = names_in(gathered)
    with space.started(gathered, str(gathered.parent)) as (address, _):
        space.wait_for_page(address)
    assert names_in(gathered) == before


def names_in(folder: Path) -> set[str]:
    """All but what Gradio writes beside its components where it may."""
    return {str(path) for path in folder.rglob("*") if path.suffix != ".pyi"}


def test_it_runs_where_only_a_temporary_folder_can_be_written(gathered: Path) -> None:
    """As in a container with a read-only file system and without a home."""
    for path in [gathered, *gathered.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    temporary = gathered.parent / "temporary"
    temporary.mkdir()
    # Root may write anywhere, whatever the files say, unless that right is taken away.
    rights = ("setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override")
    settings = ("env", "HOME=/nowhere", f"TMPDIR={temporary}")
    before = [*(rights if os.geteuid() == 0 else ()), *settings]
    try:
        with space.started(gathered, "", before) as (address, _):
            space.wait_for_page(address)
            space.wait_for_networks(address)
    finally:
        for path in [gathered, *gathered.rglob("*")]:
            path.chmod(0o755)


# ---- The container -----------------------------------------------------------------------------
def steps_of(file: Path) -> list[list[str]]:
    """The steps of a Dockerfile, each as its words."""
    text = file.read_text("utf-8").replace("\\\n", " ")
    return [line.split() for line in text.splitlines() if line and not line.startswith("#")]


def test_the_container_gets_what_a_space_gets() -> None:
    steps = steps_of(ROOT / "Dockerfile")
    copied = [word for name, *words in steps if name == "COPY" for word in words[:-1]]
    assert sorted(copied) == sorted(space.PARTS)
    kept = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert {line[1:] for line in kept if line.startswith("!")} == set(space.PARTS)
    assert ["RUN", "pip", "install", "--no-cache-dir", "-r", "requirements.txt"] in steps
    assert steps[-1] == ["CMD", '["python",', '"app.py"]']
    (user,) = [words for name, *words in steps if name == "USER"]
    assert user[0] not in ("root", "0")
