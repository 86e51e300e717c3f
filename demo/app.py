"""The order of the lessons and the launch settings."""

import contextlib
import inspect
import os
import threading
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import gradio as gr
from starlette.middleware import Middleware
from starlette_compress import CompressMiddleware, remove_compress_type

from demo import api, runner, services, theme
from demo.i18n import text
from demo.lessons import inside, network, numbers, segment, skips, upsampling
from demo.room import page as room
from demo.room import routes as room_routes
from demo.server import guards, health
from demo.server.folder import upload_folder
from demo.server.lines import let_run, set_up_lines
from demo.server.logged import write_log
from demo.server.memory import few_arenas, keep_no_answers
from demo.server.page import Page
from demo.server.start import check_temp, ended_by_sigterm
from demo.server.upkeep import looked_after
from demo.shared import loading, modules, pictures, reading, tools, words
from demo.shared.handling import MODEL, PAGE
from demo.shared.lesson import Lesson
from demo.shared.page import head
from demo.shared.share import Share, draw
from demo.shared.text import masthead
from demo.shared.uploads import LARGEST_UPLOAD
from segcore.errors import SegcoreError

LESSONS: tuple[Lesson, ...] = (
    skips.LESSON,
    segment.LESSON,
    inside.LESSON,
    network.LESSON,
    upsampling.LESSON,
    numbers.LESSON,
)
# Browser tabs whose state stays in memory. One that comes back later begins anew; a page that is
# open asks often enough to stay.
SESSIONS = 400
# The page's bytes matter more than milliseconds. Higher qualities of Brotli take too many of them.
COMPRESSION: dict[str, Any] = {
    "minimum_size": 300,  # bytes; less is not worth it
    "gzip_level": 9,
    "brotli_quality": 6,
    "zstd": False,  # larger than Brotli, and Chromium would get it
}


def build() -> gr.Blocks:
    """The whole page. One photo is shared by all lessons: `source` names it.

    Raises:
        SegcoreError: something is missing without which there is no page.
    """
    check_temp()
    with Page(title="Skipscope", analytics_enabled=False) as page:
        source = gr.State(services.first_source())
        gr.HTML(masthead(), apply_default_css=False, elem_classes="sk-frame")
        share = Share(elem_classes="sk-frame")
        share.draw(draw, None, share, **PAGE)
        with gr.Tabs(elem_id="tabs"):
            for lesson in LESSONS:
                name = lesson.name
                with gr.Tab(text(f"tab.{name}"), id=name, elem_id=f"tab-{name}") as tab:
                    parts = lesson.build()
                lesson.connect(tab, parts, source)
    api.connect(page)
    return queue(page)


def queue(page: gr.Blocks) -> gr.Blocks:
    """Let every event that runs a network wait in the queue, whoever asks and however.

    Gradio would run any event at once for a plain POST to its `/run` address. Only events with
    `queue=False` may be asked there; what other programs may ask joins the queue by `/call`.
    """
    queued: gr.Blocks = page.queue(api_open=False, default_concurrency_limit=runner.AT_ONCE)
    set_up_lines(queued)
    return queued


def launch(
    page: gr.Blocks,
    host: str | None = None,
    port: int | None = None,
    root_path: str | None = None,
    hosts: Collection[str] = (),
    mcp: bool = False,
) -> None:
    """Serve the page until it is stopped; the arguments are those of `served`.

    The networks are loaded behind the page: it answers first, from what is stored.
    """
    write_log()
    few_arenas()
    keep_no_answers()
    services.announce_loading()
    with ended_by_sigterm(), served(page, host, port, root_path, hosts, mcp):
        threading.Thread(target=prepare, args=(page,), daemon=True).start()
        page.block_thread()


@contextlib.contextmanager
def served(
    page: gr.Blocks,
    host: str | None = None,
    port: int | None = None,
    root_path: str | None = None,
    hosts: Collection[str] = (),
    mcp: bool = False,
) -> Iterator[None]:
    """Serve the page while the block runs.

    Args:
        page: what `build` has made.
        host: without it, GRADIO_SERVER_NAME decides, then this computer alone.
        port: without it, the first free one from 7860.
        root_path: the path that a reverse proxy takes away; without it, GRADIO_ROOT_PATH decides.
        hosts: names by which browsers reach this server, such as the proxy's.
        mcp: offer the API as tools of the Model Context Protocol too.
    """
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    with upload_folder() as folder, looked_after(page, folder):
        if mcp:
            tools.mend(folder)
        for block in page.blocks.values():  # they have asked for the folder before it was there
            block.GRADIO_CACHE = str(folder)
        page.launch(
            prevent_thread_lock=True,
            server_name=host,
            server_port=port,
            root_path=root_path,
            app_kwargs=server_settings(folder, hosts),
            mcp_server=mcp,
            **page_settings(page),
        )
        try:
            yield
        finally:
            page.close(verbose=False)


def prepare(page: gr.Blocks) -> None:
    """Load the networks, for which questions wait; then work out the samples, which few need."""
    services.prepare_engine()
    let_run(page, MODEL["concurrency_id"], runner.at_once())
    for lesson in LESSONS:
        with contextlib.suppress(SegcoreError):  # who asks for it hears why
            lesson.prepare()


def server_settings(folder: Path, hosts: Collection[str] = ()) -> dict[str, Any]:
    """What the page's scripts fetch, what guards the server, and compression.

    Gradio sends its page as it is. A browser asks for Brotli over HTTPS and from its own computer,
    and for gzip over plain HTTP. Event streams are never compressed, for some proxies would hold
    them back.

    Args:
        folder: where uploads lie.
        hosts: as for `served`.
    """
    remove_compress_type("text/event-stream")
    smaller = Middleware(CompressMiddleware, **COMPRESSION)
    routes = [
        modules.route(),
        words.route(),
        pictures.route(),
        loading.route(),
        reading.route(),
        health.route(),
        room_routes.route(),
    ]
    return {"routes": routes, "middleware": [*guards(folder, hosts), smaller], "openapi_url": None}


def page_settings(page: gr.Blocks) -> dict[str, Any]:
    """How the page looks, what it says of failures, and what is kept of its visitors."""
    return {
        "theme": theme.theme(),
        "css": theme.css(),
        "head": room.head() + head(LESSONS[0].name),  # the room's words are not for the head
        "ssr_mode": False,
        "show_error": False,  # of an unforeseen error nobody needs Python's own words
        "footer_links": ["api"],  # /api shows it; the style sheet hides the footer itself
        "max_file_size": LARGEST_UPLOAD,
        "state_session_capacity": SESSIONS,
        "enable_monitoring": False,
        **private_settings(page),
    }


def private_settings(page: gr.Blocks) -> dict[str, Any]:
    """No record of runs in the browser of a shared classroom computer; older Gradio keeps none."""
    known = inspect.signature(page.launch).parameters
    return {"run_history": False} if "run_history" in known else {}
