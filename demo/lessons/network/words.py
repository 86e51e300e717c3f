"""The words of the lesson Network: English, Korean."""

WORDS: dict[str, tuple[str, str]] = {
    "tab.network": ("Network", "네트워크"),
    "network.headline": (
        "How does a classifier become a map?",
        "분류기는 어떻게 맵을 내놓게 될까?",
    ),
    "network.sentence": (
        "Each box is a map of features: channels × height × width. A larger input gives a larger "
        "grid, and the weights stay the same.",
        "상자 하나가 특징 맵(채널 × 높이 × 너비)입니다. 입력이 커지면 격자도 커지지만 가중치는 "
        "그대로입니다.",
    ),
    "network.waiting": ("Drawing the networks", "네트워크를 그리는 중"),
    "network.choose": ("Network", "네트워크"),
    "network.trunk": ("Backbone", "백본"),
    "network.strip": ("{name} on {trunk}", "{name}, 백본 {trunk}"),
    "network.photo": ("photo", "사진"),
    "network.labels": ("labels", "레이블"),
    "network.head": ("head", "헤드"),
    "network.pyramid": ("pyramid", "피라미드"),
    "network.up": ("up", "업샘플링"),
    "network.scores": ("scores", "점수"),
    "network.join.add": (
        "FCN: the score maps of skips are added up.",
        "FCN: 스킵의 점수 맵을 더합니다.",
    ),
    "network.join.alone": (
        "{name}: only the deepest map is scored, then enlarged.",
        "{name}: 가장 깊은 맵에만 점수를 매긴 뒤 크게 늘립니다.",
    ),
    "network.join.concatenate": (
        "U-Net: each step up concatenates the features of the same stride.",
        "U-Net: 올라가는 단계마다 스트라이드가 같은 특징을 이어 붙입니다(concatenate).",
    ),
    "network.join.column": (
        "Hypercolumns: all layers over a pixel together describe it.",
        "하이퍼칼럼: 한 픽셀 위에 쌓인 모든 층이 함께 그 픽셀을 설명합니다.",
    ),
    "network.join.pyramid": (
        "PSPNet: each cell also sees means of the whole photo and of its parts.",
        "PSPNet: 칸마다 사진 전체와 여러 부분의 평균도 함께 봅니다.",
    ),
    "network.join.holes": (
        "DeepLab: holes in the kernels keep the grid at 1/16 and look far.",
        "DeepLab: 구멍 있는 커널(atrous)로 격자를 1/16로 유지하면서 멀리 봅니다.",
    ),
    "network.join.unpool": (
        "DeconvNet: unpooling puts values back where each maximum came from.",
        "DeconvNet: 언풀링은 최댓값이 나온 자리로 값을 되돌립니다.",
    ),
    "network.side": ("Side of the input", "입력 한 변"),
    "network.input": ("Input {width} × {height} px", "입력 {width} × {height} px"),
    "network.grid": (
        "The grid at 1/{stride}: {columns} × {rows}",
        "1/{stride} 격자: {columns} × {rows}",
    ),
    "network.answer": ("The answer at {side} px", "{side} px일 때의 답"),
    "network.busy": ("{name} is looking at {side} px", "{name} 계산 중 ({side} px)"),
    "network.no_weights": (
        "The weights of {name} are not here: only the drawing is shown.",
        "{name}의 가중치가 없어 구조만 보여 줍니다.",
    ),
    "network.refuses": (
        "As a classifier, VGG16 has fully connected layers with weights for 7 × 7 cells alone. It "
        "would refuse these {columns} × {rows}; convolutions take any grid.",
        "분류기일 때 VGG16의 완전 연결층은 7 × 7칸에만 가중치가 있어 {columns} × {rows} 격자를 "
        "받지 못합니다. 합성곱은 어떤 격자든 받습니다.",
    ),
    "network.accepts": (
        "7 × 7 cells: the only grid that VGG16 takes as a classifier.",
        "7 × 7칸: 분류기일 때 VGG16이 받는 유일한 격자입니다.",
    ),
}
