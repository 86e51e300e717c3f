"""The page's scripts, held like Python: types, style, tests of their own, and who imports whom.

The rules are in tsconfig.json and eslint.config.js; `npm ci` installs what checks them.
"""

import json
from functools import cache
from pathlib import Path
from typing import Literal, TypedDict

import node
import pytest
from node import ROOT
from test_house import check_lengths

pytestmark = node.needs_checkers
DEMO = ROOT / "demo"
MODULES = {file.relative_to(DEMO).as_posix(): file for file in sorted(DEMO.rglob("*.js"))}
CHECKS = {
    "types": ["node_modules/typescript/bin/tsc", "--pretty", "false"],
    "style": ["node_modules/eslint/bin/eslint.js", "--max-warnings", "0", "."],
}


class Facts(TypedDict):
    """What tests/js/modules.js says of a script."""

    imports: list[str]
    type_imports: list[str]
    lengths: list[int]


@pytest.fixture(scope="module", autouse=True)
def _installed() -> None:
    assert node.CHECKERS.is_dir(), f"{node.CHECKERS} is missing: npm ci"


@pytest.mark.parametrize("check", CHECKS)
def test_a_checker_finds_nothing(check: str) -> None:
    node.output_of(*CHECKS[check])


def test_the_tests_in_javascript_pass() -> None:
    tests = sorted(str(file) for file in (ROOT / "tests" / "js").glob("*.test.js"))
    assert tests
    node.output_of("--test", *tests)


# ---- Who imports whom -------------------------------------------------------------------------
@cache
def facts() -> dict[str, Facts]:
    """Path below `demo/` → what the script there says of itself."""
    said = json.loads(node.output_of("tests/js/modules.js", *map(str, MODULES.values())))
    return {module: said[str(file)] for module, file in MODULES.items()}


def imported_by(
    module: str, kind: Literal["imports", "type_imports"] = "imports"
) -> dict[str, Path]:
    """Path below `demo/` → file. The browser completes no address, so each must be whole."""
    addresses = facts()[module][kind]
    assert all(address.startswith(("./", "../")) for address in addresses), (module, addresses)
    files = [(MODULES[module].parent / address).resolve() for address in addresses]
    return {file.relative_to(DEMO).as_posix(): file for file in files}


def test_every_imported_file_exists() -> None:
    for module in MODULES:
        assert set(imported_by(module)) <= set(MODULES), module
        assert all(file.exists() for file in imported_by(module, "type_imports").values()), module


@pytest.mark.parametrize("kind", ["imports", "type_imports"])
def test_a_module_imports_its_own_lesson_and_what_lessons_share(kind) -> None:
    for module, own in MODULES.items():
        for imported, file in imported_by(module, kind).items():
            assert file.parent in (own.parent, DEMO / "web"), f"{module} imports {imported}"


def test_no_module_imports_itself_in_a_circle() -> None:
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " → ".join((*path, module))
        if module not in done:
            for imported in imported_by(module):
                visit(imported, (*path, module))
            done.add(module)

    for module in MODULES:
        visit(module, ())


def test_functions_are_short() -> None:
    check_lengths([length for each in facts().values() for length in each["lengths"]])
