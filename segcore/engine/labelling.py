"""Semantic segmentation: label maps, and the score maps that they come from."""

from collections.abc import Collection, Sequence
from functools import cached_property

import numpy as np
import torch
from jaxtyping import UInt8

from segcore.data.arrays import Photo, Photos
from segcore.data.results import SemanticResult
from segcore.engine.answering import Answering, Notes
from segcore.engine.device import timed
from segcore.engine.labels import label_maps
from segcore.engine.network_input import Side, check_photo
from segcore.engine.semantic import Scored, Scorer
from segcore.models.decoder import NOTHING
from segcore.ops.pooling import surest_cells
from segcore.zoo import DEFAULT, find, find_for, levels_of

DEFAULT_MODELS = levels_of(find(DEFAULT).trunk)  # the networks to compare if none is named


class Labelling(Answering):
    """What the engine answers by semantic networks."""

    @cached_property
    def _scorer(self) -> Scorer:
        return Scorer(self._networks, self._trunks)

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

    def levels_together(
        self, photos: Photos, models: Sequence[str] = DEFAULT_MODELS
    ) -> list[dict[str, SemanticResult]]:
        """The answers of :meth:`levels` to several photos, which share passes where they can.

        A GPU takes hardly longer for a batch than for one photo. If its memory does not hold them
        all, the photos go one by one. The seconds of an answer are those of its batch.

        Args:
            photos: each as in :meth:`levels`, of any sizes. Those whose padded copies have one
                shape share a pass.
            models: names of semantic networks in the zoo.

        Raises:
            As :meth:`levels`.
        """
        find_for(models, "semantic")
        for photo in photos:
            check_photo(photo)
        with self._lock, torch.inference_mode():
            try:
                found = self._scorer.scores_together(photos, models, self._side(models))
                return [
                    {model: self._labelled(photo, model, scored[model], ()) for model in models}
                    for photo, scored in zip(photos, found, strict=True)
                ]
            except torch.OutOfMemoryError:
                torch.cuda.empty_cache()
        return [self.levels(photo, models) for photo in photos]

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
