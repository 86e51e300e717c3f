"""The engine with a tiny network in place of the shipped one."""

import threading

import numpy as np
import pytest
import tiny
import torch

from segcore.engine import Engine, device, networks
from segcore.engine.cache import TapCache, TapMemory, TrunkPass
from segcore.engine.labels import greatest_around, label_maps, possible_winners
from segcore.errors import ImageError, OutOfMemory, SettingsError, UnknownName
from segcore.models.fcn import LEVEL_WEIGHTS
from segcore.models.network import Network
from segcore.models.trunk import Tap, Trunk


class Counting:
    """Counts the trunk's passes."""

    def __init__(self, trunk: Trunk) -> None:
        self.passes = 0
        trunk.register_forward_pre_hook(self)

    def __call__(self, *_: object) -> None:
        self.passes += 1


@pytest.fixture
def counting(tiny_fcn: Network, engine: Engine) -> Counting:
    return Counting(tiny_fcn.trunk)


def photo(height: int, width: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)


@pytest.mark.parametrize("size", [(1, 1), (33, 47), (96, 64), (200, 301), (1, 400)])
def test_results_have_the_photos_size(engine: Engine, size: tuple[int, int]) -> None:
    found = engine.levels(photo(*size))
    assert list(found) == list(LEVEL_WEIGHTS)
    assert {result.size for result in found.values()} == {size}


def test_labels_equal_the_networks_argmax(engine: Engine, tiny_fcn: Network) -> None:
    picture = photo(75, 90)
    image = torch.from_numpy(picture).permute(2, 0, 1)[None].float() / 255
    with torch.inference_mode():
        logits = tiny_fcn(image)
    for name, result in engine.levels(picture).items():
        assert np.array_equal(result.labels, logits[name].argmax(1)[0].numpy())


def test_three_levels_cost_one_trunk_pass(engine: Engine, counting: Counting) -> None:
    engine.levels(photo(64, 64))
    assert counting.passes == 1


def test_a_second_question_costs_none(engine: Engine, counting: Counting) -> None:
    first = engine.segment(photo(64, 64), "fcn8s")
    again = engine.segment(photo(64, 64), "fcn8s")
    engine.segment(photo(64, 64), "fcn32s")
    engine.score_maps(photo(64, 64))
    assert counting.passes == 1
    assert np.array_equal(first.labels, again.labels)
    engine.segment(photo(64, 64, seed=1))
    assert counting.passes == 2


def test_a_prepared_engine_has_chosen_its_precision(tiny_fcn: Network, engine: Engine) -> None:
    engine.prepare()
    assert engine._networks.decoder("fcn16s") is tiny_fcn.decoder
    assert engine.precision_of("fcn8s") == "float32"


