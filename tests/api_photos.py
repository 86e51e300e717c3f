"""What the tests of the API send, and what they read from its answers."""

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from segcore.assets import ASSETS

ROOT = Path(__file__).parents[1]
HORSE_PHOTO = ASSETS / "samples" / "horse.jpg"


def labels_of(file: str | Path) -> np.ndarray:
    with Image.open(file) as picture:
        assert picture.mode == "P"
        return np.array(picture)


def example_of(language: str, place: int, address: str) -> str:
    """A piece of code from README, for the page at this address."""
    text = (ROOT / "README.md").read_text("utf-8")
    code = re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)[place]
    assert "http://127.0.0.1:7860" in code
    return code.replace("http://127.0.0.1:7860", address.rstrip("/"))


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """Whether JSON has the shape that the API promises, in every part."""
    kind = schema.get("type")
    if kind == "object" and "properties" in schema:
        known = schema["properties"]
        return set(value) == set(known) and all(fits(value[name], known[name]) for name in known)
    if kind == "object":
        return all(fits(each, schema.get("additionalProperties", {})) for each in value.values())
    if kind == "array":
        return isinstance(value, list) and all(fits(each, schema["items"]) for each in value)
    kinds = {"string": str, "integer": int, "number": int | float, "boolean": bool}
    return kind not in kinds or isinstance(value, kinds[kind])


def is_clear(words: str) -> bool:
    """Whether a refusal is a sentence for people: no path, no trace, no name of a Python error."""
    raw = ("/tmp", "/gradio", "Traceback", "Error:", "validation error", "NoneType")
    return bool(words.strip()) and len(words) < 600 and not any(each in words for each in raw)


def told(stream: str) -> list[Any]:
    """The data of the last event of a stream, as `curl` shows it."""
    event, data = stream.strip().split("\n\n")[-1].splitlines()
    assert event == "event: complete", stream
    return json.loads(data.removeprefix("data: "))
