"""Leaves the comments out of a script or a style sheet: about half of a module is JSDoc.

The lines stay, empty, so that an error in the browser names the line of the file.
"""


def without_comments(script: str) -> str:
    """A script, or a style sheet, without the lines that hold nothing but a comment.

    A comment behind code stays. A line of a template literal that looks like a comment would be
    lost; a test compares the tokens of every module before and after.
    """
    kept, is_inside = [], False
    for line in script.split("\n"):
        text = line.strip()
        if is_inside or text.startswith("/*"):
            end = text.find("*/")
            is_inside = end < 0
            is_comment = is_inside or not text[end + 2 :]
        else:
            is_comment = text.startswith("//")
        kept.append("" if is_comment else line)
    return "\n".join(kept)
