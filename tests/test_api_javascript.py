"""The API, asked by Gradio's JavaScript client, as README shows it."""

import shutil
import subprocess
from pathlib import Path

from api_photos import HORSE_PHOTO, ROOT, example_of
from node import NODE, needs_checkers

REFUSED = """
import { Client } from "@gradio/client";
const page = await Client.connect("ADDRESS");
const photo = new Blob(["no photo"]);
const { data: networks } = await page.predict("/networks");
console.log(networks[0].map(({ name }) => name).join(" "));
try {
  await page.predict("/segment", { photo });
} catch (error) {
  console.log(error.message);
}
process.exit();
"""


def output_of(code: str, folder: Path) -> str:
    """What a program prints that stands in a folder of its own."""
    assert NODE
    shutil.copyfile(HORSE_PHOTO, folder / "photo.jpg")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    (folder / "program.mjs").write_text(code, "utf-8")
    command = [NODE, "program.mjs"]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@needs_checkers
def test_the_javascript_of_readme(address: str, tmp_path: Path) -> None:
    code = example_of("js", 0, address) + "process.exit();\n"
    url, classes = output_of(code, tmp_path).split(maxsplit=1)
    assert url.startswith(address)
    assert "'horse'" in classes


@needs_checkers
def test_a_program_hears_why_it_is_refused(address: str, tmp_path: Path) -> None:
    networks, said = output_of(REFUSED.replace("ADDRESS", address), tmp_path).splitlines()
    assert networks.split()[:3] == ["fcn32s", "fcn16s", "fcn8s"]
    assert "Expected one of JPEG, PNG" in said
