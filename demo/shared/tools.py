"""The API as tools of the Model Context Protocol: what Gradio's own server leaves out.

Where a client asks for no progress, Gradio 6.31 joins all outputs of an event into one text, and a
picture among them becomes the text of its address. Here each output stays on its own.
"""

from typing import Any

from anyio.to_thread import run_sync
from gradio.mcp import GradioMCPServer

JOINS = "_execute_tool_without_progress"  # another version may have no such method, and be right


def keep_outputs_apart() -> None:
    """Mend the server of tools, before it starts."""
    if hasattr(GradioMCPServer, JOINS):
        setattr(GradioMCPServer, JOINS, _outputs)


async def _outputs(server: GradioMCPServer, job: Any) -> list[Any]:
    async for update in job:
        if update.type == "output" and update.final and update.success:
            outputs: list[Any] = update.outputs["data"]
            return outputs
    return [await run_sync(job.result)]  # raises what went wrong
