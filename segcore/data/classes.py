"""What the numbers in a label map mean: classes with names in two languages, and their colours."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from segcore.data.labels import VOID, check_labels
from segcore.data.palette import Palette, palette_by_rule
from segcore.errors import LabelError, UnknownName


@dataclass(frozen=True)
class LabelClass:
    """One class: its index in a label map, its English name and its Korean one."""

    index: int
    name: str
    ko: str


@dataclass(frozen=True)
class LabelSet:
    """Classes in the order of their indices: 0, 1, 2 … without a gap, below `VOID`.

    Attributes:
        name: such as "VOC21".
        classes: with their names in both languages.
        background: the index of the background class; None if there is none.
        palettes: name → a colour for each class. By default, VOC's rule for colours.

    Raises:
        LabelError: the indices have a gap, two classes share a name, there are too many, or a
            palette or the background does not fit them.
    """

    name: str
    classes: tuple[LabelClass, ...]
    background: int | None = None
    palettes: Mapping[str, Palette] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Checks the classes, and adds the palette of VOC's rule if there is none."""
        self._check_classes()
        rule = palette_by_rule(len(self), self.background)
        object.__setattr__(self, "palettes", {**self.palettes} or {"voc": rule})
        for palette in self.palettes.values():
            if len(palette) != len(self) or palette.background != self.background:
                raise LabelError(
                    f"Palette {palette.name!r} has {len(palette)} colours and the background "
                    f"{palette.background}.",
                    f"{self.name} has {len(self)} classes and the background {self.background}.",
                    "Make a palette for this label set.",
                )

    def _check_classes(self) -> None:
        indices = [label.index for label in self.classes]
        if indices != list(range(len(indices))) or len(indices) > VOID:
            raise LabelError(
                f"Got the indices {indices} for label set {self.name!r}.",
                f"Expected 0, 1, 2 … in this order, and at most {VOID} of them.",
                "Number the classes again from 0.",
            )
        if self.background is not None and self.background not in indices:
            raise LabelError(
                f"Got the background {self.background} for label set {self.name!r}.",
                f"Expected an index from 0 to {len(indices) - 1}, or None.",
                "Choose one of these.",
            )
        if len(set(map(_squeezed, self.names))) != len(indices):
            raise LabelError(
                f"Got the names {', '.join(self.names)} for label set {self.name!r}.",
                "Expected each name once.",
                "Rename the classes that share a name.",
            )

    def __len__(self) -> int:
        return len(self.classes)

    @property
    def things(self) -> tuple[LabelClass, ...]:
        """The classes without the background."""
        return tuple(label for label in self.classes if label.index != self.background)

    def palette(self, name: str) -> Palette:
        """The palette of this name; `UnknownName` lists the valid ones."""
        if name not in self.palettes:
            raise UnknownName(
                f"{self.name} has no palette named {name!r}.",
                f"It has {', '.join(self.palettes)}.",
                "Choose one of them.",
            )
        return self.palettes[name]

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

        Case and spaces are ignored: VOC's own files write "diningtable" and "tvmonitor".
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
