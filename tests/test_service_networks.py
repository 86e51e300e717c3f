"""Which networks the page can ask, and the files that they give."""

import io
import json
from pathlib import Path

import numpy as np
import pytest
from fake_engine import HORSE
from fake_services import LEVELS, PUBLISHED, SHIPPED
from PIL import Image

from demo import services
from segcore import download, zoo
from segcore.data.voc21 import VOC21
from segcore.errors import MissingWeights, SegcoreError, UnknownName


# ---- Networks ---------------------------------------------------------------------------------
def test_networks_that_should_be_shipped_and_are_not_here_are_left_out(fake, monkeypatch):
    monkeypatch.setattr(zoo, "available", lambda name: name in LEVELS)
    known = {network.name: network for network in services.offered()}
    assert list(known) == [*LEVELS, *PUBLISHED]
    assert [name for name in known if known[name].ready] == LEVELS
    assert known["fcn_resnet50"].download_bytes > 100e6
    assert known["fcn8s"].download_bytes is None


def test_weights_without_a_card_are_left_out(fake, monkeypatch):
    def parameters_of(name: str) -> int:
        if name == "unet":
            raise MissingWeights("There is no card.")
        return 7

    monkeypatch.setattr(zoo, "parameters_of", parameters_of)
    assert "unet" not in [network.name for network in services.offered()]


def test_a_published_network_is_fetched_with_its_progress(fake, monkeypatch):
    asked, shares = [], []
    monkeypatch.setattr(download, "fetch", lambda what, tell: (asked.append(what), tell(1.0)))
    services.fetch("fcn_resnet50", shares.append)
    assert asked == [zoo.find("fcn_resnet50").download]
    assert shares == [1.0]
    with pytest.raises(UnknownName, match="shipped"):
        services.fetch("unet", shares.append)


def test_every_shipped_network_is_made_ready_and_none_stops_the_others(fake, monkeypatch):
    prepared = []

    def prepare(name: str) -> None:
        prepared.append(name)
        raise SegcoreError("No.")

    monkeypatch.setattr(fake, "prepare", prepare)
    services.prepare_engine()
    assert prepared == SHIPPED


# ---- Files ------------------------------------------------------------------------------------
def test_the_files_of_a_semantic_network(fake):
    source = services.first_source()
    mask = services.file_of(source, "fcn8s", "mask")
    assert mask.name == f"{source}-fcn8s.png"
    with Image.open(io.BytesIO(mask.data)) as labels:
        assert set(np.unique(labels)) == {0, HORSE}
    assert json.loads(services.file_of(source, "fcn8s", "json").data)["model"] == "fcn8s"


def test_the_files_of_an_instance_network_hold_what_the_threshold_leaves(fake, photo):
    ids = services.file_of(photo, "maskrcnn", "ids", score=0.5)
    assert (ids.name, ids.media) == ("photo-maskrcnn-ids.png", "image/png")
    with Image.open(io.BytesIO(ids.data)) as numbers:
        assert numbers.mode == "I;16"
        assert set(np.unique(numbers)) == {0, 1, 2, 3, 4}
    coco = json.loads(services.file_of(photo, "maskrcnn", "coco", score=0.9).data)
    assert [row["score"] for row in coco["annotations"]] == [0.98, 0.95]
    assert coco["images"][0]["file_name"] == "photo.png"
    assert VOC21.name_of(coco["annotations"][0]["category_id"]) == "person"


@pytest.mark.parametrize(("model", "kind"), [("fcn8s", "coco"), ("maskrcnn", "mask"), ("unet", "")])
def test_a_file_that_a_network_cannot_give_is_refused(fake, photo, model, kind):
    with pytest.raises(UnknownName, match="coco"):
        services.file_of(photo, model, kind)


def test_files_do_not_tell_where_an_upload_lies(fake, photo):
    folder = str(Path(photo).parent)
    for model, kind in (("fcn8s", "json"), ("maskrcnn", "coco")):
        assert folder not in services.file_of(photo, model, kind).data.decode()
