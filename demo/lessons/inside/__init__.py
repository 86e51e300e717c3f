"""The lesson Inside."""

from demo.lessons.inside.tab import build, connect, prepare
from demo.lessons.inside.words import WORDS
from demo.shared.lesson import Lesson

LESSON = Lesson("inside", WORDS, build, connect, prepare)
