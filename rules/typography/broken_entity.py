"""TY004: HTML entities that a reader sees: `&ndash;`, `ldquo;`, `phograve;ng`, and what is left of them (`ph;ép`, `TT;TT`)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rasoat.catalogue import _
from rasoat.content import PROSE, BlockKind, Span
from rasoat.finding import Hit, Safety
from rules.document import Document
from rules.rule import ERROR, EveryWord, Example, rule
from rules.text.syllables import is_syllable
from rules.typography.entities import decode
from rules.typography.spacing import in_address

_BARE_MARK = "[lr][ds]quo|hellip|[nm]dash|nbsp"
_BARE_LETTER = "(?<=[aeiouyAEIOUY])(?:grave|acute|circ|tilde)"
_CODE_POINT = "u(?:1e[a-f][0-9a-f]|01[0-9ab][0-9a-f]|00[c-f][0-9a-f])"
_RUN = (
    rf"(?<!\S)(?:[^\s&;#]*+[&;#]\S*|\S*?(?:{_BARE_MARK}|{_BARE_LETTER}|%3[ḅḄ]|[%=](?:C\d|CC|E1|E2)[%=]|\\u[0-9A-Fa-f]{{4}}"
    rf"|{_CODE_POINT})\S*)"
)
_PIECE = re.compile(r"(?:[\w;&#\\\u0300-\u036f]|%3|[%=][0-9A-F]{2})+")
_TAG = re.compile(r"lt;/?[A-Za-z]")
_ACCENTED = "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ"
"""Letters with an entity name."""
_PURE_ONSET = re.compile(
    rf"(?i:b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x);[{_ACCENTED}][^\W\d_A-Z]{{0,4}}"
)
"""An onset, and the letter that an entity stood for (ph&eacute;p left as ph;ép)."""
_NO_ONSET = re.compile(r";[éÉ][^\W\d_]{0,3}")
_FINAL = re.compile(r"([A-Za-z]{2,});é")
"""A foreign word in é (Tour;é): no Vietnamese word is é."""
_JOINED = "TT&TT TT&DL KH&CN KH&ĐT KHXH&NV TB&XH GD&ĐT NN&PTNT NN&MT TN&MT VH&TT PT&TH PTTH&TTĐT TT&TKCN LB&TKCN PCCC&CNCH R&D"
_SPLIT = re.compile("(?:" + "|".join(_JOINED.replace("&", ";").split()) + ")(?![A-ZĐ])")
"""The usual abbreviations with & (or their ends: CNTT;TT), left with its semicolon alone."""
_BARE = re.compile(rf"([aeiouyAEIOUY](?:grave|acute|circ|tilde))|{_BARE_MARK}")
_BARE_CODE = re.compile(_CODE_POINT)
"""A letter as programs write it, its backslash lost (Viu1ec7t)."""
_MATILDE = re.compile("[A-Z][a-z]*tilde")
_ITEM_BEFORE = re.compile(
    r"(?i:điểm|khoản|mục|tiết|ý|hàng|lớp|nhóm|loại|khối|phương án|câu|khu|nhà|tổ|bảng|hạng)\s+[^\W\d_]?[,;]?\s*$"
)
_AMPERES = re.compile(r"\d\s?$")


class _Broken(NamedTuple):
    """``run[start:end]`` should be ``right``; ``confidence`` is the expected precision of its kind."""

    start: int
    end: int
    right: str
    confidence: float


@lru_cache(maxsize=20_000)
def _broken(run: str) -> tuple[_Broken, ...]:
    """What is broken in a run of characters without white space."""
    found = (_in_piece(piece) for piece in _PIECE.finditer(run))
    return tuple(one for one in found if one and not in_address(run, one.start))


def _in_piece(match: re.Match[str]) -> _Broken | None:
    start, end = match.span()
    piece = match.group()
    if _TAG.search(piece):
        return None
    right = decode(piece)
    confidence = 0.98
    if right == piece:
        right, confidence = _restored(piece.rstrip(";"))
        if not right:
            return None
        end = start + len(piece.rstrip(";"))
    elif right.endswith(";") and piece.endswith(";"):
        right, end = right.rstrip(";"), end - len(right) + len(right.rstrip(";"))
    return _Broken(start, end, right, confidence)


def _restored(piece: str) -> tuple[str, float]:
    """What a piece was before its entity lost its name or both its marks, and how sure that is; "" if it lost none."""
    if _PURE_ONSET.fullmatch(piece) or _NO_ONSET.fullmatch(piece):
        right = piece.replace(";", "", 1)
        return (right, 0.97) if is_syllable(right) else ("", 0)
    foreign = _FINAL.fullmatch(piece)
    if foreign and not is_syllable(foreign[1]):
        return foreign[1] + "é", 0.9
    joined = _SPLIT.sub(lambda split: split.group().replace(";", "&"), piece)
    if joined != piece:
        return joined, 0.93
    spelt = _BARE_CODE.sub(lambda code: chr(int(code.group()[1:], 16)), piece)
    if spelt != piece:
        return (spelt, 0.95) if is_syllable(spelt) else ("", 0)
    bare = _BARE.search(piece)
    if not bare or bare.group() == "nbsp" == piece or _MATILDE.fullmatch(piece):
        return "", 0
    right = _BARE.sub(lambda name: decode(f"&{name.group()};"), piece)
    if bare[1]:
        return (right, 0.95) if is_syllable(right) else ("", 0)
    return right, 0.9


@rule(
    code="TY004",
    name="broken-entity",
    severity=ERROR,
    trigger=EveryWord(_RUN, _broken),
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
        Example(bad="Sở ⟦TT;TT⟧ trả lời.", good="Sở TT&TT; Sở KH&CN.", suggestion="TT&TT"),
    ],
)
def broken_entity(match: re.Match[str], doc: Document) -> list[Hit]:
    hits = []
    for start, end, right, confidence in _broken(match.group()):
        span = Span(match.start() + start, match.start() + end)
        if not _is_meant(doc.text, span):
            hits.append(Hit(span, {"right": right.strip() or _("dấu cách")}, (right,), confidence=confidence))
    return hits


def _is_meant(text: str, span: Span) -> bool:
    """Whether the surroundings explain the words: items (điểm b;ông …), amperes, a semicolon after a space."""
    quote = text[span.start : span.end]
    if quote == "amp;":
        return bool(_AMPERES.search(text, max(0, span.start - 4), span.start))
    if quote[0] == ";" and _NO_ONSET.fullmatch(quote):
        return not (text[span.start - 1 : span.start] == " " and text[span.start - 2 : span.start - 1].isalpha())
    return quote[1:2] == ";" and bool(_ITEM_BEFORE.search(text, max(0, span.start - 20), span.start))
