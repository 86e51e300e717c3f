import io
import json

import numpy as np
import pytest
import torch
from PIL import Image
from torchvision.models.detection.roi_heads import paste_masks_in_image

from segcore.data.image_io import write_ids
from segcore.data.instances import decode, id_map, parts, paste, to_coco
from segcore.data.results import InstanceResult
from segcore.data.voc21 import VOC21
from segcore.errors import LabelError


def box(*sides: float) -> np.ndarray:
    return np.array(sides, np.float32)


def result(boxes: list[list[float]], size: tuple[int, int] = (20, 30)) -> InstanceResult:
    """Solid people, the first one the surest."""
    count = len(boxes)
    return InstanceResult(
        boxes=np.array(boxes, np.float32).reshape(-1, 4),
        classes=np.full(count, 15, np.uint8),
        scores=np.linspace(0.9, 0.5, count, dtype=np.float32),
        masks=np.ones((count, 28, 28), np.float32),
        size=size,
        label_set=VOC21,
        model="maskrcnn",
        device="cpu",
        precision="float32",
        seconds={"network": 0.1},
        input_size=size,
    )


def slow_paste(mask: np.ndarray, sides: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Pixel by pixel, after the definition: bilinear between cell centres, zeros around."""
    x1, y1, x2, y2 = (float(side) for side in sides)
    padded = np.pad(mask.astype(np.float64), 1)
    inside = np.zeros(size, bool)
    for row in range(size[0]):
        for column in range(size[1]):
            x = (column + 0.5 - x1) / (x2 - x1) * 28 - 0.5
            y = (row + 0.5 - y1) / (y2 - y1) * 28 - 0.5
            if not (-1 <= x < 28 and -1 <= y < 28):
                continue
            left, top = int(np.floor(x)), int(np.floor(y))
            cells = padded[top + 1 : top + 3, left + 1 : left + 3]
            weights = np.outer([1 - (y - top), y - top], [1 - (x - left), x - left])
            inside[row, column] = (cells * weights).sum() > 0.5
    return inside


def smooth_mask(seed: int) -> np.ndarray:
    """A lopsided blob, so that a swapped or shifted axis would show."""
    rng = np.random.default_rng(seed)
    row, column = np.mgrid[:28, :28]
    centre = rng.uniform(8, 20, 2)
    distance = np.hypot(row - centre[0], 1.7 * (column - centre[1]))
    return (1 / (1 + np.exp(distance - rng.uniform(6, 12)))).astype(np.float32)


SHEEP, DOG = 17, 12


@pytest.mark.parametrize(
    ("second", "classes", "is_part"),
    [
        ([10, 10, 30, 30], [DOG, DOG], True),  # inside
        ([10, 30, 30, 54], [DOG, DOG], True),  # 20 of its 24 rows inside
        ([10, 30, 30, 60], [DOG, DOG], False),  # 20 of its 30 rows
        ([10, 10, 30, 30], [DOG, SHEEP], False),
        ([0, 0, 100, 100], [DOG, DOG], False),  # the surer one is a part of it, and stays
        ([60, 60, 80, 80], [DOG, DOG], False),
    ],
)
@pytest.mark.parametrize("larger", [1, 10])
def test_a_part_lies_in_a_surer_object_of_its_class(
    second: list, classes: list, is_part: bool, larger: int
) -> None:
    boxes = np.array([[0, 0, 50, 50], second], np.float32) * larger
    masks = np.ones((2, 28, 28), np.float32)
    size = (100 * larger, 100 * larger)
    assert parts(boxes, np.array(classes), masks, size).tolist() == [False, is_part]


def test_masks_decide_what_is_a_part_and_not_boxes() -> None:
    """A child before an adult: its box lies in the adult's, its pixels do not."""
    adult = np.ones((28, 28), np.float32)
    adult[14:, 14:] = 0
    boxes = np.array([[0, 0, 56, 56], [28, 28, 56, 56]], np.float32)
    masks = np.stack([adult, np.ones((28, 28), np.float32)])
    assert not parts(boxes, np.array([15, 15]), masks, (60, 60)).any()


def test_what_a_part_covers_is_not_lost_with_it() -> None:
    """The second is a part of the first; the third lies in the second, but not in the first."""
    boxes = np.array([[0, 0, 40, 40], [0, 0, 45, 40], [40, 0, 45, 40]], np.float32)
    masks = np.ones((3, 28, 28), np.float32)
    assert parts(boxes, np.full(3, DOG), masks, (50, 50)).tolist() == [False, True, False]


def test_no_object_has_no_parts() -> None:
    nothing = np.zeros((0, 28, 28), np.float32)
    assert parts(np.zeros((0, 4), np.float32), np.zeros(0, int), nothing, (9, 9)).shape == (0,)


def test_a_solid_mask_fills_its_box() -> None:
    """Whole pixels whose centres lie in the box; the rest of the photo stays empty."""
    expected = np.zeros((10, 12), bool)
    expected[3:8, 2:6] = True
    assert np.array_equal(paste(np.ones((28, 28), np.float32), box(2, 3, 6, 8), (10, 12)), expected)


def test_half_a_mask_fills_half_its_box() -> None:
    mask = np.zeros((28, 28), np.float32)
    mask[:, :14] = 1
    expected = np.zeros((4, 8), bool)
    expected[:, :4] = True
    assert np.array_equal(paste(mask, box(0, 0, 8, 4), (4, 8)), expected)


@pytest.mark.parametrize(
    "sides",
    [
        (3.3, 4.8, 25.1, 18.2),
        (0, 0, 30, 20),
        (10.2, 5.1, 11.1, 15.9),  # narrower than a pixel
        (7.6, 3.0, 7.9, 3.2),  # between the centres of pixels
        (-8.0, -5.0, 40.0, 33.0),  # beyond the photo
    ],
)
def test_paste_against_a_slow_loop(sides: tuple[float, ...]) -> None:
    for seed in range(3):
        mask = smooth_mask(seed)
        assert np.array_equal(
            paste(mask, box(*sides), (20, 30)), slow_paste(mask, box(*sides), (20, 30))
        )


def test_paste_agrees_with_torchvisions() -> None:
    """Foreign reference: it rounds boxes to whole pixels, so outlines may differ by one."""
    for seed in range(5):
        mask, sides = smooth_mask(seed), box(20, 30, 170, 140)
        theirs = paste_masks_in_image(
            torch.from_numpy(mask)[None, None], torch.from_numpy(sides)[None], (200, 200)
        )[0, 0].numpy()
        ours = paste(mask, sides, (200, 200))
        assert (ours & (theirs > 0.5)).sum() / (ours | (theirs > 0.5)).sum() > 0.96


def test_the_surer_object_lies_on_top() -> None:
    ids = id_map(result([[0, 0, 20, 20], [10, 0, 30, 20]]))
    assert ids.dtype == np.uint16
    assert (ids[:, :20] == 1).all()
    assert (ids[:, 20:] == 2).all()


def test_no_object_no_number() -> None:
    assert not id_map(result([])).any()
    assert to_coco(result([]))["annotations"] == []


def test_coco_json_by_hand() -> None:
    written = to_coco(result([[2, 3, 6, 8]]), "dogs.jpg")
    (entry,) = written["annotations"]
    assert entry["bbox"] == [2, 3, 4, 5]
    assert entry["area"] == 20
    assert entry["category_id"] == 15
    assert entry["score"] == 0.9
    assert written["images"] == [{"id": 1, "file_name": "dogs.jpg", "height": 20, "width": 30}]
    assert {"id": 15, "name": "person"} in written["categories"]
    assert len(written["categories"]) == 20


def test_coco_json_survives_the_file_and_pycocotools() -> None:
    """Foreign reference: pycocotools decodes what JSON brought back."""
    found = result([[0, 0, 20, 20], [10.4, 2.2, 29.1, 17.3]])
    read = json.loads(json.dumps(to_coco(found)))
    for index, entry in enumerate(read["annotations"]):
        decoded = decode(entry["segmentation"])
        assert np.array_equal(decoded, paste(found.masks[index], found.boxes[index], (20, 30)))
        assert entry["id"] == index + 1


def test_ids_come_back_from_the_file() -> None:
    ids = np.array([[0, 1, 256], [65535, 300, 2]], np.uint16)
    buffer = io.BytesIO()
    write_ids(buffer, ids)
    with Image.open(buffer) as image:
        assert image.format == "PNG"
        assert np.array_equal(np.array(image), ids)


@pytest.mark.usefixtures("untyped")
@pytest.mark.parametrize(
    "ids", [np.zeros((2, 3), np.uint8), np.zeros((2, 3, 1), np.uint16), np.zeros((0, 3), np.uint16)]
)
def test_other_maps_are_refused(ids: np.ndarray) -> None:
    with pytest.raises(LabelError, match="Got a map of instances of type"):
        write_ids(io.BytesIO(), ids)
