"""The words of the lesson Inside: English, Korean."""

WORDS: dict[str, tuple[str, str]] = {
    "tab.inside": ("Inside", "내부"),
    "inside.headline": (
        "How do “what” and “where” add up?",
        "‘무엇’과 ‘어디’를 어떻게 더할까요?",
    ),
    "inside.sentence": (
        "Each layer scores every class on its own grid. Pull a skip down to zero and watch the "
        "edge go.",
        "층마다 자기 격자에서 모든 클래스에 점수를 매깁니다. 스킵을 0으로 내리면 경계가 "
        "사라집니다.",
    ),
    "busy.maps": ("Computing the score maps", "점수 맵을 계산하는 중"),
    # The class and the colours
    "class.label": ("Class of the score maps", "점수 맵의 클래스"),
    "class.all": ("All classes", "모든 클래스"),
    "scale.below": ("below the mean", "평균보다 낮음"),
    "scale.above": ("above it", "높음"),
    "scale.label": ("Colour scale", "색 눈금"),
    "scale.own": ("Own scale", "맵마다 따로"),
    "scale.common": ("Same scale", "모두 같게"),
    # The terms of the sum
    "map.reach": ("full at ±{reach}", "진한 색 ±{reach}"),
    "map.of": ("score maps of {name}", "점수 맵: {name}"),
    "map.weight": ("Weight of {tap}", "{tap}의 가중치"),
    "map.reset": ("Back to 1", "1로 되돌리기"),
    "map.aria": (
        "Score map of {tap} for {name}, one cell per {side} px",
        "{name}에 대한 {tap}의 점수 맵, {side} px마다 한 칸",
    ),
    # What becomes of them
    "step.doubled": ("{tap}, doubled", "{tap}, 2배 확대"),
    "step.sum": ("their sum", "둘의 합"),
    "step.fused": ("fused score map", "합친 점수 맵"),
    "step.aria": ("{step}, for {name}", "{step}, {name}"),
    "double.aria": ("×\u00a0{factor}: how is it raised?", "×\u00a0{factor} 업샘플링: 어떻게?"),
    "double.how": (
        "The map is raised by bilinear interpolation: every new score is a mix of the four "
        "nearest old ones, the nearest counting most (9/16, 3/16, 3/16 and 1/16 for × 2). It "
        "adds cells, but nothing that was not known before: only a skip does that.",
        "맵을 양선형 보간으로 키웁니다. 새 점수는 가장 가까운 옛 점수 네 개를 섞은 값이고, "
        "가까울수록 비중이 큽니다(× 2에서는 9/16, 3/16, 3/16, 1/16). 칸은 늘지만 새로 아는 것은 "
        "없습니다. 새 정보는 스킵만 줍니다.",
    ),
    "link.next": ("doubled, plus", "2배로 키워 더하기"),
    "link.last": ("largest of {count} wins", "{count}개 중 최댓값"),
    # The loss
    "loss.title": ("Loss map −log p", "손실 맵 −log p"),
    "loss.line": (
        "sum {sum} · mean {mean} · edge {share} %",
        "합 {sum} · 평균 {mean} · 경계 {share} %",
    ),
    "loss.off": ("what training makes small", "학습이 줄이려는 값"),
    "loss.no_truth": (
        "Without ground truth there is no loss.",
        "정답(ground truth)이 없으면 손실도 없습니다.",
    ),
    "loss.aria": (
        "Loss of every pixel: dark where the true class has a small share",
        "픽셀마다의 손실: 정답 클래스의 확률이 작을수록 어둡습니다",
    ),
    "loss.photo": ("The photo", "사진"),
    # The sum
    "sum.own": ("Your sum", "내가 만든 합"),
    "sum.levels": ("Set the weights to", "가중치 맞추기"),
    "sum.aria": ("The labels that the sum gives", "합으로 정한 레이블"),
    "sum.differs": (
        "{share} of the pixels differ from {name}",
        "픽셀의 {share}가 {name}와 다릅니다",
    ),
    "sum.same": ("the sum as it was trained", "학습된 그대로의 합"),
    "sum.no_truth": (
        "no truth, so there is no score",
        "정답이 없어 점수도 없음",
    ),
    "sum.collapse": (
        "Without {tap} nothing says what is there: “where” alone collapses.",
        "{tap} 없이는 무엇이 있는지 알 수 없습니다. ‘어디’만으로는 무너집니다.",
    ),
    "sum.empty": (
        "All weights are 0: every class ties, and the first one, {name}, is taken.",
        "가중치가 모두 0이면 모든 클래스가 동점이라 첫 번째 클래스({name})가 됩니다.",
    ),
    "sum.coarse": (
        "Both skips at 0: exactly this network’s own {name}.",
        "두 스킵이 모두 0이면 이 네트워크의 {name}와 똑같습니다.",
    ),
    # The probe
    "probe.title": ("Tap a pixel", "픽셀을 눌러 보세요"),
    "probe.sentence": (
        "The dashed boxes show all that one cell of each layer can see: its theoretical receptive "
        "field.",
        "점선 상자는 각 층의 한 칸이 볼 수 있는 범위 전체, 곧 이론적 수용 영역입니다.",
    ),
    "probe.theoretical": ("{tap}, theoretical", "{tap}, 이론값"),
    "probe.fields": ("In px of this photo: {fields}.", "이 사진의 픽셀로 {fields}."),
    "probe.field": ("{tap} {side}", "{tap} {side}"),
    "probe.with_head": ("{tap} with its head {side}", "헤드를 포함한 {tap} {side}"),
    "probe.all": (
        "The box of {tap} covers the whole photo.",
        "{tap}의 상자는 사진 전체를 덮습니다.",
    ),
    "probe.whole": (
        "The head also reads the mean of the whole photo.",
        "헤드는 사진 전체의 평균도 함께 읽습니다.",
    ),
    "probe.aria": (
        "Photo. Tap a pixel, or move with the arrow keys; with Shift by 10 pixels.",
        "사진. 픽셀을 누르거나 화살표 키로 움직이세요. Shift와 함께 누르면 10 픽셀씩 움직입니다.",
    ),
    "levels.title": ("What each level says there", "이 픽셀에 대한 단계별 답"),
    "levels.truth": (
        "Softmax, its entropy, and the loss −log p of the true class. Pixel ({x}, {y}) is {name}.",
        "소프트맥스와 엔트로피, 그리고 정답 클래스의 손실 −log p. 픽셀 ({x}, {y})의 정답: {name}.",
    ),
    "levels.void": (
        "Softmax and its entropy. Pixel ({x}, {y}) lies on a rim that is not judged, so it has "
        "no loss.",
        "소프트맥스와 엔트로피. 픽셀 ({x}, {y})는 평가하지 않는 테두리에 있어 손실이 없습니다.",
    ),
    "levels.no_truth": (
        "Softmax and its entropy at pixel ({x}, {y}). Without truth there is no loss.",
        "픽셀 ({x}, {y})의 소프트맥스와 엔트로피. 정답이 없으면 손실도 없습니다.",
    ),
    "levels.true": ("true", "정답"),
    "levels.entropy": ("entropy {bits} bits", "엔트로피 {bits}비트"),
    "levels.loss": ("−log p = {loss}", "−log p = {loss}"),
    "levels.help": (
        "Softmax turns the {count} scores into shares of 100 %. Entropy is 0 bits when the level "
        "is sure, and {bits} when all classes are equal. −log p (natural logarithm) is what "
        "training makes small.",
        "소프트맥스는 {count}개의 점수를 합이 100 %인 비율로 바꿉니다. 엔트로피는 확신하면 0비트, "
        "모든 클래스가 같으면 {bits}비트입니다. −log p(자연로그)는 학습이 줄이려는 값입니다.",
    ),
    # U-Net's copies
    "copies.title": ("U-Net’s copies, on and off", "U-Net의 복사 연결 켜고 끄기"),
    "copies.sentence": (
        "U-Net does not add scores: it copies whole feature maps over the bridge. Switch a copy "
        "off and its features become zeros.",
        "U-Net은 점수를 더하지 않고 특징 맵을 통째로 복사해 이어 붙입니다. 끄면 그 특징이 "
        "0이 됩니다.",
    ),
    "copies.ablation": (
        "This is an ablation of one trained network. A network trained without that copy would "
        "make up for some of it.",
        "학습을 마친 한 네트워크의 절제 실험입니다. 처음부터 그 연결 없이 학습했다면 어느 정도는 "
        "보완했을 것입니다.",
    ),
    "copies.label": ("Copies that are let through", "통과시키는 복사 연결"),
    "copies.aria": ("U-Net’s labels with these copies", "이 연결로 얻은 U-Net의 레이블"),
    "copies.busy": ("Running U-Net", "U-Net 계산 중"),
    "copies.differs": (
        "{share} of the pixels differ from U-Net with all copies",
        "픽셀의 {share}가 모두 켠 U-Net과 다릅니다",
    ),
    "copies.complete": ("all copies, as it was trained", "모두 켬, 학습된 그대로"),
}
