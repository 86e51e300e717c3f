"""The lesson Upsampling."""

from demo.lessons.upsampling.tab import build, connect, prepare
from demo.lessons.upsampling.words import WORDS
from demo.shared.lesson import Lesson

LESSON = Lesson("upsampling", WORDS, build, connect, prepare)
