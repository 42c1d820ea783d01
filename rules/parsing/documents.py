"""Finds the numbers of documents ("Nghị định số 42/2022/NĐ-CP ngày 24/6/2022 của Chính phủ") and takes them apart.

Forms: N/<type>-<issuer> for administrative papers, N/YYYY/<type>-<issuer> for normative ones, N/YYYY/QHnn for laws
(Decree 30/2020/NĐ-CP, annexes I and III), N-<type>/<body> for papers of the Party, N/<issuer>-<unit> for letters (công văn).
Old forms (15-TTg, 36/CP, QĐ-UB) and careless ones are found too. One word for the kind may serve a list of numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rasoat.content import Span
from rules.parsing.dates import DateMention
from rules.parsing.document_tails import Words, read_tail
from rules.parsing.mentions import within

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
_PART = r"[A-Za-zĐđÐƯ&]+\d{0,2}"
_CAPITALS = r"[A-ZĐÐ]{2}[A-Za-zĐƯ&]*\d{0,2}"
_HYPHEN = r"[/–_-]"
_NUMBER = re.compile(
    r"(?=\d)(?:(?<![\w/.,-])|(?<=\b[sS]ố))(?P<number>\d{1,6}(?:\.\d{1,3})?[a-z]?)"
    rf"(?P<first>{_GAP}[/–-]{_GAP})"
    rf"(?:(?P<year>\d{{2,5}})(?P<second>{_GAP}[/-]{_GAP}))?"
    rf"(?P<symbol>QH[ -]\d{{1,2}}|TTLT(?:{_GAP}{_HYPHEN}{_GAP}{_CAPITALS}){{1,5}}|{_PART}"
    rf"(?:{_HYPHEN}{_PART}|{_GAP}{_HYPHEN}{_GAP}{_CAPITALS})?(?:{_HYPHEN}{_PART}|[.]{_PART}){{0,3}})(?!\w)"
)
_ANY_KIND = "|".join(KINDS).replace(" ", r"[ \u00a0]")
_KIND = re.compile(
    rf"(?<!\w)(?<!kỷ )(?<!pháp )(?P<kind>{_ANY_KIND})[ \u00a0]"
    r"(?:(?:liên[ \u00a0]ngành|chung|liên[ \u00a0]bộ|hành[ \u00a0]động|phối[ \u00a0]hợp)[ \u00a0])?"
    r"(?P<so>(?:(?:số|Số|SỐ)[ \u00a0:]{0,2})?)\Z",
    re.IGNORECASE,
)
_SO = re.compile(r"(?<!\w)(?:số|Số|SỐ)[ \u00a0:]{0,2}\Z")
_LISTED = re.compile(r"[ \u00a0]?(?:[,;/]|và|hoặc|hay|cùng|với|đến){1,2}[ \u00a0](?:(?:số|Số)[ \u00a0:]{0,2})?\Z")
_ASSEMBLY = re.compile(r"(?:UBTV)?QH[ -]?\d")
_LAW_NAME = re.compile(r"(?:Luật|Pháp lệnh)[ \u00a0][^.;:()\n\d]{2,160}", re.IGNORECASE)
_SPACE = re.compile(r"[ \u00a0]+")


@dataclass(frozen=True, slots=True)
class DocumentMention:
    """A document number in a text. ``kind`` is the word for it ("Nghị định"), "" without one; ``year`` is as written.

    ``span`` covers the number with its symbol; ``symbol`` is as written without spaces, Icelandic Ð read as Đ.
    ``dated``, ``issuer`` and ``title`` are what is written right after it, None where nothing is or where it is not clear.
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
    issuer: Words | None = None
    """The body named after it ("của Thủ tướng Chính phủ"), without "của"."""
    title: Words | None = None
    """From the word that opens it ("về việc …", "quy định …") or inside quotation marks."""
    shared: bool = False
    """Whether the word for its kind stands before an earlier number of the list; ``kind_start`` is then that of this number."""
    law: Span | None = None
    """The name of a law before its number ("Luật Đất đai số 31/2024/QH15")."""
    tail_end: int = 0
    """Where the citation ends, its date and its issuer included, its title not."""

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
    mentions: list[DocumentMention] = []
    for match in _NUMBER.finditer(text):
        mention = _mention(text, match, mentions[-1] if mentions else None)
        if mention:
            mentions.append(mention)
    return tuple(mentions)


def documents_within(text: str, passage: Span) -> tuple[DocumentMention, ...]:
    """The document numbers that begin in a passage."""
    return within(find_documents(text), passage)


def _mention(text: str, match: re.Match[str], last: DocumentMention | None) -> DocumentMention | None:
    before = text[max(0, match.start() - 40) : match.start()]
    kind = _KIND.search(before)
    numbered = bool(kind["so"]) if kind else bool(_SO.search(before))
    first = _SPACE.sub("", match["first"]).replace("–", "-")
    written = match["symbol"]
    symbol = _SPACE.sub("", written).replace("Ð", "Đ").replace("–", "-")
    joined = "-" in symbol or "/" in symbol or "_" in symbol
    if not (kind or numbered or (joined and symbol[:1].isupper())) or ("–" in match["first"] and not joined):
        return None
    shared = kind is None and last is not None and _shares(text, last, match.start(), symbol)
    tail = read_tail(text, match.end())
    return DocumentMention(
        span=Span(match.start(), match.end()),
        kind=_SPACE.sub(" ", kind["kind"]).capitalize() if kind else last.kind if last and shared else "",
        number=match["number"],
        year=match["year"] or "",
        symbol=symbol,
        separators=(first, _SPACE.sub("", match["second"] or "").replace("–", "-")),
        spaced=bool(_SPACE.search(match.group())),
        kind_start=match.start() - len(before) + kind.start() if kind else match.start(),
        numbered=numbered,
        dated=tail.dated,
        issuer=tail.issuer,
        title=tail.title,
        shared=shared,
        law=None if kind or not _ASSEMBLY.match(symbol) else _law(text, match.start()),
        tail_end=tail.end,
    )


def _shares(text: str, last: DocumentMention, start: int, symbol: str) -> bool:
    """Whether a number goes on with the list of ``last``: a comma or "và" between, the same kind in its symbol."""
    same = re.split(r"[-/]", symbol)[0] == re.split(r"[-/]", last.symbol)[0]
    return bool(last.kind and same and start - last.tail_end < 16 and _LISTED.match(text[last.tail_end : start]))


def _law(text: str, start: int) -> Span | None:
    """The name before "số", up to 160 code points back."""
    begin = max(0, start - 170)
    words = _SO.sub("", text[begin:start])
    at = max(words.rfind(word) for word in ("Luật ", "luật ", "LUẬT ", "Pháp lệnh ", "PHÁP LỆNH "))
    if at < 0 or not _LAW_NAME.fullmatch(words, at):
        return None
    if words[max(0, at - 3) : at].lower() == "bộ ":
        at -= 3
    return Span(begin + at, begin + len(words.rstrip(" \u00a0,")))
