"""A look into semantic networks: their features, what a cell depends on, their head."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from segcore.data.arrays import Photo
from segcore.data.head import HeadBothWays
from segcore.engine.answering import Answering, Notes
from segcore.engine.network_input import Side
from segcore.engine.stages import Stages
from segcore.zoo import DEFAULT, find_for


class Looking(Answering):
    """What the engine answers about the way from photo to scores."""

    @cached_property
    def _stages(self) -> Stages:
        return Stages(self._networks, self._trunks)

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
