"""TY008: no space after , ; : ! ? . … or a closing mark, and none before an opening one, inside running text."""

from __future__ import annotations

import re

from rasoat.content import Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import WARNING, EveryWord, Example, rule
from rules.typography.gaps import gap_after, gap_at_straight, gap_before
from rules.typography.spacing import in_address, word_after, word_before

_AFTER = (
    r"(?<=[^\W_])(?P<mark>[)\]”\"’»%]?(?:[,;]?(?:\.{2,5}|…)[,;:]?|[,;:!?.])|[)\]”»%])"
    r"(?=[^\W\d_]|(?<=[^\W\d_][,;:])\d|(?<=[,;:.!?…])[“\"(](?=[^\W_]))"
)
_BEFORE = r"(?<=[^\W_”\"])[(“](?=[^\W_]{2})|(?<=[”\"])\((?=[^\W_]{2})"
_STRAIGHT = r"(?<=[^\W_])\"(?=[^\W\d_]{2})"


@rule(
    code="TY008",
    name="missing-space-after-punctuation",
    severity=WARNING,
    trigger=EveryWord(f"{_AFTER}|{_BEFORE}|{_STRAIGHT}"),
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
    block = doc.block_at(start)
    if block is None or in_address(text, start):
        return None
    mark = match.group()
    left, right = word_before(text, start), word_after(text, end)
    values = {"left": left or _last(text, start), "right": right or f"{text[end : end + 2].strip()}…"}
    if mark == '"':
        spaced = gap_at_straight(text, start, (block.span.start, block.span.end), left, right)
        confidence = 0.9 if spaced else 0
    elif match["mark"] is None:
        spaced, confidence = f" {mark}", gap_before(text, start, end, left, right)
    else:
        spaced, confidence = f"{mark} ", gap_after(text, start, end, left, right)
    if not confidence:
        return None
    if spaced.startswith(" "):
        return Hit(
            Span(start, end),
            values | {"mark": mark},
            (spaced,),
            message="Thiếu dấu cách trước dấu “{mark}”, giữa “{left}” và “{right}”.",
            hint="Thêm một dấu cách trước dấu “{mark}”.",
            confidence=confidence,
        )
    shown = "…" if ".." in mark or "…" in mark else mark[-1]
    return Hit(Span(start, end), values | {"mark": shown}, (spaced,), confidence=confidence)


def _last(text: str, start: int) -> str:
    """The last two characters: never enough of a number to give a person away."""
    return f"…{text[max(0, start - 2) : start].strip()}"
