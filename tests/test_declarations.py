"""The types that scripts are checked against are those that Python's values are checked against."""

from typing import Annotated, Literal, TypedDict

import pytest

from demo import declarations
from demo.shared.value_types import Declared

Pair = Annotated[list[int], Declared("Pair", "readonly [number, number]")]


class Inner(TypedDict):
    """Numbers of a kind."""

    kind: Literal["few", "many"]
    numbers: list[float | None]


class Outer(TypedDict):
    """Something made up.

    None of it is real.
    """

    pair: Pair  # never None
    inner: dict[str, Inner] | None
    rows: list[list[int]]
    on: bool


def test_every_file_is_up_to_date() -> None:
    files = declarations.declarations()
    alone = (declarations.SHARED_FILE, declarations.ROOM_FILE)
    committed = {*declarations.DEMO.rglob("value.d.ts"), *alone}
    assert committed == set(files)
    old = [file for file, text in files.items() if file.read_text(encoding="utf-8") != text]
    assert not old, "python -m demo.declarations"


def test_a_made_up_type_by_hand() -> None:
    assert declarations.declaration(Outer).splitlines() == [
        "/**",
        " * Something made up.",
        " *",
        " * None of it is real.",
        " */",
        "export interface Outer {",
        "  readonly pair: Pair; // never null",
        "  readonly inner: Readonly<Record<string, Inner>> | null;",
        "  readonly rows: readonly (readonly number[])[];",
        "  readonly on: boolean;",
        "}",
    ]
    assert declarations.declaration(Pair) == "export type Pair = readonly [number, number];"


def test_what_a_type_is_made_of_is_declared_too() -> None:
    assert declarations.mentioned_by(Outer) == [Pair, Inner]
    assert declarations.declaration(Inner).splitlines()[2:-1] == [
        '  readonly kind: "few" | "many";',
        "  readonly numbers: readonly (number | null)[];",
    ]


@pytest.mark.parametrize("kind", [bytes, set[int], dict])
def test_what_json_cannot_hold_is_refused(kind: type) -> None:
    with pytest.raises(TypeError, match="what JSON can hold"):
        declarations.typescript(kind)
