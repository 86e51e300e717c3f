"""The taps of the last photos, limited by bytes and not by count."""

from collections import OrderedDict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from segcore.models.trunk import Tap, Taps

# Fine taps are twenty times as large as coarse ones. Kept apart, the fine taps of a few photos do
# not drive out the coarse taps of many.
COARSE_STRIDE = 8  # pixels: the least stride of a tap that counts as coarse
SHARE_OF_FINE = 0.7


@dataclass(frozen=True, eq=False)
class TrunkPass:
    """Taps of one photo, and how long it took to compute them."""

    taps: Taps
    input_size: tuple[int, int]  # (height, width) of the copy that the trunk saw
    seconds: Mapping[str, float]  # stage → seconds

    @property
    def bytes(self) -> int:
        """How much memory the taps take."""
        return sum(tensor.numel() * tensor.element_size() for tensor in self.taps.values())

    def only(self, names: Collection[str]) -> "TrunkPass":
        """The same with only the taps in ``names``."""
        return replace(self, taps={n: tap for n, tap in self.taps.items() if n in names})


class TapCache:
    """Taps by key; the least recently used are dropped when ``limit`` bytes are exceeded.

    Not thread-safe by itself: the engine holds its lock around it.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._kept: OrderedDict[str, TrunkPass] = OrderedDict()

    @property
    def size(self) -> int:
        """Bytes of all the tensors that are kept."""
        return sum(passed.bytes for passed in self._kept.values())

    def get(self, key: str) -> TrunkPass | None:
        """What is kept under ``key``, which becomes the most recently used."""
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def put(self, key: str, passed: TrunkPass) -> None:
        """Keep ``passed``, unless it alone exceeds the limit."""
        if passed.bytes > self.limit:
            return
        self._kept[key] = passed
        self._kept.move_to_end(key)
        while self.size > self.limit:
            self._kept.popitem(last=False)


class TapMemory:
    """Two caches, one for fine taps and one for coarse ones."""

    def __init__(self, limit: int) -> None:
        """
        Args:
            limit: bytes that all the remembered taps may take.
        """
        self._fine = TapCache(round(limit * SHARE_OF_FINE))
        self._coarse = TapCache(round(limit * (1 - SHARE_OF_FINE)))

    def get(self, key: str, names: Collection[str]) -> TrunkPass | None:
        """The taps called ``names``; None unless all of them are kept under ``key``."""
        found = [kept for cache in (self._coarse, self._fine) if (kept := cache.get(key))]
        taps = {name: tap for kept in found for name, tap in kept.taps.items()}
        return replace(found[0], taps=taps) if set(names) <= taps.keys() and found else None

    def put(self, key: str, passed: TrunkPass, about: Mapping[str, Tap]) -> None:
        """Keep ``passed``; ``about`` tells the strides of the trunk's taps."""
        coarse = {name for name in passed.taps if about[name].stride >= COARSE_STRIDE}
        self._coarse.put(key, passed.only(coarse))
        self._fine.put(key, passed.only(passed.taps.keys() - coarse))
