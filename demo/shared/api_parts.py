"""What the API takes and gives: a photo, files, and JSON with the types of its parts.

Gradio describes an event by its components. These have no place on the page: they say on the API
page and to the client libraries what a program must send and what it gets.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import unquote

import gradio as gr
from gradio.data_classes import FileData
from gradio.processing_utils import save_bytes_to_cache
from gradio_client.utils import is_http_url_like, python_type_to_json_schema

from demo.i18n.failures import MissingUpload
from demo.services import File
from demo.shared.uploads import upload_at

# How Gradio names a file that it serves; an MCP client sends such an address after an upload.
SERVED = "/gradio_api/file="
EXAMPLE = {"path": "photo.jpg", "meta": {"_type": "gradio.FileData"}}


class Value(gr.components.Component):
    """A value that a program sends or gets, as it is."""

    def __init__(
        self, schema: Mapping[str, Any], label: str, value: Any = None, visible: bool = False
    ) -> None:
        """
        Args:
            schema: JSON schema of the value.
            label: what it is, in a few words.
            value: what is meant where a program leaves it out; without one, it must not.
            visible: whether the browser draws it; Gradio reads this name from the signature.
        """
        self._schema = dict(schema)
        super().__init__(value, label=label, visible=visible)

    def preprocess(self, payload: Any) -> Any:
        """The value that a program has sent."""
        return payload

    def postprocess(self, value: Any) -> Any:
        """The value that a program gets."""
        return value

    def api_info(self) -> dict[str, Any]:
        """Its JSON schema."""
        return self._schema

    def example_payload(self) -> Any:
        """What the API page shows as an example."""
        return self.value

    def example_value(self) -> Any:
        """Likewise."""
        return self.value


class Photo(Value):
    """A photo that a program has sent to Gradio's upload address, as all client libraries do."""

    def example_payload(self) -> Any:
        """A file beside the program."""
        return EXAMPLE

    async def async_move_resource_to_block_cache(self, url_or_file_path: Any) -> str | None:
        """The path, unchanged: Gradio would fetch what is an address, of any size."""
        return None if url_or_file_path is None else str(url_or_file_path)


class Answer(Value):
    """A file that the API has made."""

    def postprocess(self, value: File | None) -> FileData | None:
        """The file in Gradio's folder, which is emptied every hour."""
        if value is None:
            return None
        path = save_bytes_to_cache(value.data, value.name, self.GRADIO_CACHE)
        return FileData(path=path, orig_name=value.name, mime_type=value.media)


def photo() -> Value:
    """The photo that a question is about."""
    return Photo(_file_schema("JPEG, PNG, WebP, HEIC or AVIF"), "Photo")


def file(label: str, about: str) -> Value:
    """A file that is made; ``about`` says what is in it."""
    return Answer(_file_schema(about), label)


def value(kind: Any, label: str) -> Value:
    """JSON of a Python type, such as a `TypedDict`."""
    return Value(python_type_to_json_schema(kind), label)


def choice(label: str, names: Sequence[str], usual: str) -> Value:
    """One of some names."""
    return Value({"type": "string", "enum": list(names)}, label, usual)


def share(label: str, usual: float) -> Value:
    """A number from 0 to 1."""
    return Value({"type": "number", "minimum": 0, "maximum": 1}, label, usual)


def photo_at(payload: object) -> str:
    """The path of the photo that a program has sent.

    Raises:
        MissingUpload: this page has not received such a file, or no longer, or it is an address.
    """
    path = payload.get("path") if isinstance(payload, Mapping) else None
    if not isinstance(path, str) or not is_http_url_like(path):
        return upload_at(path)
    if SERVED in path:
        return upload_at(unquote(path.split(SERVED, 1)[1]))
    raise MissingUpload(
        "The photo was sent as an address.",
        "The server fetches nothing from elsewhere.",
        "Upload the photo itself, as the examples show.",
    )


def _file_schema(about: str) -> dict[str, Any]:
    # What Gradio says itself is about its class. It takes one key for inputs, one for outputs.
    said = {"description": about, "additional_description": about}
    return {**FileData.model_json_schema(), **said}
