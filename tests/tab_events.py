"""What Gradio hands to the handlers of a tab: events, and who asks in which language."""

from types import SimpleNamespace

KOREAN = SimpleNamespace(cookies={"skipscope_language": "ko"})
ENGLISH = SimpleNamespace(cookies={})
QUIET = lambda *_, **__: None  # noqa: E731


def event(**data: object) -> SimpleNamespace:
    return SimpleNamespace(**data)
