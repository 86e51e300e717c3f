"""Runs the page's JavaScript modules in Node, without a browser."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NODE = shutil.which("node")
CHECKERS = ROOT / "node_modules" / ".bin"  # made by `npm ci` from package-lock.json

# A laptop may skip these; where the variable is set, a missing Node or checker fails.
REQUIRED = bool(os.environ.get("SKIPSCOPE_REQUIRE_NODE"))
needs_node = pytest.mark.skipif(
    not NODE and not REQUIRED, reason="Node.js is missing: it runs the page's modules"
)
needs_checkers = pytest.mark.skipif(
    not (NODE and CHECKERS.is_dir()) and not REQUIRED,
    reason="the checkers of JavaScript are missing: install Node.js, then npm ci",
)
FRAME = """
{imports}
let text = "";
for await (const part of process.stdin) text += part;
const run = async (values) => {{ {body} }};
process.stdout.write(JSON.stringify(await run(JSON.parse(text)) ?? null));
"""


def run(imports: dict[str, str], body: str, *values: object) -> object:
    """What the JavaScript function `(values) => { body }` returns.

    Args:
        imports: path of a module below `demo/` → the names to import from it, such as "fuse, TAPS".
        body: statements with a `return`; they may use `await`.
        values: what can be said in JSON.
    """
    lines = [
        f"import {{ {names} }} from {json.dumps((ROOT / 'demo' / path).as_uri())};"
        for path, names in imports.items()
    ]
    script = FRAME.format(imports="\n".join(lines), body=body)
    return json.loads(output_of("--input-type=module", "--eval", script, given=json.dumps(values)))


def output_of(*arguments: str, given: str = "") -> str:
    """What Node prints when it is started with these arguments and reads ``given``."""
    assert NODE, "Node.js is missing."
    done = subprocess.run(
        [NODE, *arguments], cwd=ROOT, input=given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
