"""Other processes and machines answer: Ray Serve runs the networks.

    python app.py --cluster local            processes on this machine
    python app.py --cluster 10.0.0.1:6379    the machines of a cluster that `ray start` has made

Each group of networks that share a trunk is one deployment: its replicas hold those networks alone,
and Ray Serve adds replicas while questions wait. A question is its photo, named by its content, and
what is asked of it. It changes nothing, so any replica may answer it, and it may be asked again of
another one when a replica dies.

Every machine needs this project with its weights; one that lacks a published network fetches it.
"""

import asyncio
import hashlib
import socket
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pkgutil import resolve_name
from typing import Any, cast

import numpy as np
import ray
from ray import serve
from ray.exceptions import RayError
from ray.serve.exceptions import RayServeException

from segcore import download, zoo
from segcore.data.arrays import Photo, Photos
from segcore.data.head import HeadBothWays
from segcore.data.results import InstanceResult, SemanticResult
from segcore.data.steps import ObjectSteps
from segcore.errors import SegcoreError

ENGINE = "demo.runner.local:local"
LOCAL = "local"
BATCH = 8  # questions that a replica takes at once; equal ones among them are answered once
AT_ONCE = 32  # questions that a page process may have under way, so that replicas are added
WAIT = 0.005  # seconds that a question may wait for others
KEPT = 16  # answers that a replica remembers; one map of a 12 MP photo takes 12 MB
TRIES = 8  # of a question; a replica that died is replaced within seconds
BROKEN_AFTER = 3  # failures in a row of one replica
PAUSE = 0.5  # seconds before the next try, twice as long each time, at most:
LONGEST_PAUSE = 8.0
LISTENS = 3.0  # seconds in which a cluster must take a connection


@dataclass(frozen=True)
class Settings:
    """How many replicas there are, and when there are more.

    Attributes:
        least: replicas of a group; one answers at once, where none would have to start first.
        most: likewise. A machine without room for it runs fewer.
        waiting: questions for each replica that are under way or wait, from which on one is added.
        patience: seconds for which more must wait before one is added.
        cores: of the CPU that Ray counts for a replica; groups that rest share them.
        gpu: share of a GPU for a replica where the cluster has any: all groups fit into one.
        health: seconds between two checks of a replica.
    """

    least: int = 1
    most: int = 4
    waiting: float = 2.0
    patience: float = 5.0
    cores: float = 0.5
    gpu: float = 0.2
    health: float = 10.0


USUAL = Settings()


