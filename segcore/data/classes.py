"""What the numbers in a label map mean.

`VOC21` is the label set of PASCAL VOC: background and 20 kinds of things, in the official
order (Everingham et al., "The PASCAL Visual Object Classes Challenge", IJCV 2010).
"""

from dataclasses import dataclass

import numpy as np

from segcore.errors import LabelError, UnknownName

VOID = 255
"""The index of pixels that nobody judges: VOC's contours, and objects too hard to label."""


def check_labels(labels: object, count: int, owner: str) -> None:
    """Refuse anything but (height, width) uint8 with indices 0 … count − 1 and `VOID`.

    Args:
        labels: the array to look at; it stays as it is.
        count: how many classes there are.
        owner: what has these classes, for the message ("VOC21", "palette 'safe'").

    Raises:
        LabelError: wrong type, shape or index, or no pixel at all.
    """
    if not isinstance(labels, np.ndarray) or labels.dtype != np.uint8 or labels.ndim != 2:
        raise LabelError(
            f"Labels came as {_described(labels)}.",
            "They must be a uint8 array of shape (height, width), one index for each pixel.",
            "Take the index of the best class at each pixel, then .astype(numpy.uint8).",
        )
    if labels.size == 0:
        raise LabelError(
            f"Labels came with shape {labels.shape}.",
            "They must have at least one pixel.",
            "Check how the picture was cropped.",
        )
    foreign = [index for index in np.unique(labels).tolist() if count <= index != VOID]
    if foreign:
        raise LabelError(
            f"Labels came with the indices {', '.join(map(str, foreign))}.",
            f"For {owner} they must be 0 to {count - 1}, or {VOID} for void.",
            "Check which label set these labels were made with.",
        )


def _described(labels: object) -> str:
    if isinstance(labels, np.ndarray):
        return f"a {labels.dtype} array of shape {labels.shape}"
    return type(labels).__name__


@dataclass(frozen=True)
class LabelClass:
    """One class: its index in a label map, its English name and its Korean one."""

    index: int
    name: str
    ko: str


@dataclass(frozen=True)
class LabelSet:
    """Classes in the order of their indices: 0, 1, 2 … without a gap, below `VOID`.

    Raises:
        LabelError: the indices have a gap, two classes share a name, or there are too many.
    """

    name: str
    classes: tuple[LabelClass, ...]

    def __post_init__(self) -> None:
        indices = [label.index for label in self.classes]
        if indices != list(range(len(indices))) or len(indices) > VOID:
            raise LabelError(
                f"Label set {self.name!r} came with the indices {indices}.",
                f"They must be 0, 1, 2 … in this order, and at most {VOID} of them.",
                "Number the classes anew.",
            )
        if len(set(map(_squeezed, self.names))) != len(indices):
            raise LabelError(
                f"Label set {self.name!r} came with the names {', '.join(self.names)}.",
                "Each name must occur once.",
                "Rename the classes that share one.",
            )

    def __len__(self) -> int:
        return len(self.classes)

    @property
    def names(self) -> tuple[str, ...]:
        """The English names, in the order of the indices."""
        return tuple(label.name for label in self.classes)

    def __getitem__(self, index: int) -> LabelClass:
        """The class at `index`; `UnknownName` if there is none (void is not a class)."""
        if not 0 <= index < len(self.classes):
            raise UnknownName(
                f"{self.name} has no class with index {index}.",
                f"It has the indices 0 to {len(self.classes) - 1}.",
                f"Choose one of them; {VOID} is void and has no class.",
            )
        return self.classes[index]

    def name_of(self, index: int) -> str:
        """The English name of class `index`; `UnknownName` if there is no such class."""
        return self[index].name

    def index_of(self, name: str) -> int:
        """The index of the class with this English name; `UnknownName` lists the valid ones.

        Case and spaces do not count: VOC's own files write "diningtable" and "tvmonitor".
        """
        for label in self.classes:
            if _squeezed(label.name) == _squeezed(name):
                return label.index
        raise UnknownName(
            f"{self.name} has no class named {name!r}.",
            f"Its classes are {', '.join(self.names)}.",
            "Choose one of them.",
        )

    def check(self, labels: object) -> None:
        """Raise `LabelError` unless `labels` is a label map of this set (see `check_labels`)."""
        check_labels(labels, len(self), self.name)


def _squeezed(name: str) -> str:
    return name.replace(" ", "").casefold()


_VOC_NAMES = (
    ("background", "배경"),
    ("aeroplane", "비행기"),
    ("bicycle", "자전거"),
    ("bird", "새"),
    ("boat", "보트"),
    ("bottle", "병"),
    ("bus", "버스"),
    ("car", "자동차"),
    ("cat", "고양이"),
    ("chair", "의자"),
    ("cow", "소"),
    ("dining table", "식탁"),
    ("dog", "개"),
    ("horse", "말"),
    ("motorbike", "오토바이"),
    ("person", "사람"),
    ("potted plant", "화분"),
    ("sheep", "양"),
    ("sofa", "소파"),
    ("train", "기차"),
    ("TV monitor", "TV 모니터"),
)

VOC21 = LabelSet(
    "VOC21",
    tuple(LabelClass(index, name, ko) for index, (name, ko) in enumerate(_VOC_NAMES)),
)
