"""TY005: text read with the wrong character set (Äá»‹a, ngýõÌi), letters lost on the way (v�), private signs of symbol fonts."""

from __future__ import annotations

import re

from rasoat.catalogue import _
from rasoat.content import PROSE, BlockKind, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import ERROR, Example, Pattern, rule
from rules.typography.codepages import MAC, MISREAD, OLD, from_mac, from_old_page, from_utf8, is_misread, is_old_page
from rules.typography.spacing import in_address

_REACH = 500
"""Characters on each side in which others of the kind are looked for."""
_STOPS = ".,;:!?)"
_SYMBOLS = str.maketrans(
    {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "–", "\uf0e0": "→", "\uf0e8": "→"}
)
"""Usual signs of Symbol and Wingdings, which a page shows as empty boxes."""
_CONTROLS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
"""Windows-1252 read as Latin-1."""
_ONSET = "(?:[bcdđghklmnpqrstvx]|ch|gi|gh|kh|ng|ngh|nh|ph|qu|th|tr)"
_LOST = rf"(?:(?<!\w)\w+)?\ufffd+\w*|(?<![\w?])(?i:{_ONSET})\?{{1,3}}[a-zà-ỹ]{{1,4}}(?![\w?=])"
_QUESTIONED = re.compile(rf"(?<![\w?])(?i:{_ONSET})\?{{1,3}}[a-zà-ỹ]{{1,4}}(?![\w?=])")
_IS_MAC = re.compile(MAC)
_WRONG = rf"(?:{MISREAD}|{OLD}|{MAC}|[\u0080-\u0084\u0086-\u009f])"


@rule(
    code="TY005",
    name="mojibake",
    severity=ERROR,
    trigger=Pattern(
        rf"(?<![^\s\ufffd])[^\s\ufffd]*?{_WRONG}[^\s\ufffd]*"
        rf"(?:[ \u00a0](?:\w{{1,6}}[ \u00a0])?[^\s\ufffd]*?{_WRONG}[^\s\ufffd]*)*"
        rf"|{_LOST}|[\ue000-\uf8ff]+"
    ),
    reads=PROSE | {BlockKind.FRAME},
    language="any",
    title="Chữ vỡ vì đọc sai bảng mã",
    passes="Chữ không bị vỡ",
    message="“{quote}” là chữ vỡ: {cause}.",
    hint="Sửa thành: {right}.",
    why="Người đọc không hiểu; tìm kiếm và máy đọc màn hình cũng không.",
    since="0.1",
    confidence=0.97,
    safety=Safety.UNSAFE,
    examples=[
        Example(bad="⟦Äá»‹a⟧ chỉ nhận hồ sơ.", good="Tác giả João, phố Ñuñoa, ông Çelik.", suggestion="Địa"),
        Example(bad="Tin ⟦v�nhiều⟧ bài phản ánh.", good="“XÃ”, “BỘ MÃ…” – ĐÃ."),
        Example(bad="Mọi ⟦ngýõÌi⟧ dân.", good="Cái giò, quả bí, quì gối.", suggestion="người"),
        Example(bad="⟦\uf0b7⟧ Hồ sơ gồm:", good="• Hồ sơ gồm:", suggestion="•"),
    ],
)
def mojibake(match: re.Match[str], doc: Document) -> Hit | None:
    words, span = match.group(), Span(*match.span())
    around = doc.text[max(0, span.start - _REACH) : span.end + _REACH]
    if "\ue000" <= words[0] <= "\uf8ff":
        right = words.translate(_SYMBOLS)
        return None if doc.in_frame else _hit(span, _("ký hiệu riêng của một phông chữ"), words, right, 0.93)
    if "\ufffd" in words:
        return _hit(span, _("có chữ bị mất khi chuyển bảng mã"), words, "")
    if _QUESTIONED.fullmatch(words):
        several = len(_QUESTIONED.findall(around)) > 1 and not in_address(doc.text, span.start)
        return _hit(span, _("có chữ bị thay bằng dấu hỏi"), words, "", 0.92) if several else None
    right = from_mac(words) if _IS_MAC.search(words) else from_utf8(words)
    if not right and is_old_page(words, around):
        right = from_old_page(words)
    if not right and not is_misread(words):
        right = words.translate(_CONTROLS)
        if right == words:
            return None
    while words[-1] in _STOPS and right.endswith(words[-1]):
        words, right, span = words[:-1], right[:-1], Span(span.start, span.end - 1)
    return _hit(span, _("đọc sai bảng mã"), words, right)


def _hit(span: Span, cause: str, words: str, right: str, confidence: float = 0.97) -> Hit:
    known = bool(right) and right != words
    return Hit(
        span,
        {"cause": cause, "right": f"“{right}”" if known else _("chữ trong bản gốc")},
        (right,) if known else (),
        confidence=confidence,
    )
