"""The three array types that all modules share.

| name   | dtype | shape             | values                                             |
|--------|-------|-------------------|----------------------------------------------------|
| Photo  | uint8 | (height, width, 3) | sRGB, 0 … 255                                     |
| Labels | uint8 | (height, width)   | index into a label set, or 255 (void: not judged)  |
| Mask   | bool  | (height, width)   | True inside                                        |

Row 0 is the top of the picture, column 0 its left edge.
"""

from collections.abc import Sequence

import numpy as np
from jaxtyping import Bool, UInt8

Photo = UInt8[np.ndarray, "height width 3"]
Photos = Sequence[UInt8[np.ndarray, "_ _ 3"]]  # each of a size of its own
Labels = UInt8[np.ndarray, "height width"]
Mask = Bool[np.ndarray, "height width"]