@dataclass(frozen=True)
class Question:
    """What is asked of a photo: a method of the engine with its arguments.

    Attributes:
        photo: digest of its pixels and its shape.
        method: of the engine.
        network: whose group answers; its weights must be there.
        given: the arguments besides the photo, by name.
    """

    photo: str
    method: str
    network: str
    given: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The same for equal questions, in every process."""
        return f"{self.photo} {self.method} {self.network} {sorted(self.given.items())}"


class Replica:
    """One process with an engine. Ray Serve makes it, checks it and replaces it."""

    def __init__(self, engine: str) -> None:
        """
        Args:
            engine: "module:name" of what makes the engine.
        """
        self._engine = resolve_name(engine)()
        # On a GPU questions that come at once share a batch; on a CPU they would share the cores.
        self._threads = ThreadPoolExecutor(getattr(self._engine, "at_once", 1))
        self._answers: OrderedDict[str, Any] = OrderedDict()
        self._failures = 0  # in a row

    @serve.batch(max_batch_size=BATCH, batch_wait_timeout_s=WAIT)
    async def ask(self, questions: list[Question], photos: list[Photo]) -> list[Any]:
        """The answers; in place of one, the error that its question has raised."""
        return await asyncio.to_thread(self._all, questions, photos)

    def check_health(self) -> None:
        """Raises after several failures, as of a GPU that has fallen out; Ray Serve replaces it."""
        if self._failures >= BROKEN_AFTER:
            raise RuntimeError(f"{self._failures} questions in a row have failed.")

    def _all(self, questions: Sequence[Question], photos: Photos) -> list[Any]:
        """Equal questions are asked once."""
        asked = {
            question.key: (question, photo)
            for question, photo in zip(questions, photos, strict=True)
        }
        found = self._threads.map(lambda each: self._one(*each), asked.values())
        answers = dict(zip(asked, found, strict=True))
        return [answers[question.key] for question in questions]

    def _one(self, question: Question, photo: Photo) -> Any:
        if question.key in self._answers:
            self._answers.move_to_end(question.key)
            return self._answers[question.key]
        try:
            answer = self._asked(question, photo)
        except SegcoreError as error:
            return error
        except Exception as error:  # whatever it is, the other questions of the batch go on
            self._failures += 1
            return RuntimeError(f"{type(error).__name__}: {error}")
        self._failures = 0
        self._keep(question.key, answer)
        return answer

    def _asked(self, question: Question, photo: Photo) -> Any:
        _have(question.network)
        method = getattr(self._engine, question.method)
        if not photo.size:  # only the network is wanted
            return method(**question.given)
        return method(photo.copy(), **question.given)  # what Ray sends is read-only

    def _keep(self, key: str, answer: Any) -> None:
        self._answers[key] = answer
        if len(self._answers) > KEPT:
            self._answers.popitem(last=False)


class Cluster:
    """A `Runner` whose answers come from Ray Serve."""

    at_once = AT_ONCE

    def __init__(self, settings: Settings = USUAL, engine: str = ENGINE) -> None:
        self._settings, self._engine = settings, engine
        self._handles: dict[str, Any] = {}
        self._lock = threading.Lock()

    def prepare(self, model: str) -> None:
        """Start the group of a network, and load it."""
        self._ask(None, "prepare", model, model=model)

    def levels(self, photo: Photo, models: Sequence[str]) -> dict[str, SemanticResult]:
        """Each group answers for its own networks."""
        groups: dict[str, list[str]] = {}
        for model in models:
            groups.setdefault(group_of(model), []).append(model)
        found: dict[str, SemanticResult] = {}
        for names in groups.values():
            found |= self._ask(photo, "levels", names[0], models=tuple(names))
        return {model: found[model] for model in models}

    def segment(
        self, photo: Photo, model: str, muted: Collection[str] = (), side: int | None = None
    ) -> SemanticResult:
        """As `Runner.segment`."""
        given = {"muted": tuple(sorted(muted)), "side": side}
        return cast(SemanticResult, self._ask(photo, "segment", model, model=model, **given))

    def instances(self, photo: Photo, model: str) -> InstanceResult:
        """As `Runner.instances`."""
        return cast(InstanceResult, self._ask(photo, "instances", model, model=model))

    def steps(self, photo: Photo, place: int, model: str) -> ObjectSteps:
        """As `Runner.steps`."""
        return cast(ObjectSteps, self._ask(photo, "steps", model, model=model, place=place))

    def score_maps(self, photo: Photo, model: str) -> dict[str, np.ndarray]:
        """As `Runner.score_maps`."""
        return cast(dict[str, np.ndarray], self._ask(photo, "score_maps", model, model=model))

    def features(
        self, photo: Photo, taps: Sequence[str], model: str, side: int
    ) -> dict[str, np.ndarray]:
        """As `Runner.features`."""
        given = {"taps": tuple(taps), "side": side}
        return cast(
            dict[str, np.ndarray], self._ask(photo, "features", model, model=model, **given)
        )

    def influence(
        self, photo: Photo, tap: str, cell: tuple[int, int], model: str, side: int, scored: bool
    ) -> np.ndarray:
        """As `Runner.influence`."""
        given = {"tap": tap, "cell": cell, "side": side, "scored": scored}
        return cast(np.ndarray, self._ask(photo, "influence", model, model=model, **given))

    def head_both_ways(self, photo: Photo, model: str, side: int) -> HeadBothWays:
        """As `Runner.head_both_ways`."""
        return cast(HeadBothWays, self._ask(photo, "head_both_ways", model, model=model, side=side))

    def _ask(self, photo: Photo | None, method: str, network: str, **given: Any) -> Any:
        shown = np.zeros((0, 0, 3), np.uint8) if photo is None else photo
        question = Question(digest(shown), method, network, given)
        answer = again(lambda: self._answer(question, shown))
        if isinstance(answer, SegcoreError):
            raise answer
        return answer

    def _answer(self, question: Question, photo: Photo) -> Any:
        """The answer or its SegcoreError; what else fails is asked once more, of any replica."""
        for is_last in (False, True):
            answer = self._group(question.network).ask.remote(question, photo).result()
            if is_last and isinstance(answer, RuntimeError):
                raise answer
            if not isinstance(answer, RuntimeError):
                break
        return answer

    def _group(self, network: str) -> Any:
        name = group_of(network)
        with self._lock:
            if name not in self._handles:
                self._handles[name] = self._deployed(name)
            return self._handles[name]

    def _deployed(self, name: str) -> Any:
        """The group that another page has started, or a new one."""
        application = f"skipscope-{name}"
        if application in serve.status().applications:
            return serve.get_app_handle(application)
        wanted = deployment(name, self._settings).bind(self._engine)
        return serve.run(wanted, name=application, route_prefix=None)


def connect(address: str = LOCAL, settings: Settings = USUAL, engine: str = ENGINE) -> Cluster:
    """A runner on a cluster.

    Args:
        address: of the cluster, or "local" for one of this machine that ends with the page.
        settings: of its replicas.
        engine: "module:name" of what makes a replica's engine.

    Raises:
        ConnectionError: no cluster is there.
    """
    if address != LOCAL:
        _check_listening(address)
    here = {"include_dashboard": False} if address == LOCAL else {"address": address}
    ray.init(log_to_driver=False, namespace="skipscope", **here)
    return Cluster(settings, engine)


def deployment(name: str, settings: Settings) -> Any:
    """How Ray Serve runs the replicas of a group."""
    gpus = settings.gpu if ray.cluster_resources().get("GPU") else 0
    return serve.deployment(Replica).options(
        name=name,
        ray_actor_options={"num_cpus": settings.cores, "num_gpus": gpus},
        max_ongoing_requests=2 * BATCH,
        health_check_period_s=settings.health,
        autoscaling_config={
            "min_replicas": settings.least,
            "max_replicas": settings.most,
            "target_ongoing_requests": settings.waiting,
            "upscale_delay_s": settings.patience,
        },
    )


def group_of(network: str) -> str:
    """What a network shares with those whose answers come from the same pass; its deployment."""
    entry = zoo.find(network)
    return entry.trunk or entry.checkpoint


def digest(photo: Photo) -> str:
    """The same for the same pixels, in every process."""
    content = hashlib.sha256(np.ascontiguousarray(photo).data)
    content.update(str(photo.shape).encode())
    return content.hexdigest()


def again(ask: Callable[[], Any]) -> Any:
    """The answer; asked anew while replicas die, or while another page starts the group.

    Raises:
        SegcoreError: all tries have failed.
    """
    pause = PAUSE
    for left in reversed(range(TRIES)):
        try:
            return ask()
        except (RayError, RayServeException) as failed:
            if not left:
                raise SegcoreError(
                    "The machines that run the networks do not answer.",
                    f"They were asked {TRIES} times.",
                    "Try again in a minute.",
                ) from failed
        time.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)
    raise AssertionError("The last try returns or raises.")


def _check_listening(address: str) -> None:
    """Ray itself would try for minutes."""
    host, _, port = address.rpartition(":")
    try:
        socket.create_connection((host, int(port)), LISTENS).close()
    except (OSError, ValueError, OverflowError) as error:
        raise ConnectionError(f"Nothing listens at {address}.") from error


def _have(network: str) -> None:
    published = zoo.find(network).download
    if published and not zoo.available(network):
        download.fetch(published, lambda share: None)
