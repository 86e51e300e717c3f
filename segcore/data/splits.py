"""The lists of a photo set: which ids belong to its train, its val …"""

from pathlib import Path

from segcore.errors import DataError


def read_split(folder: Path, split: str) -> list[str]:
    """The ids of a split, one for each line of ``SPLIT.txt`` in ``folder``.

    Raises:
        DataError: the list is missing or empty.
    """
    path = folder / f"{split}.txt"
    ids = path.read_text().split() if path.is_file() else []
    if not ids:
        raise DataError(
            f"{path} is missing or empty.", "Expected one photo's id in each line.", "Check --data."
        )
    return ids
