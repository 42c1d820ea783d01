"""TY013: two hyphens for a dash, and a hyphen with a space on one side only, between words.

Both “kinh tế - xã hội” and “2021-2026” are the practice of the administration and are left alone.
"""

from __future__ import annotations

import re

from rasoat.content import Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import WARNING, EveryWord, Example, rule
from rules.text.syllables import is_syllable
from rules.typography.spacing import BLANKS, after_blanks, before_blanks, in_address, word_after, word_before

_WHOLE_NUMBER = re.compile(r"\d+(?![\d.,]*[\d%])")
_ROMAN = re.compile(r"[IVXL]+")
"""The number of a part: III- Tổ chức thực hiện."""
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_DAY = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{4})?")


@rule(
    code="TY013",
    name="hyphen-as-dash",
    severity=WARNING,
    trigger=EveryWord(
        r"(?<![-–<!])-{2,3}(?![-–>])|(?<=[^\W\d_])[-–](?!\S)|(?<!\S)[-–](?=[^\W\d_]{2})|(?<=\d)[-–](?!\S)|(?<!\S)[-–](?=\d)"
    ),
    title="Dấu gạch ngang gõ lệch dấu cách hoặc gõ đôi",
    passes="Dấu gạch ngang gõ đúng",
    message="Dấu gạch ngang giữa “{left}” và “{right}” chỉ có dấu cách ở một bên.",
    hint="Thêm hoặc bỏ dấu cách để hai bên như nhau.",
    why="Dòng có thể ngắt sai chỗ; người đọc lẫn gạch nối với gạch ngang.",
    since="0.2",
    confidence=0.92,
    safety=Safety.UNSAFE,
    examples=[
        Example(bad="Phát triển kinh tế⟦ -⟧xã hội.", good="Phát triển kinh tế - xã hội.", suggestion=" - "),
        Example(bad="Chị Lê Thị Hà⟦- ⟧Trưởng phòng dự.", good="Giai đoạn 2021-2026, 2026 - 2030.", suggestion=" - "),
        Example(bad="Họp ngày 5/6 ⟦--⟧ 7/6.", good="- Mục đầu\n- Mục sau; nhiệt độ -5 độ.", suggestion="–"),
    ],
)
def hyphen_as_dash(match: re.Match[str], doc: Document) -> Hit | None:
    text, (at, end) = doc.text, match.span()
    block = doc.block_at(at)
    if block is None:
        return None
    first, last = block.span.start, block.span.end
    start, stop = before_blanks(text, at), after_blanks(text, end)
    if start <= first or stop >= last or in_address(text, start - 1) or in_address(text, stop):
        return None
    if len(match.group()) > 1:
        return _doubled(text, match, start, stop)
    if (start == at) == (stop == end) or stop - start > 3:
        return None
    if text[start - 1].isdigit() and text[stop].isdigit():
        return _between_numbers(text, first, last, start, stop)
    left, right = word_before(text, start), word_after(text, stop)
    if _in_code(text, start, stop, left, right):
        return Hit(
            Span(start, stop),
            {},
            (text[at],),
            message="Thừa dấu cách ở một bên dấu gạch nối trong số hiệu.",
            hint="Viết liền hai bên dấu gạch nối.",
        )
    if (
        len(left) < 2
        or len(right) < 2
        or _ROMAN.fullmatch(left)
        or (stop == end and left.isascii() and right.isascii() and right.islower())
    ):
        return None  # the last: an option of a command, ls -la
    joined, confidence = _between_words(left, right, text[at])
    return Hit(Span(start, stop), {"left": left, "right": right}, (joined,), confidence=confidence)


def _in_code(text: str, start: int, stop: int, left: str, right: str) -> bool:
    """The number of a document or a name with a number: 05- CT/TW, IPU- 132; not a change in a table (VN-INDEX -2,5%)."""
    if len(left) > 1 and left.isupper():
        return bool(_WHOLE_NUMBER.match(text, stop))
    after = stop + len(right)
    return text[start - 1].isdigit() and len(right) > 1 and text[after : after + 1] in ("/", "-")


def _between_words(left: str, right: str, mark: str) -> tuple[str, float]:
    """What should stand there: a dash between words, a hyphen in a code (KH-STTTT) or a foreign word; with confidence."""
    known = is_syllable(left) and is_syllable(right)
    if not known and left.isupper() and right.isupper():
        return mark, 0.85
    if known or (is_syllable(right) and left.isupper()):
        return f" {mark} ", 0.92
    return (mark if right.islower() else f" {mark} "), 0.85


def _doubled(text: str, match: re.Match[str], start: int, stop: int) -> Hit | None:
    """Two or three hyphens between words; not an option of a command (--help)."""
    at, end = match.span()
    if (start == at) != (stop == end) or not (text[start - 1].isalnum() or text[start - 1] in ')”"%.,;:'):
        return None
    if not (text[stop].isalnum() or text[stop] in '(“"'):
        return None
    return Hit(
        Span(at, end),
        {},
        ("–",),
        message="“{quote}” là dấu gạch nối gõ nhiều lần.",
        hint="Dùng một dấu gạch ngang “–”.",
    )


def _between_numbers(text: str, first: int, last: int, start: int, stop: int) -> Hit | None:
    """2021- 2026, 5 -10: two whole numbers or days of one range."""
    left = re.search(r"(?<![\w.,/-])[\d./,]*\d$", text[max(first, start - 12) : start])
    right = re.match(r"\d[\d./,]*(?!\w)", text[stop : min(last, stop + 12)])
    if left is None or right is None:
        return None
    pair = left.group(), right.group().rstrip(".,")
    if (
        text[start] in BLANKS
        and text[stop - 1] not in BLANKS
        and not _DAY.fullmatch(pair[1])
        and not all(map(_YEAR.fullmatch, pair))
    ):
        return None  # may be a minus sign
    return Hit(
        Span(start, stop),
        {},
        (text[start:stop].strip(BLANKS),),
        message="Dấu gạch ngang giữa hai số chỉ có dấu cách ở một bên.",
    )
