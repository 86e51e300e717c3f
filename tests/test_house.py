"""The house itself: style, types and the contract of who may import whom."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CHECKS = {
    "style": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "imports": ["lint-imports"],
}


@pytest.mark.parametrize("check", CHECKS)
def test_house(check: str) -> None:
    name, *arguments = CHECKS[check]
    tool = shutil.which(name, path=str(Path(sys.executable).parent))
    assert tool, f"{name} is missing: pip install -r requirements-dev.txt"
    done = subprocess.run([tool, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
