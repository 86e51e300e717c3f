"""The link and its code without a browser: what the server makes of them, and where it is."""

import json
import socket
from types import SimpleNamespace

import cv2
import numpy as np
import pytest

from demo import services
from demo.services import address
from demo.shared.classes import class_rows
from demo.shared.share import LONGEST_LINK, draw, squares_of
from segcore.data.voc21 import SAFE, VOC, VOC21

LINK = "http://127.0.0.1:7860/?lang=ko&view=student&tab=segment&photo=horse"
ELSEWHERE = LINK.replace("127.0.0.1:7860", "192.168.7.5:8000")


def asked(link: str, local: bool) -> tuple:
    """The event and the request of a page that listens on port 8000."""
    scope = {"server": ("127.0.0.1", 8000)}
    return SimpleNamespace(link=link, local=local), SimpleNamespace(
        request=SimpleNamespace(scope=scope)
    )


@pytest.fixture
def in_a_network(monkeypatch):
    """This computer is 192.168.7.5, and answers there if the test says so."""
    heard = {}
    monkeypatch.setattr(services, "own_address", lambda: "192.168.7.5")
    monkeypatch.setattr(services, "is_listening", lambda host, port: heard.get((host, port), False))
    return heard


def decoded(rows: list[str]) -> str:
    dark = np.array([[square == "1" for square in row] for row in rows])
    picture = np.pad(np.where(dark, 0, 255).astype(np.uint8), 4, constant_values=255)
    large = cv2.resize(picture, None, fx=6, fy=6, interpolation=cv2.INTER_NEAREST)
    return cv2.QRCodeDetector().detectAndDecode(large)[0]


def test_the_code_says_the_link():
    assert decoded(squares_of(LINK)) == LINK


def test_a_link_that_is_too_long_has_no_code():
    assert squares_of("x" * LONGEST_LINK) is not None
    assert squares_of("x" * (LONGEST_LINK + 1)) is None


def test_a_link_that_phones_can_open_stays_as_it_is(in_a_network):
    value = draw(*asked(LINK, local=False))
    assert json.loads(json.dumps(value)) == value
    assert value["asked"] == value["link"] == decoded(value["squares"]) == LINK
    assert value["later"] is None


def test_a_local_link_gets_the_address_that_the_room_can_reach(in_a_network):
    in_a_network["192.168.7.5", 8000] = True
    value = draw(*asked(LINK, local=True))
    assert value["link"] == decoded(value["squares"]) == ELSEWHERE
    assert value["asked"] == LINK


def test_a_page_for_one_computer_has_no_code_and_names_the_link_for_later(in_a_network):
    value = draw(*asked(LINK, local=True))
    assert (value["link"], value["squares"], value["later"]) == (None, None, ELSEWHERE)


def test_a_computer_in_no_network_has_no_link_for_phones(monkeypatch):
    monkeypatch.setattr(services, "own_address", lambda: None)
    value = draw(*asked(LINK, local=True))
    assert (value["link"], value["squares"], value["later"]) == (None, None, None)


# ---- Where this computer is -------------------------------------------------------------------
@pytest.mark.parametrize(("found", "told"), [("10.1.2.3", "10.1.2.3"), ("127.0.0.1", None)])
def test_an_address_that_means_this_very_computer_is_none(monkeypatch, found, told):
    class Probe:
        def __init__(self, *_: object) -> None: ...
        def __enter__(self) -> "Probe":
            return self

        def __exit__(self, *_: object) -> None: ...
        def connect(self, place: tuple) -> None: ...
        def getsockname(self) -> tuple:
            return found, 40000

    monkeypatch.setattr(socket, "socket", Probe)
    assert address.own_address() == told


def test_without_a_network_there_is_no_address(monkeypatch):
    def refuse(*_: object) -> None:
        raise OSError("Network is unreachable")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert address.own_address() is None


def test_is_listening_only_where_someone_listens():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert address.is_listening("127.0.0.1", port)
    assert not address.is_listening("127.0.0.1", port)


# ---- Both palettes ----------------------------------------------------------------------------
def test_every_class_comes_with_both_colours():
    rows = class_rows(VOC21)
    assert [tuple(row["colour"]) for row in rows] == list(SAFE.colours)
    assert [tuple(row["voc"]) for row in rows] == list(VOC.colours)
