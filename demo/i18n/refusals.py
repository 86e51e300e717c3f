"""What the server says when it turns something away, in the visitor's language.

These words go to Gradio's messages and to other programs. The page's own scripts never need them,
so they stay out of the page's head.
"""

REFUSALS: dict[str, tuple[str, str]] = {
    "not_understood": (
        "The server did not understand this request. Reload the page and try again.",
        "서버가 요청을 이해하지 못했습니다. 페이지를 새로 고친 뒤 다시 시도해 주세요.",
    ),
    "not_found": (
        "There is nothing at this address. Open the page again.",
        "이 주소에는 아무것도 없습니다. 페이지를 다시 열어 주세요.",
    ),
    "unexpected": (
        "Something went wrong on the server. Reload the page and try again.",
        "서버에 문제가 생겼습니다. 페이지를 새로 고친 뒤 다시 시도해 주세요.",
    ),
    "too_long": (
        "The request is too large. At most {limit} are allowed.",
        "요청이 너무 큽니다. 최대 {limit}까지 보낼 수 있습니다.",
    ),
    "disk_full": (
        "The server's disk is full. Try again later, or tell whoever runs this page.",
        "서버의 저장 공간이 가득 찼습니다. 나중에 다시 시도하거나 운영자에게 알려 주세요.",
    ),
    "quota": (
        "You have sent many files within an hour. Wait a while, then send this one again.",
        "한 시간 동안 파일을 너무 많이 보냈습니다. 잠시 뒤에 다시 보내 주세요.",
    ),
    "share_title": ("Please wait for your answers", "답을 기다려 주세요"),
    "share": (
        "{count} of your questions are waiting already. Ask again when one is answered.",
        "이미 질문 {count}개가 기다리고 있습니다. 하나가 끝나면 다시 시도해 주세요.",
    ),
    "full_title": ("Many people are waiting", "기다리는 사람이 많습니다"),
    "full": (
        "{count} questions are waiting already. Try again in a minute.",
        "이미 질문 {count}개가 기다리고 있습니다. 1분 뒤에 다시 시도해 주세요.",
    ),
    "host": (
        "This page does not answer to that name. Start it with --allow-host and the name.",
        "이 페이지는 그 이름으로 열 수 없습니다. --allow-host 옵션에 이름을 적어 시작해 주세요.",
    ),
}


def refusal(key: str, language: str, **values: object) -> str:
    """The words under ``key``, in English unless ``language`` is "ko", with values filled in."""
    return REFUSALS[key][language == "ko"].format(**values)
