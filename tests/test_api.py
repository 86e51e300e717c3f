"""The API, asked by Gradio's Python client and by plain HTTP."""

import gc
import json
import shutil
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from api_photos import HORSE_PHOTO, ROOT, example_of, fits, is_clear, labels_of, told
from fake_engine import HORSE, OBJECTS
from gradio_client import Client, handle_file
from gradio_client.exceptions import AppError
from page_visit import served

from demo.app import build
from segcore.data.instances import decode
from segcore.data.voc21 import VOC21

STARTS = {"fcn32s": 32, "fcn16s": 16, "fcn8s": 8}  # the column where the fake horse begins
FILE = {"meta": {"_type": "gradio.FileData"}}

# Gradio's client leaves sockets and event loops to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module", autouse=True)
def _nothing_is_left_for_other_tests() -> Iterator[None]:
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.fixture(scope="module")
def client(fake_address: str, tmp_path_factory) -> Iterator[Client]:
    folder = tmp_path_factory.mktemp("answers")
    with closing(Client(fake_address, verbose=False, download_files=folder)) as client:
        yield client


@pytest.fixture(scope="module")
def info(client: Client) -> dict[str, Any]:
    """What the API page says of each event."""
    return client.view_api(print_info=False, return_format="dict")["named_endpoints"]


def ask(client: Client, event: str, photo: Path = HORSE_PHOTO, **more: Any) -> Any:
    return client.predict(photo=handle_file(photo), api_name=f"/{event}", **more)


# ---- Answers ----------------------------------------------------------------------------------
def test_the_networks_say_what_they_know(client: Client, info) -> None:
    rows = client.predict(api_name="/networks")
    assert fits(rows, info["/networks"]["returns"][0]["type"])
    ready = [row["name"] for row in rows if row["ready"]]
    assert ready == ["fcn32s", "fcn16s", "fcn8s", "unet", "maskrcnn", "maskrcnn_resnet50_fpn_v2"]
    assert all(row["classes"][HORSE] == "horse" for row in rows)


@pytest.mark.parametrize("network", STARTS)
def test_a_photo_is_segmented_at_its_own_size(client: Client, info, network: str) -> None:
    file, known = ask(client, "segment", network=network)
    labels = labels_of(file)
    assert labels.shape == (480, 640)
    assert (labels == np.where(np.arange(640) >= STARTS[network], HORSE, 0)).all()
    assert known["model"] == network
    assert known["photo_size"] == [640, 480]
    assert known["notes"] == []
    assert known["classes"][0]["name"] == "horse"
    assert fits(known, info["/segment"]["returns"][1]["type"])


def test_the_usual_network_need_not_be_named(client: Client) -> None:
    assert ask(client, "segment")[1]["model"] == "fcn8s"


def test_the_levels_are_compared(client: Client, info) -> None:
    *files, known = ask(client, "compare")
    maps, changed = [labels_of(file) for file in files[:3]], [labels_of(each) for each in files[3:]]
    for fine, difference in zip(maps[1:], changed, strict=True):
        assert (difference == np.where(fine != maps[0], fine, 255)).all()
    counts = {name: each["changed"] for name, each in known["differences"].items()}
    assert counts == {"fcn16s": 16 * 480, "fcn8s": 24 * 480}
    assert list(known["levels"]) == list(STARTS)
    assert fits(known, info["/compare"]["returns"][5]["type"])


@pytest.mark.parametrize(("score", "count"), [(0.5, 4), (0.9, 2), (0, 5), (1, 0)])
def test_objects_come_as_coco(client: Client, info, score: float, count: int) -> None:
    found = ask(client, "instances", score=score)
    assert [row["score"] for row in found["annotations"]] == [each[1] for each in OBJECTS][:count]
    assert found["images"][0] | {"file_name": ""} == {
        "id": 1, "file_name": "", "height": 480, "width": 640, "photo_size": [640, 480]
    }  # fmt: skip
    assert fits(found, info["/instances"]["returns"][0]["type"])
    for row in found["annotations"]:
        assert decode(row["segmentation"]).sum() == row["area"] > 0


def test_score_maps_come_as_a_numpy_archive(client: Client) -> None:
    with np.load(ask(client, "score_maps")) as found:
        shapes = {name: found[name].shape for name in found.files}
        classes, size = found["classes"].tolist(), found["input_size"].tolist()
    assert classes == [label.name for label in VOC21.classes]
    assert size == [480, 640]
    taps = [shape for name, shape in shapes.items() if name not in ("classes", "input_size")]
    assert taps == [(21, 15, 20), (21, 30, 40), (21, 60, 80)]


# ---- Refusals ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("event", "more", "words"),
    [
        ("segment", {"network": "fcn4s"}, "No network is called 'fcn4s'"),
        ("segment", {"network": "maskrcnn"}, "gives no semantic segmentation"),
        ("segment", {"network": "n" * 5000}, "No network is called"),
        ("segment", {"network": ["fcn8s"]}, "No network is called"),
        ("instances", {"network": "fcn8s"}, "gives no instance segmentation"),
        ("instances", {"score": 7}, "Expected a number from 0 to 1"),
        ("instances", {"score": "much"}, "Expected a number from 0 to 1"),
        ("instances", {"score": None}, "Expected a number from 0 to 1"),
    ],
)
def test_what_does_not_fit_is_refused(client, event: str, more: dict, words: str) -> None:
    with pytest.raises(AppError, match=words) as refused:
        ask(client, event, **more)
    assert is_clear(str(refused.value))


