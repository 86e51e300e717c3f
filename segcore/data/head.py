"""The head of an FCN as a classifier of windows and as one convolution: both answers, and times."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Float


class HeadBothWays(NamedTuple):
    """The head of an FCN, over each window alone and over the whole map, in float32 on the CPU."""

    window: int  # cells along the side of what one answer needs
    one_by_one: Float[np.ndarray, "classes rows columns"]
    at_once: Float[np.ndarray, "classes rows columns"]
    seconds: dict[str, float]  # "one_by_one" and "at_once"
    input_size: tuple[int, int]  # (height, width) of the copy
