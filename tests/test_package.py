"""The wheel that pip builds, and the page that its command starts."""

import os
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from page_visit import ROOT, served

IN_THE_WHEEL = ("demo", "segcore", "assets")
NOT_IN_THE_WHEEL = ("assets/screenshots",)


def project_files() -> list[str]:
    """What git tracks or would track; build results and caches are not among them."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "-c", "-o", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def pip(*arguments: object) -> None:
    """Run pip without any network."""
    command = [sys.executable, "-m", "pip", *map(str, arguments), "--no-deps", "--no-index"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Removed at once, for pytest keeps its own folders and a wheel holds 80 MB."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@pytest.fixture(scope="module")
def wheel(folder: Path) -> Path:
    """Built from a copy, so that nothing but the project's own files can come in."""
    for name in project_files():
        target = folder / "copy" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
    pip("wheel", folder / "copy", "--no-build-isolation", "--wheel-dir", folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(folder: Path, wheel: Path) -> Path:
    """The folder of packages into which the wheel was installed."""
    pip("install", wheel, "--target", folder / "installed", "--no-compile")
    return folder / "installed"


def place_in_wheel(name: str) -> str:
    return name.replace("assets/", "segcore/_assets/", 1) if name.startswith("assets/") else name


def test_the_wheel_holds_the_code_and_its_assets_and_nothing_else(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    inside = [each for each in project_files() if each.split("/")[0] in IN_THE_WHEEL]
    wanted = {place_in_wheel(each) for each in inside if not each.startswith(NOT_IN_THE_WHEEL)}
    assert held == wanted
    assert "segcore/py.typed" in held
    assert not [name for name in held if name.startswith("tests/") or ".test." in name]
    assert {".css", ".html", ".js", ".jpg", ".md", ".safetensors"} <= {
        Path(name).suffix for name in held
    }


def test_the_wheel_needs_what_the_requirements_name(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        (metadata,) = (name for name in archive.namelist() if name.endswith("/METADATA"))
        lines = archive.read(metadata).decode("utf-8").splitlines()
    needed = [line for line in lines if line.startswith("Requires-Dist: ")]
    plain = [line for line in needed if "extra ==" not in line]
    assert len(plain) == len(requirements("requirements.txt"))
    for extra in ("dev", "mcp", "cluster"):
        wanted = [line for line in needed if line.endswith(f"extra == '{extra}'")]
        assert len(wanted) == len(requirements(f"requirements-{extra}.txt"))


def requirements(file: str) -> list[str]:
    lines = (ROOT / file).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-r "))]


def test_the_installed_package_finds_its_own_weights(installed: Path, tmp_path: Path) -> None:
    question = """
from segcore import ZOO, assets, zoo
print(assets.ASSETS)
print(*(name for name in ZOO if zoo.available(name) and not ZOO[name].published))
"""
    answer = subprocess.run(
        [sys.executable, "-c", question],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert Path(answer[0]) == (installed / "segcore" / "_assets").resolve()
    assert {"fcn32s", "fcn16s", "fcn8s", "unet", "maskrcnn"} <= set(answer[1].split())


def test_the_installed_command_serves_the_page(installed: Path, tmp_path: Path) -> None:
    command = str(installed / "bin" / "skipscope")
    with (
        served(command, "--port", folder=tmp_path, packages=installed) as address,
        urllib.request.urlopen(address) as answer,
    ):
        assert '"title":"Skipscope"' in answer.read().decode("utf-8")
