import json
from dataclasses import replace
from pathlib import Path

import pytest
import tiny
import torch
from torchvision.models import WeightsEnum, detection, segmentation

from segcore import cards
from segcore.cards import SHIPPED, Card, read_card, sha256_of, write_card
from segcore.errors import DamagedWeights, MissingWeights, UnknownName
from segcore.load import load_decoder, load_detector, load_network, outline
from segcore.models.mask_rcnn import SIDE
from segcore.models.network import PHOTO
from segcore.weights import load_weights, read_tensors, save_weights
from segcore.zoo import TRUNKS, ZOO, Published, available, card_of, find, find_for, parameters_of

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


def test_a_card_from_before_a_measure_was_known_says_nothing_of_it(
    card: Card, tmp_path: Path
) -> None:
    path = write_card(card, tmp_path)
    entries = json.loads(path.read_text("utf-8"))
    for later in ("per_class", "cost"):
        del entries[later]
    path.write_text(json.dumps(entries), "utf-8")
    assert read_card(path) == card
    assert read_card(path).per_class == read_card(path).cost == {}


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
    with pytest.raises(DamagedWeights, match="not a card of weights"):
        read_card(tmp_path / "card.json")


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(UnknownName, match="There are fcn32s, fcn16s, fcn8s"):
        find("fcn64s")


SHIPPED_NAMES = [name for name in ZOO if available(name) and not ZOO[name].published]


def test_the_three_levels_are_shipped() -> None:
    assert {"fcn32s", "fcn16s", "fcn8s"} <= set(SHIPPED_NAMES)


@pytest.mark.parametrize("name", SHIPPED_NAMES)
def test_shipped_weights_are_what_their_card_says(name: str) -> None:
    card = card_of(name)
    path = SHIPPED / card.file
    assert sha256_of(path) == card.sha256
    assert path.stat().st_size < FIFTY_MB
    network = (load_network if ZOO[name].task == "semantic" else load_detector)(name)
    assert sum(p.numel() for p in network.parameters()) == parameters_of(name)
    assert card.measured_on
    assert name in card.scores


def test_weights_of_another_network_are_refused(card: Card, tmp_path: Path) -> None:
    with pytest.raises(DamagedWeights, match="do not fit fcn8s"):
        load_network("fcn8s", tmp_path / card.file)


@pytest.mark.parametrize("name", [n for n, e in ZOO.items() if e.task == "semantic"])
def test_a_rows_output_is_one_of_its_decoders(name: str) -> None:
    decoder = outline(name).decoder
    assert ZOO[name].output in decoder.outputs
    assert ZOO[name].trunk or decoder.reads == (PHOTO,)


@pytest.mark.parametrize("name", [n for n, e in ZOO.items() if e.task == "instance"])
def test_a_row_builds_its_detector(name: str) -> None:
    with torch.device("meta"):
        assert sum(p.numel() for p in ZOO[name].detector().parameters()) == parameters_of(name)


@pytest.mark.parametrize("trunk", TRUNKS)
def test_a_decoder_reads_what_its_trunk_has(trunk: str) -> None:
    taps = TRUNKS[trunk].builder().taps
    read = {tap for n, e in ZOO.items() if e.trunk == trunk for tap in outline(n).decoder.reads}
    assert read <= taps.keys()


def test_vgg16_has_the_parameters_of_its_paper() -> None:
    """Thirteen convolutions of the 138 million of configuration D."""
    assert TRUNKS["vgg16"].parameters == 14_714_688


@pytest.mark.parametrize("trunk", TRUNKS)
def test_a_trunk_has_the_parameters_of_its_row(trunk: str) -> None:
    with torch.device("meta"):
        built = TRUNKS[trunk].builder()
    assert sum(each.numel() for each in built.parameters()) == TRUNKS[trunk].parameters


def test_published_networks_say_what_they_weigh() -> None:
    """torchvision's table: 35.3 million parameters, 135 MiB, the hash in the file's name."""
    entry = find("fcn_resnet50")
    assert parameters_of("fcn_resnet50") == 35_322_218
    assert entry.download is not None
    assert entry.download.bytes == pytest.approx(135.0 * 2**20, rel=1e-3)
    assert entry.download.name == f"fcn_resnet50_coco-{entry.download.sha256_prefix}.pth"
    assert len(entry.download.sha256_prefix) == 8


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("fcn_resnet50", segmentation.FCN_ResNet50_Weights.COCO_WITH_VOC_LABELS_V1),
        ("deeplabv3_resnet50", segmentation.DeepLabV3_ResNet50_Weights.COCO_WITH_VOC_LABELS_V1),
        ("maskrcnn_resnet50_fpn_v2", detection.MaskRCNN_ResNet50_FPN_V2_Weights.COCO_V1),
    ],
)
def test_published_networks_are_torchvisions(name: str, published: WeightsEnum) -> None:
    """Our table holds its numbers, so that the page needs no torchvision to tell them."""
    size = round(published.meta["_file_size"] * 2**20)
    assert ZOO[name].published == Published(published.url, size, published.meta["num_params"])


def test_an_instance_network_sees_photos_at_its_own_side() -> None:
    assert find("maskrcnn").own_side == SIDE


def test_what_is_not_here_is_not_available(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TORCH_HOME", str(tmp_path))
    assert not available("fcn_resnet50")
    assert not available("fcn8s", tmp_path)
    assert available("fcn8s")


def test_a_decoder_without_a_trunk_stands_on_the_shipped_one(tmp_path: Path) -> None:
    rest = outline("unet").decoder.to_empty(device="cpu").state_dict()
    save_weights(rest, tmp_path / "unet.safetensors")
    network = load_network("unet", tmp_path / "unet.safetensors")
    name = "trunk.blocks.9.conv.1.0.weight"
    assert torch.equal(network.state_dict()[name], load_weights(card_of("fcn8s"))[name].float())


def test_a_decoder_of_another_trunk_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, card: Card
) -> None:
    monkeypatch.setattr(cards, "SHIPPED", tmp_path)
    write_card(replace(card, file="fcn-mobilenet-voc21.safetensors"), tmp_path)
    write_card(replace(card, file="unet-mobilenet-voc21.safetensors", trunk="0" * 64), tmp_path)
    with pytest.raises(DamagedWeights, match="trained on another trunk"):
        load_decoder("unet", TRUNKS["mobilenetv2"].builder().taps)


def test_a_network_is_built_from_its_row() -> None:
    network = tiny.fcn()
    found = network(torch.rand(1, 3, 20, 30))
    assert {name: maps.shape for name, maps in found.items()} == dict.fromkeys(
        ("fcn32s", "fcn16s", "fcn8s"), (1, 21, 20, 30)
    )
    assert set(outline("fcn8s-vgg16").state_dict()) == set(network.state_dict())


def test_a_network_is_found_for_its_question() -> None:
    assert find_for(["fcn8s"], "semantic") == [find("fcn8s")]
    with pytest.raises(UnknownName, match="gives no instance segmentation"):
        find_for(["maskrcnn", "fcn8s"], "instance")
