"""The API as tools of the Model Context Protocol: what Gradio's own server leaves out.

Where a client asks for no progress, Gradio 6.31 joins all outputs of an event into one text, and a
picture among them becomes the text of its address. Here each output stays on its own.
"""

from pathlib import Path
from typing import Any

from anyio.to_thread import run_sync
from gradio import mcp
from gradio.mcp import GradioMCPServer

JOINS = "_execute_tool_without_progress"  # another version may have no such method, and be right
COPIES = "DEFAULT_TEMP_DIR"


def mend(folder: Path) -> None:
    """Mend the server of tools, before it starts.

    It writes a photo that comes as a data URI to a folder that it has chosen when it was imported;
    there the photo would stay for ever. ``folder`` is the one of this process.
    """
    if hasattr(GradioMCPServer, JOINS):
        setattr(GradioMCPServer, JOINS, _outputs)
    if hasattr(mcp, COPIES):
        setattr(mcp, COPIES, str(folder))


async def _outputs(server: GradioMCPServer, job: Any) -> list[Any]:
    async for update in job:
        if update.type == "output" and update.final and update.success:
            outputs: list[Any] = update.outputs["data"]
            return outputs
    return [await run_sync(job.result)]  # raises what went wrong
