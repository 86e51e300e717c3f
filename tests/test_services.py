"""The plain calls behind the page, against an engine that only colours halves."""

import os
from pathlib import Path

import numpy as np
import pytest
from fake_engine import HORSE, OBJECTS, BrokenEngine
from fake_services import LEVELS, PAPER_LEVELS, SHIPPED, forget
from PIL import Image

from demo import first_view, runner, services
from demo.i18n import LANGUAGES
from demo.i18n.failures import MissingUpload
from demo.services import photos, runs, scores, stored
from segcore import zoo
from segcore.data.instances import id_map
from segcore.data.labels import VOID
from segcore.errors import LabelError, MissingWeights, UnknownName, UnreadableImage


# ---- Photos -----------------------------------------------------------------------------------
def test_every_sample_has_a_photo_and_words_in_both_languages():
    for sample in services.samples().values():
        assert sample.photo.exists()
        assert sample.truth is None or sample.truth.exists()
        assert sample.alt
        assert all(sample.title[language] for language in LANGUAGES)


def test_the_first_sample_has_truth_and_a_place_for_the_lens():
    first = services.sample(services.first_source())
    assert first.truth is not None
    assert first.lens is not None


def test_an_unknown_sample_lists_the_valid_ones():
    with pytest.raises(UnknownName, match=services.first_source()):
        services.sample("unicorn")


def test_a_broken_file_is_told_apart(fake, tmp_path):
    file = tmp_path / "broken.jpg"
    file.write_bytes(b"\xff\xd8\xff nothing")
    with pytest.raises(UnreadableImage):
        services.compare(str(file))


# ---- Levels -----------------------------------------------------------------------------------
def test_a_sample_with_truth_has_scores(fake):
    view = services.compare(services.first_source())
    scores = view.judgement.scores
    assert set(scores) == set(view.judgement.ceilings) == set(LEVELS)
    assert 0 <= scores["fcn8s"].edge <= 1
    assert len(scores["fcn8s"].curve) == len(services.CURVE_RADII)


def test_a_photo_without_truth_has_no_scores_and_says_where_levels_differ(fake, photo):
    view = services.compare(photo)
    assert view.truth is None
    assert view.judgement is None
    assert view.changes["fcn8s"].share == pytest.approx((32 - 8) / 64)
    assert view.changes["fcn8s"].repaired is None


@pytest.fixture
def truths(tmp_path: Path) -> dict[str, str]:
    """Truths for the photo of 64 × 40: one that fits, and some that do not."""
    made = {
        name: str(tmp_path / f"{name}.png") for name in ("right", "small", "far", "void", "red")
    }
    labels = np.zeros((40, 64), np.uint8)
    labels[:, 8:] = HORSE
    Image.fromarray(labels).save(made["right"])
    Image.fromarray(labels[:20]).save(made["small"])
    Image.fromarray(labels + 20).save(made["far"])
    Image.new("L", (64, 40), VOID).save(made["void"])
    Image.new("RGB", (64, 40), "red").save(made["red"])
    return made


def test_a_given_truth_is_scored_like_a_shipped_one(fake, photo, truths):
    view = services.compare(photo, truths["right"])
    assert view.truth_given
    assert view.judgement.scores["fcn8s"].overall == 1
    assert view.judgement.scores["fcn32s"].overall < 1
    assert view.changes["fcn8s"].repaired == 24 * 40
    assert services.compare(photo).judgement is None


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("small", "64 × 20 pixels, the photo 64 × 40"),
        ("far", "indices 33"),
        ("void", "not judged"),
        ("red", "holds colours"),
    ],
)
def test_a_truth_that_does_not_fit_is_refused(fake, photo, truths, name, words):
    with pytest.raises(LabelError, match=words):
        services.compare(photo, truths[name])
    assert fake.runs == 0


def test_a_truth_that_was_deleted_is_not_called_wrong(fake, photo):
    with pytest.raises(MissingUpload, match="not on the server any more"):
        services.compare(photo, "gone.png")
    assert fake.runs == 0


def test_a_jpeg_is_no_truth(fake, photo, tmp_path):
    file = tmp_path / "truth.jpg"
    Image.new("L", (64, 40)).save(file)
    with pytest.raises(LabelError, match="Expected a truth as a PNG"):
        services.compare(photo, str(file))


def test_change_counts_by_hand():
    coarse = np.array([[0, 0, 1, 1, 1]], np.uint8)
    fine = np.array([[1, 0, 0, 2, 0]], np.uint8)
    truth = np.array([[1, 0, 1, 3, VOID]], np.uint8)
    change = scores.change(coarse, fine, truth)
    assert (change.changed, change.repaired, change.spoiled) == (4, 1, 1)
    assert change.share == pytest.approx(0.8)


def test_the_page_opens_without_weights(monkeypatch, fake):
    monkeypatch.setattr(runner, "current", BrokenEngine)
    assert services.compare_or_photo(services.first_source()).results == {}


