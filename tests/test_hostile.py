"""Whatever a visitor sends as a photo becomes a photo or a clear error, soon."""

import time
import warnings

import numpy as np
from hostile import hostile_files

from demo.services.photos import KEPT_PIXELS
from segcore.data.arrays import Photo
from segcore.data.image_io import read_photo
from segcore.data.opening import MAX_SIDE
from segcore.errors import ImageError

PATIENCE = 12  # seconds for one file


def result_of(data: bytes) -> Photo | ImageError:
    try:
        return read_photo(data, kept_pixels=KEPT_PIXELS)
    except ImageError as error:
        return error


def is_clear(error: ImageError) -> bool:
    return len(str(error)) < 500 and error.next_step.endswith(".")


def is_photo(found: Photo) -> bool:
    return found.dtype == np.uint8 and found.shape[2] == 3 and max(found.shape) <= MAX_SIDE


def test_each_of_them_gives_a_photo_or_a_clear_error():
    warnings.simplefilter("ignore")  # Pillow warns of some damage before it gives up
    seconds: dict[str, float] = {}
    unclear, errors = [], 0
    for name, data in hostile_files():
        began = time.perf_counter()
        found = result_of(data)
        seconds[name] = time.perf_counter() - began
        errors += isinstance(found, ImageError)
        if not (is_clear(found) if isinstance(found, ImageError) else is_photo(found)):
            unclear.append(name)
    assert unclear == []
    assert [name for name, each in seconds.items() if each > PATIENCE] == []
    assert len(seconds) >= 300
    assert errors > 100
