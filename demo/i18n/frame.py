"""The words that several lessons share: English, Korean."""

WORDS: dict[str, tuple[str, str]] = {
    "room.button": ("Room", "강의실"),
    # The frame of the page
    "page.language": ("Language", "언어"),
    "page.dark": ("Dark", "어둡게"),
    "busy.loading": (
        "The networks are loading. The samples work already; a photo of your own waits for them.",
        "네트워크를 불러오는 중입니다. 예시 사진은 지금도 볼 수 있고, 내 사진은 다 불러온 뒤에 "
        "계산합니다.",
    ),
    # Choosing a photo
    "picker.samples": ("Sample photos", "예시 사진"),
    "picker.upload": ("Your photo", "내 사진"),
    "picker.camera": ("Camera", "카메라"),
    "picker.shoot": ("Take the photo", "사진 찍기"),
    "picker.cancel": ("Cancel", "취소"),
    "picker.no_camera": (
        "The camera did not open. Allow it in the browser, or choose a photo instead.",
        "카메라를 열 수 없습니다. 브라우저에서 허용하거나 사진을 선택하세요.",
    ),
    # Sending a file
    "picker.own": (
        "{name} – yours until the page is reloaded",
        "{name} – 새로 고침 전까지 남아 있는 내 사진",
    ),
    "picker.sending": ("Sending {name}", "{name} 보내는 중"),
    "picker.sending_more": (
        "Sending {name}, then {count} more; the last one is shown",
        "{name} 보내는 중, {count}개 더 남음 (마지막 것을 보여 줍니다)",
    ),
    "picker.several": (
        "Several photos came at once: the last one is shown. Tap a small picture to see another.",
        "여러 장을 한꺼번에 받아 마지막 사진을 보여 줍니다. 다른 사진은 작은 그림을 눌러 보세요.",
    ),
    "picker.reduced": (
        "{name} is a large photo, so it is read at half its sides: {width} × {height} px.",
        "{name} 사진이 커서 가로와 세로를 절반으로 줄여 {width} × {height} px로 읽습니다.",
    ),
    "picker.replaced": (
        "Several files came at once: the last one is used.",
        "여러 파일을 한꺼번에 받아 마지막 파일을 씁니다.",
    ),
    "picker.unreachable": (
        "{name} was not sent: the server does not answer. Check the connection and try again.",
        "서버가 응답하지 않아 {name} 파일을 보내지 못했습니다. 연결을 확인하고 다시 시도해 주세요.",
    ),
    "picker.refused": (
        "{name} was not sent: the server did not accept it. Try again, or choose another file.",
        "서버가 {name} 파일을 받지 않았습니다. 다시 시도하거나 다른 파일을 골라 주세요.",
    ),
    "picker.too_large": (
        "{name} was not sent: it has {size} MB, and at most {limit} MB are allowed. "
        "Choose a smaller copy.",
        "{name} 파일은 {size} MB라서 보내지 못했습니다. 최대 {limit} MB이니 "
        "더 작은 사진을 골라 주세요.",
    ),
    "picker.too_many": (
        "{name} was not sent: many files have come from here within an hour. Try again later.",
        "한 시간 동안 이곳에서 보낸 파일이 많아 {name} 파일을 받지 않았습니다. "
        "나중에 다시 시도해 주세요.",
    ),
    "picker.full": (
        "{name} was not sent: the server's disk is full. Tell whoever runs this page.",
        "서버의 저장 공간이 가득 차 {name} 파일을 받지 못했습니다. 운영자에게 알려 주세요.",
    ),
    "picker.again": ("Try again", "다시 시도"),
    "picker.close": ("Close", "닫기"),
    # Every board of pictures
    "board.old_browser": (
        "This browser cannot unpack the label maps. Please open the page in a newer one.",
        "이 브라우저에서는 결과를 열 수 없습니다. 최신 브라우저를 사용하세요.",
    ),
    "board.not_loaded": (
        "Part of this page did not load. Please load the page again.",
        "페이지 일부를 불러오지 못했습니다. 페이지를 새로 고침해 주세요.",
    ),
    "board.size": (
        "Photo {width} × {height} px, seen by the network at {inner_width} × {inner_height} px",
        "사진 {width} × {height} px, 네트워크 입력 {inner_width} × {inner_height} px",
    ),
    "photo.credit": ("Photo: {credit}", "사진: {credit}"),
    "control.opacity": ("Opacity", "불투명도"),
    # Scores
    "panel.overall": ("mIoU {score} overall", "전체 mIoU {score}"),
    "panel.edge": ("{score} at the edge", "경계 {score}"),
    "panel.edge_how": (
        "mIoU: for every class, the pixels that prediction and truth share, divided by the pixels "
        "that either has; then the mean over the classes of the truth, in percent. At the edge: "
        "counted only within {radius} px of the true outline.",
        "mIoU: 클래스마다 예측과 정답이 겹치는 픽셀 수를 둘 중 하나라도 차지한 픽셀 수로 나누고, "
        "정답에 있는 클래스의 평균을 백분율로 나타냅니다. "
        "경계: 정답 경계에서 {radius} px 안의 픽셀만 셉니다.",
    ),
    # The legend
    "legend.title": ("Classes", "클래스"),
    "legend.help": ("Tap one to see it alone", "눌러서 하나만 보기"),
    "legend.share": ("share of pixels in {name}", "{name}에서 차지하는 픽셀 비율"),
    "legend.void": ("not judged", "평가 제외"),
}
