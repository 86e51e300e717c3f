"""The engine: one lock, one trunk pass for all decoders, and a time for every stage."""

import math
import threading
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import torch
from jaxtyping import UInt8
from torch import Tensor

from segcore.data.arrays import Photo
from segcore.data.head import HeadBothWays
from segcore.data.results import InstanceResult, SemanticResult
from segcore.data.steps import ObjectSteps
from segcore.engine.detection import objects_of, proposals_of, steps_of
from segcore.engine.device import choose_device, device_name, precision_named, timed
from segcore.engine.labels import label_maps
from segcore.engine.network_input import Side, check_photo, network_input
from segcore.engine.networks import Networks
from segcore.engine.semantic import Scored, Scorer
from segcore.engine.stages import Stages
from segcore.engine.trunk import Trunks
from segcore.errors import OutOfMemory
from segcore.models.decoder import NOTHING
from segcore.models.mask_rcnn import Proposals, detect, propose
from segcore.models.mask_rcnn_steps import step_by_step
from segcore.ops.pooling import surest_cells
from segcore.zoo import DEFAULT, find, find_for, levels_of

CACHE_BYTES = 256 << 20  # of the last photos' taps
DEFAULT_MODELS = levels_of(find(DEFAULT).trunk)  # the networks to compare if none is named
SMALLER = 0.5  # share of the sides for one retry after the device ran out of memory

Result = TypeVar("Result")
Notes = tuple[str, ...]


