"""The words of the lesson Upsampling: English, Korean."""

WORDS: dict[str, tuple[str, str]] = {
    "tab.upsampling": ("Upsampling", "업샘플링"),
    "upsampling.headline": (
        "How does a small map become large?",
        "작은 맵은 어떻게 커질까?",
    ),
    # The board puts the sentence of the chosen method in its place.
    "upsampling.sentence": (
        "Every cell paints a copy of the kernel, as strong as its value. Where copies overlap, "
        "they add up.",
        "칸마다 자기 값을 곱한 커널을 찍습니다. 겹치는 곳은 더합니다.",
    ),
    "upsampling.busy": ("Computing the score map", "점수 맵을 계산하는 중"),
    # The methods
    "up.method": ("Method", "방법"),
    "up.unpool": ("Max unpooling", "최대 언풀링"),
    "up.transposed": ("Transposed convolution", "전치 합성곱"),
    "up.nearest": ("Nearest + convolution", "최근접 + 합성곱"),
    "up.bilinear": ("Bilinear + convolution", "쌍선형 + 합성곱"),
    "up.says_unpool": (
        "Unpooling puts each value back to the place where pooling found the largest. All other "
        "cells stay zero.",
        "언풀링은 풀링이 최댓값을 찾은 자리에 값을 되돌려 놓습니다. 나머지 칸은 모두 0입니다.",
    ),
    "up.says_transposed": (
        "Every cell paints a copy of the kernel, as strong as its value. Where copies overlap, "
        "they add up.",
        "칸마다 자기 값을 곱한 커널을 찍습니다. 겹치는 곳은 더합니다.",
    ),
    "up.says_nearest": (
        "First every cell is repeated. Then a convolution mixes neighbours.",
        "먼저 칸을 그대로 반복해 키우고, 합성곱으로 이웃을 섞습니다.",
    ),
    "up.says_bilinear": (
        "First new cells are mixed from the nearest old ones. Then a convolution follows.",
        "먼저 가까운 칸들을 섞어 새 칸을 만들고, 이어서 합성곱을 합니다.",
    ),
    # The knobs
    "up.kernel": ("Kernel", "커널"),
    "up.stride": ("Stride", "스트라이드"),
    "up.scale": ("Scale", "배율"),
    "up.padding": ("Padding", "패딩"),
    "up.extra": ("Output pad", "출력 패딩"),
    "up.window": ("Window", "창"),
    "up.less": ("{name}: less", "{name} 줄이기"),
    "up.more": ("{name}: more", "{name} 늘리기"),
    # The drawing
    "up.input": ("Input {rows} × {columns}", "입력 {rows} × {columns}"),
    "up.before": ("Before pooling", "풀링하기 전"),
    "up.later": ("Small map", "작은 맵"),
    "up.resized": ("Resized {rows} × {columns}", "키운 맵 {rows} × {columns}"),
    "up.output": ("Output {rows} × {columns}", "출력 {rows} × {columns}"),
    "up.at_stride": ("stride {stride}", "스트라이드 {stride}"),
    "up.by_scale": ("× {stride}", "× {stride}"),
    "up.stays": ("same size", "크기 유지"),
    "up.remember": ("remember the place", "자리를 기억"),
    "up.put_back": ("put it back there", "그 자리로 되돌림"),
    "up.weights": ("Numbers of the kernel", "커널의 숫자"),
    "up.ones": ("Ones", "모두 1"),
    "up.tent": ("Bilinear", "쌍선형"),
    "up.own": ("Own", "직접"),
    "up.copy": ("This copy: {value} × kernel", "이 칸: {value} × 커널"),
    "up.cell": ("Cell {cell} of {cells}", "{cells}칸 중 {cell}번째"),
    "up.back": ("Cell before", "이전 칸"),
    "up.next": ("Next cell", "다음 칸"),
    "up.play": ("Play", "재생"),
    "up.pause": ("Pause", "멈춤"),
    "up.all": ("All at once", "한꺼번에"),
    "up.value": ("Value", "값"),
    "up.value_less": ("Value: less", "값 줄이기"),
    "up.value_more": ("Value: more", "값 늘리기"),
    "up.random": ("Random", "무작위"),
    "up.spike": ("One spike", "한 점만"),
    "up.ramp": ("Ramp", "경사"),
    "up.input_aria": (
        "{name}. Arrow keys choose a cell, digits and plus or minus change it.",
        "{name}. 화살표로 칸을 고르고 숫자나 +, −로 값을 바꿉니다.",
    ),
    # The sum
    "up.sum_many": (
        "Row {row}, column {column}, where {count} copies meet: {sum}",
        "{row}행 {column}열, 복사본 {count}개가 겹침: {sum}",
    ),
    "up.sum_one": (
        "Row {row}, column {column}, under one copy: {sum}",
        "{row}행 {column}열, 복사본 1개: {sum}",
    ),
    "up.sum_none": (
        "Row {row}, column {column}: no copy lies here, so it is 0.",
        "{row}행 {column}열: 복사본이 없어 0입니다.",
    ),
    "up.sum_reads": (
        "Row {row}, column {column}, where the kernel reads {count} cells: {sum}",
        "{row}행 {column}열, 커널이 {count}칸을 읽음: {sum}",
    ),
    "up.sum_rest": ("… ({count} more)", "… ({count}개 더)"),
    "up.sum_place": (
        "The largest of {numbers} is {largest}, at row {row}, column {column}. "
        "Later, {value} goes back there.",
        "{numbers} 가운데 최댓값 {largest}의 자리는 {row}행 {column}열입니다. "
        "나중에 {value} 값이 이 자리로 돌아갑니다.",
    ),
    # How often the cells of the output are written
    "up.copies": ("Copies on each cell", "칸마다 겹치는 복사본 수"),
    "up.products": ("Products in each cell", "칸마다 더하는 곱의 수"),
    "up.values": ("Values in each cell", "칸마다 받는 값의 수"),
    "up.note_uneven": (
        "{kernel} is not divisible by {stride}: inside, cells get {counts} copies. That is a "
        "checkerboard.",
        "커널 {kernel}, 스트라이드 {stride}: 나누어떨어지지 않아 안쪽 칸에 복사본이 "
        "{counts}개씩 겹칩니다. 체커보드입니다.",
    ),
    "up.note_even": (
        "{kernel} is divisible by {stride}: inside, every cell gets {counts} copies. No "
        "checkerboard.",
        "커널 {kernel}, 스트라이드 {stride}: 나누어떨어져 안쪽 칸마다 복사본이 {counts}개입니다. "
        "체커보드가 없습니다.",
    ),
    "up.note_single": (
        "Kernel and stride are both {kernel}: every cell gets one copy. No checkerboard, but "
        "blocks.",
        "커널과 스트라이드가 모두 {kernel}: 칸마다 복사본이 하나입니다. 체커보드는 없지만 "
        "블록이 생깁니다.",
    ),
    "up.note_gaps": (
        "{kernel} is smaller than {stride}: some cells get no copy at all.",
        "커널 {kernel}, 스트라이드 {stride}: 커널이 더 작아 복사본이 없는 칸이 생깁니다.",
    ),
    "up.note_still": (
        "Stride 1 enlarges nothing: each copy lies one cell further. No checkerboard.",
        "스트라이드 1은 키우지 않습니다. 복사본이 한 칸씩 밀릴 뿐, 체커보드가 없습니다.",
    ),
    "up.note_resized": (
        "The convolution has stride 1: inside, every cell adds up {count} products. No "
        "checkerboard.",
        "합성곱의 스트라이드가 1이라 안쪽 칸마다 곱 {count}개를 더합니다. 체커보드가 없습니다.",
    ),
    "up.note_unpool": (
        "{filled} of {total} cells have a value. A convolution fills the rest.",
        "{total}칸 중 {filled}칸에만 값이 있습니다. 나머지는 합성곱이 채웁니다.",
    ),
    "up.note_shared": (
        "Windows overlap and share places: the later value overwrites the earlier.",
        "창이 겹쳐 같은 자리를 쓰면 나중 값이 앞의 값을 덮어씁니다.",
    ),
    "up.setting": ("Kernel {kernel}, stride {stride}", "커널 {kernel}, 스트라이드 {stride}"),
    "up.is_uneven": ("a checkerboard", "체커보드"),
    "up.is_gaps": ("cells without a copy", "복사본 없는 칸"),
    "up.is_even": ("even inside", "안쪽이 고름"),
    # The real score map
    "up.real": ("The same on a real score map", "실제 점수 맵에서는"),
    "up.real_of": (
        "“{title}” at 1/{stride}: green where the class wins. All kernels hold ones.",
        "‘{title}’의 1/{stride} 맵: 이 클래스가 이기는 곳이 초록색입니다. 커널은 모두 1입니다.",
    ),
    "up.real_labels": (
        "No method finds the edge at ×{factor}: the map has one cell for {stride} px. "
        "Skips bring it.",
        "×{factor}에서는 어떤 방법도 경계를 찾지 못합니다. 맵에는 {stride} px마다 한 칸뿐입니다. "
        "경계는 스킵이 가져옵니다.",
    ),
    "up.class": ("Class of the score map", "점수 맵의 클래스"),
    "up.sizes": ("How large", "크기"),
    "up.labels": ("Labels at ×32", "×32 레이블"),
    "up.itself": ("The map at 1/{stride}", "1/{stride} 맵 그대로"),
    "up.three": ("Transposed, kernel 3", "전치 합성곱, 커널 3"),
    "up.four": ("Transposed, kernel 4", "전치 합성곱, 커널 4"),
    "up.way_cells": ("{columns} × {rows} cells", "{columns} × {rows}칸"),
    "up.way_unpool": ("zeros between the places", "자리 사이는 0"),
    "up.way_three": ("a checkerboard", "체커보드"),
    "up.way_four": ("no checkerboard", "체커보드 없음"),
    "up.way_nearest": ("even, a little blocky", "고르지만 조금 각짐"),
    "up.way_bilinear": ("even and smooth", "고르고 매끄러움"),
    "up.way_blocks": ("blocks of {side} px", "{side} px 블록"),
    "up.way_ends": ("×{factor}: finer places are not known", "×{factor}까지: 더 고운 자리는 모름"),
    "up.way_differs": ("{share} unlike the blocks", "블록과 {share} 다름"),
    # The matrices
    "up.both": (
        "A convolution reads many and writes one; a transposed convolution reads one and writes "
        "many",
        "합성곱은 여럿을 읽어 하나를 쓰고, 전치 합성곱은 하나를 읽어 여럿을 씁니다",
    ),
    "up.both_says": (
        "The same 3 × 3 kernel between the same two grids, stride 1, no padding. As a matrix, the "
        "convolution is C and the transposed one is Cᵀ. Tap a cell of a small grid.",
        "같은 3 × 3 커널, 같은 두 격자, 스트라이드 1, 패딩 0입니다. 합성곱을 행렬로 쓰면 C, 전치 "
        "합성곱은 Cᵀ입니다. 작은 격자의 칸을 눌러 보세요.",
    ),
    "up.conv": ("Convolution: y = C x", "합성곱: y = C x"),
    "up.conv_says": (
        "Row {row} of C reads {count} cells of x and writes one of y: {sum}.",
        "C의 {row}번째 행이 x에서 {count}칸을 읽어 y의 한 칸을 씁니다: {sum}.",
    ),
    "up.turned": ("Transposed convolution: z = Cᵀ y", "전치 합성곱: z = Cᵀ y"),
    "up.turned_says": (
        "Column {row} of Cᵀ reads one cell of y, {value}, and writes {count} of z. z has the size "
        "of x, not its values.",
        "Cᵀ의 {row}번째 열이 y의 한 칸({value})을 읽어 z의 {count}칸에 씁니다. z는 크기만 x와 같고 "
        "값은 다릅니다.",
    ),
}
