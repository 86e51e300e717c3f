"""What other programs may ask, by Gradio's API and as tools of the Model Context Protocol.

The events stand on a page of their own, /api: the first page would carry their types along, and no
visitor needs them there. They wait in the same line as the visitors' questions.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from demo import services
from demo.services import File, programs
from demo.services.programs import COARSEST, FINER, Coco, Compared, Labelled, NetworkRow
from demo.shared.api_parts import Value, choice, file, photo, photo_at, share, value
from demo.shared.handling import MODEL, clear_errors
from segcore import zoo
from segcore.errors import SettingsError

CSS_FILE = Path(__file__).parent / "api.css"
LANGUAGE = "en"  # of errors
LEAST_SCORE = 0.5  # of an object, as on the page
LABELS = "a palette PNG as large as the photo; its palette indices are the classes, 255 for none"
CHANGED = "a palette PNG: the class where it differs from FCN-32s, 255 elsewhere"
MAPS = (
    "a NumPy archive: float32 (classes, rows, columns) for each tap, at its own stride; "
    "input_size, height and width that the network saw; classes, their names"
)
LONGEST_NAME = 40  # letters: no network has a longer name, and errors repeat it
WORDS = """<div class="sk-api"><h1>For other programs</h1>
<p>The networks answer programs too: in Python, in JavaScript, by plain HTTP, and as MCP tools.</p>
<p lang="ko">네트워크는 다른 프로그램에도 답합니다: Python, JavaScript, HTTP, MCP.</p>
<p><button type="button">Events, types and examples</button> <a href="./">The lessons</a></p>
</div>"""
# Gradio opens its documentation by a button in its footer, which the style sheet hides.
OPENS = """element.querySelector("button").addEventListener("click", () => {
  document.querySelector("footer .show-api").click();
});"""


def networks() -> list[NetworkRow]:
    """The networks that can be asked, and the classes that each of them knows."""
    return programs.network_rows()


def segment(photo: object, network: object = zoo.DEFAULT) -> tuple[File, Labelled]:
    """One semantic network's label map of a photo, at the photo's own size.

    Args:
        photo: the photo; an MCP client sends a data URI, such as data:image/jpeg;base64,…
        network: name of a semantic network.
    """
    with clear_errors(LANGUAGE):
        return programs.labelled(photo_at(photo), _name(network))


def compare(photo: object) -> tuple[File | Compared, ...]:
    """FCN-32s, FCN-16s and FCN-8s of a photo, and where the finer ones differ from FCN-32s.

    Args:
        photo: the photo; an MCP client sends a data URI, such as data:image/jpeg;base64,…
    """
    with clear_errors(LANGUAGE):
        maps, differences, known = programs.levels_compared(photo_at(photo))
        return (*maps, *differences, known)


def instances(photo: object, network: object = "maskrcnn", score: object = LEAST_SCORE) -> Coco:
    """The objects of a photo, one by one with their masks, as COCO's JSON.

    Args:
        photo: the photo; an MCP client sends a data URI, such as data:image/jpeg;base64,…
        network: name of an instance network.
        score: the least score of an object, 0 to 1.
    """
    with clear_errors(LANGUAGE):
        return programs.coco(photo_at(photo), _name(network), _least(score))


def score_maps(photo: object) -> File:
    """The score maps of FCN-8s before they are added up, as a NumPy archive.

    Args:
        photo: the photo; an MCP client sends a data URI, such as data:image/jpeg;base64,…
    """
    with clear_errors(LANGUAGE):
        return programs.maps_file(photo_at(photo))


def connect(page: gr.Blocks) -> None:
    """Add the events to a page that is built."""
    with page.route("API", "api", show_in_navbar=False):
        css = CSS_FILE.read_text("utf-8")
        gr.HTML(WORDS, css_template=css, js_on_load=OPENS, apply_default_css=False)
        _offer(networks, [], [value(list[NetworkRow], "Networks")], concurrency_limit=None)
        _offer(segment, [photo(), _network("semantic", zoo.DEFAULT)], _labelled_parts())
        _offer(compare, [photo()], _compared_parts())
        _offer(
            instances,
            [photo(), _network("instance", "maskrcnn"), share("Least score", LEAST_SCORE)],
            [value(Coco, "COCO's JSON")],
        )
        _offer(score_maps, [photo()], [file("Score maps", MAPS)])


def _offer(
    function: Callable[..., Any],
    takes: Sequence[Value],
    gives: Sequence[Value],
    **settings: Any,
) -> None:
    """A public event; it waits in line for the networks unless ``settings`` say otherwise."""
    queued = settings or {"concurrency_id": MODEL["concurrency_id"]}
    gr.on([], function, list(takes), list(gives), api_visibility="public", queue=True, **queued)


def _network(task: str, usual: str) -> Value:
    return choice("Network", [each.name for each in services.offered() if each.task == task], usual)


def _labelled_parts() -> list[Value]:
    return [file("Labels", LABELS), value(Labelled, "What is known of them")]


def _compared_parts() -> list[Value]:
    titles = {name: zoo.find(name).title for name in (COARSEST, *FINER)}
    maps = [file(f"Labels of {title}", LABELS) for title in titles.values()]
    changed = [file(f"Where {titles[name]} differs", CHANGED) for name in FINER]
    return [*maps, *changed, value(Compared, "What is known of them")]


def _name(network: object) -> str:
    """The name of a network as it was sent, but no longer than a message can show."""
    return str(network)[:LONGEST_NAME]


def _least(score: object) -> float:
    if isinstance(score, int | float) and 0 <= score <= 1:
        return float(score)
    raise SettingsError(
        f"Got the score {str(score)[:LONGEST_NAME]}.",
        "Expected a number from 0 to 1.",
        "Send the least score that an object must have, such as 0.5.",
    )
