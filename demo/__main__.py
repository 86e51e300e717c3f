"""Starts the page: `skipscope`, `python -m demo` or, in a checkout, `python app.py`."""

import argparse

import gradio as gr

from demo.app import build, launch
from demo.server.start import check_place, one_sentence


def main(page: gr.Blocks | None = None) -> None:
    """Read the flags and serve the page until it is stopped. Without `page`, build it."""
    parser = argparse.ArgumentParser(description="Start the page, and print its address.")
    parser.add_argument(
        "--host", help="0.0.0.0 for a room full of phones (default: this computer alone)"
    )
    parser.add_argument("--port", type=int, help="port (default: the first free one from 7860)")
    parser.add_argument(
        "--root-path", help="where a reverse proxy shows the page, such as /skipscope (default: /)"
    )
    parser.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        help="a name by which browsers reach this page, such as a reverse proxy's; may be repeated",
    )
    flags = parser.parse_args()
    with one_sentence():
        check_place(flags.host, flags.port)
        page = build() if page is None else page
        launch(page, flags.host, flags.port, flags.root_path, flags.allow_host)


if __name__ == "__main__":
    main()
