"""TY008: no space after , ; : ! ? . … or a closing mark, and none before an opening one, inside running text."""

from __future__ import annotations

import re

from rasoat.content import Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import WARNING, EveryWord, Example, rule
from rules.text.syllables import is_syllable
from rules.typography.spacing import BLANKS, in_address, word_after, word_before

_AFTER = (
    r"(?<=[^\W_])(?P<mark>[)\]”\"’»%]?(?:[,;]?(?:\.{2,5}|…)[,;:]?|[,;:!?.])|[)\]”»%])"
    r"(?=[^\W\d_]|(?<=[^\W\d_][,;:])\d|(?<=[,;:.!?…])[“\"(](?=[^\W_]))"
)
_BEFORE = r"(?<=[^\W\d_])(?P<open>[(“])(?=[^\W_]{2})|(?<=[”\"])(?P<next>\()(?=[^\W_]{2})"
_BLANK = re.compile(r"\.{3}|…")
_FORM = 25
"""Within so many characters of another ellipsis it is a blank of a form: ngày…tháng…năm…"""
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp", "file"})
_LIST_MARKER = re.compile(r"(?:^|\s)\(?(?:\w|\d{1,2}|[ivxIVX]{1,5})$")
_CHEMISTRY = re.compile(r"\w*\)[\d₀-₉]")


@rule(
    code="TY008",
    name="missing-space-after-punctuation",
    severity=WARNING,
    trigger=EveryWord(f"{_AFTER}|{_BEFORE}"),
    title="Thiếu dấu cách ở dấu câu",
    passes="Ở dấu câu có đủ dấu cách",
    message="Thiếu dấu cách sau dấu “{mark}”, giữa “{left}” và “{right}”.",
    hint="Thêm một dấu cách sau dấu “{mark}”.",
    why="Hai từ dính nhau khó đọc, máy đọc màn hình đọc sai, tìm kiếm không thấy.",
    since="0.1",
    confidence=0.93,
    safety=Safety.SAFE,
    examples=[
        Example(
            bad="Phòng Kinh tế⟦,⟧Văn phòng phối hợp thực hiện.",
            good="Phòng Kinh tế, Văn phòng phối hợp.",
            suggestion=", ",
        ),
        Example(bad="Hội nghị đã kết thúc⟦.⟧Sau đó, đoàn đi thăm.", good="TP.Hà Nội, TS.Nguyễn Văn An, v.v."),
        Example(
            bad="Yêu cầu các đơn vị⟦:⟧Rà soát lại hồ sơ.", good="Mở hanoi.gov.vn hoặc viết thư tới a.b@hanoi.gov.vn."
        ),
        Example(bad="Huyện Ba Vì⟦(⟧ngày 22/01/2026).", good="Điều 5(1), hàm f(x), cột file(s).", suggestion=" ("),
    ],
)
def missing_space(match: re.Match[str], doc: Document) -> Hit | None:
    text, (start, end) = doc.text, match.span()
    if in_address(text, start):
        return None
    written = match.group()
    if match["mark"] is None:
        return _before(match, text)
    mark = "…" if ".." in written or "…" in written else written[-1]
    left, right = word_before(text, start), word_after(text, end)
    confidence = _after(text, match, left, right, mark)
    if not confidence:
        return None
    values = {"mark": mark, "left": _shown(text, start, left), "right": right or _glimpse(text, end)}
    return Hit(Span(start, end), values, (written + " ",), confidence=confidence)


def _shown(text: str, start: int, word: str) -> str:
    """The letters before the mark, else its last two characters: never enough of a number to give a person away."""
    return word or f"…{text[max(0, start - 2) : start].strip()}"


def _glimpse(text: str, end: int) -> str:
    return f"{text[end : end + 2].strip()}…"


def _before(match: re.Match[str], text: str) -> Hit | None:
    """An opening bracket or quotation mark that sticks to the word before it."""
    start, end = match.span()
    left, right = word_before(text, start), word_after(text, end)
    line = text.rfind("\n", 0, start) + 1
    if match["open"] and (len(left) < 2 or not (is_syllable(left) or (left.isupper() and len(left) > 2))):
        return None
    if match.group() == "“" and text.count("“", line, start) > text.count("”", line, start):
        return None
    if (right and (len(right) < 2 or not is_syllable(right))) or _CHEMISTRY.match(text, end):
        return None
    if not right and not re.match(r"\d+[/.\-\s]", text[end : end + 6]):
        return None
    mark = match.group()
    return Hit(
        Span(start, end),
        {"mark": mark, "left": left or text[start - 1], "right": right or _glimpse(text, end)},
        (f" {mark}",),
        message="Thiếu dấu cách trước dấu “{mark}”, giữa “{left}” và “{right}”.",
        hint="Thêm một dấu cách trước dấu “{mark}”.",
        confidence=0.9,
    )


