"""The page's scripts, held like Python: types, style, tests of their own, and who imports whom.

The rules are in tsconfig.json and eslint.config.js; `npm ci` installs what checks them.
"""

import json
from functools import cache
from pathlib import Path
from typing import TypedDict

import node
import pytest
from node import ROOT
from test_house import check_lengths

pytestmark = node.needs_checkers
DEMO = ROOT / "demo"
MODULES = {file.relative_to(DEMO).as_posix(): file for file in sorted(DEMO.rglob("*.js"))}
CHECKS = {
    "types": ["typescript/bin/tsc", "--pretty", "false"],
    "style": ["eslint/bin/eslint.js", "--max-warnings", "0", "."],
}


class Facts(TypedDict):
    """What tests/js/modules.js says of a script."""

    imports: list[str]
    type_imports: list[str]
    lengths: list[int]


@pytest.mark.parametrize("check", CHECKS)
def test_a_checker_finds_nothing(check: str) -> None:
    program, *options = CHECKS[check]
    file = ROOT / "node_modules" / program
    assert file.exists(), f"{file} is missing: npm ci"
    node.output_of(str(file), *options)


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


def imported_by(module: str, kind: str = "imports") -> list[str]:
    """Paths below `demo/`; the browser completes no address, so each must be whole."""
    addresses = facts()[module][kind]
    assert all(address.startswith(("./", "../")) for address in addresses), addresses
    files = [(MODULES[module].parent / address).resolve() for address in addresses]
    return [file.relative_to(DEMO).as_posix() for file in files]


def folder_of(module: str) -> str:
    return str(Path(module).parent)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_its_own_lesson_and_what_lessons_share(module: str) -> None:
    for imported in imported_by(module):
        assert imported in MODULES
        assert folder_of(imported) in (folder_of(module), "web")


@pytest.mark.parametrize("module", MODULES)
def test_the_types_of_a_module_come_from_there_too(module: str) -> None:
    for imported in imported_by(module, "type_imports"):
        assert (DEMO / imported).exists()
        assert folder_of(imported) in (folder_of(module), "web")


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
