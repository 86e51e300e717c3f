"""The words that several tabs share: English, Korean."""

WORDS: dict[str, tuple[str, str]] = {
    # The frame of the page
    "page.language": ("Language", "언어"),
    "tab.skips": ("Skips", "스킵"),
    "tab.segment": ("Segment", "분할"),
    "tab.inside": ("Inside", "내부"),
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
    # Every board of pictures
    "board.old_browser": (
        "This browser cannot unpack the label maps. Please open the page in a newer one.",
        "이 브라우저에서는 결과를 열 수 없습니다. 최신 브라우저를 사용하세요.",
    ),
    "board.size": (
        "Photo {width} × {height} px, seen by the network at {inner_width} × {inner_height} px",
        "사진 {width} × {height} px, 네트워크 입력 {inner_width} × {inner_height} px",
    ),
    "photo.credit": ("Photo: {credit}", "사진: {credit}"),
    "control.opacity": ("Opacity", "불투명도"),
    # The legend
    "legend.title": ("Classes", "클래스"),
    "legend.help": ("Tap one to see it alone", "눌러서 하나만 보기"),
    "legend.share": ("share of pixels in {name}", "{name}에서 차지하는 픽셀 비율"),
    "legend.void": ("not judged", "평가 제외"),
}
