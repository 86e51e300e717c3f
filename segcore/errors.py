"""All errors that segcore itself raises, as one small tree.

    SegcoreError
    ├── ImageError
    │   ├── UnreadableImage
    │   └── ImageTooLarge
    ├── LabelError
    ├── UnknownName
    ├── WeightsError
    │   ├── MissingWeights
    │   ├── DamagedWeights
    │   └── DownloadError
    ├── DataError
    ├── SettingsError
    └── OutOfMemory

A page that catches `SegcoreError` may show `str(error)` to a visitor as it is.
"""


class SegcoreError(Exception):
    """A message in three parts: what came, what was expected, and the next step.

    Each part is a whole sentence and an attribute, so that a page can show them in three
    lines. `str()` joins them and leaves out empty ones.
    """

    def __init__(self, came: str, needed: str = "", next_step: str = "") -> None:
        super().__init__(came, needed, next_step)
        self.came = came
        self.needed = needed
        self.next_step = next_step

    def __str__(self) -> str:
        return " ".join(part for part in (self.came, self.needed, self.next_step) if part)


class ImageError(SegcoreError):
    """A picture cannot be used."""


class UnreadableImage(ImageError):
    """The bytes are not a picture, or only a part of one."""


class ImageTooLarge(ImageError):
    """The picture has more pixels than are allowed; it was not decoded."""


class LabelError(SegcoreError):
    """A label map has the wrong shape or type, or an index that its label set does not have."""


class UnknownName(SegcoreError):
    """No class, palette or model has this name; the message lists those that exist."""


class WeightsError(SegcoreError):
    """Weights cannot be used."""


class MissingWeights(WeightsError):
    """The file of weights is not there."""


class DamagedWeights(WeightsError):
    """The file of weights is not the one that its card describes."""


class DownloadError(WeightsError):
    """A published file could not be fetched, is not the published one, or could not be kept."""


class DataError(SegcoreError):
    """A data set is missing or not as expected."""


class SettingsError(SegcoreError):
    """A setting is outside the values that make sense."""


class OutOfMemory(SegcoreError):
    """The device has too little memory for this picture and this network."""