def _after(text: str, match: re.Match[str], left: str, right: str, mark: str) -> float:
    """The confidence that a space is missing after the mark; 0 where this may be right."""
    start, end = match.span()
    closing = match.group()[0] in ')]”"’»%'
    if mark == ";" and right[:1] in "éÉ" and right:  # what is left of an entity: ph;ép
        return 0
    if left.lower() in _SCHEMES or (text[end + len(right) : end + len(right) + 1] == "." and 0 < len(right) <= 2):
        return 0
    if mark in ")]”»%":
        return _after_closing(text, start, left, right, mark)
    if not right:
        return _before_no_letter(text, match, left, mark)
    if not left and not closing:
        return _after_digit(text, start, right, mark)
    if mark == "…":
        near = text[max(0, start - _FORM) : start] + text[end : end + _FORM]
        words = is_syllable(left or "số") and is_syllable(right) and not len(left) == len(right) == 1
        return 0.85 if words and not _BLANK.search(near) else 0
    if mark == "." and left.istitle() and not closing:
        return 0.9 if _ends_in_name(text[max(0, start - len(left) - 2) : start], left, right) else 0
    return 0.93 if _words(left or "số", right, mark) else 0


def _ends_in_name(before: str, left: str, right: str) -> bool:
    """ "tại Hà Nội.Theo": the last word of a name, and the first of a sentence; not Bs.Lê, Th.Sáu."""
    spaced = len(before) == len(left) + 2 and before[0].isalpha() and before[1] in BLANKS
    return spaced and len(left) > 1 < len(right) and right.istitle() and is_syllable(left) and is_syllable(right)


def _words(left: str, right: str, mark: str) -> bool:
    """Whether these are two words of a sentence, not an abbreviation, a name or a broken entity."""
    if len(left) == len(right) == 1:
        return False
    if mark == ".":
        return (
            len(left) >= 2
            and left.islower()
            and is_syllable(left)
            and right[0].isupper()
            and (len(right) == 1 or right[1:].islower())
            and is_syllable(right)
        )
    if mark == ";":
        return is_syllable(left) and is_syllable(right)
    if mark in "!?":
        return is_syllable(left) and right[0].isupper()
    if mark == ":":
        return is_syllable(left) and len(left) > 1 and len(right) > 1
    return is_syllable(left) or is_syllable(right)


def _after_digit(text: str, start: int, right: str, mark: str) -> float:
    """ "năm 2015.Theo", "số 5,ngày": a word of two letters or more after a number that stands in a sentence."""
    if (
        len(right) < 2
        or not is_syllable(right)
        or not re.search(r"[^\W\d_][ \u00a0][\d/.,-]*\d$", text[max(0, start - 16) : start])
    ):
        return 0
    if mark == ".":
        return 0.9 if right.istitle() else 0
    return 0.9 if mark in ",;" else 0


def _before_no_letter(text: str, match: re.Match[str], left: str, mark: str) -> float:
    """A digit, a bracket or a quotation mark follows."""
    end = match.end()
    if len(left) < 2 or not is_syllable(left) or match.group()[0] in '"”)]':
        return 0
    if text[end].isdigit():
        return 0.85 if mark in ",;:" else 0
    if mark == "." and not left.islower():
        return 0
    return 0.88


def _after_closing(text: str, start: int, left: str, right: str, mark: str) -> float:
    if len(right) < 2 or not is_syllable(right) or right.isupper() != (left or right).isupper():
        return 0
    if mark == "”" and "“" not in text[text.rfind("\n", 0, start) + 1 : start]:
        return 0
    if mark == "%":
        return 0.9 if text[start - 1].isdigit() and right.islower() else 0
    if mark in ")]" and (_LIST_MARKER.search(text[max(0, start - 8) : start]) or len(left) == 1):
        return 0
    return 0.9
