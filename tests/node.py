"""Runs the page's JavaScript modules in Node, without a browser."""

import json
import shutil
import subprocess

import pytest
from page_visit import REQUIRED, ROOT

NODE = shutil.which("node")

# A laptop without Node may skip these; where the browser is required, so is Node.
needs_node = pytest.mark.skipif(
    not NODE and not REQUIRED, reason="Node.js is missing: it runs the page's modules"
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
    done = subprocess.run(
        [str(NODE), "--input-type=module", "--eval", script],
        input=json.dumps(values),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
