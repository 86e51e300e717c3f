"""Objects as a picture: a shade each, the surer one on top, numbers and a legend."""

import numpy as np
import pytest
from fake_engine import OBJECTS, made_up_objects

from segcore.data.shades import SHADES
from segcore.draw.render_objects import objects_image
from segcore.errors import LabelError, SettingsError

SIZE = (200, 300)
GREY = np.full((*SIZE, 3), 100, np.uint8)


def place_in(index: int, x: float, y: float) -> tuple[int, int]:
    """Row and column of a place in the box of a made-up object, in shares of the box."""
    x1, y1, x2, y2 = OBJECTS[index][2]
    return round(SIZE[0] * (y1 + y * (y2 - y1))), round(SIZE[1] * (x1 + x * (x2 - x1)))


def test_every_object_is_painted_in_its_own_shade():
    result = made_up_objects(SIZE, "maskrcnn")
    picture = objects_image(GREY, result, 1.0)
    for index in range(len(result)):
        assert tuple(picture[place_in(index, 0.5, 0.5)]) == SHADES[index]
    assert (picture[5, 250] == 100).all()  # where nothing is


def test_opacity_mixes_shade_and_photo():
    picture = objects_image(GREY, made_up_objects(SIZE, "maskrcnn"), 0.5)
    mixed = np.round((np.array(SHADES[2]) + 100) / 2)
    assert np.abs(picture[place_in(2, 0.5, 0.5)] - mixed).max() <= 1


def test_a_legend_names_them_and_the_photo_stays_as_it_was():
    result = made_up_objects(SIZE, "maskrcnn")
    photo = GREY.copy()
    picture = objects_image(photo, result)
    assert (photo == 100).all()
    strip = picture[SIZE[0] :].reshape(-1, 3)
    for shade in SHADES[: len(result)]:
        assert (strip == shade).all(axis=1).any()


def test_no_object_no_legend():
    none = made_up_objects(SIZE, "maskrcnn").at_least(1.0)
    assert np.array_equal(objects_image(GREY, none), GREY)


def test_errors():
    result = made_up_objects(SIZE, "maskrcnn")
    with pytest.raises(LabelError, match="of the same size"):
        objects_image(GREY[:100], result)
    with pytest.raises(SettingsError, match="opacity"):
        objects_image(GREY, result, 2.0)
