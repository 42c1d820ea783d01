"""TY004: HTML entities that a reader sees: `&ndash;`, `ldquo;`, `phograve;ng`, and what is left of them (`ph;ép`)."""

from __future__ import annotations

import html
import re

from rasoat.content import PROSE, BlockKind, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import ERROR, Example, Pattern, rule
from rules.text.syllables import is_syllable
from rules.typography.spacing import in_address

_LETTERS = r"[A-Za-z](?:grave|acute|circ|tilde|uml|cedil|ring)|ETH|eth|[Oo]slash|AElig|aelig|szlig"
_MARKS = (
    "nbsp|ndash|mdash|ldquo|rdquo|lsquo|rsquo|sbquo|bdquo|hellip|bull|middot|laquo|raquo|quot|amp|shy|ensp|emsp|thinsp|frac12"
    "|frac14|frac34|sup2|sup3"
)
"""Names that stand for a mark even where their & is lost; no words of a language or of code (copy, times, prime)."""
_ACCENTED = "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ"
"""Letters with an entity name."""
_PLAIN = str.maketrans({"\u00a0": " ", "\u00ad": None, "\u00d0": "Đ", "\u00f0": "đ"})
"""What stands for the decoded character: eth was typed for Đ by old Vietnamese keyboards."""
_TOKEN = re.compile(
    rf"&(?:amp;)*(?:#\d{{2,6}}|#[xX][0-9a-fA-F]{{2,5}}|[A-Za-z]{{2,8}}\d{{0,2}});|(?:amp;)*(?:{_LETTERS}|{_MARKS});"
)
_NO_ONSET = re.compile(r";[éÉ]\w{0,3}")
_PURE_ONSET = re.compile(
    rf"(?i:b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|q|r|s|t|th|tr|v|x);[{_ACCENTED}][^\W\d_A-Z]{{0,4}}"
)
"""An onset, and the letter that an entity stood for (ph&eacute;p left as ph;ép)."""


@rule(
    code="TY004",
    name="broken-entity",
    severity=ERROR,
    trigger=Pattern(rf"(?<![\w;&#])[\w;&#]*(?:&#\w+;|&[A-Za-z]\w+;|(?:{_LETTERS}|{_MARKS});|;[{_ACCENTED}])[\w;&#]*"),
    reads=PROSE | {BlockKind.FRAME},
    language="any",
    title="Ký tự hỏng sau khi chuyển hệ thống",
    passes="Không có ký tự hỏng",
    message="“{quote}” là mã ký tự bị hỏng, người đọc thấy nguyên mã.",
    hint="Sửa thành “{right}”.",
    why="Người đọc không hiểu chữ này; tìm kiếm không thấy bài.",
    since="0.1",
    confidence=0.98,
    safety=Safety.SAFE,
    examples=[
        Example(bad="Cấp giấy ⟦ph;ép⟧ xây dựng.", good="Gồm: điện; nước; giao thông.", suggestion="phép"),
        Example(bad="Giai đoạn 2021 ⟦&ndash;⟧ 2026.", good="Giai đoạn 2021 – 2026.", suggestion="–"),
        Example(bad="Chương trình ⟦ldquo;Sáng⟧ kiến.", good="Chương trình “Sáng kiến”.", suggestion="“Sáng"),
        Example(bad="⟦Phograve;ng⟧ Văn hóa.", good="Xem https://a.vn/?a=1&copy=2 và R&D;", suggestion="Phòng"),
    ],
)
def broken_entity(match: re.Match[str], doc: Document) -> Hit | None:
    quote = match.group()
    start = match.start()
    if _TOKEN.search(quote):
        right = _decoded(quote)
        if right == quote or not right or in_address(doc.text, start):
            return None
        if quote[0] == ";":
            right = right[1:]
        if right.endswith(";") and quote.endswith(";"):
            quote, right = quote[:-1], right[:-1]
    else:
        if not _PURE_ONSET.fullmatch(quote) and not (_NO_ONSET.fullmatch(quote) and _stands_free(doc.text, start)):
            return None
        right = quote.replace(";", "", 1)
        if not is_syllable(right):
            return None
    return Hit(Span(start, start + len(quote)), {"right": right.strip() or "dấu cách"}, (right,))


def _decoded(quote: str) -> str:
    def one(match: re.Match[str]) -> str:
        token = match.group()
        while "amp;" in token and token.strip("&") != "amp;":
            token = token.replace("amp;", "", 1)
        token = token if token.startswith("&") else f"&{token}"
        value = html.unescape(token)
        return match.group() if value == token else value.translate(_PLAIN)

    return _TOKEN.sub(one, quote)


def _stands_free(text: str, position: int) -> bool:
    """Whether a space and no end of a clause stands before: "cưỡng ;ép"."""
    return text[position - 1 : position] == " " and text[position - 2 : position - 1].isalpha()
