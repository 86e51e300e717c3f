"""What a downloaded file holds: tensors, and nothing that may run."""

from pathlib import Path

import pytest
import torch
from file_server import PAYLOAD, Server, saved

from segcore.download import Download, fetch
from segcore.errors import DamagedWeights, MissingWeights
from segcore.weights import load_download

pytestmark = pytest.mark.usefixtures("cache")


@pytest.mark.parametrize("zipped", [True, False])
def test_tensors_come_back(server: Server, zipped: bool) -> None:
    """In torch's format of today, and in that of 2020, when some of the files were published."""
    download = server.offers(saved({"a": torch.tensor([[1.5, -2.0]])}, zipped))
    fetch(download)
    tensors = load_download(download)
    assert list(tensors) == ["a"]
    assert tensors["a"].tolist() == [[1.5, -2.0]]


def test_tensors_that_were_not_fetched(published: Download) -> None:
    with pytest.raises(MissingWeights, match=r"1\.0 MB and comes from 127\.0\.0\.1"):
        load_download(published)


def test_tensors_of_another_file(published: Download, cache: Path) -> None:
    cache.mkdir(parents=True)
    (cache / "tiny.pth").write_bytes(PAYLOAD[:-1])
    with pytest.raises(DamagedWeights, match=published.sha256_prefix):
        load_download(published)


@pytest.mark.parametrize("content", [b"no tensors", None])
def test_what_is_no_tensor_is_not_unpickled(server: Server, content: bytes | None) -> None:
    """Even if its hash is right: a pickle may run any code."""
    download = server.offers(content or saved({"a": Path("a")}))
    fetch(download)
    with pytest.raises(DamagedWeights, match="other than tensors"):
        load_download(download)
