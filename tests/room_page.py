"""The page on the fake engine, as a computer in a class starts it: open to its whole network.

    python tests/room_page.py PORT

Its address in that network is another one of its own, for a test machine may be in no network.
"""

import sys

import fake_page

from demo import services

OWN_ADDRESS = "127.0.0.2"


def main(port: int) -> None:
    """Serve the page until it is stopped."""
    services.own_address = lambda: OWN_ADDRESS
    fake_page.main(port, host="0.0.0.0")


if __name__ == "__main__":
    main(int(sys.argv[1]))