@pytest.mark.parametrize(
    ("photo", "words"),
    [
        (None, "not on the server"),
        ("photo.jpg", "not on the server"),
        (7, "not on the server"),
        ({"path": None}, "not on the server"),
        ({"path": "/etc/passwd"}, "not on the server"),
        ({"path": "/etc/passwd", **FILE}, "not on the server"),
        ({"path": "../../etc/passwd", **FILE}, "not on the server"),
        ({"path": "/etc/passwd\0", **FILE}, "could not do what was asked"),
        ({"path": "pyproject.toml", "url": "http://x/", **FILE}, "not on the server"),
        ([{"path": "/etc/passwd", **FILE}], "not on the server"),
        ({"photo": {"path": "/etc/passwd", **FILE}}, "not on the server"),
        ({"path": "https://example.org/cat.jpg"}, "fetches nothing"),
        ({"path": "https://example.org/cat.jpg", **FILE}, "fetches nothing"),
        ({"path": "http://127.0.0.1:1/gradio_api/file=/etc/passwd", **FILE}, "not on the server"),
    ],
)
@pytest.mark.parametrize("event", ["segment", "compare", "instances", "score_maps"])
def test_what_is_no_photo_is_refused(fake_address: str, event: str, photo, words: str) -> None:
    usual = {"segment": ["fcn8s"], "instances": ["maskrcnn", 0.5]}.get(event, [])
    stream = called(fake_address, event, [photo, *usual])
    assert stream.startswith("event: error")
    said = json.loads(stream.split("data: ", 1)[1])
    assert words in said["error"]
    assert is_clear(said["error"])


def test_a_broken_photo_is_refused(client: Client, tmp_path: Path) -> None:
    file = tmp_path / "broken.jpg"
    file.write_bytes(b"\xff\xd8\xff nothing")
    with pytest.raises(AppError, match=r"JPEG or PNG") as refused:
        ask(client, "compare", file)
    assert is_clear(str(refused.value).replace("broken.jpg", ""))


def called(address: str, event: str, data: list) -> str:
    """The stream of events that a program gets without any client library."""
    page = f"{address}gradio_api/call/{event}"
    joined = httpx.post(page, json={"data": data})
    return httpx.get(f"{page}/{joined.json()['event_id']}", timeout=60).text


# ---- Gradio's side ----------------------------------------------------------------------------
def test_every_event_is_public_and_queued() -> None:
    page = build()
    public = {fn.api_name: fn for fn in page.fns.values() if fn.api_visibility == "public"}
    assert set(public) == {"networks", "segment", "compare", "instances", "score_maps"}
    assert all(fn.queue for fn in public.values())
    line = {name for name, fn in public.items() if fn.concurrency_id == "model"}
    assert line == {"segment", "compare", "instances", "score_maps"}


def test_every_event_answers_where_nothing_may_pass_the_queue() -> None:
    with served("tests/fake_page.py") as address:
        for event in ("networks", "segment"):
            posted = httpx.post(f"{address}gradio_api/run/{event}", json={"data": []})
            assert posted.status_code == 404
        client = Client(address, verbose=False)
        assert ask(client, "segment")[1]["model"] == "fcn8s"
        assert called(address, "networks", []).startswith("event: complete")
        client.close()


def test_the_first_page_carries_nothing_of_it() -> None:
    """What the browser gets at / has no event of the API, and no bar of pages."""
    config = build().get_config_file()
    events = {each["id"]: each["api_name"] for each in config["dependencies"]}
    public = {"networks", "segment", "compare", "instances", "score_maps"}
    assert {events[each] for each in config["page"]["api"]["dependencies"]} == public
    assert public.isdisjoint(events[each] for each in config["page"][""]["dependencies"])
    assert [name for name, *_ in config["pages"]] == [""]


def test_each_event_is_described(info) -> None:
    for event in info.values():
        assert event["description"].endswith(".")
        for parameter in event["parameters"]:
            assert parameter["label"]
            assert parameter["parameter_name"] == "photo" or parameter["parameter_has_default"]
    assert info["/segment"]["parameters"][1]["type"]["enum"][:3] == list(STARTS)


# ---- What README shows ------------------------------------------------------------------------
@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A program's own folder, with its photo."""
    shutil.copyfile(HORSE_PHOTO, tmp_path / "photo.jpg")
    return tmp_path


def test_the_python_of_readme(address: str, folder: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(folder)
    exec(compile(example_of("python", 1, address), "README.md", "exec"), {})
    assert "'horse'" in capsys.readouterr().out


def test_the_curl_of_readme(address: str, folder: Path) -> None:
    bash, curl = shutil.which("bash"), shutil.which("curl")
    assert bash, "bash is missing"
    assert curl, "curl is missing: apt-get install curl"
    command = [bash, "-c", example_of("sh", 0, address)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    labels, known = told(done.stdout)
    assert labels["url"].startswith(address)
    assert "horse" in [each["name"] for each in known["classes"]]


def test_readme_names_every_event() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert all(f"| `{name}` |" in text for name in ("networks", "segment", "compare", "instances"))
