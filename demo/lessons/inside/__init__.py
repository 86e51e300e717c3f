"""The lesson Inside."""

from demo.lessons.inside.tab import build, connect
from demo.lessons.inside.words import WORDS
from demo.shared.lesson import Lesson

LESSON = Lesson("inside", WORDS, build, connect)
