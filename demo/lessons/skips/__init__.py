"""The lesson Skips."""

from demo.lessons.skips.tab import SHOWN, build, connect
from demo.lessons.skips.words import WORDS
from demo.shared.lesson import Lesson

LESSON = Lesson("skips", WORDS, build, connect, SHOWN.prepare)
