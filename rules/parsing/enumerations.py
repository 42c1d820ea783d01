"""Counts the entries of a list that is written into lines or into one paragraph by its own marks: 1. 2., a) b), Một là …

A mark tells its place in the list, so paragraphs between two entries do not break it. Bullets and items of the markup tell
none: they are counted as they follow each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_ONE_IS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_FIRST = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_MARK = re.compile(
    r"(?P<figure>(?P<open>\(?)\d{1,2}(?P<close>[.)/]|[ ]?[-–](?=[ ]?[^\W\d_])|\.\)|\)\.))(?!\d)"
    r"|(?P<letter>[a-zđ](?:\)|\.(?=[ ])|/(?=[ ])))"
    r"|(?P<roman>[IVX]{1,4}(?:[.)]|[ ]?[-–])(?=[ ]))"
    r"|(?P<is>(?:mười (?:một|hai)|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)) là(?=[,: ])"
    r"|thứ (?P<ordinal>nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?=[,: ])"
    r"|(?P<label>[^\W\d_]{2,8}(?: [^\W\d_]{2,8}){0,2}) (?:số )?"
    r"(?P<number>\d{1,2}|[IVX]{1,4}|(?:thứ )?nhất|thứ (?:hai|ba|tư|năm|sáu))"
    r"(?=[ ]?[:.,(–-])"
    r"|(?P<bullet>[-–—+•*·●▪■◦✓✔])(?=[ \u00a0]?[^\W\d_“\"(\[]|[ \u00a0]?[“\"(\[0-9])",
    re.IGNORECASE,
)
_BLANK = re.compile(r"[\s\u00a0]*")


@dataclass(frozen=True, slots=True)
class Mark:
    """``kind``: marks of one list have the same; ``place``: 1 for the first entry, 0 for a bullet; ``end``: of the mark."""

    kind: str
    place: int
    end: int
    labelled: bool = False
    """By a noun with its number ("Dự án 1:")."""


def mark_at(text: str, start: int, end: int) -> Mark | None:
    """The mark that opens ``text[start:end]``, white space before it aside."""
    at = _BLANK.match(text, start, end)
    found = _MARK.match(text, at.end() if at else start, end)
    return _mark(found) if found else None


def _mark(found: re.Match[str]) -> Mark | None:
    kind, place = _kind_and_place(found)
    return Mark(kind, place, found.end(), found.lastgroup == "number") if place >= 0 else None


def _kind_and_place(found: re.Match[str]) -> tuple[str, int]:
    match found.lastgroup:
        case "close" | "figure":
            digits = re.sub(r"\D", "", found["figure"])
            return f"{found['open']}1{found['close'].strip()}", int(digits)
        case "letter":
            return f"a{found['letter'][1:]}", _LETTERS.find(found["letter"][0].lower()) + 1 or -1
        case "roman":
            return "I", _place(_ROMAN, found["roman"].rstrip(".) -–").lower())
        case "is":
            return "là", _place(_ONE_IS, found["is"].lower())
        case "ordinal":
            return "thứ", _place(_FIRST, found["ordinal"].lower())
        case "bullet":
            return found["bullet"], 0
        case _:
            return _labelled(found["label"].lower(), found["number"].lower())


def _labelled(label: str, number: str) -> tuple[str, int]:
    if number.isdigit():
        return label, int(number)
    word = number.removeprefix("thứ ")
    return label, _place(_FIRST, word) if word in _FIRST else _place(_ROMAN, word)


def _place(names: Sequence[str], name: str) -> int:
    return names.index(name) + 1 if name in names else -1


def marks_inside(text: str, start: int, end: int) -> Iterator[Mark]:
    """The marks in running text: behind the beginning, a colon, a comma, a semicolon or a full stop.

    A label ("Cổ Nhuế 1") may be a name there: none is given.
    """
    at = start
    while at < end:
        found = mark_at(text, at, end)
        if found and found.place > 0 and not found.labelled:
            yield found
        stop = _STOP.search(text, at, end)
        if stop is None:
            return
        at = stop.end()


_STOP = re.compile(r"[:;.,](?:[\s\u00a0]+(?:và|còn)(?=[\s\u00a0]))?(?=[\s\u00a0(])")
