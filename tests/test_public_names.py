"""What `segcore` offers to those who import it, and the quick start in README."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import segcore
from segcore.assets import ASSETS

README = Path(__file__).parents[1] / "README.md"


@pytest.mark.parametrize("name", segcore.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(segcore, name) is not None
    assert name in dir(segcore)


def test_python_and_type_checkers_find_the_same_names() -> None:
    tree = ast.parse(Path(segcore.__file__).read_text("utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    found = {each.name: node.module for node in imports for each in node.names}
    typed = {name: home for name, home in found.items() if str(home).startswith("segcore.")}
    assert typed == segcore._HOMES
    assert sorted(typed) == sorted(segcore.__all__)


def test_another_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Engines'"):
        _ = segcore.Engines  # type: ignore[attr-defined]


def test_importing_segcore_alone_loads_no_network_library() -> None:
    question = "import sys, segcore; sys.exit('torch' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", question], check=False).returncode == 0


def test_the_quick_start_of_the_readme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, *_ = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    assert len([line for line in code.splitlines() if line]) == 5
    shutil.copyfile(ASSETS / "samples" / "horse.jpg", tmp_path / "photo.jpg")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, str(README), "exec"), {})
    with Image.open("photo.jpg") as photo, Image.open("overlay.png") as overlay:
        assert overlay.size == photo.size
        changed = np.any(np.asarray(overlay) != np.asarray(photo), axis=2)
    assert 0.1 < np.mean(changed) < 0.9  # the horse is in colour, the rest is the bare photo
