"""Starts the page: `python app.py`, or `python app.py --host 0.0.0.0` for a room full of phones."""

import argparse

from demo.app import build, launch

demo = build()


def main() -> None:
    """Reads the two flags and serves the page until it is stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", help="address to listen on (default: this computer alone)")
    parser.add_argument("--port", type=int, help="port (default: the first free one from 7860)")
    flags = parser.parse_args()
    launch(demo, host=flags.host, port=flags.port)


if __name__ == "__main__":
    main()
