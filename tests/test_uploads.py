"""Which paths the page takes for files that a visitor has sent."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from gradio.context import LocalContext

from demo.i18n.failures import MissingUpload
from demo.shared.uploads import received

DIGEST = "5f" * 32


@pytest.fixture
def folder(monkeypatch, tmp_path) -> Path:
    """The folder of uploads, with one upload and other files around it."""
    folder = tmp_path / "uploads"
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(folder))
    (folder / DIGEST / "deeper").mkdir(parents=True)
    for name in (f"uploads/{DIGEST}/cat.png", f"uploads/{DIGEST}/deeper/a", "uploads/b", "secret"):
        (tmp_path / name).write_bytes(b"x")
    (folder / DIGEST / "link.png").symlink_to(tmp_path / "secret")
    return folder


def event(path: object) -> SimpleNamespace:
    return SimpleNamespace(upload=path)


def test_a_file_that_was_sent_is_taken(folder):
    path = str(folder / DIGEST / "cat.png")
    assert received(event(path)) == path


@pytest.mark.parametrize(
    "path",
    [
        "{folder}/../secret",
        "{folder}/DIGEST/../../secret",
        "{folder}/DIGEST/link.png",
        "{folder}/DIGEST/deeper/a",
        "{folder}/DIGEST/dog.png",
        "{folder}/DIGEST",
        "{folder}/b",
        "/etc/passwd",
        "/",
        "",
        "cat.png",
        "{folder}/DIGEST/cat.png\0",
        "x" * 100_000,
    ],
)
def test_any_other_path_is_refused(folder, path):
    forged = path.replace("{folder}", str(folder)).replace("DIGEST", DIGEST)
    with pytest.raises(MissingUpload, match="Send it again") as refused:
        received(event(forged))
    assert str(folder) not in str(refused.value)


@pytest.mark.parametrize("path", [None, 7, ["/etc/passwd"], {"path": "/etc/passwd"}])
def test_what_is_no_text_is_refused(folder, path):
    with pytest.raises(MissingUpload):
        received(event(path))
    with pytest.raises(MissingUpload):
        received(SimpleNamespace())


def test_what_another_page_has_received_is_refused(folder):
    path = str(folder / DIGEST / "cat.png")
    token = LocalContext.blocks.set(SimpleNamespace(upload_file_set={path}))
    try:
        assert received(event(path)) == path
        LocalContext.blocks.get().upload_file_set.clear()
        with pytest.raises(MissingUpload):
            received(event(path))
    finally:
        LocalContext.blocks.reset(token)
