"""Whether two citations name one document, and whether they contradict each other: dates, issuers, titles. Used within an
article, a portal and a city.

What is not certain never contradicts: an issuer or a title cut off, a number that bodies give anew each year.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rasoat.content import Span
from rules.citations.symbols import parts_of
from rules.parsing.dates import DateMention
from rules.parsing.document_tails import Words
from rules.parsing.documents import DocumentMention
from rules.text.folding import fold

_LOCAL = frozenset({"UBND", "UB", "HĐND", "TU", "ĐU", "ĐUK", "HU", "QU", "BCĐ"})
"""Symbols that many bodies share: the same number may be of another body."""
_WORD = re.compile(r"\w+")
_FUNCTION = frozenset(
    "về việc v và của các những một số cho trong tại theo với để là được có này trên từ đến do bằng đối ban hành quy định qui "
    "chi tiết phê duyệt hướng dẫn thi sửa đổi bổ sung triển khai thực hiện điều".split()
)
_SHORT = {
    "thành phố": "tp",
    "tp.": "tp",
    "ủy ban nhân dân": "ubnd",
    "hội đồng nhân dân": "hđnd",
    "và": "&",
}
_GOES_ON = re.compile(r"[ \u00a0]?[,(]?[ \u00a0]?(?:của|về|quy định|phê duyệt|ban hành)\b|[ \u00a0]?[;.)]")
"""What shows that the date between a comma and this belongs to the number before it."""
_AMENDING = re.compile(r"\b(?:sửa đổi|bổ sung|thay thế|bãi bỏ|hợp nhất|đính chính)\b", re.IGNORECASE)
_HEDGES = re.compile(
    r"đính chính|cải chính|\bnhầm|sửa lại|đọc là|ghi là|thành ngày|thay vì|lẽ ra|(?:chứ )?không phải(?: là)? (?:ngày|số|năm|"
    r"luật|nghị|quyết|thông tư|kế hoạch|chỉ thị|công văn|văn bản)|(?:ghi|viết|in|gõ) sai|lấy lại số|"
    r"(?:nội dung|thông tin) (?:đúng|chính xác) là",
    re.IGNORECASE,
)
"""Words by which a text corrects a citation itself."""


def document_key(mention: DocumentMention) -> str:
    """One string for a number however it is typed ("42/2022/ND-CP", "042/2022/nđ-cp" -> "42/2022/nd-cp")."""
    number = mention.number.lstrip("0") or "0"
    middle = f"/{mention.year}/" if mention.year else "/"
    return fold(f"{number}{middle}{'-'.join(parts_of(mention.symbol))}").replace("đ", "d")


def names_one(mention: DocumentMention) -> bool:
    """Whether its number alone names one document for good: one with a year, of a body that shares its symbol with no other."""
    return len(mention.year) == 4 and parts_of(mention.symbol)[-1] not in _LOCAL


def by_document(mentions: Iterable[DocumentMention]) -> dict[str, list[DocumentMention]]:
    """Mentions grouped by ``document_key``, in reading order."""
    groups: dict[str, list[DocumentMention]] = defaultdict(list)
    for mention in mentions:
        groups[document_key(mention)].append(mention)
    return groups


def own_date(text: str, mention: DocumentMention, mentions: Sequence[DocumentMention]) -> DateMention | None:
    """The date after a number where it is surely its own.

    In "Nghị định số 91/2022/NĐ-CP sửa đổi Nghị định số 126/2020/NĐ-CP ngày 30/10/2022" the date may be of the first; in
    "thực hiện Nghị định số 91/2020/NĐ-CP, ngày 06/11/2020, Sở …" it is of what comes next.
    """
    dated = mention.dated
    if dated is None or dated.date is None:
        return None
    if "," in text[mention.span.end : dated.span.start] and not _GOES_ON.match(text, dated.span.end):
        return None
    at = bisect_left(mentions, mention.span.start, key=lambda one: one.span.start) - 1
    outer = mentions[at] if at >= 0 else None
    if outer is None or outer.dated is not None or mention.year == str(dated.year):
        return dated
    between = text[outer.tail_end : mention.kind_start]
    carried = len(between) < 250 and not re.search(r"[;.\n]", between) and _AMENDING.search(between)
    return None if carried and outer.year in {"", str(dated.year)} else dated


def issuer_words(words: Words) -> str:
    """An issuer as compared: folded, usual abbreviations made one."""
    told = fold(words.text)
    for full, short in _SHORT.items():
        told = told.replace(full, short)
    return " ".join(_WORD.findall(told))


def issuers_differ(one: DocumentMention, other: DocumentMention) -> bool:
    """Whether they surely name two bodies: neither name holds all words of the other."""
    if not (one.issuer and other.issuer and one.issuer.whole and other.issuer.whole):
        return False
    first, second = set(issuer_words(one.issuer).split()), set(issuer_words(other.issuer).split())
    return not (first <= second or second <= first)


def title_words(title: str) -> frozenset[str]:
    """The words of a title that tell what it is about, folded."""
    return frozenset(word for word in _WORD.findall(fold(title)) if word not in _FUNCTION)


def agreement(one: str, other: str) -> float | None:
    """The part of the shorter title's words that the other has too, 0 … 1; None where one has too few words to tell."""
    first, second = title_words(one), title_words(other)
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter >= 4 else None


def corrected(text: str, passage: Span) -> bool:
    """Whether a passage speaks of a mistake in a citation: what it quotes is wrong on purpose."""
    return bool(_HEDGES.search(text, passage.start, passage.end))


def dates_apart(one: DateMention, other: DateMention, *, one_document: bool) -> bool:
    """Whether two dates can't be of one document. Where a number is given anew each year, only dates of one year, or the same
    day and month in two years (never New Year's Day, on which the same numbers come back), contradict each other."""
    if one.date is None or other.date is None or one.date == other.date:
        return False
    if one_document or one.year == other.year:
        return True
    return (one.day, one.month) == (other.day, other.month) != (1, 1)
