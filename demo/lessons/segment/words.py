"""The words of the lesson Segment: English, Korean."""

WORDS: dict[str, tuple[str, str]] = {
    "tab.segment": ("Segment", "분할"),
    "segment.headline": (
        "What is it, and where does one end?",
        "무엇이고, 하나하나는 어디까지일까요?",
    ),
    "segment.sentence": (
        "Four questions to one photo. Each asks for more, and the answer grows with it.",
        "사진 하나에 네 가지 질문. 더 많이 물을수록 답도 커집니다.",
    ),
    # While no network for instances is here
    "semantic.headline": ("What is it, and where does it end?", "무엇이고, 어디까지일까요?"),
    "semantic.sentence": (
        "Every pixel gets the name of one class. Objects of the same class that touch "
        "become one region.",
        "모든 픽셀에 클래스 이름이 하나씩 붙습니다. "
        "같은 클래스의 물체가 맞닿으면 한 영역이 됩니다.",
    ),
    # The switch and the arrangement of the pictures
    "mode.label": ("Task", "과제"),
    "mode.classify": ("Classify", "분류"),
    "mode.locate": ("Locate", "위치 찾기"),
    "mode.semantic": ("Semantic", "시맨틱"),
    "mode.instance": ("Instance", "인스턴스"),
    "arrange.label": ("Pictures", "그림 배치"),
    "arrange.one": ("One picture", "한 그림"),
    "arrange.compare": ("Compare networks", "네트워크 비교"),
    "arrange.four": ("All four", "네 과제 모두"),
    # The four tasks: what each asks, the shape of its answer, and how it is computed here
    "question.classify": ("What is in the photo?", "사진에 무엇이 있나?"),
    "question.locate": ("Where is the main object?", "주된 물체는 어디에 있나?"),
    "question.semantic": ("Which class is each pixel?", "픽셀마다 어떤 클래스인가?"),
    "question.instance": ("Where does each object end?", "물체 하나하나는 어디까지인가?"),
    "shape.classify": ("{count} numbers", "숫자 {count}개"),
    "shape.locate": ("{count} numbers and a box", "숫자 {count}개와 상자 하나"),
    "shape.semantic": (
        "H × W = {height} × {width} labels",
        "레이블 H × W = {height} × {width}",
    ),
    "shape.instance": (
        "{found} × (class, score, box, 28 × 28)",
        "{found} × (클래스, 점수, 상자, 28 × 28)",
    ),
    "how.title": ("How?", "어떻게?"),
    "how.classify": (
        "{name} gives each cell of its score map a probability for every class. A class counts as "
        "much as its surest cell does.",
        "{name} 모델은 점수 맵의 칸마다 클래스별 확률을 냅니다. 클래스마다 가장 확실한 칸의 "
        "확률을 씁니다.",
    ),
    "how.locate": (
        "{name} finds many objects. This is the one with the highest score, with the box of its "
        "own.",
        "{name} 모델이 찾은 여러 물체 가운데 점수가 가장 높은 물체와 그 상자입니다.",
    ),
    "how.semantic": (
        "{name} raises its score maps to the size of the photo. Each pixel gets the class with the "
        "highest score.",
        "{name} 모델의 점수 맵을 사진 크기로 업샘플링하고, 픽셀마다 점수가 가장 높은 클래스를 "
        "고릅니다.",
    ),
    "how.instance": (
        "{name} finds N objects: first a box for each, then its class and a mask of 28 × 28 cells "
        "inside the box.",
        "{name} 모델은 물체 N개를 찾습니다. 먼저 물체마다 상자를 찾고, 그다음 클래스와 상자 안의 "
        "28 × 28 마스크를 냅니다.",
    ),
    "measured.classify": (
        "Right for {share} of {photos} photos of PASCAL VOC val that show one class.",
        "클래스가 하나뿐인 PASCAL VOC val 사진 {photos}장 가운데 {share}에서 맞습니다.",
    ),
    "measured.locate": (
        "Class and box (IoU ≥ 0.5) are right for {share} of {photos} photos of PASCAL VOC val that "
        "show one class.",
        "클래스가 하나뿐인 PASCAL VOC val 사진 {photos}장 가운데 {share}에서 클래스와 상자"
        "(IoU ≥ 0.5)가 맞습니다.",
    ),
    "bars.label": (
        "The probability of each class at its surest cell",
        "클래스마다 가장 확실한 칸의 확률",
    ),
    "bars.all": ("All {count} numbers", "숫자 {count}개 모두 보기"),
    "box.left": ("Left", "왼쪽"),
    "box.top": ("Top", "위"),
    "box.right": ("Right", "오른쪽"),
    "box.bottom": ("Bottom", "아래"),
    # A photo with none of the classes
    "nothing.found": (
        "None of the {count} classes is found in this photo ({name}).",
        "이 사진에서는 클래스 {count}개 가운데 아무것도 찾지 못했습니다 ({name}).",
    ),
    "nothing.nearest": (
        "Nearest: {class}, with the probability {score} at its surest cell ({name}).",
        "가장 가까운 클래스: {class}, 가장 확실한 칸의 확률 {score} ({name})",
    ),
    "nothing.knows": ("What it knows: {names}.", "아는 클래스: {names}."),
    # Networks
    "network.label": ("Network", "네트워크"),
    "network.place": ("Network {place}", "{place}번째 네트워크"),
    "network.here": ("Trained for this page", "이 페이지를 위해 학습한 네트워크"),
    "network.published": ("Published networks", "공개된 네트워크"),
    "network.parameters": ("{count}\u00a0M parameters", "파라미터 {count}\u00a0M"),
    "network.download": ("download {size}", "내려받기 {size}"),
    "network.fetching": ("Fetching {name}, {size}", "{name} 내려받는 중 ({size})"),
    "network.third": ("Add a third network", "세 번째 네트워크 추가"),
    "network.remove": ("Remove", "빼기"),
    "network.whole": (
        "Each time is the whole way from photo to result. FCN and U-Net read the same backbone, "
        "so its pass counts in each of them.",
        "시간은 사진에서 결과까지 전체를 잰 값입니다. FCN과 U-Net은 같은 백본을 읽으므로 "
        "백본을 지나는 시간이 각각에 들어 있습니다.",
    ),
    "busy.network": ("Running {name}", "{name} 계산 중"),
    # What the picture shows
    "control.score": ("Score at least", "최소 점수"),
    "show.label": ("Show", "표시"),
    "show.photo": ("Photo", "사진"),
    "show.outlines": ("Outlines", "윤곽"),
    "show.boxes": ("Boxes", "상자"),
    "show.labels": ("Labels", "이름표"),
    # Objects
    "objects.title": ("Objects", "물체"),
    "objects.help": (
        "Tap one to see it alone, with its 28 × 28 mask",
        "눌러서 하나만, 28 × 28 마스크와 함께 보기",
    ),
    "objects.count": ("{name} × {count}", "{name} × {count}"),
    "objects.few": (
        "No object scores {score} or more. Move the score to the left.",
        "점수가 {score} 이상인 물체가 없습니다. 점수를 왼쪽으로 옮겨 보세요.",
    ),
    "objects.none": (
        "{name} finds no object in this photo.",
        "이 사진에서 {name} 모델이 찾은 물체가 없습니다.",
    ),
    "object.all": ("Show all", "모두 보기"),
    # Mask R-CNN step by step
    "steps.show": ("Step by step", "단계별로"),
    "steps.close": ("Close", "닫기"),
    "steps.wait": ("Looking inside the network …", "네트워크 안을 살펴보는 중 …"),
    "steps.title": ("How {name} finds {object}", "{name} 단계별 과정: {object}"),
    "steps.faster": ("Faster R-CNN", "Faster R-CNN"),
    "steps.fcn": ("+ FCN in the box", "+ 상자 안의 FCN"),
    "steps.proposals": ("1 Proposals", "1 후보 상자"),
    "steps.proposals.words": (
        "{anchors} anchors, {kept} kept; the best {drawn} drawn",
        "앵커 {anchors}개 중 {kept}개를 남김, 상위 {drawn}개 표시",
    ),
    "steps.region": ("2 RoI on the grid", "2 특징 격자 위의 RoI"),
    "steps.region.words": (
        "proposal {rank}, feature map of stride {stride}, read as 7 × 7",
        "후보 {rank}, 스트라이드 {stride}인 특징 맵, 7 × 7로 읽음",
    ),
    "steps.box": ("3 Class and box", "3 클래스와 상자"),
    "steps.box.words": (
        "{class} {score}; the box moved to {width} × {height} px",
        "{class} {score}; 상자를 {width} × {height} px로 조정",
    ),
    "steps.mask": ("4 Mask, 28 × 28", "4 마스크 28 × 28"),
    "steps.mask.words": (
        "logits {low} to {high}; above 0 is inside",
        "로짓 {low} ~ {high}; 0보다 크면 안쪽",
    ),
    "steps.pasted": ("5 Pasted", "5 되붙이기"),
    "steps.pasted.words": (
        "one cell covers {wide} × {high_cell} px",
        "한 칸이 {wide} × {high_cell} px에 해당",
    ),
    "object.score": ("score {score}", "점수 {score}"),
    "object.box": (
        "Box {width} × {height} px, its corner at ({x}, {y})",
        "상자 {width} × {height} px, 왼쪽 위 모서리 ({x}, {y})",
    ),
    "object.cells": ("28 × 28 cells", "28 × 28 칸"),
    "object.pasted": ("Pasted back: above 0.5", "되붙인 결과: 0.5 초과"),
    "object.finest": (
        "Mask R-CNN answers with 28 × 28 probabilities for the box, whatever its size. Here one "
        "cell covers {width} × {height} px of the photo; finer detail is lost.",
        "Mask R-CNN은 상자 크기와 관계없이 28 × 28개의 확률로 답합니다. 여기서는 한 칸이 사진의 "
        "{width} × {height} px에 해당하며, 그보다 세밀한 모양은 사라집니다.",
    ),
    "why.instance": (
        "{one} and {other} touch, and get two colours here. A semantic label only answers “which "
        "class?”: both have the same one, so no pixel can say where one of them ends.",
        "서로 맞닿은 두 물체({one}, {other})가 여기서는 두 가지 색이 됩니다. 시맨틱 레이블은 ‘어떤 "
        "클래스인가?’에만 답하므로 둘의 레이블이 같고, 하나가 어디서 끝나는지 말해 줄 픽셀이 "
        "없습니다.",
    ),
    # Under each of several pictures
    "caption.classify": ("(a) Classify", "(a) 분류"),
    "caption.locate": ("(b) Locate", "(b) 위치 찾기"),
    "caption.semantic": ("(c) Semantic", "(c) 시맨틱"),
    "caption.instance": ("(d) Instance", "(d) 인스턴스"),
    # Time
    "time.title": ("Time", "시간"),
    "time.stored": ("Worked out beforehand, on {device}", "미리 계산해 둔 결과 · {device}"),
    "time.now": ("Just now, on {device}", "방금 계산한 결과 · {device}"),
    "stage.prepare": ("Prepare", "준비"),
    "stage.trunk": ("Backbone", "백본"),
    "stage.head": ("Score maps", "점수 맵"),
    "stage.decoder": ("Decoder", "디코더"),
    "stage.network": ("Network", "네트워크"),
    "stage.labels": ("Upsample and label", "업샘플링과 레이블"),
    # Files to take away
    "file.mask": ("Mask (PNG)", "마스크 (PNG)"),
    "file.json": ("JSON", "JSON"),
    "file.ids": ("Mask (16-bit PNG)", "마스크 (16비트 PNG)"),
    "file.coco": ("COCO JSON", "COCO JSON"),
    "file.labels": (
        "Lossless, {width} × {height} px: each pixel holds its class number.",
        "무손실, {width} × {height} px: 픽셀마다 클래스 번호가 들어 있습니다.",
    ),
    "file.objects": (
        "Lossless, {width} × {height} px, objects from score {score} on: each pixel holds its "
        "object's number, 1 for the best score. COCO JSON holds the masks as RLE.",
        "무손실, {width} × {height} px, 점수 {score} 이상의 물체: 픽셀마다 물체 번호가 들어 "
        "있습니다(점수가 가장 높은 물체가 1). COCO JSON에는 마스크가 RLE로 들어 있습니다.",
    ),
}
