"""The page on the fake engine, which records every script error, for browsers whose console no
test can read.

    python tests/recorded_page.py PORT

The browser's session storage keeps the record, so a reload does not empty it.
"""

import sys

import fake_page

from demo import app

RECORD = """<script>{
  const note = (words) =>
    sessionStorage.setItem("faults", `${sessionStorage.getItem("faults") ?? ""}${words}\\n`);
  addEventListener("error", ({ message, target }) => note(message ?? `No ${target.src}`), true);
  addEventListener("unhandledrejection", ({ reason }) => note(`Rejected: ${reason}`));
  const { error } = console;
  console.error = (...words) => { note(words.join(" ")); error(...words); };
}</script>"""

if __name__ == "__main__":
    head = app.head
    app.head = lambda first: RECORD + head(first)
    fake_page.main(int(sys.argv[1]))
