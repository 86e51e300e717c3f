"""Gradio's page, which says what went wrong in the visitor's words and never in Python's."""

import logging
from typing import Any

import gradio as gr
from gradio.caching import CacheMissError

from demo.server.refusals import in_one_line
from demo.shared.handling import gradio_error, language_of

log = logging.getLogger("skipscope")


class Page(gr.Blocks):
    """Every failure of a handler, or of what Gradio does before and after it, has our words."""

    async def process_api(self, *arguments: Any, **settings: Any) -> dict[str, Any]:
        """What Gradio calls for each event.

        Raises:
            gr.Error: whatever has failed.
        """
        try:
            answer: dict[str, Any] = await super().process_api(*arguments, **settings)
        except (gr.Error, CacheMissError):
            raise
        except Exception as error:
            log.error("%s", in_one_line(error))
            raise gradio_error(error, language_of(settings.get("request"))) from error
        return answer
