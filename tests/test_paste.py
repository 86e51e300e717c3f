"""The browser pastes 28 × 28 masks as `segcore.data.instances.paste` does."""

import node
import numpy as np
import pytest
from fake_engine import ellipse

from segcore.data.instances import paste

pytestmark = node.needs_node


@pytest.mark.parametrize(
    ("box", "size"),
    [
        ((10.0, 5.0, 66.0, 61.0), (80, 90)),
        ((0.0, 0.0, 90.0, 80.0), (80, 90)),
        ((3.3, 7.7, 21.9, 70.2), (80, 90)),
        ((60.4, 50.1, 90.0, 80.0), (80, 90)),
        ((4.2, 4.4, 9.1, 7.5), (12, 14)),
        ((0.1, 0.2, 0.9, 0.8), (1, 1)),
    ],
)
@pytest.mark.parametrize("kind", ["ellipse", "noise"])
def test_the_browser_pastes_as_python_does(box, size, kind):
    rng = np.random.default_rng(1)
    probabilities = ellipse() if kind == "ellipse" else rng.random((28, 28), np.float32)
    cells = np.rint(probabilities * 255).astype(np.uint8)
    pasted = node.run(
        {"lessons/segment/paste.js": "pasteMask"},
        """const [mask, box, width, height] = values;
           const part = pasteMask(mask, 28, box, { width, height });
           return { ...part, data: [...part.data] };""",
        cells.ravel().tolist(),
        list(box),
        size[1],
        size[0],
    )
    found = np.zeros(size, bool)
    part = np.array(pasted["data"], bool).reshape(pasted["height"], pasted["width"])
    rows = slice(pasted["y"], pasted["y"] + pasted["height"])
    found[rows, pasted["x"] : pasted["x"] + pasted["width"]] = part
    exact = paste(cells.astype(np.float32) / 255, np.array(box, np.float32), size)
    # Only float32 boxes stand between the two: a pixel may fall on the other side of 0.5.
    assert np.count_nonzero(found != exact) <= 2
    rounded = paste(probabilities, np.array(box, np.float32), size)
    assert np.count_nonzero(found != rounded) <= 0.01 * max(exact.sum(), 100)
