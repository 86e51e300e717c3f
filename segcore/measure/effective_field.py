"""How far a cell sees in practice: the square that holds most of its influence.

Source: Luo, Li, Urtasun, Zemel, "Understanding the Effective Receptive Field in Deep Convolutional
Neural Networks", NeurIPS 2016. They count the pixels above a share of the largest gradient; here it
is the side of a square around the cell, which can be laid beside the theoretical one.
"""

import numpy as np
from jaxtyping import Float

HELD = 0.95  # of the influence; what the square leaves out is as faint as noise


def side_holding(
    influence: Float[np.ndarray, "height width"], centre: tuple[float, float], share: float = HELD
) -> int:
    """The side in pixels of the smallest square around a place that holds ``share`` of all.

    Args:
        influence: of each pixel, not negative.
        centre: (row, column) in pixels; 0.5 is the middle of the first one.
        share: 0 … 1.

    Returns:
        0 if no pixel has influence. A square may reach beyond the picture.
    """
    rows, columns = influence.shape
    down = np.abs(np.arange(rows) + 0.5 - centre[0])
    across = np.abs(np.arange(columns) + 0.5 - centre[1])
    away = np.maximum(down[:, None], across[None, :]).ravel()
    order = np.argsort(away)
    held = np.cumsum(influence.ravel()[order], dtype=np.float64)
    if not held[-1]:
        return 0
    last = np.searchsorted(held, share * held[-1] * (1 - 1e-9))  # less than what rounding may lose
    return round(2 * away[order[last]] + 1)