# ---- Answers ----------------------------------------------------------------------------------
def test_a_photo_is_run_once_for_all_tabs(fake, photo):
    services.compare(photo)
    services.answer(photo, "fcn16s")
    assert fake.runs == 1
    assert services.answer(photo, "maskrcnn") == services.answer(photo, "maskrcnn")
    assert fake.runs == 2


def test_a_photo_is_decoded_once_for_all_questions(fake, photo, monkeypatch):
    read, decoded = photos.read_photo, []
    monkeypatch.setattr(photos, "read_photo", lambda *a, **k: decoded.append(a) or read(*a, **k))
    services.compare(photo)
    services.run(photo, "maskrcnn")
    services.look_inside(photo)
    assert len(decoded) == 1
    with pytest.raises(ValueError, match="read-only"):
        services.photo_of(photo)[:] = 0


def test_another_file_at_the_same_place_is_another_photo(fake, tmp_path):
    path = tmp_path / "photo.png"
    for side in (8, 9):
        Image.new("RGB", (side, side)).save(path)
        os.utime(path, (side, side))
        assert services.photo_of(str(path)).shape == (side, side, 3)


def test_the_task_of_a_network_decides_what_is_asked(fake, photo):
    assert services.answer(photo, "unet").result.labels.shape == (40, 64)
    assert len(services.answer(photo, "maskrcnn").result) == len(OBJECTS)


def test_an_answer_that_fails_says_why(monkeypatch, fake, photo):
    monkeypatch.setattr(runner, "current", BrokenEngine)
    for name in ("fcn8s", "unet", "maskrcnn"):
        with pytest.raises(MissingWeights):
            services.answer(photo, name)
    with pytest.raises(UnknownName, match="maskrcnn"):
        services.answer(photo, "yolo")


# ---- Trunks ----------------------------------------------------------------------------------
def test_levels_come_from_the_trunk_that_is_asked_for(fake, photo):
    view = services.compare(photo, trunk="vgg16")
    assert view.trunk == "vgg16"
    assert list(view.results) == list(view.judgement or view.results) == PAPER_LEVELS
    assert list(view.changes) == PAPER_LEVELS[1:]
    assert view.changes["fcn8s-vgg16"].share == pytest.approx((32 - 8) / 64)


def test_trunks_are_offered_where_their_weights_are(monkeypatch):
    assert services.trunks() == ("mobilenetv2", "vgg16")
    monkeypatch.setattr(zoo, "available", lambda name: name in PAPER_LEVELS)
    assert services.trunks() == ("vgg16",)


# ---- What is stored ---------------------------------------------------------------------------
def test_stored_answers_are_used_as_long_as_the_weights_are_the_same(fake, monkeypatch):
    source = services.first_source()
    first_view.write(source, fake)
    stored.stored.cache_clear()
    ran = fake.runs
    view = services.compare(source)
    assert view.stored
    assert (view.results["fcn16s"].labels[:, 16:] == HORSE).all()
    assert set(services.stored_answers(source)) == set(SHIPPED)
    made = fake.score_maps(services.photo_of(source))
    ran = fake.runs
    for tap, found in services.look_inside(source).maps.items():
        np.testing.assert_array_equal(found, made[tap])
    assert fake.runs == ran
    # A new checkpoint of one network leaves the answers of the others.
    now = stored.checkpoint_of
    monkeypatch.setattr(stored, "checkpoint_of", lambda n: "new" if n == "unet" else now(n))
    forget()
    assert services.compare(source).stored
    assert set(services.stored_answers(source)) == {*SHIPPED} - {"unet"}
    monkeypatch.setattr(stored, "checkpoint_of", lambda name: "new")
    forget()
    assert not services.compare(source).stored
    assert services.stored_answers(source) == {}
    assert stored.stored_maps(source) == {}


def test_stored_objects_come_back_as_they_were(fake):
    source = services.first_source()
    first_view.write(source, fake)
    stored.stored.cache_clear()
    kept, made = services.stored_answers(source)["maskrcnn"].result, runs.run(source, "maskrcnn")
    for name in ("boxes", "classes", "scores"):
        np.testing.assert_array_equal(getattr(kept, name), getattr(made, name))
    # A cell is kept as one of 256 steps, which moves an edge by less than a pixel here and there.
    assert np.mean(id_map(kept) != id_map(made)) < 0.0005


def test_a_photo_without_objects_can_be_stored(fake, monkeypatch):
    source = services.first_source()
    empty = runs.run(source, "maskrcnn").at_least(1.0)
    stored.write_first_view(source, {"maskrcnn": empty}, {})
    stored.stored.cache_clear()
    assert len(stored.stored(source)["maskrcnn"]) == 0


def test_a_cell_keeps_its_side_of_one_half_as_a_byte(fake, photo):
    masks = stored.masks_as_bytes(runs.run(photo, "maskrcnn"))
    made = runs.run(photo, "maskrcnn").masks.reshape(masks.shape)
    np.testing.assert_array_equal(masks >= 128, made > 0.5)