def test_a_named_precision_is_used_without_measuring(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def measure(*_: object) -> torch.dtype:
        raise AssertionError("The precision was named.")

    monkeypatch.setattr(networks, "choose_precision", measure)
    named = Engine("cpu", input_side=96, precision="bfloat16")
    assert named.segment(photo(64, 64)).precision == "bfloat16"
    assert named.segment(photo(64, 64), "unet").precision == "bfloat16"
    named.prepare("maskrcnn")
    assert named.precision_of("maskrcnn") == "float32"


def test_an_unknown_precision_lists_the_valid_ones() -> None:
    with pytest.raises(SettingsError, match="float32, bfloat16, float16"):
        Engine("cpu", precision="int3")


def test_a_photo_of_another_shape_is_another_photo(engine: Engine, counting: Counting) -> None:
    engine.segment(np.zeros((20, 40, 3), np.uint8))
    engine.segment(np.zeros((40, 20, 3), np.uint8))
    assert counting.passes == 2


def test_a_large_photo_is_seen_small_and_answered_large(engine: Engine) -> None:
    result = engine.segment(photo(300, 600))
    assert result.input_size == (48, 96)
    assert result.size == (300, 600)


def test_each_stage_has_a_time(engine: Engine) -> None:
    assert list(engine.segment(photo(64, 64)).seconds) == ["prepare", "trunk", "decoder", "labels"]


def test_threads_get_their_own_answers(engine: Engine) -> None:
    photos = [photo(40, 40, seed) for seed in range(6)]
    alone = [engine.segment(picture).labels for picture in photos]
    found: dict[int, np.ndarray] = {}
    threads = [
        threading.Thread(target=lambda i=i: found.update({i: engine.segment(photos[i]).labels}))
        for i in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(np.array_equal(found[i], alone[i]) for i in range(6))


def test_the_callers_photo_is_not_touched(engine: Engine) -> None:
    picture = photo(40, 40)
    picture.setflags(write=False)
    engine.segment(picture)
    assert np.array_equal(picture, photo(40, 40))


def test_out_of_memory_is_tried_smaller_once(engine: Engine, tiny_fcn: Network) -> None:
    def small_only(_: Trunk, given: tuple) -> None:
        if max(given[0].shape[2:]) > 50:
            raise torch.OutOfMemoryError

    tiny_fcn.trunk.register_forward_pre_hook(small_only)
    result = engine.segment(photo(90, 60))
    assert result.size == (90, 60)
    assert result.input_size == (45, 30)
    assert "ran out of memory" in result.notes[0]
    assert "45 px" in result.notes[0]


def test_out_of_memory_twice_is_an_error(engine: Engine, tiny_fcn: Network) -> None:
    def never(*_: object) -> None:
        raise torch.OutOfMemoryError

    tiny_fcn.trunk.register_forward_pre_hook(never)
    with pytest.raises(OutOfMemory, match="choose a smaller photo"):
        engine.segment(photo(90, 60))


def test_an_unknown_model_lists_the_known_ones(engine: Engine) -> None:
    with pytest.raises(UnknownName, match="fcn32s, fcn16s, fcn8s"):
        engine.segment(photo(8, 8), "fcn4s")


@pytest.mark.usefixtures("untyped")
@pytest.mark.parametrize(
    "wrong",
    [np.zeros((4, 4), np.uint8), np.zeros((4, 4, 4), np.uint8), np.zeros((0, 4, 3), np.uint8)],
)
def test_what_is_no_photo_is_refused(engine: Engine, wrong: np.ndarray) -> None:
    with pytest.raises(ImageError, match="uint8 RGB"):
        engine.levels(wrong)


def test_a_device_that_is_not_here_is_refused() -> None:
    with pytest.raises(SettingsError, match="is not on this machine"):
        Engine("cuda" if not torch.cuda.is_available() else "tpu")


def test_precision_is_the_fastest_that_is_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([1.0, 0.5])
    monkeypatch.setattr(device, "seconds_of", lambda work, where: next(times))
    network, run = torch.nn.Conv2d(3, 1, 1), torch.nn.Module.__call__
    assert device.choose_precision(network, torch.device("cpu"), run) == torch.bfloat16
    times = iter([1.0, 0.9])
    assert device.choose_precision(network, torch.device("cpu"), run) == torch.float32
    assert network.weight.dtype == torch.float32


def passed(**taps: torch.Tensor) -> TrunkPass:
    return TrunkPass(taps, (8, 8), {"trunk": 1.0})


def test_cache_forgets_the_oldest_when_full() -> None:
    cache = TapCache(limit=100)
    for key in "abc":
        cache.put(key, passed(tap=torch.zeros(1, 10, 1, 1)))  # 40 bytes
        cache.get("a")
    assert cache.get("b") is None
    assert cache.get("a") is not None
    assert cache.size == 80
    cache.put("huge", passed(tap=torch.zeros(1, 1000, 1, 1)))
    assert cache.get("huge") is None
    assert cache.size == 80


def test_fine_taps_of_one_photo_do_not_drive_out_coarse_ones_of_others() -> None:
    memory, about = TapMemory(limit=1000), {"fine": Tap(1, 2), "coarse": Tap(1, 16)}
    for key in "abc":
        memory.put(
            key, passed(fine=torch.zeros(1, 100, 1, 1), coarse=torch.zeros(1, 5, 1, 1)), about
        )
    assert memory.get("a", ["coarse"]).seconds == {"trunk": 1.0}
    assert memory.get("a", ["fine"]) is None
    assert set(memory.get("c", ["fine", "coarse"]).taps) >= {"fine", "coarse"}


@pytest.mark.parametrize("size", [(40, 56), (80, 112), (333, 129)])
def test_leaving_classes_out_changes_no_label(size: tuple[int, int]) -> None:
    """Against the slow way: all classes upsampled, then argmax."""
    from segcore.ops.bilinear import upsample

    torch.manual_seed(1)
    fused = torch.randn(21, 5, 7)
    slow = torch.nn.functional.interpolate(
        upsample(fused[None], 8), size, mode="bilinear", align_corners=False
    )
    assert np.array_equal(
        label_maps(fused[None], 8, (40, 56), size)[0].numpy(), slow.argmax(1)[0].numpy()
    )


@pytest.mark.parametrize("size", [(5, 7), (1, 4), (1, 1)])
def test_the_greatest_around_is_max_pooling(size: tuple[int, int]) -> None:
    scores = torch.randn(3, *size, generator=torch.Generator().manual_seed(0))
    pooled = torch.nn.functional.max_pool2d(scores, kernel_size=3, stride=1, padding=1)
    assert torch.equal(greatest_around(scores), pooled)


def test_a_class_that_is_always_second_may_win_between_the_cells() -> None:
    """Cells (9, 8, 0) and (0, 8, 9): in the middle the second class has 8 against 4.5."""
    fused = torch.tensor([[[9.0, 0.0]], [[8.0, 8.0]], [[0.0, 9.0]], [[-1.0, -1.0]]])
    assert possible_winners(fused).tolist() == [True, True, True, False]
    assert 1 in label_maps(fused[None], 8, (8, 16), (8, 16))


def test_fcn_and_unet_cost_one_trunk_pass_together(engine: Engine, counting: Counting) -> None:
    found = engine.levels(photo(64, 64), ["fcn8s", "unet"])
    assert list(found) == ["fcn8s", "unet"]
    assert counting.passes == 1


def test_unet_after_the_fcn_costs_no_trunk_pass(engine: Engine, counting: Counting) -> None:
    """Once both are loaded, a pass for one of them computes what the other reads too."""
    engine.prepare("unet")
    first = engine.segment(photo(64, 64), "fcn8s")
    again = engine.segment(photo(64, 64), "unet")
    assert counting.passes == 1
    assert again.seconds["trunk"] == first.seconds["trunk"]  # a reader compares what both cost


@pytest.mark.parametrize("size", [(1, 1), (75, 96), (200, 301)])
def test_unets_labels_equal_its_argmax(
    engine: Engine, tiny_unet: Network, size: tuple[int, int]
) -> None:
    picture = photo(*size)
    result = engine.segment(picture, "unet")
    assert result.size == size
    assert list(result.seconds) == ["prepare", "trunk", "decoder", "labels"]
    if max(size) == 96:  # seen as it is
        image = torch.from_numpy(picture).permute(2, 0, 1)[None].float() / 255
        with torch.inference_mode():
            assert np.array_equal(result.labels, tiny_unet(image)["unet"].argmax(1)[0].numpy())


def test_decoders_share_one_trunk_in_memory(engine: Engine, tiny_fcn: Network) -> None:
    engine.levels(photo(8, 8), ["unet", "fcn8s"])
    assert engine._networks.trunk("vgg16") is tiny_fcn.trunk


def test_unet_without_its_copies(engine: Engine, tiny_unet: Network, counting: Counting) -> None:
    picture = photo(64, 96)  # as large as the network sees it
    whole = engine.segment(picture, "unet").labels
    assert engine.mutable("unet") == tuple(tiny.COPIES)
    muted = [copy for copy in tiny.COPIES if copy != "conv5"]
    image = torch.from_numpy(picture).permute(2, 0, 1)[None].float() / 255
    with torch.inference_mode():
        slow = tiny_unet(image, muted)["unet"].argmax(1)[0].numpy()
    assert counting.passes == 2  # one of them the slow way's
    assert np.array_equal(engine.segment(picture, "unet", muted).labels, slow)
    assert not np.array_equal(slow, whole)
    assert counting.passes == 2
    with pytest.raises(UnknownName, match="It can mute conv5, conv4"):
        engine.segment(picture, "unet", ("conv9",))


def test_the_fcn_without_its_skips_is_its_own_32s(engine: Engine) -> None:
    muted = engine.segment(photo(64, 64), "fcn8s", ("pool4", "pool3"))
    assert np.array_equal(muted.labels, engine.segment(photo(64, 64), "fcn32s").labels)


def test_a_reference_network_answers_like_ours(engine: Engine) -> None:
    found = engine.levels(photo(150, 300), ["fcn_resnet50", "fcn8s"])
    assert list(found) == ["fcn_resnet50", "fcn8s"]
    assert (found["fcn_resnet50"].labels == 3).all()
    assert found["fcn_resnet50"].size == (150, 300)
    assert found["fcn_resnet50"].input_size == (48, 96)
    assert list(found["fcn_resnet50"].seconds) == ["prepare", "decoder", "labels"]


@pytest.mark.parametrize("model", ["fcn8s", "unet", "fcn_resnet50"])
@pytest.mark.parametrize("size", [(64, 80), (150, 300)])
def test_a_batch_gives_the_labels_of_its_photos(
    engine: Engine, model: str, size: tuple[int, int]
) -> None:
    photos = np.stack([photo(*size, seed) for seed in range(3)])
    alone = [engine.segment(picture, model).labels for picture in photos]
    np.testing.assert_array_equal(engine.batch(photos, model), alone)


def test_a_batch_is_for_semantic_networks(engine: Engine) -> None:
    with pytest.raises(UnknownName, match="gives no semantic segmentation"):
        engine.batch(np.zeros((1, 4, 4, 3), np.uint8), "maskrcnn")
