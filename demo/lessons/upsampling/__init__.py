"""The lesson Upsampling."""

from demo.lessons.upsampling.tab import SHOWN, build, connect
from demo.lessons.upsampling.words import WORDS
from demo.shared.lesson import Lesson

LESSON = Lesson("upsampling", WORDS, build, connect, SHOWN.prepare)
