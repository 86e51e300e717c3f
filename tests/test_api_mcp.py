"""The API as tools of the Model Context Protocol, asked by its own client."""

import ast
import asyncio
import base64
import io
import subprocess
import sys
from collections.abc import Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from api_photos import HORSE_PHOTO, ROOT, is_clear
from page_visit import served
from PIL import Image

from segcore.data.voc21 import VOC21

mcp = pytest.importorskip("mcp", reason="pip install -r requirements-mcp.txt")
from mcp.client.streamable_http import streamablehttp_client  # noqa: E402

TOOLS = ["networks", "segment", "compare", "instances", "score_maps"]
PHOTO = "data:image/jpeg;base64," + base64.b64encode(HORSE_PHOTO.read_bytes()).decode()
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the client's own name


@pytest.fixture(scope="module")
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder for temporary files of the page's process."""
    return tmp_path_factory.mktemp("temporary")


@pytest.fixture(scope="module")
def tools(temporary: Path) -> Iterator[str]:
    """The address of the tools of the page with its real networks."""
    with served("app.py", "--mcp", "--port", variables={"TMPDIR": str(temporary)}) as address:
        yield f"{address}gradio_api/mcp/"


@asynccontextmanager
async def connected(address: str):
    async with (
        streamablehttp_client(address) as (reading, writing, _),
        mcp.ClientSession(reading, writing) as session,
    ):
        await session.initialize()
        yield session


async def noted(*_: object) -> None:
    """Progress that nobody needs."""


def call(address: str, name: str, progress: Any = None, **given: Any) -> Any:
    async def ask() -> Any:
        async with connected(address) as session:
            return await session.call_tool(name, given, progress_callback=progress)

    return asyncio.run(ask())


def test_the_tools_say_what_they_do(tools: str) -> None:
    async def ask() -> Any:
        async with connected(tools) as session:
            return (await session.list_tools()).tools

    found = {tool.name: tool for tool in asyncio.run(ask())}
    assert list(found) == TOOLS
    assert "label map" in found["segment"].description
    takes = found["instances"].inputSchema
    assert takes["required"] == ["photo"]
    assert "data URI" in takes["properties"]["photo"]["description"]
    assert takes["properties"]["score"]["maximum"] == 1
    assert "maskrcnn" in takes["properties"]["network"]["enum"]


@pytest.mark.parametrize("progress", [None, noted], ids=["alone", "with progress"])
def test_a_tool_segments_a_photo(tools: str, progress) -> None:
    answer = call(tools, "segment", progress, photo=PHOTO, network="fcn16s")
    assert not answer.isError
    assert [part.type for part in answer.content] == ["image", "text", "text"]
    picture, known = answer.content[0], ast.literal_eval(answer.content[-1].text)
    with Image.open(io.BytesIO(base64.b64decode(picture.data))) as labels:
        assert VOC21.index_of("horse") in np.unique(labels)
    assert known["model"] == "fcn16s"


def test_a_tool_compares_the_levels(tools: str) -> None:
    kinds = [part.type for part in call(tools, "compare", photo=PHOTO).content]
    assert kinds == [*["image", "text"] * 5, "text"]


def test_a_list_is_one_answer(tools: str) -> None:
    (answer,) = call(tools, "networks").content
    assert "fcn8s" in [row["name"] for row in ast.literal_eval(answer.text)]


def test_a_tool_takes_what_was_uploaded(tools: str) -> None:
    page = tools.removesuffix("mcp/")
    with HORSE_PHOTO.open("rb") as file:
        (path,) = httpx.post(f"{page}upload", files={"files": file}).json()
    found = call(tools, "instances", photo=f"{page}file={path}")
    (answer,) = found.content
    assert ast.literal_eval(answer.text)["annotations"]


def test_every_copy_of_a_photo_lies_in_the_folder_of_the_process(
    tools: str, temporary: Path
) -> None:
    """There it is deleted after its hour, and with the process (`demo/server/folder.py`)."""
    (folder,) = [each for each in temporary.glob("skipscope-*") if each.is_dir()]
    before = files_in(temporary)
    for photo in (PHOTO, "data:image/jpeg;base64,aaaa"):
        call(tools, "segment", photo=photo)
    copies = files_in(temporary) - before
    assert copies
    assert all(copy.is_relative_to(folder) for copy in copies)


def files_in(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"photo": PHOTO, "network": "fcn4s"}, "'fcn4s' is not one of"),  # the protocol's own words
        ({"photo": "data:image/png;base64,aaaa"}, "Expected one of JPEG, PNG"),
        ({"photo": "http://127.0.0.1:1/cat.jpg"}, "fetches nothing"),
    ],
)
def test_a_tool_says_why_it_refuses(tools: str, given: dict, words: str) -> None:
    answer = call(tools, "segment", **given)
    assert answer.isError
    assert words in answer.content[0].text
    assert is_clear(answer.content[0].text.removeprefix("Input validation error: "))


def test_without_the_package_the_flag_says_what_to_install() -> None:
    hidden = "import sys; sys.modules['mcp'] = None; from demo.__main__ import main; main()"
    command = [sys.executable, "-c", hidden, "--mcp"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install -r requirements-mcp.txt" in done.stderr
