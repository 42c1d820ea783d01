"""What punctuation rules share: pieces of text that are no prose (addresses, file names, e-mail)."""

from __future__ import annotations

import re

_NOT_PROSE = re.compile(
    r"@|://|www\.|\.(?:vn|com|net|org|gov|edu|info|html?|aspx?|php|jsp|pdf|docx?|xlsx?|pptx?|jpe?g|png|zip|rar|js|css)\b",
    re.IGNORECASE,
)


def token_around(text: str, position: int) -> str:
    """The piece between white space that holds this offset."""
    start, end = position, position
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end]


def in_address(text: str, position: int) -> bool:
    """Whether this offset lies in an address, an e-mail or a file name."""
    return bool(_NOT_PROSE.search(token_around(text, position)))
