"""TY008: no space after , ; : ! ? . … inside running text."""

from __future__ import annotations

import re

from rasoat.content import Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import WARNING, Example, Pattern, rule
from rules.text.syllables import is_syllable
from rules.typography.spacing import in_address

_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_WORD_AFTER = re.compile(r"[^\W\d_]+")
_CLOSING = ')]”"’»'
_MARK = re.compile(r"[)\]”\"’»]?(?:\.\.\.|[,;:!?.…])")
_BLANK = re.compile(r"\.\.\.|…")
_FORM = 25
"""Within so many characters of another ellipsis it is a blank of a form: ngày…tháng…năm…"""
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp", "file"})


@rule(
    code="TY008",
    name="missing-space-after-punctuation",
    severity=WARNING,
    trigger=Pattern(r"(?P<mark>[)\]”\"’»,;:!?.…](?<=[^\W_].)(?:\.{1,3}|[,;:!?…])?)[^\W\d_]"),
    title="Thiếu dấu cách sau dấu câu",
    passes="Sau dấu câu có dấu cách",
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
    ],
)
def missing_space(match: re.Match[str], doc: Document) -> Hit | None:
    text, written = doc.text, match["mark"]
    start, end = match.span("mark")
    if not _MARK.fullmatch(written) or (written[0] not in _CLOSING and text[start - 1].isdigit()):
        return None
    mark = "…" if written.endswith("..") else written[-1]
    before = _WORD_BEFORE.search(text, max(0, start - 20), start)
    after = _WORD_AFTER.match(text, end)
    if after is None or in_address(text, end - 1):
        return None
    left, right = before.group() if before else "", after.group()
    if left.lower() in _SCHEMES or not _words(left or "số", right, mark):
        return None
    if text[after.end() : after.end() + 1] == "." and len(right) <= 2:
        return None
    if mark == "…" and _BLANK.search(text[max(0, start - _FORM) : start] + text[end : end + _FORM]):
        return None
    left = left or text[max(0, start - 8) : start + 1].split()[-1]
    confidence = 0.85 if mark == "…" else None
    values = {"mark": mark, "left": left, "right": right}
    return Hit(Span(start, end), values, (written + " ",), confidence=confidence)


def _words(left: str, right: str, mark: str) -> bool:
    """Whether these are two words of a sentence, not an abbreviation, a name or a broken entity."""
    if len(left) == len(right) == 1:
        return False
    if mark == "…":
        return is_syllable(left) and is_syllable(right)
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
