from dataclasses import replace
from pathlib import Path

import pytest
import torch

from segcore.errors import DamagedWeights, MissingWeights, UnknownName
from segcore.models.fcn import FCN
from segcore.weights import (
    SHIPPED,
    Card,
    load_weights,
    read_card,
    read_tensors,
    save_weights,
    sha256_of,
    write_card,
)
from segcore.zoo import ZOO, card_of, find, load_network

FIFTY_MB = 50_000_000


@pytest.fixture
def card(tmp_path: Path) -> Card:
    sha256 = save_weights({"a": torch.tensor([1.0, 0.5])}, tmp_path / "tiny.safetensors")
    return Card(
        file="tiny.safetensors",
        sha256=sha256,
        label_set="voc21",
        parameters=2,
        trained_on=("nothing",),
        initial_weights=(),
        licence="Apache-2.0",
        command=("python",),
    )


def test_weights_come_back_in_fp16(card: Card, tmp_path: Path) -> None:
    tensors = load_weights(card, tmp_path)
    assert tensors["a"].dtype == torch.float16
    assert tensors["a"].tolist() == [1.0, 0.5]


def test_card_comes_back_whole(card: Card, tmp_path: Path) -> None:
    assert read_card(write_card(card, tmp_path)) == card


def test_missing_weights_say_what_to_do(card: Card, tmp_path: Path) -> None:
    with pytest.raises(MissingWeights, match="git LFS"):
        load_weights(card, tmp_path / "elsewhere")


def test_weights_that_are_not_the_cards_are_refused(card: Card, tmp_path: Path) -> None:
    with pytest.raises(DamagedWeights, match="not the ones that their card describes"):
        load_weights(replace(card, sha256="0" * 64), tmp_path)


def test_half_a_file_is_refused(card: Card, tmp_path: Path) -> None:
    path = tmp_path / card.file
    path.write_bytes(path.read_bytes()[:-3])
    with pytest.raises(DamagedWeights, match="whole safetensors file"):
        read_tensors(path)


@pytest.mark.parametrize("text", ["", "{}", '{"file": 1, "what": 2}', "[]"])
def test_what_is_no_card_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "card.json").write_text(text)
    with pytest.raises(DamagedWeights, match="no card"):
        read_card(tmp_path / "card.json")


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(UnknownName, match="There are fcn32s, fcn16s, fcn8s"):
        find("fcn64s")


@pytest.mark.parametrize("name", ZOO)
def test_shipped_weights_are_what_their_card_says(name: str) -> None:
    card = card_of(name)
    path = SHIPPED / card.file
    assert sha256_of(path) == card.sha256
    assert path.stat().st_size < FIFTY_MB
    network = load_network(name)
    assert sum(p.numel() for p in network.parameters()) == card.parameters
    assert card.measured_on
    assert set(card.scores) == {"fcn32s", "fcn16s", "fcn8s"}


def test_weights_of_another_network_are_refused(card: Card, tmp_path: Path) -> None:
    with pytest.raises(DamagedWeights, match="do not fit fcn8s"):
        load_network("fcn8s", tmp_path / card.file)


def test_all_rows_of_the_zoo_are_levels_of_the_network() -> None:
    assert set(ZOO) == set(FCN(head_channels=8, width=4)(torch.rand(1, 3, 32, 32)))
