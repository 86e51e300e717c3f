"""From Pillow's many kinds of pixels to 8-bit RGB, whole or reduced, and in little memory."""

import numpy as np
from PIL import Image

BAND = 4_000_000  # pixels that are converted together; of 16 bits with alpha they take 100 MB


def rgb(image: Image.Image) -> Image.Image:
    """The picture as opaque 8-bit RGB, upright or not.

    Transparent parts lie over white. Grey of 16 bits is divided by 257; the float pictures of TIFF
    are taken as 0 … 1 unless they exceed 1, then as 0 … 255.
    """
    return _opaque(_eight_bits(image, _scale_of_floats(image)))


def reduced_rgb(image: Image.Image, factor: int) -> Image.Image:
    """As `rgb`, each side divided by ``factor`` and rounded up; pixels are means of squares.

    It goes from band to band, so that conversions take little memory beside the picture itself.
    """
    width, height = image.size
    small = Image.new("RGB", (-(-width // factor), -(-height // factor)))
    rows = max(1, BAND // width // factor) * factor
    scale = _scale_of_floats(image)
    for top in range(0, height, rows):
        band = image.crop((0, top, width, min(top + rows, height)))
        small.paste(_opaque(_eight_bits(band, scale)).reduce(factor), (0, top // factor))
    return small


def _scale_of_floats(image: Image.Image) -> int:
    """What floats are multiplied by; not a number counts as 0."""
    if image.mode != "F":
        return 1
    return 255 if np.max(np.nan_to_num(np.asarray(image)), initial=0) <= 1 else 1


def _eight_bits(image: Image.Image, scale: int) -> Image.Image:
    """Scale grey of 16 bits and of floats to 8 bits; Pillow's own conversion would clip it."""
    if image.mode.startswith("I"):
        # Pillow opens some 16-bit files in mode "I"; true 32-bit values are clipped at 65535.
        values = np.clip(np.asarray(image).astype(np.float32), 0, 65535) / 257
    elif image.mode == "F":
        values = np.nan_to_num(np.asarray(image)) * scale
    else:
        return image
    return Image.fromarray(np.clip(np.rint(values), 0, 255).astype(np.uint8))


def _opaque(image: Image.Image) -> Image.Image:
    """Lay transparent parts over white, and return RGB."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    white = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(white, layer).convert("RGB")
