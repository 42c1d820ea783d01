"""What punctuation rules share: the words at a mark, and pieces of text that are no prose (addresses, file names, e-mail)."""

from __future__ import annotations

import re

from rules.parsing.passages import in_open_quotation

_REACH = 120
"""Characters on each side: an address shows itself within so many."""
_NOT_PROSE = re.compile(
    r"@|://|www\.|\.(?:vn|com|net|org|gov|edu|info|html?|aspx?|php|jsp|pdf|docx?|xlsx?|pptx?|jpe?g|png|zip|rar|js|css)\b",
    re.IGNORECASE,
)

BLANKS = " \u00a0"
"""Spaces that somebody typed; a line break is the end of a block."""
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_WORD_AFTER = re.compile(r"[^\W\d_]+")
_LONGEST = 24


def word_before(text: str, position: int) -> str:
    """The letters that end at this offset; "" if there are none."""
    found = _WORD_BEFORE.search(text, max(0, position - _LONGEST), position)
    return found.group() if found else ""


def word_after(text: str, position: int) -> str:
    """The letters that begin at this offset; "" if there are none."""
    found = _WORD_AFTER.match(text, position, position + _LONGEST)
    return found.group() if found else ""


def before_blanks(text: str, position: int) -> int:
    """The offset at which the blanks before ``position`` begin."""
    while position and text[position - 1] in BLANKS:
        position -= 1
    return position


def after_blanks(text: str, position: int) -> int:
    """The offset at which the blanks from ``position`` on end."""
    while text[position : position + 1] and text[position] in BLANKS:
        position += 1
    return position


def token_around(text: str, position: int) -> str:
    """The piece between white space that holds this offset, of a very long one the part near it."""
    before = (text[max(0, position - _REACH) : position] + ".").rsplit(None, 1)[-1]
    after = ("." + text[position : position + _REACH]).split(None, 1)[0]
    return before[:-1] + after[1:]


def in_address(text: str, position: int) -> bool:
    """Whether this offset lies in an address, an e-mail or a file name."""
    token = token_around(text, position)
    return ("." in token or "@" in token or ":" in token) and bool(_NOT_PROSE.search(token))


def in_quotation(text: str, position: int) -> bool:
    """Whether a quotation is open at this offset, since the start of its line."""
    return in_open_quotation(text[text.rfind("\n", 0, position) + 1 : position + 1])
