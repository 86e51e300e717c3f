"""The words of the lesson Network: English, Korean."""

WORDS: dict[str, tuple[str, str]] = {
    "tab.network": ("Network", "네트워크"),
    "network.headline": (
        "How does a classifier become a map?",
        "분류기는 어떻게 맵을 내놓게 될까?",
    ),
    "network.sentence": (
        "Slide its window, and it answers once for each place. As a convolution, the same weights "
        "answer at all places at once.",
        "창을 옮기면 분류기는 자리마다 한 번씩 답합니다. 합성곱으로 바꾸면 같은 가중치가 모든 "
        "자리에서 한꺼번에 답합니다.",
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
        "{name}: score maps of finer stages are added to the coarse one.",
        "{name}: 더 촘촘한 단계의 점수 맵을 거친 점수 맵에 더합니다.",
    ),
    "network.join.alone": (
        "{name}: only the deepest map is scored, then enlarged.",
        "{name}: 가장 깊은 맵에만 점수를 매긴 뒤 크게 늘립니다.",
    ),
    "network.join.concatenate": (
        "{name}: each step up concatenates the features of the same stride.",
        "{name}: 올라가는 단계마다 스트라이드가 같은 특징을 이어 붙입니다(concatenate).",
    ),
    "network.join.column": (
        "{name}: the features of all layers over a pixel describe it together.",
        "{name}: 한 픽셀 위에 쌓인 모든 층의 특징이 함께 그 픽셀을 설명합니다.",
    ),
    "network.join.pyramid": (
        "{name}: each cell also reads means of the whole photo and its parts ({parts}).",
        "{name}: 칸마다 사진 전체와 부분({parts})의 평균도 함께 읽습니다.",
    ),
    "network.join.holes": (
        "{name}: kernels with holes (every {parts} cells) keep the grid fine and look far.",
        "{name}: 구멍 있는 커널({parts}칸 간격)로 격자를 촘촘하게 두고도 멀리 봅니다.",
    ),
    "network.join.unpool": (
        "{name}: unpooling puts each value back where its maximum came from.",
        "{name}: 언풀링은 최댓값이 나온 자리로 값을 되돌립니다.",
    ),
    "network.again": ("Try again", "다시 시도"),
    "network.head_panel": (
        "The head, as a classifier and as a convolution",
        "헤드: 분류기와 합성곱",
    ),
    "network.ways": ("How the head answers", "헤드가 답하는 방법"),
    "network.classifier": ("As a classifier", "분류기로"),
    "network.convolution": ("As a convolution", "합성곱으로"),
    "network.enlarged": ("As labels", "레이블로"),
    "network.slide": ("▶ Slide the window", "▶ 창 옮기기"),
    "network.stop": ("❚❚ Stop", "❚❚ 멈추기"),
    "network.clear": ("↺ Start again", "↺ 처음부터"),
    "network.filled": (
        "Each window fills one cell: {filled} of {cells}.",
        "창 하나가 칸 하나를 채웁니다: {cells}칸 중 {filled}칸.",
    ),
    "network.all_filled": (
        "All {cells} windows, one after the other: {slow} ms. Now try it as a convolution.",
        "창 {cells}개를 하나씩: {slow}ms. 이제 합성곱으로 해 보세요.",
    ),
    "network.at_once": (
        "All {cells} cells at once in {fast} ms; one by one {slow} ms. Largest difference: "
        "{difference}.",
        "{cells}칸을 한꺼번에 {fast}ms, 하나씩은 {slow}ms. 가장 큰 차이: {difference}.",
    ),
    "network.window_title": ("The window", "창"),
    "network.window": ("{side} × {side} cells", "{side} × {side}칸"),
    "network.window_one": ("one cell", "한 칸"),
    "network.column": ("{count} scores", "점수 {count}개"),
    "network.grid": ("The grid", "격자"),
    "network.labels_title": ("The labels", "레이블"),
    "network.scored": ("Class of the grid", "격자에 보일 클래스"),
    "network.cell": ("Column {column}, row {row}", "{column}열 {row}행"),
    "network.window_label": (
        "The photo with the window. Arrow keys move it.",
        "사진과 창. 화살표 키로 옮깁니다.",
    ),
    "network.grid_label": (
        "The grid of scores. Arrow keys choose a cell.",
        "점수 격자. 화살표 키로 칸을 고릅니다.",
    ),
    "network.seen_label": (
        "What a cell sees of the photo. Arrow keys choose a cell.",
        "한 칸이 보는 사진의 범위. 화살표 키로 칸을 고릅니다.",
    ),
    "network.side": ("Side of the input", "입력 한 변"),
    "network.input": ("Input {width} × {height} px", "입력 {width} × {height} px"),
    "network.padded": ("padded to {width} × {height}", "패딩 {width} × {height}"),
    "network.answer": (
        "{name} saw {side} px; its scores are enlarged to {width} × {height} labels.",
        "{name}: {side}px 입력의 점수를 {width} × {height} 레이블로 늘렸습니다.",
    ),
    "network.busy": ("{name} is looking at {side} px …", "{name} 계산 중 ({side} px) …"),
    "network.no_weights": (
        "The weights of {name} are not here: only the drawing is shown.",
        "{name}의 가중치가 없어 구조만 보여 줍니다.",
    ),
    "network.refuses": (
        "A classifier refuses {columns} × {rows} cells: it has weights for {side} × {side} "
        "alone. A convolution takes any grid.",
        "분류기는 {side} × {side}칸에만 가중치가 있어 {columns} × {rows}칸을 받지 못합니다. "
        "합성곱은 어떤 격자든 받습니다.",
    ),
    "network.accepts": (
        "{side} × {side} cells: the only grid that a classifier takes. A convolution takes any.",
        "{side} × {side}칸: 완전 연결층이 받는 유일한 격자입니다. 다른 크기에는 합성곱이 "
        "필요합니다.",
    ),
    "network.means": (
        "As a classifier, {trunk} takes the mean of all cells: any size goes in, but one answer "
        "for the whole photo comes out.",
        "분류기일 때 {trunk}는 모든 칸의 평균을 냅니다. 입력 크기는 상관없지만 사진 전체에 답이 "
        "하나뿐입니다.",
    ),
    "network.stage_panel": ("A stage of the backbone", "백본의 한 단계"),
    "network.map": ("Feature map {channel}", "특징 맵 {channel}"),
    "network.strongest": (
        "{count} of {of} maps that vary most",
        "맵 {of}개 중 변화가 가장 큰 {count}개",
    ),
    "network.best_scores": (
        "{count} of {of} classes that score highest",
        "클래스 {of}개 중 점수가 높은 {count}개",
    ),
    "network.stage_size": ("1/{stride}, {columns} × {rows}", "1/{stride}, {columns} × {rows}"),
    "network.sees": ("What a cell sees", "한 칸이 보는 범위"),
    "network.theory": (
        "In theory {size} × {size} px of the input.",
        "이론: 입력의 {size} × {size}px.",
    ),
    "network.theory_all": (
        "In theory {size} × {size} px: all of this input.",
        "이론: {size} × {size}px, 이 입력 전체.",
    ),
    "network.reads_mean": (
        "It also reads a mean of the whole photo.",
        "사진 전체의 평균도 읽습니다.",
    ),
    "network.effective": (
        "In practice {share} % of the influence comes from {size} × {size} px.",
        "실제: 영향의 {share}%가 {size} × {size}px에서 옵니다.",
    ),
    "network.seen_busy": ("Computing the gradient …", "기울기 계산 중 …"),
}
