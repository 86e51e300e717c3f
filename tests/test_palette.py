"""Colours: the official ones by rule and by value, the safe ones under simulated blindness."""

import numpy as np
import pytest
from PIL import Image
from skimage.color import rgb2lab

from segcore.data.labels import VOID
from segcore.data.palette import Palette
from segcore.data.voc21 import PALETTES, SAFE, VOC, VOC21
from segcore.errors import LabelError, SettingsError, UnknownName

# RGB → LMS and the two projections of Viénot, Brettel and Mollon (1999), equations 4 and 5.
# Their slight shrinking of the gamut beforehand is left out; out-of-range values are clipped.
RGB_TO_LMS = np.array(
    [[17.8824, 43.5161, 4.11935], [3.45565, 27.1554, 3.86714], [0.0299566, 0.184309, 1.46709]]
)
DEUTERANOPIA = np.array([[1, 0, 0], [0.494207, 0, 1.24827], [0, 0, 1]])
PROTANOPIA = np.array([[0, 2.02344, -2.52581], [0, 1, 0], [0, 0, 1]])
NORMAL = np.eye(3)


def seen_by(colours, projection):
    """sRGB 0 … 255 as a dichromat sees it, in Lab (D65)."""
    srgb = np.asarray(colours) / 255
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    linear = linear @ (np.linalg.inv(RGB_TO_LMS) @ projection @ RGB_TO_LMS).T
    linear = np.clip(linear, 0, 1)
    srgb = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    return rgb2lab(srgb[None])[0]


def smallest_distance(colours, projection):
    lab = seen_by(colours, projection)
    distances = np.linalg.norm(lab[:, None] - lab[None], axis=-1)
    return distances[~np.eye(len(lab), dtype=bool)].min()


def test_the_well_known_voc_colours():
    # As listed in the VOC development kit's class legend.
    known = {0: (0, 0, 0), 1: (128, 0, 0), 2: (0, 128, 0), 7: (128, 128, 128), 8: (64, 0, 0)}
    known |= {12: (64, 0, 128), 13: (192, 0, 128), 15: (192, 128, 128), 20: (0, 64, 128)}
    assert {index: VOC.colours[index] for index in known} == known
    assert VOC.void == (224, 224, 192)


def test_voc_follows_the_official_bit_shuffling():
    # VOClabelcolormap.m written over bit strings: bit 3k + c of the index is bit 7 − k of
    # channel c.
    def official(index):
        bits = f"{index:09b}"[::-1]
        return tuple(int(bits[channel::3].ljust(8, "0"), 2) for channel in range(3))

    assert VOC.colours == tuple(official(index) for index in range(21))
    assert VOC.void == official(VOID)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_every_class_has_its_own_colour(palette):
    assert len(palette) == len(VOC21)
    assert len({*palette.colours, palette.void}) == 22


def test_the_simulation_leaves_grey_and_confuses_red_with_green():
    greys = [(60, 60, 60), (200, 200, 200)]
    np.testing.assert_allclose(
        seen_by(greys, DEUTERANOPIA), seen_by(greys, NORMAL), rtol=0, atol=0.1
    )
    red_and_green = [(170, 60, 40), (110, 110, 40)]
    assert smallest_distance(red_and_green, NORMAL) > 40
    assert smallest_distance(red_and_green, DEUTERANOPIA) < 20


@pytest.mark.parametrize("sight", [NORMAL, DEUTERANOPIA, PROTANOPIA], ids=["normal", "d", "p"])
def test_safe_colours_stay_apart(sight):
    # CIE76; 2.3 is just noticeable. This is about flat patches, not thin lines or overlays.
    assert smallest_distance(SAFE.colours[1:], sight) > 24


@pytest.mark.parametrize("name", ["bird", "cat", "cow", "dog", "horse", "person", "sheep"])
def test_living_classes_lie_far_from_the_boundarys_magenta(name):
    magenta = (0xC8, 0x20, 0x5F)
    assert smallest_distance([SAFE.colours[VOC21.index_of(name)], magenta], NORMAL) > 70


def test_voc_colours_do_not_stay_apart():
    # The reason for a second palette.
    assert smallest_distance(VOC.colours[1:], DEUTERANOPIA) < 12


def test_flat_is_what_pillow_reads_back():
    image = Image.new("P", (1, 1))
    image.putpalette(SAFE.flat())
    assert len(SAFE.flat()) == 768
    assert image.getpalette() == SAFE.flat()


def test_the_table_by_hand():
    table = Palette("two", ((0, 0, 0), (1, 2, 3)), void=(9, 8, 7)).table()
    assert table.shape == (256, 3)
    assert table.dtype == np.uint8
    assert table[[0, 1, 2, 254, 255]].tolist() == [[0] * 3, [1, 2, 3], [0] * 3, [0] * 3, [9, 8, 7]]


def test_css_by_hand():
    assert VOC.css(13) == "#c00080"
    assert VOC.css(VOID) == "#e0e0c0"


def test_names_lead_to_palettes():
    assert VOC21.palette("voc") is VOC
    assert VOC21.palette("safe") is SAFE
    with pytest.raises(UnknownName, match=r"'rainbow'.*voc, safe"):
        VOC21.palette("rainbow")


def test_an_index_without_a_colour_is_refused():
    with pytest.raises(LabelError, match=r"indices 21.*palette 'voc'"):
        VOC.check(np.array([[21]], np.uint8))


@pytest.mark.parametrize(
    ("colours", "message"),
    [
        ((), "0 colours"),
        (((0, 0, 0),) * 256, "256 colours"),
        (((0, 0, 256),), r"\(0, 0, 256\)"),
    ],
)
def test_impossible_palettes_are_refused(colours, message):
    with pytest.raises(SettingsError, match=message):
        Palette("wrong", colours, void=(1, 1, 1))
