"""The words of the lesson Numbers: English, Korean."""

WORDS: dict[str, tuple[str, str]] = {
    "tab.numbers": ("Numbers", "수치"),
    "numbers.headline": (
        "What does it score, and how do we know?",
        "점수는 얼마이고, 어떻게 알 수 있을까요?",
    ),
    "numbers.sentence": (
        "Every network, judged on the same photos. Tap one for its card.",
        "모든 네트워크를 같은 사진으로 평가합니다. 눌러서 모델 카드를 보세요.",
    ),
    "numbers.waiting": ("Fetching the table", "표를 불러오는 중"),
    "numbers.caption": ("Every network with its scores", "네트워크별 점수"),
    # The heads of the columns, and what each measures
    "numbers.measured": ("measured here", "직접 측정"),
    "numbers.published": ("published", "논문 발표값"),
    "numbers.network": ("Network", "네트워크"),
    "numbers.network_how": ("The name of the decoder", "디코더 이름"),
    "numbers.trunk": ("Backbone", "백본"),
    "numbers.trunk_how": ("What the decoder reads", "디코더가 읽는 특징을 만드는 부분"),
    "numbers.miou": ("mIoU", "mIoU"),
    "numbers.miou_how": (
        "For each class, the pixels that labels and ground truth share, divided by the pixels that "
        "either has; the mean over the classes, in percent",
        "클래스마다 예측과 정답이 겹치는 픽셀 수를 둘 중 하나라도 차지한 픽셀 수로 나눈 값의 "
        "평균(%)",
    ),
    "numbers.edge": ("Edge", "경계"),
    "numbers.edge_how": (
        "mIoU, counted only near the true outline, in percent",
        "정답 경계 가까이에서만 계산한 mIoU(%)",
    ),
    "numbers.boundary": ("Boundary IoU", "Boundary IoU"),
    "numbers.boundary_how": (
        "How well the contours of labels and ground truth match, in percent",
        "예측과 정답의 윤곽이 얼마나 일치하는지(%)",
    ),
    "numbers.pixels": ("Pixel acc.", "픽셀 정확도"),
    "numbers.pixels_how": (
        "The share of the pixels with the right label, in percent",
        "레이블이 맞은 픽셀의 비율(%)",
    ),
    "numbers.parameters": ("Million param.", "파라미터 (백만)"),
    "numbers.parameters_how": (
        "Numbers that training has set, backbone included, in millions",
        "백본을 포함해 학습으로 정한 수의 개수(백만 개)",
    ),
    "numbers.work": ("Billion mult\u2011adds", "곱셈\u2011덧셈 (십억)"),
    "numbers.work_how": (
        "Multiplications with their additions for one photo, in billions",
        "사진 한 장에 필요한 곱셈-덧셈 횟수(십억 번)",
    ),
    "numbers.time": ("ms here", "ms"),
    "numbers.time_how": (
        "Milliseconds for one photo on this server, once somebody has measured them",
        "이 서버에서 사진 한 장에 걸린 시간(밀리초). 측정해야 나타납니다",
    ),
    "numbers.published_on": ("on", "평가 사진"),
    "numbers.published_on_how": (
        "The photos on which the paper has judged its network",
        "논문이 평가에 쓴 사진",
    ),
    "numbers.third": ("Column, best first", "열 선택 (좋은 순서)"),
    "numbers.ap": (
        "another measure: mask AP50 {score} on {set}",
        "다른 척도: 마스크 AP50 {score} ({set})",
    ),
    "numbers.ap_short": ("AP50 {score}", "AP50 {score}"),
    # What judged them
    "numbers.set_voc": ("PASCAL VOC 2012 val", "PASCAL VOC 2012 val"),
    "numbers.set_coco": ("COCO 2017 val", "COCO 2017 val"),
    "numbers.set_voc_animals": (
        "PASCAL VOC with animals, val",
        "PASCAL VOC 동물 사진 val",
    ),
    "numbers.judged": (
        "Judged on {photos} photos of {set} that are in no training list.",
        "학습 목록에 없는 {set} 사진 {photos}장으로 평가했습니다.",
    ),
    "numbers.edge_note": (
        "Edge is mIoU within {radius} px of the true outline.",
        "경계는 정답 경계에서 {radius} px 안의 mIoU입니다.",
    ),
    "numbers.paper_note": (
        "The papers judged other networks on other photos: a yardstick, not a race.",
        "논문은 다른 네트워크를 다른 사진으로 평가했으므로, 순위가 아니라 참고값입니다.",
    ),
    "numbers.copy": ("Copy as CSV", "CSV 복사"),
    "numbers.save": ("Download CSV", "CSV 내려받기"),
    "numbers.copied": ("Copied", "복사됨"),
    # The picture
    "numbers.plot": ("What does a better edge cost?", "더 좋은 경계에는 얼마가 들까요?"),
    "numbers.axes": ("From left to right", "가로축"),
    "numbers.axis_work": ("Mult\u2011adds", "곱셈\u2011덧셈"),
    "numbers.axis_time": ("Time", "시간"),
    "numbers.axis_edge": ("↑ mIoU at the edge, %", "↑ 경계 mIoU (%)"),
    "numbers.across_work": ("billion mult\u2011adds →", "곱셈\u2011덧셈 (십억) →"),
    "numbers.across_time": ("ms for a photo →", "사진 한 장 (ms) →"),
    "numbers.plot_work_aria": (
        "Edge score of {count} networks against their multiply-adds. The table has these numbers.",
        "네트워크 {count}개의 경계 점수와 곱셈-덧셈. 같은 값이 표에 있습니다.",
    ),
    "numbers.plot_time_aria": (
        "Edge score of {count} networks against their time. The table has these numbers.",
        "네트워크 {count}개의 경계 점수와 시간. 같은 값이 표에 있습니다.",
    ),
    "numbers.no_work": (
        "No card says how many multiply-adds its network needs.",
        "곱셈-덧셈 횟수가 적힌 모델 카드가 없습니다.",
    ),
    "numbers.no_time": (
        "Nobody has measured the times on this server yet.",
        "이 서버에서 아직 시간을 측정하지 않았습니다.",
    ),
    "numbers.wait_time": ("The first times come soon.", "곧 첫 결과가 나옵니다."),
    "numbers.skips": ("The skips add at the edge: {gains}.", "스킵이 경계에서 올린 점수: {gains}."),
    "numbers.gain": ("+\u00a0{points} on {trunk}", "{trunk} +\u00a0{points}"),
    # The clock
    "numbers.clock": ("Measure on this machine", "이 서버에서 측정"),
    "numbers.again": ("Measure again", "다시 측정"),
    "numbers.measuring_label": ("Networks measured", "측정한 네트워크"),
    "numbers.measuring_first": ("Measuring the first network …", "첫 네트워크를 측정하는 중 …"),
    "numbers.measuring": ("Measured {done} of {of} …", "{of}개 중 {done}개 측정 …"),
    "numbers.timed": (
        "Median of {passes} passes of “{sample}”, {columns} × {rows} px, on {device}, at {at}.",
        "‘{sample}’ {columns} × {rows} px, {passes}번의 중앙값, {device}, {at}.",
    ),
    # What holds for every network
    "numbers.all_title": ("What these networks cannot do", "이 네트워크들이 할 수 없는 것"),
    "numbers.all_know": (
        "They know {count} classes, background included. Whatever else is in a photo becomes one "
        "of these.",
        "배경을 포함해 {count}개 클래스만 압니다. 사진에 있는 다른 것도 모두 이 중 하나가 됩니다.",
    ),
    "numbers.all_not": (
        "Use them to learn. Not for medicine, driving or safety, and never to judge or to find "
        "people: nobody has tested them for that, and they never say “I do not know”.",
        "학습용으로만 쓰세요. 의료, 운전, 안전에 쓰거나 사람을 판단하거나 찾는 데 쓰면 안 됩니다. "
        "그런 용도로 시험한 적이 없고, 모른다고 답하지도 못합니다.",
    ),
    # One network
    "numbers.details": ("About the network", "네트워크 정보"),
    "numbers.on_trunk": ("on {trunk}", "{trunk} 위"),
    "numbers.close": ("Close the card", "카드 닫기"),
    "numbers.part_card": ("Model card", "모델 카드"),
    "numbers.part_classes": ("Each class", "클래스별"),
    "numbers.part_limits": ("Where it fails", "실패하는 곳"),
    "numbers.show": ("Show it on a photo", "사진에서 보기"),
    "numbers.copy_command": ("Copy the command", "명령 복사"),
    "numbers.judged_on": ("Judged on", "평가"),
    "numbers.photos_of": ("{photos} photos of {set}", "{set} 사진 {photos}장"),
    "numbers.on_date": ("measured on {date}", "{date} 측정"),
    "numbers.command": ("By", "명령"),
    "numbers.trained_on": ("Trained on", "학습 데이터"),
    "numbers.began_as": ("Began as", "초기 가중치"),
    "numbers.trained_by": ("Trained by", "학습 명령"),
    "numbers.commands": ("{count} commands", "명령 {count}개"),
    "numbers.commands_frozen": (
        "{count} commands; the last one left the backbone unchanged",
        "명령 {count}개, 마지막 명령은 백본을 바꾸지 않음",
    ),
    "numbers.size": ("Size", "크기"),
    "numbers.size_words": (
        "{count} million parameters, scores at stride {stride}.",
        "파라미터 {count}백만 개, 점수 맵의 스트라이드 {stride}.",
    ),
    "numbers.work_words": (
        "{work} billion multiply-adds at {columns} × {rows} px.",
        "{columns} × {rows} px에서 곱셈-덧셈 {work}십억 번.",
    ),
    "numbers.papers": ("Papers", "논문"),
    "numbers.file": ("File", "파일"),
    "numbers.licence": ("Licence", "라이선스"),
    # Its classes
    "numbers.no_classes": (
        "Not measured yet: the card of this network has no score for single classes.",
        "아직 측정하지 않음: 이 네트워크의 모델 카드에는 클래스별 점수가 없습니다.",
    ),
    "numbers.by_iou": (
        "IoU of each class in percent, on the photos that judged it.",
        "평가 사진에서 잰 클래스별 IoU(%).",
    ),
    "numbers.by_ap": (
        "Mask AP50 of each class in percent, on {set}.",
        "{set}에서 잰 클래스별 마스크 AP50(%).",
    ),
    "numbers.worst": ("Its worst classes:", "가장 약한 클래스:"),
    "numbers.worst_iou": (
        "Of all pixels that are {name} or are called {name}, only {score} % are both.",
        "정답이 {name}이거나 {name}(으)로 예측한 픽셀 가운데 둘 다인 픽셀은 {score} %뿐입니다.",
    ),
    "numbers.worst_ap": (
        "Its AP50 for {name} is {score} of 100: it misses many of them, or finds some that are not "
        "there.",
        "{name}의 AP50은 100 중 {score}입니다. 많이 놓치거나, 없는 것을 찾아냅니다.",
    ),
    "numbers.chosen_on_judged": (
        "Some of its settings were chosen on the very photos that judge it, which flatters it a "
        "little.",
        "설정 일부를 평가에 쓴 바로 그 사진으로 골랐기 때문에, 점수가 조금 유리하게 나왔습니다.",
    ),
}
