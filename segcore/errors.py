"""Everything that segcore raises on purpose, as one small tree.

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
    """A message in three parts: what came, what was needed, and the next step.

    Each part is a whole sentence. They stay apart as attributes, so that a page can set
    them in three lines; `str()` joins those that are there.
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
    """The bytes are no picture, or only the beginning of one."""


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
    """The file of weights is there, and is not the one that its card describes."""


class DownloadError(WeightsError):
    """A published file could not be fetched, is not the published one, or could not be kept."""


class DataError(SegcoreError):
    """A data set is not where, or not what, it should be."""


class SettingsError(SegcoreError):
    """A setting is outside the values that make sense."""


class OutOfMemory(SegcoreError):
    """The device has too little memory for this picture and this network."""
