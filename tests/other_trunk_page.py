"""The page on the fake engine, as if its FCN and its U-Net stood on another trunk.

    python tests/other_trunk_page.py PORT

Only the names are other ones: the scripts of the page must take them from the value alone.
"""

import sys
from collections.abc import Mapping
from dataclasses import replace

import fake_page

from demo import services
from demo.lessons.inside import value
from demo.services import Inside

TAPS = ("block17", "expand14", "expand7")  # coarse to fine
COPIES = ({"tap": "stem", "stride": 2}, {"tap": "expand3", "stride": 4})


def renamed(by_tap: Mapping) -> dict:
    """The same values under the names of the other trunk's taps."""
    return dict(zip(TAPS, by_tap.values(), strict=True))


def main(port: int) -> None:
    """Serve the page until it is stopped."""
    look_inside, fields = services.look_inside, services.fields

    def look_into_other_trunk(source: str) -> Inside:
        seen = look_inside(source)
        return replace(seen, maps=renamed(seen.maps))

    services.look_inside = look_into_other_trunk
    services.fields = lambda: renamed(fields())
    value.copy_rows = lambda: list(COPIES)
    fake_page.main(port)


if __name__ == "__main__":
    main(int(sys.argv[1]))
