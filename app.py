"""Starts the page from a checkout: `python app.py`, with the flags of `skipscope`."""

from demo.__main__ import main
from demo.app import build
from demo.server.start import one_sentence

with one_sentence():
    demo = build()  # Spaces and Gradio's reloading look for this name

if __name__ == "__main__":
    main(demo)
