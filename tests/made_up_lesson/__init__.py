"""A made-up lesson, as somebody would add it: a folder, and a line in the list of lessons."""

from demo.shared.lesson import Lesson
from made_up_lesson.tab import build, connect
from made_up_lesson.words import WORDS

LESSON = Lesson("holes", WORDS, build, connect)
