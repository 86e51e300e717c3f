"""The page starts without torch; what runs a network is loaded behind it."""

import subprocess
import sys
import threading

import pytest
from page_visit import ROOT

from demo import runner, services
from demo.i18n import text
from demo.shared.loading import busy
from segcore import zoo
from segcore.later import later

# Inside and Network are left out: what a cell can see, and the shapes of a network's maps, only the
# network itself knows.
BUILT = """
import sys
import app
from demo.app import LESSONS
for lesson in LESSONS:
    if lesson.name not in ("inside", "network"):
        lesson.prepare()
print(sorted({"torch", "torchvision"} & set(sys.modules)))
"""
SLOW = """
import time
loads = __name__
time.sleep(0.2)
def answer(number, more=0): return number + more
"""


def test_the_page_and_its_samples_need_no_torch() -> None:
    """In a process of its own, for torch is there in this one."""
    command = [sys.executable, "-c", BUILT]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1:] == ["[]"], done.stderr


def test_a_function_is_imported_when_it_is_called(tmp_path, monkeypatch) -> None:
    """Once, also where several threads call it first; each waits until it is there."""
    (tmp_path / "slow_module.py").write_text(SLOW)
    monkeypatch.syspath_prepend(tmp_path)
    answer, found = later("slow_module:answer"), []
    assert "slow_module" not in sys.modules
    threads = [
        threading.Thread(target=lambda n=n: found.append(answer(n, more=1))) for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [1, 2, 3, 4]
    monkeypatch.delitem(sys.modules, "slow_module")


# ---- While the networks load ------------------------------------------------------------------
@pytest.mark.parametrize("language", ["en", "ko"])
def test_who_waits_hears_what_for(language: str, monkeypatch) -> None:
    assert busy("page.language", language) == text("page.language", language)
    services.announce_loading()
    assert busy("page.language", language) == text("busy.loading", language)
    monkeypatch.setattr(zoo, "available", lambda name: False)
    services.prepare_engine()
    assert busy("page.language", language) == text("page.language", language)


def test_a_loading_that_fails_ends_too(monkeypatch) -> None:
    """And whoever asks for the network then hears why: nothing is swallowed for ever."""

    def broken() -> None:
        raise RuntimeError("torch is broken")

    monkeypatch.setattr(runner, "current", broken)
    services.announce_loading()
    with pytest.raises(RuntimeError, match="torch is broken"):
        services.prepare_engine()
    assert not services.is_loading()
