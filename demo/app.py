"""The order of the lessons and the launch settings."""

import contextlib
import inspect
import os
import threading
from typing import Any

import gradio as gr
from starlette.middleware import Middleware
from starlette_compress import CompressMiddleware, remove_compress_type

from demo import services, theme
from demo.i18n import text
from demo.lessons import inside, network, numbers, segment, skips, upsampling
from demo.room import page as room
from demo.room import routes as room_routes
from demo.shared import loading, modules, pictures, words
from demo.shared.handling import PAGE
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
QUEUE_LENGTH = 64  # a class of thirty, twice
MODEL_RUNS = 2  # at once; the others wait in the queue
KEEP_UPLOADS = 3600  # seconds
# The page's bytes matter more than milliseconds. Higher qualities of Brotli take too many of them.
COMPRESSION: dict[str, Any] = {
    "minimum_size": 300,  # bytes; less is not worth it
    "gzip_level": 9,
    "brotli_quality": 6,
    "zstd": False,  # larger than Brotli, and Chromium would get it
}


def build() -> gr.Blocks:
    """The whole page. One photo is shared by all lessons: `source` names it."""
    with gr.Blocks(
        title="Skipscope", analytics_enabled=False, delete_cache=(KEEP_UPLOADS, KEEP_UPLOADS)
    ) as page:
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
    queued: gr.Blocks = page.queue(max_size=QUEUE_LENGTH, default_concurrency_limit=MODEL_RUNS)
    return queued


def launch(
    page: gr.Blocks,
    host: str | None = None,
    port: int | None = None,
    root_path: str | None = None,
) -> None:
    """Serve the page until it is stopped.

    The networks are loaded behind the page: it answers first, from what is stored.

    Args:
        page: what `build` has made.
        host: without it, GRADIO_SERVER_NAME decides, then this computer alone.
        port: without it, the first free one from 7860.
        root_path: the path that a reverse proxy takes away; without it, GRADIO_ROOT_PATH decides.
    """
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    services.announce_loading()
    page.launch(
        prevent_thread_lock=True,
        server_name=host,
        server_port=port,
        root_path=root_path,
        theme=theme.theme(),
        css=theme.css(),
        head=room.head() + head(LESSONS[0].name),  # the room's words are not for the head
        ssr_mode=False,
        show_error=True,
        footer_links=[],
        max_file_size=LARGEST_UPLOAD,
        app_kwargs=server_settings(),
        **private_settings(page),
    )
    threading.Thread(target=prepare, daemon=True).start()
    page.block_thread()


def prepare() -> None:
    """Load the networks, for which questions wait; then work out the samples, which few need."""
    services.prepare_engine()
    for lesson in LESSONS:
        with contextlib.suppress(SegcoreError):  # who asks for it hears why
            lesson.prepare()


def server_settings() -> dict[str, Any]:
    """What the page's scripts fetch, and compression: Gradio sends its page as it is.

    A browser asks for Brotli over HTTPS and from its own computer, and for gzip over plain HTTP.
    Event streams are never compressed, for some proxies would hold them back.
    """
    remove_compress_type("text/event-stream")
    smaller = Middleware(CompressMiddleware, **COMPRESSION)
    routes = [
        modules.route(),
        words.route(),
        pictures.route(),
        loading.route(),
        room_routes.route(),
    ]
    return {"routes": routes, "middleware": [smaller]}


def private_settings(page: gr.Blocks) -> dict[str, Any]:
    """No record of runs in the browser of a shared classroom computer; older Gradio keeps none."""
    known = inspect.signature(page.launch).parameters
    return {"run_history": False} if "run_history" in known else {}
