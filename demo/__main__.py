"""Starts the page: `skipscope`, `python -m demo` or, in a checkout, `python app.py`."""

import argparse
from importlib.util import find_spec

import gradio as gr

from demo import runner
from demo.app import build, launch
from demo.runner.lent import borrowing, is_lent
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
        "--mcp", action="store_true", help="offer the API as MCP tools too, for AI assistants"
    )
    parser.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="let Ray Serve run the networks: local, or the address of a cluster, HOST:PORT",
    )
    parser.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        help="a name by which browsers reach this page, such as a reverse proxy's; may be repeated",
    )
    flags = parser.parse_args()
    if flags.mcp and not find_spec("mcp"):
        parser.error("--mcp needs a package that is not here: pip install -r requirements-mcp.txt")
    if flags.cluster:
        choose_cluster(parser, flags.cluster)
    with one_sentence():
        if is_lent():
            lent = borrowing()  # before the page is served, or no GPU would be lent
            runner.choose(lambda: lent)
        check_place(flags.host, flags.port)
        page = build() if page is None else page
        launch(page, flags.host, flags.port, flags.root_path, flags.allow_host, flags.mcp)


def choose_cluster(parser: argparse.ArgumentParser, address: str) -> None:
    """Let a cluster answer, or say what is missing."""
    if not find_spec("ray"):
        parser.error(
            "--cluster needs Ray, which is not here: pip install -r requirements-cluster.txt"
        )
    try:
        cluster = runner.connect(address)
    except ConnectionError:
        parser.error(
            f"no cluster answers at {address}: start one with ray start --head, or use local"
        )
    runner.choose(lambda: cluster)


if __name__ == "__main__":
    main()
