"""What went wrong, in the visitor's language.

segcore speaks English. Its sentences stay as they are on the English page; on the Korean page the
class of the error chooses a Korean sentence.
"""

import errno
import re

from segcore import errors
from segcore.errors import SegcoreError


class MissingUpload(SegcoreError):
    """A file that the visitor has sent is not on the server, or no longer."""


class FullDisk(SegcoreError):
    """The server could not write."""


class Unforeseen(SegcoreError):
    """A failure that nobody has words for: a forged request, or a fault of this program."""


# The title of the message, in English and Korean, for each branch of the tree.
TITLES: dict[type[SegcoreError], tuple[str, str]] = {
    errors.ImageError: ("This photo did not work", "이 사진은 처리할 수 없습니다"),
    errors.LabelError: ("This label map did not work", "이 레이블 맵은 쓸 수 없습니다"),
    errors.WeightsError: ("This network did not work", "이 네트워크를 쓸 수 없습니다"),
    MissingUpload: ("This file is not here", "파일이 서버에 없습니다"),
    errors.DownloadError: ("The download did not work", "내려받지 못했습니다"),
    errors.OutOfMemory: ("There was too little memory", "메모리가 부족합니다"),
    FullDisk: ("The server's disk is full", "서버의 저장 공간이 가득 찼습니다"),
    SegcoreError: ("This did not work", "처리할 수 없습니다"),
}

KOREAN: dict[type[SegcoreError], str] = {
    errors.UnreadableImage: (
        "파일을 사진으로 읽을 수 없습니다. 손상되었거나 지원하지 않는 형식입니다. "
        "JPEG나 PNG로 저장해 다시 보내 주세요."
    ),
    errors.ImageTooLarge: "사진의 픽셀 수가 너무 많습니다. 크기를 줄여 다시 보내 주세요.",
    errors.ImageError: "이 그림은 사진으로 쓸 수 없습니다. 다른 사진을 골라 주세요.",
    errors.LabelError: (
        "정답은 사진과 크기가 같은 PNG여야 합니다. 픽셀마다 클래스 번호 0–20이 들어 있고, "
        "평가하지 않을 곳은 255여야 합니다."
    ),
    errors.MissingWeights: (
        "네트워크의 가중치가 이 컴퓨터에 없습니다. 함께 배포되는 가중치라면 프로젝트를 다시 "
        "받고, 공개된 네트워크라면 먼저 내려받아 주세요."
    ),
    errors.DamagedWeights: ("가중치 파일이 손상되었거나 다른 파일입니다. 지우고 다시 받아 주세요."),
    errors.DownloadError: (
        "가중치를 내려받지 못했습니다. 인터넷 연결을 확인하고 다시 시도해 주세요. "
        "이미 있는 네트워크는 연결 없이도 그대로 쓸 수 있습니다."
    ),
    errors.OutOfMemory: (
        "이 사진과 네트워크에는 메모리가 부족합니다. 다른 프로그램을 닫거나 더 작은 사진을 "
        "골라 주세요."
    ),
    MissingUpload: "파일이 서버에 없습니다. 올린 파일은 한 시간 뒤에 지워집니다. 다시 보내 주세요.",
    FullDisk: "서버의 저장 공간이 가득 찼습니다. 나중에 다시 시도해 주세요.",
    Unforeseen: "서버가 요청을 처리하지 못했습니다. 페이지를 새로 고친 뒤 다시 시도해 주세요.",
    errors.UnknownName: "그런 이름은 없습니다. 목록에서 골라 주세요.",
    SegcoreError: "요청을 처리하지 못했습니다.",
}


def foreseen(error: Exception) -> SegcoreError:
    """An error that has words: the one that came, or the one that it means."""
    if isinstance(error, SegcoreError):
        return error
    if isinstance(error, MemoryError):
        return errors.OutOfMemory(
            "The server has too little memory for this.", next_step="Choose a smaller photo."
        )
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FullDisk("The server's disk is full.", next_step="Try again later.")
    return Unforeseen(
        "The server could not do what was asked.", next_step="Reload the page and try again."
    )


def title_of_error(error: SegcoreError, language: str) -> str:
    """A few words over the message."""
    branch = next(kind for kind in type(error).__mro__ if kind in TITLES)
    return TITLES[branch][language == "ko"]


# A path of this machine is of no use to a visitor, and tells where things lie; its last part stays.
PATH = re.compile(r"(?<![\w:/.])(?:[A-Za-z]:)?(?:[\\/][^\s\\/:,;]+)+[\\/]([^\s\\/:,;]+)")


def sentence_of_error(error: SegcoreError, language: str) -> str:
    """The message: segcore's own in English, without folders, ours in Korean."""
    if language != "ko":
        return PATH.sub(r"\1", str(error))
    return KOREAN[next(kind for kind in type(error).__mro__ if kind in KOREAN)]
