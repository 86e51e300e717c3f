"""Starts the page from a checkout: `python app.py`, with the flags of `skipscope`."""

from demo.__main__ import main
from demo.app import build

demo = build()  # Spaces and Gradio's reloading look for this name

if __name__ == "__main__":
    main(demo)
