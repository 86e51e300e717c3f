"""The page on the fake engine, which tells tests what it holds at /test.

    python tests/watched_page.py PORT

After /test?hold=1 the engine answers nothing until /test?hold=0, so that a line can form.
"""

import os
import sys
import threading
from typing import Any

import fake_page
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from demo import app

GOES_ON = threading.Event()
GOES_ON.set()


def told(request: Request) -> JSONResponse:
    """What a test cannot see from outside."""
    page = request.app.get_blocks()
    if "hold" in request.query_params:
        (GOES_ON.clear if request.query_params["hold"] == "1" else GOES_ON.set)()
    queue = page._queue
    return JSONResponse(
        {
            "events": {
                f"{each.fn.__module__}:{each.name}": [place, each.queue, each.concurrency_id]
                for place, each in page.fns.items()
                if each.fn
            },
            "inputs": {place: len(each.inputs) for place, each in page.fns.items()},
            "tabs": len(page.state_holder.session_data),
            "most_tabs": page.state_holder.capacity,
            "waiting": len(queue),
            "events_held": len(queue.event_ids_to_events),
            "folder": os.environ["GRADIO_TEMP_DIR"],
            "process": os.getpid(),
            "uploads": sorted(page.upload_file_set),
        }
    )


class HeldEngine(fake_page.FakeEngine):
    """Can be told to wait."""

    def levels(self, *arguments: Any) -> Any:
        GOES_ON.wait(60)
        return super().levels(*arguments)


def main(port: int) -> None:
    """Serve the page until it is stopped, with samples whose answers are stored."""
    settings = app.server_settings
    fake_page.FakeEngine = HeldEngine
    app.server_settings = lambda *known: with_route(settings(*known))
    fake_page.main(port, stored_answers=True)


def with_route(settings: dict[str, Any]) -> dict[str, Any]:
    return {**settings, "routes": [*settings["routes"], Route("/test", told)]}


if __name__ == "__main__":
    main(int(sys.argv[1]))
