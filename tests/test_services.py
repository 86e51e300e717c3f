"""The plain calls behind the page, against an engine that only colours halves."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from demo import first_view, services
from demo.components.panels import DISPLAY_SIDE, network_choices, value_of
from demo.i18n import LANGUAGES, WORDS, catalogue, text
from segcore.classes import VOC21, VOID
from segcore.errors import MissingWeights, UnknownName, UnreadableImage
from segcore.results import SemanticResult

HORSE = VOC21.index_of("horse")


class HalfEngine:
    """Calls the right part of a photo a horse: from column 32, 16 or 8 on."""

    device_name = "a test"

    def __init__(self) -> None:
        self.runs = 0

    def levels(self, photo: np.ndarray, models: tuple[str, ...]) -> dict[str, SemanticResult]:
        self.runs += 1
        return {model: self._result(photo, model) for model in models}

    def _result(self, photo: np.ndarray, model: str) -> SemanticResult:
        labels = np.zeros(photo.shape[:2], np.uint8)
        labels[:, services.STRIDE[model] :] = HORSE
        size = (photo.shape[0], photo.shape[1])
        return SemanticResult(labels, VOC21, model, "a test", "float32", {"trunk": 0.5}, size)


class BrokenEngine:
    """Has no weights."""

    def levels(self, photo: np.ndarray, models: tuple[str, ...]) -> dict[str, SemanticResult]:
        raise MissingWeights("No weights.", "They are needed.", "Fetch them.")


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> HalfEngine:
    fake = HalfEngine()
    forget()
    monkeypatch.setattr(services, "engine", lambda: fake)
    monkeypatch.setattr(services, "first_view_folder", lambda: tmp_path / "first_view")
    yield fake
    forget()


def forget() -> None:
    services._levels.cache_clear()
    services._stored.cache_clear()


@pytest.fixture
def photo(tmp_path: Path) -> str:
    file = tmp_path / "photo.png"
    Image.new("RGB", (64, 40), "green").save(file)
    return str(file)


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


def test_a_sample_with_truth_has_scores(engine: HalfEngine):
    view = services.compare(services.first_source())
    assert set(view.scores) == set(services.LEVELS)
    assert 0 <= view.scores["fcn8s"].edge <= 1
    assert len(view.scores["fcn8s"].curve) == len(services.CURVE_RADII)


def test_a_photo_without_truth_has_no_scores_and_says_where_levels_differ(engine, photo):
    view = services.compare(photo)
    assert view.truth is None
    assert view.scores == {}
    assert view.changes["fcn8s"].share == pytest.approx((32 - 8) / 64)
    assert view.changes["fcn8s"].repaired is None


def test_a_photo_is_run_once_for_all_tabs(engine, photo):
    services.compare(photo)
    services.segment(photo, "fcn16s")
    assert engine.runs == 1


def test_change_counts_by_hand():
    coarse = np.array([[0, 0, 1, 1, 1]], np.uint8)
    fine = np.array([[1, 0, 0, 2, 0]], np.uint8)
    truth = np.array([[1, 0, 1, 3, VOID]], np.uint8)
    change = services.change(coarse, fine, truth)
    assert (change.changed, change.repaired, change.spoiled) == (4, 1, 1)
    assert change.share == pytest.approx(0.8)


def test_a_broken_file_is_told_apart(engine, tmp_path):
    file = tmp_path / "broken.jpg"
    file.write_bytes(b"\xff\xd8\xff nothing")
    with pytest.raises(UnreadableImage):
        services.compare(str(file))


def test_the_page_opens_without_weights(monkeypatch, engine):
    monkeypatch.setattr(services, "engine", BrokenEngine)
    source = services.first_source()
    assert services.compare_or_photo(source).results == {}
    assert value_of(services.segment_or_photo(source))["levels"] == []


def test_stored_results_are_used_as_long_as_the_weights_are_the_same(engine, monkeypatch):
    source = services.first_source()
    first_view.write(source)
    runs = engine.runs
    view = services.compare(source)
    assert view.stored
    assert engine.runs == runs
    assert (view.results["fcn16s"].labels[:, 16:] == HORSE).all()
    forget()
    monkeypatch.setattr(services, "_digest_at_start", lambda: "other weights")
    assert not services.compare(source).stored


def test_the_value_is_json_and_keeps_small_photos_whole(engine):
    value = value_of(services.compare(services.first_source()))
    json.dumps(value, allow_nan=False)
    assert value["size"] == value["full_size"]
    assert value["levels"][0]["mask"] is None
    assert [level["cell"] for level in value["levels"]] == [32, 16, 8]
    assert value["legend"][-1]["name"] == {"en": "Background", "ko": "배경"}


def test_a_large_photo_is_shown_smaller_and_downloaded_whole(engine, tmp_path):
    file = tmp_path / "large.png"
    Image.new("RGB", (2000, 1000)).save(file)
    value = value_of(services.compare(str(file)))
    assert value["size"] == [DISPLAY_SIDE, 800]
    assert value["full_size"] == [2000, 1000]
    assert value["levels"][0]["mask"] != value["levels"][0]["labels"]


@pytest.mark.parametrize("size", [(1, 1), (1, 300), (1700, 2)])
def test_odd_sizes_reach_the_browser(engine, tmp_path, size):
    file = tmp_path / "odd.png"
    Image.new("RGB", size).save(file)
    value = value_of(services.compare(str(file)))
    assert min(value["size"]) >= 1
    assert 0 <= value["lens"][0] <= value["size"][0]


def test_an_upload_does_not_tell_where_it_lies(engine, photo):
    assert str(Path(photo).parent) not in json.dumps(value_of(services.compare(photo)))


def test_networks_start_with_the_finest():
    assert network_choices()[0]["name"] == services.FINE


def test_both_languages_have_the_same_keys_and_no_empty_words():
    words = catalogue()
    assert words["en"].keys() == words["ko"].keys()
    assert all(en and ko for en, ko in WORDS.values())


def test_both_languages_take_the_same_values():
    import re

    for en, ko in WORDS.values():
        assert set(re.findall(r"\{\w+\}", en)) == set(re.findall(r"\{\w+\}", ko))


def test_text_fills_in_values():
    assert text("busy.network", "en", name="FCN-8s") == "Running FCN-8s"


def test_every_key_that_the_page_names_is_in_the_catalogue():
    import re

    folder = Path(services.__file__).parent / "components"
    for file in [*folder.glob("*.html"), *folder.glob("*.js")]:
        source = file.read_text(encoding="utf-8")
        keys = re.findall(r'data-t(?:-aria)?="([\w.]+)"', source)
        keys += re.findall(r'\bt\("([\w]+\.[\w]+)"', source)
        assert set(keys) <= WORDS.keys(), file.name
