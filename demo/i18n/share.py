"""The words of sharing, of the two palettes and of the saved picture: English, Korean."""

WORDS: dict[str, tuple[str, str]] = {
    # The dialog
    "share.button": ("Share", "공유"),
    "share.title": ("Share what you see", "지금 화면 공유"),
    "share.sentence": (
        "The link opens the page as it is now.",
        "링크를 열면 지금 화면이 그대로 나옵니다.",
    ),
    "share.upload": (
        "Your own photo stays with you: it is not part of the link.",
        "직접 올린 사진은 링크에 포함되지 않습니다.",
    ),
    "share.link": ("Link to this page", "이 화면의 링크"),
    "share.copy": ("Copy", "복사"),
    "share.copied": ("Copied", "복사됨"),
    "share.open": ("Open the link here", "여기서 링크 열기"),
    "share.close": ("Close", "닫기"),
    "share.code": ("QR code of the link", "링크의 QR 코드"),
    "share.long": (
        "The link is too long for a QR code.",
        "링크가 너무 길어 QR 코드로 만들 수 없습니다.",
    ),
    # Who opens it
    "share.as": ("Open as", "여는 방식"),
    "share.standard": ("Standard", "기본"),
    "share.lecture": ("Lecture", "강의용"),
    "share.student": ("Student", "학생용"),
    "share.standard_help": ("As most people use it.", "보통 쓰는 화면입니다."),
    "share.lecture_help": (
        "For the projector: larger type and pictures, fewer controls.",
        "프로젝터용: 글자와 그림은 크게, 조절 단추는 적게 보여 줍니다.",
    ),
    "share.student_help": (
        "For phones: one column, the lens first, large controls.",
        "휴대폰용: 한 줄 배치로 렌즈가 먼저 나오고 단추가 큽니다.",
    ),
    # An address that no phone can open
    "share.network": (
        "Phones cannot open {host}. So the link uses this computer’s own address in the network.",
        "휴대폰에서는 {host} 주소가 열리지 않으므로, 네트워크에서 이 컴퓨터의 주소를 링크에 "
        "썼습니다.",
    ),
    "share.local": (
        "Only this computer can open {host}, so a QR code would lead phones nowhere. "
        "Start the page with {command} and open this computer’s own address.",
        "{host} 주소는 이 컴퓨터에서만 열리므로 휴대폰에 QR 코드를 보여 줘도 소용이 없습니다. "
        "{command} 명령으로 다시 시작하고 이 컴퓨터의 주소로 접속하세요.",
    ),
    "share.next": ("After that, this link works:", "그다음에는 이 링크로 열 수 있습니다."),
    # Colours of the classes
    "trunk.label": ("Backbone", "백본"),
    "palette.voc": ("VOC colours", "VOC 색상"),
    # The saved picture
    "poster.save": ("Save the picture", "그림 저장"),
}
