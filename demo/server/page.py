"""Gradio's page, which says what went wrong in the visitor's words and never in Python's."""

import logging
from typing import Any

import gradio as gr
from gradio.caching import CacheMissError
from gradio.data_classes import BlocksConfigDict
from gradio.exceptions import InvalidPathError

from demo.server.refusals import in_one_line
from demo.server.trying import is_trial
from demo.shared.handling import gradio_error, language_of, titled
from demo.shared.uploads import not_here

log = logging.getLogger("skipscope")


class Page(gr.Blocks):
    """Every failure of a handler, or of what Gradio does before and after it, has our words.

    It has pages of its own that are not for visitors, so no bar in which to choose one.
    """

    def get_config_file(self) -> BlocksConfigDict:
        """What the browser gets."""
        config: BlocksConfigDict = super().get_config_file()
        config["pages"] = config["pages"][:1]
        return config

    async def process_api(self, *arguments: Any, **settings: Any) -> dict[str, Any]:
        """What Gradio calls for each event.

        Raises:
            gr.Error: whatever has failed.
        """
        try:
            answer: dict[str, Any] = await super().process_api(*arguments, **settings)
        except Exception as error:
            if is_trial():  # the question joins its line, where it fails again, if it must
                raise CacheMissError from error
            if isinstance(error, gr.Error):
                raise _for(settings, error) from error
            log.error("%s", in_one_line(error))
            # Gradio looks at the path of a file before the handler does.
            meant = not_here() if isinstance(error, InvalidPathError) else error
            known = gradio_error(meant, language_of(settings.get("request")))
            raise _for(settings, known) from error
        return answer


def _for(settings: dict[str, Any], error: gr.Error) -> gr.Error:
    """A copy for the page, with the title in the message; a program gets plain words."""
    if getattr(settings.get("block_fn"), "api_visibility", "private") != "private":
        return error
    words = titled(error.title, error.message)
    return gr.Error(words, error.duration, title=error.title, print_exception=False)
