"""The house itself: style, types, who may import whom, and how long a function may be."""

import ast
import gc
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path

import pytest
from packaging.version import Version

ROOT = Path(__file__).parents[1]
CHECKS = {
    "style": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "imports": ["lint-imports"],
}
# The packages whose types the code was written against. Older ones say other things of theirs, and
# Python 3.10 gets none newer than numpy 2.2.
TYPED = {"numpy": "2.3", "torch": "2.14"}
MEDIAN_LINES = 7
NINE_IN_TEN = 20  # lines that at most a tenth of the functions exceed


@pytest.mark.parametrize("check", CHECKS)
def test_house(check: str) -> None:
    if check == "types" and (older := older_packages()):
        pytest.skip(f"mypy needs the types of newer packages: {', '.join(older)}.")
    name, *arguments = CHECKS[check]
    tool = shutil.which(name, path=str(Path(sys.executable).parent))
    assert tool, f"{name} is missing: pip install -r requirements-dev.txt"
    done = subprocess.run([tool, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def older_packages() -> list[str]:
    """Those that are older than the types that the code was written against, with the version."""
    known = {name: metadata.version(name) for name in TYPED}
    return [
        f"{name} {known[name]}, not {least}"
        for name, least in TYPED.items()
        if Version(known[name]) < Version(least)
    ]


@pytest.mark.parametrize("package", ["demo", "segcore", "tests"])
def test_functions_are_short(package: str) -> None:
    check_lengths(list(lengths_in(ROOT / package)))


def check_lengths(lengths: Sequence[int]) -> None:
    """Most functions fit into one glance. ``lengths`` are lines without documentation."""
    ordered = sorted(lengths)
    assert ordered[len(ordered) // 2] <= MEDIAN_LINES
    assert ordered[len(ordered) * 9 // 10] <= NINE_IN_TEN


def lengths_in(folder: Path) -> Iterator[int]:
    """The lines of every Python function below ``folder``, from `def` to its end."""
    for file in folder.rglob("*.py"):
        gc.disable()  # in it, Python before 3.11.9 may lose count of how deep it is in a tree
        tree = ast.parse(file.read_text(encoding="utf-8"))
        gc.enable()
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield lines_of(node) - (lines_of(node.body[0]) if ast.get_docstring(node) else 0)


def lines_of(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_the_lock_file_of_npm_names_no_server() -> None:
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text(encoding="utf-8")
