"""Feature maps and gradients as small grey pictures for the browser."""

import numpy as np
from jaxtyping import Float
from PIL import Image

from demo.shared.encoding import grey_png

SIDE = 208  # pixels: no map is shown larger than this
TONES = 255
BRIGHT = (
    99  # percent of a map's cells are darker than white, so that one spike leaves the rest seen
)


def bytes_of_numbers(numbers: np.ndarray) -> bytes:
    """Any shape as little-endian float32."""
    return np.ascontiguousarray(numbers, "<f4").tobytes()


def bytes_of_maps(maps: Float[np.ndarray, "count rows columns"]) -> bytes:
    """A grey PNG, the maps one below the other, each from black to white; see :func:`toned`."""
    small = np.stack([toned(shrunk(each)) for each in maps])
    return grey_png(small.reshape(-1, small.shape[2]), smallest=False)


def heat_of(influence: Float[np.ndarray, "rows columns"]) -> bytes:
    """A grey PNG of an influence, which is not negative: its square root, so that little is seen.

    A pixel that has none is black.
    """
    small = np.sqrt(shrunk(influence))
    most = float(small.max()) or 1.0
    return grey_png(np.rint(TONES * small / most).astype(np.uint8), smallest=False)


def toned(numbers: np.ndarray) -> np.ndarray:
    """uint8: 0 for the least number, 255 for the largest ones; all 0 where they are the same."""
    low = float(numbers.min())
    reach = (float(np.percentile(numbers, BRIGHT)) - low) or (float(numbers.max()) - low) or 1.0
    tones: np.ndarray = np.rint(TONES * np.minimum((numbers - low) / reach, 1))
    return tones.astype(np.uint8)


def shrunk(numbers: Float[np.ndarray, "rows columns"]) -> Float[np.ndarray, "rows2 columns2"]:
    """A copy of at most :data:`SIDE` pixels, each the mean of those that it replaces."""
    rows, columns = numbers.shape
    scale = min(1.0, SIDE / max(rows, columns))
    if scale == 1.0:
        return numbers
    size = max(1, round(columns * scale)), max(1, round(rows * scale))
    return np.asarray(
        Image.fromarray(numbers.astype(np.float32)).resize(size, Image.Resampling.BOX)
    )
