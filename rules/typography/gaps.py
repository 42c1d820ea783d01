"""How sure it is that a space is missing at a mark between two words: after it, or before one that opens."""

from __future__ import annotations

import re

from rules.text.syllables import is_syllable
from rules.typography.pairs import straight_opens
from rules.typography.spacing import BLANKS

CLOSING = ')]”"’»%'
_ELLIPSIS = re.compile(r"\.{3}|…")
_FORM = 25
"""Within so many characters of another ellipsis it is a blank of a form: ngày…tháng…năm…"""
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp", "file"})
_LIST_MARKER = re.compile(r"(?:^|\s)\(?(?:\w|\d{1,2}|[ivxIVX]{1,5})$")
_CHEMISTRY = re.compile(r"\w*\)[\d₀-₉]")
_NUMBER_IN_SENTENCE = re.compile(r"[^\W\d_][ \u00a0][\d/.,-]*\d$")
_YEAR = re.compile(r"(?<![\d.,])(?:1[89]|20)\d\d$")
_NUMBER_AFTER_WORD = re.compile(r"[^\W\d_][,;]\d{1,3}(?!\d)")
"""More than one in a text: the numbers of its footnotes, once raised (tiền chậm nộp,8 tiền phạt)."""
_DAY = re.compile(r"\d+[/.\-\s]")
_STARTERS = frozenset(
    "Trong Các Theo Đây Tại Với Để Những Bên Ngoài Đồng Tuy Khi Từ Đến Qua Trên Sau Trước Hiện Nhằm Ngày Mặt Mỗi Đặc".split()
)
"""First words of sentences that follow no abbreviation as a name does (TS.Trần)."""


def gap_before(text: str, start: int, end: int, left: str, right: str) -> float:
    """Before an opening mark at ``text[start:end]``: Bình(22/01, khoa học“Vai trò; 0 where it may be right."""
    line = text.rfind("\n", 0, start) + 1
    mark = text[start:end]
    if mark == "“" and text.count("“", line, start) > text.count("”", line, start):
        return 0
    after_word = len(left) > 1 and (is_syllable(left) or (left.isupper() and len(left) > 2))
    after_year = mark == "(" and not left and _YEAR.search(text, max(line, start - 5), start)
    if not (after_word or after_year or text[start - 1] in '”"') or _CHEMISTRY.match(text, end):
        return 0
    if not right:
        return 0.9 if _DAY.match(text, end) else 0
    abbreviation = right.isupper() and len(right) > 2 and (left.islower() or not left.isascii())
    return 0.9 if len(right) > 1 and (is_syllable(right) or abbreviation) else 0


def gap_at_straight(text: str, place: int, line: tuple[int, int], left: str, right: str) -> str:
    """What should stand for a straight quotation mark between two words: a space and the mark, or the reverse; "" if unsure."""
    if len(right) < 2 or not is_syllable(right):
        return ""
    opening = straight_opens(text, line[0], place, line[1])
    if opening is None or (opening and not is_syllable(left)):
        return ""
    return ' "' if opening else '" '


def gap_after(text: str, start: int, end: int, left: str, right: str) -> float:
    """After the marks at ``text[start:end]``; 0 where they may be right."""
    written = text[start:end]
    mark = "…" if ".." in written or "…" in written else written[-1]
    closed = written[0] in CLOSING
    if written[0] == ";" and (right[:1] in ("é", "É") or text[start - len(left) - 1 : start - len(left)] == "&"):
        return 0  # an entity, or what is left of one: ph;ép
    if left.lower() in _SCHEMES or (text[end + len(right) : end + len(right) + 1] == "." and 0 < len(right) <= 2):
        return 0
    if mark in ")]”»%":
        return _after_closing(text, start, left, right, mark)
    if mark == "…" and _ELLIPSIS.search(text[max(0, start - _FORM) : start] + text[end : end + _FORM]):
        return 0
    if not right:
        return 0 if closed else _before_no_letter(text, end, left, mark)
    if mark == "…":
        return _listed(left, right)
    if not left and not closed:
        return _after_digit(text, start, right, mark)
    if mark == "." and not closed and not left.islower():
        return _after_name(text[max(0, start - len(left) - 2) : start], left, right)
    return 0.93 if _words("số" if closed else left, right, mark) else 0


def _listed(left: str, right: str) -> float:
    """The last of a list, then an ellipsis: văn hóa…Tiếp, HIV…và."""
    if len(left) == len(right) == 1 or not (is_syllable(right) or is_syllable(left or "số")):
        return 0
    return 0.85 if len(right) > 1 or is_syllable(left) else 0


def _after_name(before: str, left: str, right: str) -> float:
    """ "tại Hà Nội.Theo", "phòng chống HIV.Trong": the end of a name, and the first word of a sentence; not Bs.Lê, PGS.Lê."""
    spaced = len(before) == len(left) + 2 and before[0].isalpha() and before[1] in BLANKS
    if not spaced or len(left) < 2 or not (right.istitle() and is_syllable(right) and len(right) > 1):
        return 0
    if left.istitle() and is_syllable(left):
        return 0.9
    return 0.9 if left.isupper() and len(left) > 2 and right in _STARTERS else 0


def _words(left: str, right: str, mark: str) -> bool:
    """Whether these are two words of a sentence, not an abbreviation, a name or a broken entity."""
    if len(left) == len(right) == 1:
        return False
    if mark == ".":
        ends = len(left) >= 2 and left.islower() and is_syllable(left)
        return ends and right[0].isupper() and (len(right) == 1 or right[1:].islower()) and is_syllable(right)
    if mark == ";":
        return is_syllable(left) and is_syllable(right)
    if mark in "!?":
        return is_syllable(left) and right[0].isupper()
    if mark == ":":
        return is_syllable(left) and len(left) > 1 and len(right) > 1
    return is_syllable(left) or is_syllable(right)


def _after_digit(text: str, start: int, right: str, mark: str) -> float:
    """ "năm 2015.Theo", "số 5,ngày", "15/8/2019,UBND": a word after a number that stands in a sentence."""
    word = len(right) > 1 and (is_syllable(right) or (mark == "," and right.isupper() and len(right) > 2))
    if not word or not _NUMBER_IN_SENTENCE.search(text, max(0, start - 16), start):
        return 0
    if mark == ".":
        return 0.9 if right.istitle() else 0
    return 0.9 if mark in ",;" else 0


def _before_no_letter(text: str, end: int, left: str, mark: str) -> float:
    """A digit, a bracket or a quotation mark follows."""
    after = text[end]
    if len(left) < 2 or not is_syllable(left):
        return 0
    if after.isdigit():
        return 0.85 if mark in ",;:" and len(_NUMBER_AFTER_WORD.findall(text)) < 2 else 0
    return 0.88 if mark != "." or left.islower() or after == "(" else 0


def _after_closing(text: str, start: int, left: str, right: str, mark: str) -> float:
    """A word sticks to a closing mark: sửa đổi)có, Nhà sạch”tại, 15%so."""
    if len(right) < 2 or not is_syllable(right) or (right.isupper() and left and not left.isupper()):
        return 0
    if mark == "]" and not left:
        return 0  # the number of a footnote: [78]Trường hợp
    if mark == "%":
        return 0.9 if text[start - 1].isdigit() and right.islower() else 0
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if mark == "”":
        return 0.9 if "“" in line else 0
    marker = _LIST_MARKER.search(line[-8:])
    listed = marker and ("(" in marker.group() or line.count("(") <= line.count(")"))
    return 0 if listed or len(left) == 1 else 0.9
