"""The lesson Numbers."""

from demo.lessons.numbers.tab import build, connect
from demo.lessons.numbers.words import WORDS
from demo.shared.lesson import Lesson

LESSON = Lesson("numbers", WORDS, build, connect)
