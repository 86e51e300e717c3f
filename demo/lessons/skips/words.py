"""The words of the lesson Skips: English, Korean."""

WORDS: dict[str, tuple[str, str]] = {
    "tab.skips": ("Skips", "스킵"),
    # Skips
    "skips.headline": ("Where does the network put the edge?", "네트워크는 경계를 어디에 둘까요?"),
    "skips.sentence": (
        "One backbone, three decoders: only the skip connections differ.",
        "백본 하나, 디코더 셋. 다른 것은 스킵 연결뿐입니다.",
    ),
    # The panels
    "panel.photo": ("Photo", "사진"),
    "panel.photo_truth": ("Photo and truth", "사진과 정답"),
    "panel.truth": ("Ground truth", "정답(ground truth)"),
    "panel.no_truth": (
        "No true outline, so no score: see where the levels disagree.",
        "정답이 없어 점수도 없습니다. 단계들이 서로 어디에서 다른지 보세요.",
    ),
    "panel.no_score": ("No truth, no score.", "정답이 없어 점수가 없습니다."),
    "panel.cell": ("one prediction per {cell} px", "{cell} px마다 예측 하나"),
    "panel.cell_help": (
        "The dashed square in the lens is one prediction: a cell of the network's grid, which is "
        "32, 16 or 8 pixels wide on the copy that the network sees.",
        "렌즈 안의 점선 네모가 예측 하나입니다. 네트워크가 보는 사본에서는 "
        "한 칸이 32, 16, 8 픽셀입니다.",
    ),
    "panel.within": ("{score} within {radius} px", "경계 {radius} px 안 {score}"),
    "panel.start": ("the start of the comparison", "비교의 출발점"),
    "panel.differs": (
        "{share} of the pixels differ from FCN-32s",
        "픽셀의 {share}가 FCN-32s와 다릅니다",
    ),
    "panel.repaired": ("{count} px repaired", "{count} px 바로잡음"),
    "panel.spoiled": ("{count} px spoiled", "{count} px 악화"),
    "panel.neither": ("{count} px changed, right neither way", "{count} px 바뀌었지만 둘 다 오답"),
    "panel.changed": ("{count} px change label", "{count} px의 클래스가 바뀜"),
    "panel.aria": (
        "{name}. Arrow keys move the lens, plus and minus change its zoom.",
        "{name}. 화살표 키로 렌즈를 옮기고 +와 −로 확대합니다.",
    ),
    "panel.lens_aria": ("{name}, magnified", "{name}, 확대"),
    "panel.hold": (
        "Move over any picture and the lens follows in all of them. Click to hold it, click again "
        "to let it go.",
        "어느 그림이든 위에서 움직이면 렌즈가 모두 따라갑니다. 클릭하면 멈추고, 다시 클릭하면 "
        "따라옵니다.",
    ),
    "panel.held": (
        "The lens is held. Click to let it go.",
        "렌즈가 멈췄습니다. 다시 클릭하면 풀립니다.",
    ),
    "panel.touch": (
        "Tap a picture to place the lens, or drag its frame.",
        "그림을 눌러 렌즈를 놓거나 테두리를 끌어 옮기세요.",
    ),
    "control.zoom": ("Zoom", "확대"),
    "control.view": ("View", "보기"),
    "view.overlay": ("Overlay", "오버레이"),
    "view.mask": ("Mask", "마스크"),
    "view.outline": ("Outline", "윤곽"),
    "view.difference": ("Difference", "차이"),
    # The curve
    "curve.title": (
        "Overall hardly moves. The edge does.",
        "전체는 거의 그대로, 경계가 달라집니다",
    ),
    "curve.more": ("The edge gains more than the whole.", "경계가 전체보다 더 좋아집니다"),
    "curve.even": ("Near the edge, and overall", "경계 근처와 전체"),
    "curve.loses": ("On this photo the skips lose points.", "이 사진에서는 스킵이 점수를 깎습니다"),
    "curve.absent": (
        "FCN-8s also finds {names}, which the truth does not have. Those pixels count as missed.",
        "FCN-8s는 정답에 없는 클래스({names})도 찾습니다. 그 픽셀은 놓친 것으로 셉니다.",
    ),
    "curve.sentence": (
        "mIoU of this photo, counted within r pixels of the true outline.",
        "정답 경계에서 r 픽셀 안만 세었을 때 이 사진의 mIoU.",
    ),
    "curve.dashed": (
        "Dashed: the truth itself on this grid.",
        "점선: 같은 격자에 놓은 정답.",
    ),
    "curve.ceiling": ("truth on this grid {score}", "격자의 정답 {score}"),
    "curve.ceiling_how": (
        "The truth itself, averaged over the cells of the stride and raised as the network raises "
        "its scores: no label is wrong, only the grid is coarse. A network can do better at the "
        "edge: its scores may lay an edge inside a cell, which an average cannot. Shelhamer, Long "
        "and Darrell (2017) found 86.1, 92.8 and 96.4 for strides 32, 16 and 8 on VOC val.",
        "정답을 그 간격의 칸마다 평균 내고, 네트워크가 점수를 키우는 방식 그대로 다시 키운 "
        "것입니다. 틀린 답은 없고 격자만 성깁니다. 경계에서는 네트워크가 더 나을 수 있습니다. "
        "평균과 달리 점수는 칸 안쪽에도 경계를 놓을 수 있기 때문입니다. "
        "Shelhamer, Long, Darrell(2017)은 VOC val에서 간격 32, 16, 8의 상한을 "
        "86.1, 92.8, 96.4로 보고했습니다.",
    ),
    "curve.axis": ("distance from the true outline r (px)", "정답 경계에서의 거리 r (px)"),
    "curve.aria": (
        "mIoU against the distance from the true outline, one line per level",
        "정답 경계에서의 거리에 따른 단계별 mIoU",
    ),
    "nocurve.title": ("No truth, no score", "정답이 없으면 점수도 없습니다"),
    "nocurve.disagree": (
        "FCN-32s and FCN-8s give different labels to {share} of the pixels.",
        "FCN-32s와 FCN-8s는 픽셀의 {share}에서 서로 다른 답을 냅니다.",
    ),
    "nocurve.sentence": (
        "A score compares a prediction with an outline that a person has drawn. For your photo "
        "there is none, so the page shows where the levels disagree and leaves the verdict to you.",
        "점수는 사람이 그린 정답과 비교해 매깁니다. 이 사진에는 정답이 없으므로 단계들이 서로 "
        "다른 곳만 보여 주고, 판단은 여러분에게 맡깁니다.",
    ),
    # The band
    "band.label": ("Width of the band around the true outline", "정답 경계 둘레 띠의 폭"),
    "band.within": (
        "mIoU within {radius} px of the true outline",
        "정답 경계에서 {radius} px 안의 mIoU",
    ),
    "band.show": ("Show this band on the photo", "사진에 이 띠 표시"),
    # A visitor's own truth
    "truth.add": ("Add its truth", "정답 추가"),
    "truth.other": ("Send another truth", "다른 정답 보내기"),
    "truth.remove": ("Remove it", "정답 빼기"),
    "truth.given": ("The truth is the file that you sent.", "보내 주신 파일을 정답으로 씁니다."),
    "truth.help": (
        "If you have the truth, add it under the photo: a PNG of the same size with one class "
        "index for each pixel, 0 to {last}, and {void} where nobody should judge.",
        "정답이 있으면 사진 아래에서 추가하세요. 사진과 크기가 같은 PNG로, 픽셀마다 클래스 번호 "
        "0–{last}이 들어 있고 평가하지 않을 곳은 {void}여야 합니다.",
    ),
    # Predict, then reveal
    "predict.title": ("Predict, then reveal", "먼저 예측하기"),
    "predict.sentence": (
        "Mark three places on the photo that FCN-32s will miss. Then reveal the answer.",
        "FCN-32s가 놓칠 곳 세 군데를 사진에 찍어 보세요. 그다음 결과를 봅니다.",
    ),
    "predict.next": ("Next photo, curtain down", "다음 사진, 결과 가리기"),
    "predict.start": ("Start marking", "예측 시작"),
    "predict.ask": ("Where will FCN-32s be wrong?", "FCN-32s는 어디에서 틀릴까요?"),
    "predict.count": (
        "Click or tap the photo or its magnified square, or press Enter. "
        "{count} of {marks} places marked.",
        "사진이나 확대된 사진을 누르거나 Enter 키를 누르세요. {marks}곳 중 {count}곳을 찍었습니다.",
    ),
    "predict.lift": ("Reveal", "결과 보기"),
    "predict.again": ("Try again", "다시 하기"),
    "predict.leave": ("Leave", "그만하기"),
    "predict.sum": (
        "FCN-32s is wrong at {found} of your {marks} places. FCN-8s repairs {repaired}.",
        "찍은 {marks}곳 중 {found}곳에서 FCN-32s가 틀렸고, 그중 {repaired}곳을 FCN-8s가 "
        "바로잡았습니다.",
    ),
    "predict.sum_differ": (
        "The levels disagree at {found} of your {marks} places. Without truth, who is right stays "
        "open.",
        "찍은 {marks}곳 중 {found}곳에서 단계들의 답이 다릅니다. 정답이 없어 누가 맞는지는 알 수 "
        "없습니다.",
    ),
    "predict.repaired": (
        "FCN-32s says {coarse}, the truth {truth}. FCN-8s repairs it.",
        "FCN-32s의 답 {coarse}, 정답 {truth}. FCN-8s가 바로잡았습니다.",
    ),
    "predict.wrong": (
        "FCN-32s says {coarse}, FCN-8s {fine}, the truth {truth}. Both are wrong.",
        "FCN-32s의 답 {coarse}, FCN-8s의 답 {fine}, 정답 {truth}. 둘 다 틀렸습니다.",
    ),
    "predict.right": (
        "FCN-32s is right here: {truth}. FCN-8s too.",
        "FCN-32s가 맞혔습니다: {truth}. FCN-8s도 맞혔습니다.",
    ),
    "predict.spoiled": (
        "FCN-32s is right here: {truth}. FCN-8s spoils it with {fine}.",
        "FCN-32s가 맞혔습니다: {truth}. FCN-8s는 {fine}(으)로 망쳤습니다.",
    ),
    "predict.void": (
        "Nobody judges this place: the truth leaves it open.",
        "이곳은 평가에서 제외됩니다. 정답이 정해져 있지 않습니다.",
    ),
    "predict.differ": (
        "FCN-32s says {coarse}, FCN-8s {fine}.",
        "FCN-32s의 답 {coarse}, FCN-8s의 답 {fine}.",
    ),
    "predict.agree": (
        "Both say {coarse}.",
        "둘 다 {coarse}(이)라고 답합니다.",
    ),
    # The explanation
    "explain.title": ("What you are looking at", "무엇을 보고 있나요"),
    "explain.one": (
        "One network holds all three levels, trained at once, each with its own loss. "
        "The paper fine-tuned three networks in stages: 32s, then 16s, then 8s.",
        "한 네트워크 안에 세 단계가 모두 들어 있고, 단계마다 손실을 두어 한꺼번에 학습했습니다. "
        "논문은 32s, 16s, 8s 순서로 세 네트워크를 차례로 미세 조정했습니다.",
    ),
    "explain.zero": (
        "The skips only add to the score map. Set their weights to zero and FCN-8s gives "
        "exactly this network's own FCN-32s.",
        "스킵은 점수 맵에 더해질 뿐입니다. 스킵의 가중치를 0으로 두면 FCN-8s는 이 네트워크의 "
        "FCN-32s와 똑같아집니다.",
    ),
    "explain.edge": (
        "Most pixels lie far from any edge, so over many photos mIoU moves little "
        "(paper: 59.4, 62.4, 62.7). At the edge the skips show.",
        "대부분의 픽셀은 경계에서 멀리 있어, 여러 사진의 전체 mIoU는 조금만 움직입니다 "
        "(논문: 59.4, 62.4, 62.7). 스킵의 효과는 경계에서 드러납니다.",
    ),
    "busy.levels": ("Running the backbone and its three levels", "백본과 세 단계를 계산하는 중"),
}
