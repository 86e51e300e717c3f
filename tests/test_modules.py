"""The page's JavaScript as it is served, and what the page says if it does not come."""

import re
import urllib.error
import urllib.request

import node
import pytest
from page_visit import Visit, needs_browser

from demo.shared import modules
from demo.shared.comments import without_comments
from demo.shared.page import head

MODULES = sorted(modules.modules())
SAID = "Please load the page again."


def answer_of(address: str, **headers: str):
    return urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=20)


# ---- The address ------------------------------------------------------------------------------
def test_the_address_changes_with_the_files(monkeypatch):
    before = modules.address_of("web/png.js")
    changed = {**modules.modules(), "web/png.js": b"export {};"}
    monkeypatch.setattr(modules, "modules", lambda: changed)
    monkeypatch.setattr(modules, "digest", modules.digest.__wrapped__)
    assert modules.address_of("web/png.js") != before


def named_in_the_head() -> set[str]:
    text = head("skips")
    return {name for name in MODULES if f'href="{modules.address_of(name)}"' in text}


def test_a_module_needs_what_it_imports_before_it_runs(monkeypatch):
    files = {
        "web/a.js": b'import {\n  b,\n} from "./b.js";\nconst late = () => import("./late.js");\n',
        "web/b.js": b'const word = "./word.js";\n',
        "web/late.js": b"",
        "web/word.js": b"",
        "lessons/x/board.js": b'import { find } from "./find.js";\nimport "../../web/a.js";\n',
        "lessons/x/find.js": b'import { a } from "../../web/a.js";\n',
    }
    monkeypatch.setattr(modules, "modules", lambda: files)
    needed = modules.needed_by(["lessons/x/board.js"])
    assert needed == ["lessons/x/board.js", "lessons/x/find.js", "web/a.js", "web/b.js"]


@needs_browser
def test_the_head_names_all_that_the_first_view_fetches(browser, page):
    with Visit(browser, page, 1400) as visit:
        folder = f"{page}modules/{modules.digest()}/"
        fetched = {address.removeprefix(folder) for address in visit.asked if folder in address}
        assert fetched == named_in_the_head()
    assert "lessons/skips/scene.js" in fetched
    assert not any("poster" in name or name.startswith("lessons/inside/") for name in fetched)


@pytest.fixture(scope="module")
def page(fake_address: str) -> str:
    return fake_address


@needs_browser
def test_modules_may_be_kept_for_ever_and_nothing_else_is_served(page):
    with answer_of(page + modules.address_of("lessons/skips/board.js")) as answer:
        assert answer.headers["Content-Type"].startswith("text/javascript")
        assert "immutable" in answer.headers["Cache-Control"]
        assert b"export function mount" in answer.read()
    folder = f"modules/{modules.digest()}"
    for path in (
        "modules/0123456789abcdef/web/page.js",
        f"{folder}/lessons/skips/board.html",
        f"{folder}/lessons/skips/tab.py",
        f"{folder}/web/../app.py",
        f"{folder}/%2e%2e/app.py",
    ):
        with pytest.raises(urllib.error.HTTPError) as refused:
            answer_of(page + path)
        refused.value.close()
        assert refused.value.code == 404


@needs_browser
def test_the_page_is_compressed_and_event_streams_are_not(browser, page):
    for asked, given in (("gzip, deflate", "gzip"), ("gzip, deflate, br, zstd", "br")):
        with answer_of(page, **{"Accept-Encoding": asked}) as answer:
            assert answer.headers["Content-Encoding"] == given
    streams = []
    with Visit(browser, page, 1400) as visit:
        visit.page.on("response", lambda response: streams.append(response))
        # A sample needs no queue, and so no stream of events; a photo does.
        visit.upload(modules.DEMO.parent / "assets" / "samples" / "cow.jpg")
        visit.page.wait_for_selector(".board.levels:not([data-ready=sheep])", state="attached")
    encodings = {
        answer.headers.get("content-encoding")
        for answer in streams
        if "event-stream" in answer.headers.get("content-type", "")
    }
    assert encodings == {None}


@needs_browser
def test_a_board_says_that_its_module_did_not_come(browser, page):
    context = browser.new_context()
    visitor = context.new_page()
    visitor.route("**/lessons/skips/lens.js", lambda route: route.abort())
    visitor.goto(page)
    visitor.get_by_role("alert").filter(has_text=SAID).wait_for()
    context.close()


@needs_browser
def test_a_board_says_that_what_it_loads_late_did_not_come(browser, page):
    with Visit(browser, page, 1400) as visit:
        said = visit.page.locator(".board.levels > .not-loaded")
        visit.page.route("**/web/poster_sheet.js", lambda route: route.abort())
        for _ in range(2):
            visit.page.locator(".board.levels .save").click()
            said.filter(has_text=SAID).wait_for()
            assert said.count() == 1
        visit.page.unroute("**/web/poster_sheet.js")


@pytest.mark.parametrize("file", sorted(modules.DEMO.rglob("*.css")), ids=lambda file: file.name)
def test_a_style_sheet_loses_its_comments_alone(file):
    style = file.read_text("utf-8")
    rules = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    assert without_comments(style).split() == rules.split()


@node.needs_checkers
def test_the_served_modules_differ_from_the_files_in_comments_alone() -> None:
    """The same tokens, at the same places of the same lines."""
    files = {name: (modules.DEMO / name).read_text("utf-8") for name in modules.modules()}
    served = {name: content.decode() for name, content in modules.modules().items()}
    differing = node.run(
        {},
        """const { tokenize } = await import("espree");
           const read = (text) => JSON.stringify(tokenize(text, {
             ecmaVersion: "latest", sourceType: "module", loc: true,
           }).map(({ type, value, loc }) => [type, value, loc]));
           const [files, served] = values;
           return Object.keys(files).filter((name) => read(files[name]) !== read(served[name]));""",
        files,
        served,
    )
    assert differing == []
    assert sum(map(len, served.values())) < 0.8 * sum(map(len, files.values()))