class Engine:
    """Runs the zoo's networks on photos; one instance serves all threads.

    A network is loaded, and its precision measured, at its first use.
    """

    def __init__(
        self,
        device: str | None = None,
        input_side: int | None = None,
        cache_bytes: int = CACHE_BYTES,
        weights: Path | None = None,
        precision: str | None = None,
    ) -> None:
        """
        Args:
            device: "cpu", "cuda" or "mps"; the best one here if left out.
            input_side: the longest side that any network sees, in pixels, if the zoo's is larger.
            cache_bytes: how many bytes the taps of the last photos may take.
            weights: a checkpoint to use in place of the default network's.
            precision: "float32", "bfloat16" or "float16" for the semantic networks; the fastest one
                here if left out. Instance networks always run in float32.

        Raises:
            SettingsError: the device or the precision is not available.
        """
        self.device = choose_device(device)
        self.input_side = input_side
        self._networks = Networks(self.device, weights, precision_named(precision))
        trunks = Trunks(self._networks, cache_bytes)
        self._scorer, self._stages = Scorer(self._networks, trunks), Stages(self._networks, trunks)
        self._lock = threading.RLock()

    @property
    def device_name(self) -> str:
        """The name of the device for people."""
        return device_name(self.device)

    def precision_of(self, model: str) -> str:
        """The precision of a network, such as "float32"; chosen at its first use."""
        return str(self._networks.dtype(model)).removeprefix("torch.")

    def prepare(self, model: str = DEFAULT) -> None:
        """Load a network and measure its precision now, so that the first visitor need not wait.

        Raises:
            UnknownName, MissingWeights, DamagedWeights.
        """
        with self._lock, torch.inference_mode():
            self._networks.load(model)

    def segment(
        self,
        photo: Photo,
        model: str = DEFAULT,
        muted: Collection[str] = NOTHING,
        side: int | None = None,
    ) -> SemanticResult:
        """One network's label map of ``photo``.

        Args:
            photo: as in :meth:`levels`.
            model: name of a semantic network in the zoo.
            muted: taps that must add nothing, some of :meth:`mutable`.
            side: the longest side of the copy that the network must see, in pixels; the zoo's if
                left out. A photo that is smaller is enlarged.

        Raises:
            As :meth:`levels`, and UnknownName: the network cannot mute such a tap.
        """
        return self.levels(photo, (model,), muted, side)[model]

    def mutable(self, model: str) -> tuple[str, ...]:
        """The taps that a semantic network can mute, coarse to fine; errors as for `prepare`."""
        with self._lock:
            return self._networks.decoder(model).mutable

    def levels(
        self,
        photo: Photo,
        models: Sequence[str] = DEFAULT_MODELS,
        muted: Collection[str] = NOTHING,
        side: int | None = None,
    ) -> dict[str, SemanticResult]:
        """Label maps at the photo's own size by name of model, from one pass of each trunk.

        Args:
            photo: uint8 RGB, height × width × 3, any size from 1 × 1 up.
            models: names of semantic networks in the zoo.
            muted: taps that must add nothing; see :meth:`segment`.
            side: likewise.

        Raises:
            UnknownName, MissingWeights, DamagedWeights, ImageError.
            OutOfMemory: not even a smaller copy fits the device.
        """
        find_for(models, "semantic")

        def levels(side: Side, notes: Notes) -> dict[str, SemanticResult]:
            for model in models:
                self._networks.decoder(model).check_muted(muted)
            scored = self._scorer.scores(photo, models, side, muted)
            return {m: self._labelled(photo, m, scored[m], notes) for m in models}

        return self._answer(photo, models, levels, side)

    def batch(
        self, photos: UInt8[np.ndarray, "batch height width 3"], model: str = DEFAULT
    ) -> UInt8[np.ndarray, "batch height width"]:
        """One network's label maps of several photos of one size, all in one pass.

        On a GPU the photos go up once and the label maps come down once. For many photos this is
        the fastest way. Nothing is remembered, and memory is the caller's care.

        Args:
            photos: uint8 RGB, of any size.
            model: name of a semantic network in the zoo.

        Raises:
            UnknownName, MissingWeights, DamagedWeights.
        """
        find_for([model], "semantic")
        with self._lock, torch.inference_mode():
            return self._scorer.label_maps(photos, model, self._side([model])).cpu().numpy()

    def instances(self, photo: Photo, model: str = "maskrcnn") -> InstanceResult:
        """The objects of ``photo``, the highest score first; their masks are not pasted yet.

        Args:
            photo: as in :meth:`levels`.
            model: name of an instance network in the zoo.

        Raises:
            As :meth:`levels`.
        """
        find_for([model], "instance")

        def instances(side: Side, notes: Notes) -> InstanceResult:
            seconds: dict[str, float] = {}
            network = self._networks.detector(model)
            with timed("prepare", seconds, self.device):
                image = self._detector_input(photo, model, side)
            with timed("network", seconds, self.device):
                found = detect(network, image)
            input_size = (image.shape[2], image.shape[3])
            objects = objects_of(found, input_size, photo.shape[:2], find(model).translate)
            about = self._about(model, found.input_size, seconds, notes)
            return InstanceResult(**objects, size=photo.shape[:2], **about)

        return self._answer(photo, [model], instances)

    def proposals(self, photo: Photo, model: str = "maskrcnn") -> Proposals:
        """The boxes in which an instance network looks for objects, the highest score first.

        Boxes are in the photo's pixels. Arguments and errors as for :meth:`instances`.
        """
        find_for([model], "instance")

        def proposals(side: Side, notes: Notes) -> Proposals:
            network = self._networks.detector(model)
            image = self._detector_input(photo, model, side)
            input_size = (image.shape[2], image.shape[3])
            return proposals_of(propose(network, image), input_size, photo.shape[:2])

        return self._answer(photo, [model], proposals)

    def steps(self, photo: Photo, place: int, model: str = "maskrcnn") -> ObjectSteps:
        """How an instance network came to one of its objects, step by step.

        Args:
            photo: as in :meth:`levels`.
            place: of the object in the answer of :meth:`instances`, from 0.
            model: name of an instance network in the zoo.

        Raises:
            As :meth:`instances`, and UnknownName: there is no such object.
        """
        find_for([model], "instance")

        def steps(side: Side, notes: Notes) -> ObjectSteps:
            network = self._networks.detector(model)
            image = self._detector_input(photo, model, side)
            input_size = (image.shape[2], image.shape[3])
            taken = step_by_step(network, image)
            return steps_of(taken, place, input_size, photo.shape[:2], find(model))

        return self._answer(photo, [model], steps)

    def score_maps(self, photo: Photo, model: str = DEFAULT) -> dict[str, np.ndarray]:
        """The score map of each tap before they are added up, coarse to fine.

        Each is float32, classes × rows × columns, at its own stride, of the padded copy that the
        network saw.

        Args:
            photo: as in :meth:`levels`.
            model: a semantic network that adds up score maps, as an FCN does.

        Raises:
            As :meth:`levels`, and UnknownName: the network adds up no score maps.
        """
        find_for([model], "semantic")

        def score_maps(side: Side, notes: Notes) -> dict[str, np.ndarray]:
            maps = self._scorer.score_maps(photo, model, side)
            return {tap: found.cpu().numpy() for tap, found in maps.items()}

        return self._answer(photo, [model], score_maps)

    def features(
        self, photo: Photo, taps: Sequence[str], model: str = DEFAULT, side: int | None = None
    ) -> dict[str, np.ndarray]:
        """Some taps of a network's trunk: float32, channels × rows × columns, of the padded copy.

        Args:
            photo: as in :meth:`levels`.
            taps: of the trunk.
            model: a semantic network on a trunk.
            side: as in :meth:`segment`.

        Raises:
            As :meth:`levels`, and UnknownName: the trunk has no such tap.
        """
        find_for([model], "semantic")

        def features(side: Side, notes: Notes) -> dict[str, np.ndarray]:
            return self._stages.features(photo, model, taps, side.of(model))

        return self._answer(photo, [model], features, side)

    def influence(
        self,
        photo: Photo,
        tap: str,
        cell: tuple[int, int],
        model: str = DEFAULT,
        side: int | None = None,
        scored: bool = False,
    ) -> np.ndarray:
        """How much a cell of a tap changes with each pixel that the network sees.

        float32, height × width of the copy; see :meth:`Stages.influence`. Arguments and errors as
        for :meth:`features`; ``cell`` is (row, column). With ``scored`` it is a cell of the tap's
        score map, and the errors are those of :meth:`score_maps` too.
        """
        find_for([model], "semantic")

        def influence(side: Side, notes: Notes) -> np.ndarray:
            return self._stages.influence(photo, model, tap, cell, side.of(model), scored)

        return self._answer(photo, [model], influence, side)

    def head_both_ways(
        self, photo: Photo, model: str = DEFAULT, side: int | None = None
    ) -> HeadBothWays:
        """The head of an FCN as a classifier of windows and as a convolution, timed.

        Arguments and errors as for :meth:`score_maps` and :meth:`segment`.
        """
        find_for([model], "semantic")

        def both(side: Side, notes: Notes) -> HeadBothWays:
            return self._stages.head(photo, model, side.of(model))

        return self._answer(photo, [model], both, side)

    def _detector_input(self, photo: Photo, model: str, side: Side) -> Tensor:
        """Never enlarged: the detector has a size of its own, to which it brings every photo."""
        dtype = self._networks.dtype(model)
        return network_input(photo[None], side.limit, dtype, self.device, enlarge=False)

    def _labelled(self, photo: Photo, model: str, scored: Scored, notes: Notes) -> SemanticResult:
        seconds = scored.seconds
        with timed("labels", seconds, self.device):
            sizes = scored.input_size, photo.shape[:2]
            labels = label_maps(scored.scores[None], scored.stride, *sizes)[0].cpu().numpy()
        classes = surest_cells(scored.scores, scored.stride, scored.input_size).cpu().numpy()
        return SemanticResult(
            labels=labels,
            class_scores=classes,
            **self._about(model, scored.input_size, seconds, notes),
        )

    def _about(
        self, model: str, input_size: tuple[int, int], seconds: dict[str, float], notes: Notes
    ) -> dict[str, Any]:
        """What every result says about its run."""
        return {
            "label_set": find(model).label_set,
            "model": model,
            "device": self.device_name,
            "precision": self.precision_of(model),
            "seconds": seconds,
            "input_size": input_size,
            "notes": notes,
        }

    def _side(self, models: Sequence[str], asked: int | None = None) -> Side:
        """The side that somebody asks for, or the one that the largest of the models sees."""
        side = asked or max(find(model).side for model in models)
        return Side(int(min(side, self.input_side or math.inf)), asked is not None)

    def _answer(
        self,
        photo: Photo,
        models: Sequence[str],
        work: Callable[[Side, Notes], Result],
        asked: int | None = None,
    ) -> Result:
        """``work`` with the largest input side, and with a smaller one if memory ran out."""
        check_photo(photo)
        side = self._side(models, asked)
        with self._lock, torch.inference_mode():
            try:
                return work(side, ())
            except torch.OutOfMemoryError:
                torch.cuda.empty_cache()
            smaller = max(1, round(SMALLER * min(side.limit, max(photo.shape[:2]))))
            note = f"The device ran out of memory; the network saw a copy of {smaller} px instead."
            try:
                return work(Side(smaller, side.is_asked), (note,))
            except torch.OutOfMemoryError as full:
                torch.cuda.empty_cache()
                raise OutOfMemory(
                    f"{self.device_name} ran out of memory, even with a copy of {smaller} px.",
                    "Other programs may be using it.",
                    "Close them, choose a smaller photo, or use the device cpu.",
                ) from full
