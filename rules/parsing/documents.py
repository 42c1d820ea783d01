"""Finds the numbers of documents ("Nghị định số 42/2022/NĐ-CP ngày 24/6/2022 của Chính phủ") and takes them apart.

Forms: N/<type>-<issuer> for administrative papers, N/YYYY/<type>-<issuer> for normative ones, N/YYYY/QHnn for laws
(Decree 30/2020/NĐ-CP, annexes I and III), N-<type>/<body> for papers of the Party. Old and careless forms are found too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from rasoat.content import Span
from rules.parsing.dates import DateMention, dates_within

KINDS = (
    "Thông tư liên tịch",
    "Nghị quyết liên tịch",
    "Văn bản hợp nhất",
    "Công điện",
    "Nghị định",
    "Nghị quyết",
    "Quyết định",
    "Quy định",
    "Quy chế",
    "Pháp lệnh",
    "Bộ luật",
    "Luật",
    "Thông tư",
    "Thông báo",
    "Thông cáo",
    "Thông tri",
    "Chỉ thị",
    "Chương trình",
    "Kế hoạch",
    "Kết luận",
    "Hướng dẫn",
    "Báo cáo",
    "Tờ trình",
    "Công văn",
    "Giấy mời",
    "Phương án",
    "Đề án",
    "Dự án",
    "Văn bản",
    "Lệnh",
)
"""Names of kinds of documents, longer ones before their beginnings."""
_GAP = r"[ \u00a0]{0,3}"
_PART = r"[A-Za-zĐđÐ&]+\d{0,2}"
_CAPITALS = r"[A-ZĐÐ]{2}[A-Za-zĐ&]*\d{0,2}"
_HYPHEN = r"[/–-]"
_NUMBER = re.compile(
    r"(?=\d)(?<![\w/.,-])(?P<number>\d{1,6}(?:\.\d{1,3})?[a-z]?)"
    rf"(?P<first>{_GAP}[/-]{_GAP})"
    rf"(?:(?P<year>\d{{2,5}})(?P<second>{_GAP}[/-]{_GAP}))?"
    rf"(?P<symbol>QH[ -]\d{{1,2}}|TTLT(?:{_GAP}{_HYPHEN}{_GAP}{_CAPITALS}){{1,5}}|{_PART}"
    rf"(?:{_HYPHEN}{_PART}|{_GAP}{_HYPHEN}{_GAP}{_CAPITALS})?(?:{_HYPHEN}{_PART}|[.]{_PART}){{0,3}})(?!\w)"
)
_ANY_KIND = "|".join(KINDS).replace(" ", r"[ \u00a0]")
_KIND = re.compile(
    rf"(?<!\w)(?<!kỷ )(?<!pháp )(?P<kind>{_ANY_KIND})[ \u00a0](?:(?:liên[ \u00a0]ngành|chung|liên[ \u00a0]bộ)[ \u00a0])?"
    r"(?P<so>(?:(?:số|Số|SỐ)[ \u00a0:]{0,2})?)\Z",
    re.IGNORECASE,
)
_SO = re.compile(r"(?<!\w)(?:số|Số|SỐ)[ \u00a0:]{0,2}\Z")
_DATED = re.compile(r"[ \u00a0]?,?[ \u00a0]{1,2}(?:(?:ban hành|ký)[ \u00a0])?ngày[ \u00a0]{1,2}\Z")
_SPACE = re.compile(r"[ \u00a0]+")


@dataclass(frozen=True, slots=True)
class DocumentMention:
    """A document number in a text. ``kind`` is the word before it ("Nghị định"), "" without one; ``year`` is as written.

    ``span`` covers the number with its symbol; ``symbol`` is as written without spaces, Icelandic Ð read as Đ.
    ``dated`` is the date written right after it.
    """

    span: Span
    kind: str
    number: str
    year: str
    symbol: str
    separators: tuple[str, str]
    """Between number and year (or symbol), and between year and symbol ("" without a year), without spaces."""
    spaced: bool
    kind_start: int
    numbered: bool
    """Whether "số" stands before it."""
    dated: DateMention | None = None

    @property
    def name(self) -> str:
        """The number in its plain form ("42/2022/NĐ-CP")."""
        middle = f"{self.separators[0]}{self.year}{self.separators[1]}" if self.year else self.separators[0]
        return f"{self.number}{middle}{self.symbol}"

    @property
    def end(self) -> int:
        """Where the citation ends, its date included."""
        return self.dated.span.end if self.dated else self.span.end


@lru_cache(maxsize=32)
def find_documents(text: str) -> tuple[DocumentMention, ...]:
    """All document numbers of a text, in reading order."""
    if "/" not in text and "-" not in text:
        return ()
    mentions = []
    for match in _NUMBER.finditer(text):
        mention = _mention(text, match)
        if mention:
            mentions.append(mention)
    return tuple(mentions)


def documents_within(text: str, passage: Span) -> tuple[DocumentMention, ...]:
    """The document numbers that begin in a passage."""
    documents = find_documents(text)
    return documents[
        bisect_left(documents, passage.start, key=_start) : bisect_left(documents, passage.end, key=_start)
    ]


def _start(mention: DocumentMention) -> int:
    return mention.span.start


def _mention(text: str, match: re.Match[str]) -> DocumentMention | None:
    before = text[max(0, match.start() - 40) : match.start()]
    kind = _KIND.search(before)
    numbered = bool(kind["so"]) if kind else bool(_SO.search(before))
    written = match["symbol"]
    symbol = _SPACE.sub("", written).replace("Ð", "Đ").replace("–", "-")
    if not (kind or numbered or (("-" in symbol or "/" in symbol) and symbol[:1].isupper())):
        return None
    first = _SPACE.sub("", match["first"])
    return DocumentMention(
        span=Span(match.start(), match.end()),
        kind=_SPACE.sub(" ", kind["kind"]).capitalize() if kind else "",
        number=match["number"],
        year=match["year"] or "",
        symbol=symbol,
        separators=(first, _SPACE.sub("", match["second"] or "")),
        spaced=bool(_SPACE.search(match.group())),
        kind_start=match.start() - len(before) + kind.start() if kind else match.start(),
        numbered=numbered,
        dated=_dated(text, match.end()),
    )


def _dated(text: str, end: int) -> DateMention | None:
    for mention in dates_within(text, Span(end + 1, end + 24)):
        if _DATED.match(text[end : mention.span.start]):
            return mention
    return None
