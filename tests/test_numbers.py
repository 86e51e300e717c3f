"""Numbers: what the cards say, what papers say, and the clock."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from fake_engine import BrokenEngine, FakeEngine
from page_visit import ROOT

from demo import runner, services
from demo.lessons.numbers import tab, value
from demo.lessons.numbers.published import PUBLISHED
from demo.services import speed
from segcore import cards, zoo
from segcore.cards import read_card

CARDS = sorted(path.stem for path in cards.SHIPPED.glob("*.json"))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeEngine]:
    """The fake engine, and nothing measured yet."""
    engine = FakeEngine()
    services.forget_speed()
    monkeypatch.setattr(runner, "current", lambda: engine)
    yield engine
    services.forget_speed()


def rows() -> dict[str, value.RowValue]:
    table = value.table_value()["table"]
    assert table
    return {row["name"]: row for row in table["rows"]}


# ---- The table --------------------------------------------------------------------------------
def test_every_network_with_a_card_has_a_row_and_no_other() -> None:
    expected = {name for name, entry in zoo.ZOO.items() if entry.checkpoint in CARDS}
    assert set(rows()) == expected
    assert {known.entry.checkpoint for known in services.known_networks()} == set(CARDS)


def test_figures_are_those_of_the_card() -> None:
    for name, row in rows().items():
        card = read_card(cards.SHIPPED / f"{zoo.ZOO[name].checkpoint}.json")
        scores = card.scores.get(name, {})
        assert row["miou"] == scores.get("miou")
        assert row["edge"] == scores.get("band_5")
        assert row["parameters"] == zoo.parameters_of(name)
        assert row["card"]["sha256"] == card.sha256
        assert [run["command"] for run in row["card"]["runs"]] == [
            line for line in card.evaluated_by.split("; ") if line
        ]
        assert (row["classes"] is None) == (not card.per_class.get(name))


def test_the_levels_come_first_on_each_trunk_and_detectors_last() -> None:
    found = list(rows().values())
    trunks = [row["trunk"] for row in found]
    assert trunks == sorted(trunks, key=[*[t.title for t in zoo.TRUNKS.values()], ""].index)
    assert [row["level"] for row in found[:3]] == [32, 16, 8]
    assert found[-1]["task"] == "instance"
    assert all(" · " not in row["title"] for row in found)


def test_a_detector_says_its_own_measure() -> None:
    row = rows()["maskrcnn"]
    assert row["miou"] is row["edge"] is None
    assert {each["data"] for each in row["averages"]} == {"voc", "coco", "voc_animals"}


def test_a_card_without_scores_leaves_empty_places(monkeypatch: pytest.MonkeyPatch) -> None:
    known = services.known_networks()[0]
    empty = replace(known.card, scores={}, per_class={}, cost={}, evaluated_by="")
    row = value.row_value(replace(known, card=empty))
    assert row["miou"] is row["cost"] is row["classes"] is None
    assert row["card"]["runs"] == row["averages"] == []


def test_scores_of_classes_reach_the_board() -> None:
    known = services.known_networks()[0]
    card = replace(known.card, per_class={known.name: {"iou": {"cat": 0.5}}})
    row = value.row_value(replace(known, card=card))
    assert row["classes"] == {"measure": "iou", "scores": {"cat": 0.5}}


def test_published_figures_have_a_source_and_a_network() -> None:
    for name, figures in PUBLISHED.items():
        assert name in zoo.ZOO
        for figure in figures:
            assert 0 < figure.percent < 100
            assert figure.paper
            assert 2012 <= figure.year <= 2025
            assert figure.table > 0
    paper = {n: PUBLISHED[f"fcn{n}s-vgg16"][0].percent for n in (32, 16, 8)}
    assert paper == {32: 59.4, 16: 62.4, 8: 62.7}  # Long et al., CVPR 2015, Table 2


def test_the_table_needs_no_torch() -> None:
    code = (
        "import sys; from demo.lessons.numbers import value; value.table_value();"
        "print('torch' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "False", done.stderr


# ---- The clock --------------------------------------------------------------------------------
def test_every_network_here_is_timed_checkpoint_by_checkpoint(clock: FakeEngine) -> None:
    found = list(tab.measure())
    last = found[-1]["speed"]
    assert last
    ready = {known.name for known in services.known_networks() if known.ready}
    assert set(last["milliseconds"]) == ready
    assert last["of"] == len(ready)
    assert last["device"] == "a test"
    assert last["milliseconds"]["fcn8s"] == pytest.approx(510)  # of the fake engine
    assert [each["speed"]["ended"] > 0 for each in found] == [False] * (len(found) - 1) + [True]
    assert clock.runs == (services.PASSES + 1) * (len(found) - 1)
    assert value.table_value()["speed"] == last


def test_no_pass_sees_a_photo_that_the_engine_remembers(
    clock: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []
    levels = clock.levels
    monkeypatch.setattr(
        clock, "levels", lambda photo, names: seen.append(photo.tobytes()) or levels(photo, names)
    )
    first = next(iter(services.measure_speed()))
    assert len(set(seen)) == services.PASSES + 1
    assert first.size == np.shape(services.photo_of(first.sample))[:2]


def test_who_asks_while_it_is_fresh_gets_the_same(
    clock: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    *_, done = services.measure_speed()
    runs = clock.runs
    assert list(services.measure_speed()) == [done]
    assert clock.runs == runs
    monkeypatch.setattr(speed, "FRESH", 0.0)
    assert len(list(services.measure_speed())) > 1


@pytest.mark.usefixtures("clock")
def test_a_network_that_fails_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "current", BrokenEngine)
    (said,) = tab.measure()
    assert said["problem"]
    assert said["speed"] is None
    assert services.last_speed() is None
