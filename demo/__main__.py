"""Starts the page: `skipscope`, `python -m demo` or, in a checkout, `python app.py`."""

import argparse

import gradio as gr

from demo.app import build, launch


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
    flags = parser.parse_args()
    launch(build() if page is None else page, flags.host, flags.port, flags.root_path)


if __name__ == "__main__":
    main()
