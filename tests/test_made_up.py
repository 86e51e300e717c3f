"""What the house promises: a decoder costs a class and a row, a label set costs a row."""

import json
from collections.abc import Iterator
from pathlib import Path

import made_up
import numpy as np
import pytest
from made_up import NAME, PETS
from PIL import Image

from demo import runner, services
from demo.lessons.segment import value as segment
from demo.services import runs
from segcore import evaluate, predict, zoo
from segcore.engine import Engine

SIZE = (60, 80)  # of the photo, height and width


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The real engine on the shipped trunk, with one decoder more."""
    with made_up.added(tmp_path_factory.mktemp("weights")):
        yield Engine("cpu", input_side=96, precision="float32")


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A photo in a folder of photos with their truth, in which each class has a third."""
    folder = tmp_path_factory.mktemp("data")
    pixels = np.random.default_rng(0).integers(0, 256, (*SIZE, 3), dtype=np.uint8)
    truth = np.repeat(np.arange(3, dtype=np.uint8), 20)[:, None].repeat(SIZE[1], axis=1)
    for name in ("images", "semantic"):
        (folder / name).mkdir()
    Image.fromarray(pixels).save(folder / "images" / "one.jpg")
    Image.fromarray(truth).save(folder / "semantic" / "one.png")
    return folder / "images" / "one.jpg"


def test_one_trunk_pass_serves_the_new_decoder_too(engine: Engine) -> None:
    names, passes = ["fcn8s-vgg16", "unet", NAME], []
    for name in names:
        engine.prepare(name)
    hook = engine._networks.trunk("vgg16").register_forward_pre_hook(lambda *_: passes.append(1))
    found = engine.levels(np.zeros((*SIZE, 3), np.uint8), names)
    hook.remove()
    assert list(found) == names
    assert len(passes) == 1
    assert found[NAME].label_set is PETS
    assert found[NAME].labels.max() < len(PETS)
    assert found["fcn8s-vgg16"].label_set.name == "VOC21"


def test_its_taps_can_be_muted(engine: Engine) -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (*SIZE, 3), dtype=np.uint8)
    assert engine.mutable(NAME) == ("conv3",)
    whole, muted = engine.segment(pixels, NAME), engine.segment(pixels, NAME, ("conv3",))
    assert not np.array_equal(whole.labels, muted.labels)


def test_evaluate_scores_its_classes(engine: Engine, photo: Path) -> None:
    pairs = [(photo, photo.parents[1] / "semantic" / "one.png")]
    found = evaluate.evaluate(pairs, [NAME], engine, [5.0])["models"][NAME]
    assert list(found["per_class"]) == ["cat", "dog", "bird"]
    assert 0 <= found["miou"] <= 1


@pytest.mark.usefixtures("engine")
def test_predict_writes_and_names_them(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    mask, overlay, data = (tmp_path / name for name in ("mask.png", "over.png", "out.json"))
    wanted = ["--mask", str(mask), "--overlay", str(overlay), "--json", str(data)]
    predict.main([str(photo), "--model", NAME, "--device", "cpu", *wanted])
    assert json.loads(data.read_text())["label_set"] == "pets"
    assert np.asarray(Image.open(mask)).max() < len(PETS)
    # No class is a background, so the colours cover the whole photo.
    painted = np.asarray(Image.open(overlay))[: SIZE[0], : SIZE[1]]
    assert (painted != np.asarray(Image.open(photo))).any(axis=2).mean() > 0.9
    assert any(name in capsys.readouterr().out for name in ("cat", "dog", "bird"))


@pytest.fixture
def page(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page's services on this engine."""
    runs.forget()
    monkeypatch.setattr(runner, "current", lambda: engine)


@pytest.mark.usefixtures("page")
def test_the_pages_services_offer_and_answer_it(photo: Path) -> None:
    (offered,) = [each for each in services.offered() if each.name == NAME]
    assert offered.ready
    assert offered.parameters > zoo.TRUNKS["vgg16"].parameters
    answer = services.answer(str(photo), NAME)
    assert answer.result.label_set is PETS
    file = services.file_of(str(photo), NAME, "mask")
    assert file.name == "photo-pets.png"


@pytest.mark.usefixtures("page")
def test_a_board_gets_its_classes_with_its_answer(photo: Path) -> None:
    answer = services.answer(str(photo), NAME)
    shown = segment.value_of(str(photo), {NAME: answer})["answers"][NAME]
    (known,) = [each for each in segment.label_sets() if each.name == shown["label_set"]]
    sent = segment.label_set_value(known)
    assert [row["name"] for row in sent["classes"]] == [
        {"en": "Cat", "ko": "고양이"},
        {"en": "Dog", "ko": "개"},
        {"en": "Bird", "ko": "새"},
    ]
    assert sent["background"] is None
    assert len({tuple(row["colour"]) for row in sent["classes"]}) == 3
