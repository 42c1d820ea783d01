"""Finds provisions of documents ("điểm a khoản 2 Điều 5", "khoản 1, 2 và 3 Điều 7", "Chương II") and takes them apart.

From the smallest unit to the largest as Decree 30/2020/NĐ-CP (annex II) writes them; the opposite order is read too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rasoat.content import Span
from rules.parsing.mentions import within

UNITS = ("điểm", "khoản", "điều", "mục", "chương", "phần", "phụ lục")
"""Units of a document, smallest first."""
_RANK = {unit: rank for rank, unit in enumerate(UNITS)}
_S = r"[ \u00a0]"
_LABELS = {
    "điểm": r"(?:[a-zđ]\d?|aa|bb|cc|dd|đđ|ee|gg|hh|[A-ZĐ])",
    "khoản": r"\d{1,3}[a-zđ]?",
    "điều": r"\d{1,4}[a-zđ]?",
    "mục": r"(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVXLC]{1,7}|[A-HĐ])",
    "chương": r"(?:\d{1,2}|[IVXLC]{1,7})",
    "phần": r"(?:[IVXLC]{1,7})",
    "phụ lục": r"(?:số[ \u00a0])?(?:\d{1,2}|[IVXLC]{1,7}|[A-H])",
}
_COUNTED = (
    r"(?:tháng|năm|người|ngày|giờ|phút|tuổi|tỷ|tỉ|triệu|nghìn|ngàn|đồng|USD|m2|m²|km|ha|lần|đơn vị|cơ quan|hộ|quận|huyện|"
    r"xã|phường|%|nội dung|nhóm|loại|trường hợp)(?!\w)"
)
_NEXT = rf"(?:{_S}?[,;]{_S}(?:và{_S}|hoặc{_S})?|{_S}(?:và|hoặc|đến){_S}|[-–])"
_SPELLINGS = tuple(spelling for unit in UNITS for spelling in (unit, unit[0].upper() + unit[1:], unit.upper()))
_WORD = re.compile(rf"(?:{'|'.join(_SPELLINGS).replace(' ', _S)}){_S}(?=[\dA-Za-zĐđs])")
_COMPOUND = re.compile(
    rf"(?:\w|(?<!\w)(?:địa|thời|danh|chuyên|quan|thí|đặc|ưu|trọng|tài|thành|góp|một|tiểu){_S})\Z", re.IGNORECASE
)
"""What makes another word of it ("danh mục", "địa điểm", "tài khoản")."""
_LABEL_LIST = {
    unit: re.compile(rf"{label}(?:{_NEXT}{label}(?!\w)(?!{_S}?{_COUNTED})){{0,20}}(?!\w)")
    for unit, label in _LABELS.items()
}
_CUT = re.compile(_NEXT)
_LINK = re.compile(rf"{_S}?,?{_S}(?:(?:của|thuộc|tại|trong){_S})?\Z|,\Z")
_AND = re.compile(rf"{_S}?,?{_S}(?:và|hoặc){_S}\Z|{_S}?,{_S}?\Z")


@dataclass(frozen=True, slots=True)
class Part:
    """One unit with its labels as written ("khoản 1, 2 và 3" -> "khoản", ("1", "2", "3")); ``unit`` is lower case."""

    unit: str
    labels: tuple[str, ...]
    span: Span

    @property
    def rank(self) -> int:
        """0 for điểm, 1 for khoản, 2 for Điều …"""
        return _RANK[self.unit]


@dataclass(frozen=True, slots=True)
class ProvisionMention:
    """Parts that belong together, in reading order; ``descending``: the larger unit stands first ("Điều 5, khoản 2")."""

    span: Span
    parts: tuple[Part, ...]
    descending: bool

    def labels(self, unit: str) -> tuple[str, ...]:
        """All labels of a unit ("khoản"), in reading order."""
        return tuple(label for part in self.parts if part.unit == unit for label in part.labels)


@lru_cache(maxsize=32)
def find_provisions(text: str) -> tuple[ProvisionMention, ...]:
    """All provisions of a text, in reading order; "khoản 2" and "mục 3" alone are found too."""
    parts = [part for at in _places(text) if (part := _part(text, at))]
    mentions: list[ProvisionMention] = []
    chain: list[Part] = []
    for part in parts:
        if chain and not _goes_on(text, chain, part):
            mentions += _mentions(chain)
            chain = []
        chain.append(part)
    return (*mentions, *_mentions(chain))


def provisions_within(text: str, passage: Span) -> tuple[ProvisionMention, ...]:
    """The provisions that begin in a passage."""
    return within(find_provisions(text), passage)


def _places(text: str) -> list[int]:
    """Where words for units begin."""
    found = []
    for word in _SPELLINGS:
        at = text.find(word)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + 1)
    return sorted(found)


def _part(text: str, start: int) -> Part | None:
    match = _WORD.match(text, start)
    if not match or _COMPOUND.search(text[max(0, start - 8) : start]):
        return None
    unit = " ".join(match.group().lower().split())
    labels = _LABEL_LIST[unit].match(text, match.end())
    if not labels:
        return None
    return Part(unit, tuple(label.strip() for label in _CUT.split(labels.group())), Span(start, labels.end()))


def _goes_on(text: str, chain: list[Part], part: Part) -> bool:
    between = text[chain[-1].span.end : part.span.start]
    if len(between) > 12:
        return False
    last = chain[-1]
    if part.rank == last.rank:
        return bool(_AND.match(between))
    if part.rank > last.rank:
        return bool(_LINK.match(between)) or (_descends(chain) is None and bool(_AND.match(between)))
    climbed = _descends(chain) is False
    return not climbed and bool(_LINK.match(between))


def _descends(chain: list[Part]) -> bool | None:
    """Whether the units of a chain get smaller; None while there is only one."""
    for one, other in pairwise(chain):
        if one.rank != other.rank:
            return other.rank < one.rank
    return None


def _mentions(chain: list[Part]) -> list[ProvisionMention]:
    """One mention, or two where a chain that went down goes up again ("Điều 5, khoản 2 Điều 6")."""
    if not chain:
        return []
    descending = bool(_descends(chain))
    if descending:
        for at in range(1, len(chain)):
            if chain[at].rank > chain[at - 1].rank:
                first = next(i for i in range(at, 0, -1) if i == 1 or chain[i - 1].rank > chain[i].rank)
                first = min(first, at - 1)
                return [*_mentions(chain[:first]), *_mentions(chain[first:])]
    return [ProvisionMention(Span(chain[0].span.start, chain[-1].span.end), tuple(chain), descending)]
