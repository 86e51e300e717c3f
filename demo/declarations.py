"""Writes the types of what Python sends to the browser in TypeScript, for the checker of scripts.

    python -m demo.declarations

makes `demo/web/values.d.ts` from `demo.shared.value_types`, the `value.d.ts` of a lesson from every
TypedDict that its `value.py` defines or imports, and the room's `said.d.ts` from its `said.py`. A
test fails if a file is not up to date.
"""

import importlib
import importlib.util
import inspect
import json
import pkgutil
import re
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    TypeAlias,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from demo import lessons
from demo.room import said
from demo.shared import value_types
from demo.shared.value_types import Declared

DEMO = Path(__file__).parent
SHARED_FILE = DEMO / "web" / "values.d.ts"
SHARED_FROM_LESSON = "../../web/values.d.ts"
ROOM_FILE = DEMO / "room" / "said.d.ts"
SHARED_FROM_ROOM = "../web/values.d.ts"
HEADER = "// Written by `python -m demo.declarations` from {module}. Do not edit it here."

WORDS: dict[Any, str] = {
    str: "string",
    bool: "boolean",
    int: "number",
    float: "number",
    type(None): "null",
    object: "unknown",
    Any: "unknown",
}
LISTS = (list, Sequence, Collection)
TABLES = (dict, Mapping)
FIELD = re.compile(r"^    (\w+): .*?(?:  # (.*))?$", re.MULTILINE)
Named: TypeAlias = Any  # a TypedDict, or an Annotated with a Declared


def declarations() -> dict[Path, str]:
    """File → what it must hold."""
    shared = named_in(value_types)
    files = {SHARED_FILE: file_of(value_types, shared, {})}
    for lesson in pkgutil.iter_modules(lessons.__path__):
        name = f"{lessons.__name__}.{lesson.name}.value"
        if importlib.util.find_spec(name):
            value = importlib.import_module(name)
            if own := {key: each for key, each in named_in(value).items() if key not in shared}:
                file = DEMO / "lessons" / lesson.name / "value.d.ts"
                files[file] = file_of(value, own, shared)
    own = {key: each for key, each in named_in(said).items() if key not in shared}
    files[ROOM_FILE] = file_of(said, own, shared, SHARED_FROM_ROOM)
    return files


def file_of(
    module: ModuleType,
    own: Mapping[str, Named],
    shared: Collection[str],
    shared_from: str = SHARED_FROM_LESSON,
) -> str:
    """The types ``own`` in TypeScript. ``shared`` are the names that it may import."""
    needed = {name_of(kind) for each in own.values() for kind in mentioned_by(each)}
    imported = sorted(needed.intersection(shared))
    blocks = [HEADER.format(module=module.__name__)]
    if imported:
        blocks.append(f'import type {{ {", ".join(imported)} }} from "{shared_from}";')
    return "\n\n".join([*blocks, *map(declaration, own.values())]) + "\n"


# ---- Which types there are --------------------------------------------------------------------
def named_in(module: ModuleType) -> dict[str, Named]:
    """Name → every type with a name that ``module`` knows, and what these are made of."""
    found: dict[str, Named] = {}
    waiting = [each for each in vars(module).values() if is_named(each)]
    while waiting:
        kind = waiting.pop(0)
        if name_of(kind) not in found:
            found[name_of(kind)] = kind
            waiting.extend(mentioned_by(kind))
    return found


def is_named(kind: object) -> bool:
    """Whether scripts call this type by a name of its own."""
    return is_typeddict(kind) or _declared(kind) is not None


def name_of(kind: Named) -> str:
    """What scripts call it."""
    declared = _declared(kind)
    return declared.name if declared else str(kind.__name__)


def mentioned_by(kind: Named) -> list[Named]:
    """The types with a name that the fields of ``kind`` are made of."""
    return [each for field in fields_of(kind).values() for each in named_parts(field)]


def named_parts(kind: object) -> Iterator[Named]:
    """The types with a name inside of one that has none, such as a list of them."""
    if is_named(kind):
        yield kind
    else:
        for part in get_args(kind):
            yield from named_parts(part)


def fields_of(kind: Named) -> dict[str, Any]:
    """Field → its type."""
    return get_type_hints(kind, include_extras=True) if is_typeddict(kind) else {}


def _declared(kind: object) -> Declared | None:
    said = kind.__metadata__[0] if get_origin(kind) is Annotated else None  # type: ignore[attr-defined]
    return said if isinstance(said, Declared) else None


# ---- TypeScript -------------------------------------------------------------------------------
def declaration(kind: Named) -> str:
    """A type with a name."""
    if declared := _declared(kind):
        return f"export type {declared.name} = {declared.text};"
    comments = {field: said for field, said in FIELD.findall(inspect.getsource(kind)) if said}
    lines = [
        f"  readonly {field}: {typescript(each)};" + _comment(comments.get(field))
        for field, each in fields_of(kind).items()
    ]
    return "\n".join([_documentation(kind), f"export interface {name_of(kind)} {{", *lines, "}"])


def typescript(kind: Any) -> str:
    """How a field of this type is written; TypeError if JSON has no such value."""
    origin, parts = get_origin(kind), get_args(kind)
    if is_named(kind):
        return name_of(kind)
    if origin in (Union, UnionType):
        return " | ".join(dict.fromkeys(map(typescript, parts)))
    if origin is Literal:
        return " | ".join(map(json.dumps, parts))
    if origin in TABLES:
        return f"Readonly<Record<{', '.join(map(typescript, parts))}>>"
    if origin in LISTS:
        each = typescript(parts[0])
        return f"readonly ({each})[]" if " " in each else f"readonly {each}[]"
    if kind in WORDS:
        return WORDS[kind]
    raise TypeError(f"Expected a type of what JSON can hold, got {kind}.")


def _documentation(kind: Named) -> str:
    lines = _in_typescript(inspect.cleandoc(kind.__doc__ or "")).splitlines()
    if len(lines) == 1:
        return f"/** {lines[0]} */"
    return "\n".join(["/**", *(f" * {line}".rstrip() for line in lines), " */"])


def _comment(said: str | None) -> str:
    return f" // {_in_typescript(said)}" if said else ""


def _in_typescript(words: str) -> str:
    return re.sub(r"\bNone\b(?! of\b)", "null", words)


def main() -> int:
    """Write every file and say which."""
    for file, text in declarations().items():
        file.write_text(text, encoding="utf-8")
        print(file.relative_to(DEMO.parent))
    return 0


if __name__ == "__main__":
    sys.exit(main())
