"""What punctuation rules share: pieces of text that are no prose (addresses, file names, e-mail)."""

from __future__ import annotations

import re

_REACH = 120
"""Characters on each side: an address shows itself within so many."""
_NOT_PROSE = re.compile(
    r"@|://|www\.|\.(?:vn|com|net|org|gov|edu|info|html?|aspx?|php|jsp|pdf|docx?|xlsx?|pptx?|jpe?g|png|zip|rar|js|css)\b",
    re.IGNORECASE,
)


def token_around(text: str, position: int) -> str:
    """The piece between white space that holds this offset, of a very long one the part near it."""
    before = (text[max(0, position - _REACH) : position] + ".").split()[-1]
    after = ("." + text[position : position + _REACH]).split()[0]
    return before[:-1] + after[1:]


def in_address(text: str, position: int) -> bool:
    """Whether this offset lies in an address, an e-mail or a file name."""
    return bool(_NOT_PROSE.search(token_around(text, position)))


def in_quotation(text: str, position: int) -> bool:
    """Whether a quotation is open at this offset, since the start of its line."""
    before = text[text.rfind("\n", 0, position) + 1 : position + 1]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
