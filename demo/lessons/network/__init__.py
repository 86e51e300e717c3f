"""The lesson Network."""

from demo.lessons.network.tab import build, connect, prepare
from demo.lessons.network.words import WORDS
from demo.shared.lesson import Lesson

LESSON = Lesson("network", WORDS, build, connect, prepare)
