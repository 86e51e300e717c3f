"""Gathers what a Hugging Face Space gets, tries it, and prints the one command that uploads it:
``python -m demo.space --check``.

Only files that git tracks go up. The check reads README's front matter as a Space does, compares
its version of Gradio with ``requirements.txt``, looks at sizes, and starts the page in the gathered
folder as a Space would, until its networks are loaded. Nothing is sent anywhere.
"""

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import huggingface_hub
from packaging.requirements import Requirement
from packaging.version import Version

from segcore.errors import SegcoreError, SettingsError

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("README.md", "LICENSE", "requirements.txt", "app.py", "demo", "segcore", "assets")
COLOURS = {"red", "yellow", "green", "blue", "indigo", "purple", "pink", "gray"}
NEEDED = {"title", "emoji", "colorFrom", "colorTo", "sdk", "sdk_version", "app_file", "license"}
LONGEST_DESCRIPTION = 60  # letters that the card of a Space shows
PYTHONS = ("3.10", "3.12")  # where there is a GPU for a moment (ZeroGPU)
LARGEST = 1 << 30  # bytes of a Space's repository
SECONDS_TO_START = 300
HOST = "user-space.hf.space"  # the name by which a Space is asked
UPLOAD = "hf upload USER/SPACE {folder} . --repo-type=space --delete='*'"


def main() -> None:
    """Read the flags, gather, check, and say what to do next."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, default=Path("space"), help="it is made anew")
    parser.add_argument("--check", action="store_true", help="check it, and start the page in it")
    flags = parser.parse_args()
    try:
        files = gather(flags.folder)
        size = sum(file.stat().st_size for file in files)
        print(f"{len(files)} files, {size / 2**20:.0f} MB, in {flags.folder}")
        if flags.check:
            check(flags.folder)
    except SegcoreError as error:
        sys.exit(str(error))
    print("To upload it, log in once with `hf auth login`, then:")
    print("  " + UPLOAD.format(folder=flags.folder))


def gather(folder: Path, root: Path = ROOT) -> list[Path]:
    """Copy what a Space gets from a checkout in ``root`` into ``folder``, and list the copies.

    Raises:
        SettingsError: ``root`` is no checkout, or ``folder`` holds something else.
    """
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--", *PARTS]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    names = [name for name in listed.stdout.split("\0") if name]
    if listed.returncode or not names:
        raise SettingsError(
            "What goes up is what git tracks, and this is no checkout.",
            "The package was installed without its repository.",
            "Clone the project, and run this in its folder.",
        )
    _clear(folder)
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / name, folder / name)
    return [folder / name for name in names]


def _clear(folder: Path) -> None:
    """Only a folder that was gathered before is removed."""
    if folder.exists() and not (folder / "app.py").exists() and any(folder.iterdir()):
        raise SettingsError(
            f"The folder {folder} holds something else.",
            "It would be removed.",
            "Choose another one with --folder.",
        )
    shutil.rmtree(folder, ignore_errors=True)


# ---- Checks ------------------------------------------------------------------------------------
def check(folder: Path) -> None:
    """Check what was gathered in ``folder``, and start it.

    Raises:
        SettingsError: it would not work on a Space; the message says why.
    """
    faults = [*card_faults(folder), *size_faults(folder)]
    if faults:
        raise SettingsError(
            "This would not work on a Space.", " ".join(faults), "Correct it, and check again."
        )
    print("Front matter, versions and sizes are as a Space wants them.")
    with tempfile.TemporaryDirectory() as home, started(folder, home) as (address, began):
        wait_for_page(address)
        print(f"The page answers after {time.monotonic() - began:.1f} s.")
        wait_for_networks(address)
        print(f"Its networks are loaded after {time.monotonic() - began:.1f} s.")


def card_faults(folder: Path) -> Iterator[str]:
    """What is wrong with README's front matter, a sentence each."""
    card: Mapping[str, Any] = huggingface_hub.metadata_load(folder / "README.md") or {}
    if missing := sorted(NEEDED - set(card)):
        yield f"README's front matter lacks {', '.join(missing)}."
        return
    for key in ("colorFrom", "colorTo"):
        if card[key] not in COLOURS:
            yield f"{key} is {card[key]}, which is none of {', '.join(sorted(COLOURS))}."
    if len(card.get("short_description", "")) > LONGEST_DESCRIPTION:
        yield f"short_description is longer than {LONGEST_DESCRIPTION} letters."
    if not (folder / card["app_file"]).is_file():
        yield f"app_file names {card['app_file']}, which is not there."
    if str(card.get("python_version", PYTHONS[0])) not in PYTHONS:
        yield f"python_version is none of {', '.join(PYTHONS)}."
    if card["sdk"] != "gradio" or not _allows(folder, str(card["sdk_version"])):
        yield f"requirements.txt does not allow {card['sdk']} {card['sdk_version']}."


def _allows(folder: Path, version: str) -> bool:
    lines = (folder / "requirements.txt").read_text(encoding="utf-8").splitlines()
    named = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return any(each.name == "gradio" and Version(version) in each.specifier for each in named)


def size_faults(folder: Path) -> Iterator[str]:
    """Whether everything together is too large."""
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    if size > LARGEST:
        yield f"{size / 2**20:.0f} MB are more than the {LARGEST / 2**20:.0f} of a Space."


# ---- A start as on a Space -----------------------------------------------------------------------
@contextmanager
def started(folder: Path, home: str, before: Sequence[str] = ()) -> Iterator[tuple[str, float]]:
    """The address of the page that ``app.py`` in ``folder`` serves, and when it was started.

    A Space sets these variables; nothing else of this computer's settings comes in but its path.
    What the page prints is shown if it does not come up.

    Args:
        folder: what was gathered.
        home: a folder that the page may write to.
        before: a command that runs the page, such as one that takes rights away.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "SYSTEM": "spaces",
        "SPACE_ID": "user/space",
        "SPACE_HOST": HOST,
        "GRADIO_SERVER_NAME": "0.0.0.0",
        "GRADIO_SERVER_PORT": str(port),
        "HOME": home,
        "PATH": os.environ["PATH"],
        "PYTHONUNBUFFERED": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    began = time.monotonic()
    with tempfile.TemporaryFile("w+") as said:
        command, to = [*before, sys.executable, "app.py"], subprocess.STDOUT
        page = subprocess.Popen(command, cwd=folder, env=settings, stdout=said, stderr=to)
        try:
            yield f"http://127.0.0.1:{port}", began
        except SettingsError:
            said.seek(0)
            print(said.read())
            raise
        finally:
            page.terminate()
            page.wait()


def wait_for_page(address: str) -> None:
    """Until the page answers."""
    _wait(lambda: "Skipscope" in _read(address), "The page does not answer.")


def wait_for_networks(address: str) -> None:
    """Until its networks are loaded."""
    _wait(lambda: _read(f"{address}/loading") == "false", "The networks do not load.")


def _wait(is_so: Callable[[], bool], fault: str) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while not is_so():
        if time.monotonic() > end:
            raise SettingsError(
                fault, f"{SECONDS_TO_START} s have gone by.", "Read what it printed above."
            )
        time.sleep(0.5)


def _read(address: str) -> str:
    try:
        asked = urllib.request.Request(address, headers={"Host": HOST})
        with urllib.request.urlopen(asked, timeout=60) as answer:
            text: str = answer.read().decode("utf-8")
            return text
    except (urllib.error.URLError, OSError):
        return ""


if __name__ == "__main__":
    main()
