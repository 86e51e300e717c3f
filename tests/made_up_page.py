"""The page on the fake engine, with one lesson more.

python tests/made_up_page.py PORT
"""

import sys

import fake_page
import made_up_lesson

from demo import app

if __name__ == "__main__":
    app.LESSONS = (*app.LESSONS, made_up_lesson.LESSON)
    fake_page.main(int(sys.argv[1]))
