"""The words of the made-up lesson: English, Korean."""

WORDS: dict[str, tuple[str, str]] = {
    "tab.holes": ("Holes", "구멍"),
    "holes.headline": ("What does a hole see?", "구멍은 무엇을 볼까요?"),
    "holes.sentence": ("A convolution with holes.", "구멍이 있는 합성곱."),
}
