"""The networks in processes of their own, by Ray Serve: the same answers, and nothing lost."""

import os
import signal
import subprocess
import sys
import time
import warnings
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from api_photos import HORSE_PHOTO, ROOT
from cluster_engine import BROKEN, REFUSED

from demo import runner
from demo.__main__ import choose_cluster
from segcore.data.image_io import read_photo
from segcore.data.results import SemanticResult
from segcore.data.voc21 import VOC21
from segcore.engine import Engine
from segcore.errors import ImageError, SegcoreError

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Ray's own
    ray = pytest.importorskip("ray", reason="pip install -r requirements-cluster.txt")
    from demo.runner import cluster as ray_runner

serve = ray_runner.serve

# Ray leaves files and sockets to the garbage collector, and warns of its own changes.
pytestmark = pytest.mark.filterwarnings("ignore")
SLOW = "cluster_engine:SlowEngine"
TWO = ray_runner.Settings(least=2, most=2, health=1.0)
GROWING = ray_runner.Settings(least=1, most=2, patience=1.0)


@pytest.fixture(scope="module")
def started() -> Iterator[None]:
    """A cluster of this machine whose processes find the tests' engines."""
    folders = [str(ROOT), str(ROOT / "tests"), os.environ.get("PYTHONPATH", "")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(folders))
        ray.init(num_cpus=8, include_dashboard=False, log_to_driver=False)
        yield
        serve.shutdown()
        ray.shutdown()


@pytest.fixture
def slow(started, request) -> Iterator[ray_runner.Cluster]:
    """Replicas that take a fifth of a second; how many, the test says."""
    yield ray_runner.Cluster(request.param, SLOW)
    for name in serve.status().applications:
        serve.delete(name)


def photos(count: int, first: int = 10) -> list[np.ndarray]:
    """Photos that differ, so that no answer is remembered."""
    return [np.full((1 + place, 2, 3), first + place, np.uint8) for place in range(count)]


def asked(answering: runner.Runner, given: Sequence[np.ndarray]) -> list[SemanticResult]:
    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(lambda photo: answering.segment(photo, "fcn8s"), given))


def check(given: Sequence[np.ndarray], found: Sequence[SemanticResult]) -> None:
    """Each photo has its own answer."""
    for photo, result in zip(given, found, strict=True):
        assert result.labels.shape == photo.shape[:2]
        assert (result.labels == photo[0, 0, 0] % len(VOC21)).all()


@pytest.mark.parametrize("slow", [TWO], indirect=True)
def test_a_replica_dies_under_load_and_nothing_is_lost(slow) -> None:
    slow.prepare("fcn8s")
    first = asked(slow, photos(16, first=100))
    pids = {int(result.device) for result in first}
    assert len(pids) == 2
    given = photos(60)
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(asked, slow, given)
        time.sleep(1)
        os.kill(min(pids), signal.SIGKILL)
        check(given, running.result(120))


@pytest.mark.parametrize("slow", [GROWING], indirect=True)
def test_a_replica_that_is_added_takes_work(slow) -> None:
    slow.prepare("fcn8s")
    given, end, pids = photos(40), time.monotonic() + 120, set()
    while len(pids) < 2 and time.monotonic() < end:
        given = [photo + 1 for photo in given]
        pids |= {result.device for result in asked(slow, given)}
    assert len(pids) == 2


@pytest.mark.parametrize("slow", [TWO], indirect=True)
def test_equal_questions_of_two_pages_are_answered_once_a_replica(slow) -> None:
    """They name the photo by its content, so what one page has asked serves another one."""
    other = ray_runner.Cluster(TWO, SLOW)
    (photo,) = photos(1, first=90)
    found = [each.segment(photo.copy(), "fcn8s") for each in (slow, other) * 6]
    assert len({result.seconds["labels"] for result in found}) <= 2


@pytest.mark.parametrize("slow", [TWO], indirect=True)
def test_errors_come_back_as_they_are(slow) -> None:
    with pytest.raises(ImageError, match="Expected another number") as refused:
        slow.segment(np.full((2, 2, 3), REFUSED, np.uint8), "fcn8s")
    assert refused.value.next_step == "Send another one."
    with pytest.raises(RuntimeError, match="ValueError: not expected"):
        slow.segment(np.full((2, 2, 3), BROKEN, np.uint8), "fcn8s")
    (photo,) = photos(1, first=60)
    check([photo], [slow.segment(photo, "fcn8s")])


@pytest.mark.usefixtures("started")
def test_the_answers_are_those_of_this_process() -> None:
    """By the real networks, in float32 on both sides."""
    far, here = (
        ray_runner.Cluster(TWO, "reference_engine:engine"),
        Engine("cpu", precision="float32"),
    )
    photo = read_photo(HORSE_PHOTO)
    for name, result in far.levels(photo, ("fcn32s", "fcn8s", "unet")).items():
        mine = here.segment(photo, name)
        np.testing.assert_array_equal(result.labels, mine.labels)
        assert result.label_set == mine.label_set
    maps, mine = far.score_maps(photo, "fcn8s"), here.score_maps(photo, "fcn8s")
    assert list(maps) == list(mine)
    for tap, found in maps.items():
        np.testing.assert_allclose(found, mine[tap], atol=1e-3)


@pytest.mark.parametrize("failure", [ray.exceptions.RayError, serve.exceptions.RayServeException])
def test_what_is_not_there_yet_is_asked_again(failure, monkeypatch) -> None:
    """As long as another page starts the group, Ray says that it does not exist."""
    monkeypatch.setattr(ray_runner, "PAUSE", 0)
    tries = iter([failure("not yet"), failure("not yet"), "here"])

    def ask() -> str:
        if isinstance(found := next(tries), Exception):
            raise found
        return found

    assert ray_runner.again(ask) == "here"
    with pytest.raises(SegcoreError, match="do not answer"):
        ray_runner.again(lambda: ask_in_vain(failure))


def ask_in_vain(failure: type[Exception]) -> None:
    raise failure("never")


@pytest.mark.parametrize("address", ["127.0.0.1:9", "nowhere", "127.0.0.1:99999", ""])
def test_a_cluster_that_is_not_there_is_told(address: str, capsys) -> None:
    with pytest.raises(ConnectionError, match="Nothing listens"):
        ray_runner.connect(address)
    with pytest.raises(SystemExit) as ended:
        choose_cluster(ArgumentParser(), address)
    assert ended.value.code == 2
    assert f"no cluster answers at {address}" in capsys.readouterr().err


def test_without_ray_the_flag_says_what_to_install() -> None:
    hidden = "import sys; sys.modules['ray'] = None; from demo.__main__ import main; main()"
    command = [sys.executable, "-c", hidden, "--cluster", "local"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install -r requirements-cluster.txt" in done.stderr
