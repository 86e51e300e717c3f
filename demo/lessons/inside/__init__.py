"""The lesson Inside."""

from demo.lessons.inside.tab import SHOWN, build, connect
from demo.lessons.inside.words import WORDS
from demo.shared.lesson import Lesson

LESSON = Lesson("inside", WORDS, build, connect, SHOWN.prepare)
