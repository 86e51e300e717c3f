"""Two visitors who want the same file at once."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from file_server import PATIENCE, PAYLOAD, Server, leave, left_in

from segcore import download as module
from segcore.download import Download, fetch, path_of
from segcore.errors import DownloadError

pytestmark = pytest.mark.usefixtures("cache")


@dataclass
class Visitors:
    """Two who want the same file: the second comes when half of it is here, and sees so."""

    server: Server
    pool: ThreadPoolExecutor

    def come(self, download: Download, first_progress: Callable[[float], None]) -> tuple:
        """The futures of both, and the shares that the second saw."""
        seen: list[float] = []
        halfway, joined = threading.Event(), threading.Event()

        def watched(share: float) -> None:
            if share == 0.5:
                halfway.set()
            first_progress(share)

        def second_progress(share: float) -> None:
            seen.append(share)
            joined.set()

        self.server.go_on.clear()
        first = self.pool.submit(fetch, download, watched)
        assert halfway.wait(PATIENCE)
        second = self.pool.submit(fetch, download, second_progress)
        assert joined.wait(PATIENCE)
        self.server.go_on.set()
        return first, second, seen


@pytest.fixture
def visitors(server: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visitors]:
    monkeypatch.setattr(module, "POLL", 0.01)
    with ThreadPoolExecutor(2) as pool:
        yield Visitors(server, pool)


def test_two_visitors_share_one_download(
    server: Server, published: Download, visitors: Visitors, cache: Path
) -> None:
    first, second, seen = visitors.come(published, lambda share: None)
    assert first.result(PATIENCE) == second.result(PATIENCE) == path_of(published)
    assert len(server.asked) == 1
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (0.5, 1.0)
    assert left_in(cache) == ["tiny.pth"]


def test_two_visitors_share_one_failure(
    server: Server, published: Download, visitors: Visitors
) -> None:
    server.payload = bytes(len(PAYLOAD))
    errors = [
        future.exception(PATIENCE) for future in visitors.come(published, lambda share: None)[:2]
    ]
    assert len(server.asked) == 1
    assert [type(error) for error in errors] == [DownloadError] * 2
    assert str(errors[0]) == str(errors[1])
    assert errors[0] is not errors[1]


def test_the_second_visitor_goes_on_when_the_first_leaves(
    server: Server, published: Download, visitors: Visitors
) -> None:
    def leave_late(share: float) -> None:
        if share > 0.5:
            leave(share)

    first, second, _ = visitors.come(published, leave_late)
    assert isinstance(first.exception(PATIENCE), BrokenPipeError)
    assert second.result(PATIENCE).read_bytes() == PAYLOAD
    assert len(server.asked) == 2
