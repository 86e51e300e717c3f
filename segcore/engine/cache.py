"""What was computed for the last photos, bounded by bytes and not by count."""

from collections import OrderedDict
from collections.abc import Mapping

from torch import Tensor

Taps = Mapping[str, Tensor]


class TapCache:
    """Taps by key; the least recently used go when ``limit`` bytes are exceeded.

    Not thread-safe by itself: the engine holds its lock around it.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._kept: OrderedDict[str, Taps] = OrderedDict()

    @property
    def size(self) -> int:
        """Bytes of all the tensors that are kept."""
        return sum(_bytes(taps) for taps in self._kept.values())

    def get(self, key: str) -> Taps | None:
        """The taps under ``key``, which become the most recently used."""
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def put(self, key: str, taps: Taps) -> None:
        """Keep ``taps``, unless they alone exceed the limit."""
        if _bytes(taps) > self.limit:
            return
        self._kept[key] = taps
        self._kept.move_to_end(key)
        while self.size > self.limit:
            self._kept.popitem(last=False)


def _bytes(taps: Taps) -> int:
    return sum(tensor.numel() * tensor.element_size() for tensor in taps.values())
