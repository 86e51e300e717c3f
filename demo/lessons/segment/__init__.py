"""The lesson Segment."""

from demo.lessons.segment.tab import SHOWN, build, connect
from demo.lessons.segment.words import WORDS
from demo.shared.lesson import Lesson

LESSON = Lesson("segment", WORDS, build, connect, SHOWN.prepare)
