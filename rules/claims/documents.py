"""The date that a page gives a document: of one number with its symbol there is one date only.

A number without a year begins again each year, so the year of the date stands for it; a local symbol (UBND, HĐND, a department's)
is used by every unit of the country, so the issuer must be written too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.content import Span
from rules.claims.claim import Claim, Kind
from rules.claims.reading import Reading
from rules.parsing.dates import DateMention, write_date
from rules.parsing.documents import DocumentMention, find_documents
from rules.text.folding import fold

_CENTRAL = re.compile(
    r"(?:QH\d{1,2}|UBTVQH\d{0,2}|CP|TTg|CTN|TW|TANDTC|VKSNDTC|KTNN|NHNN|TTCP|VPCP|HĐTP|HĐBT|B[A-ZĐ]{1,6}|UBDT|TLĐ)(?:-|/|\Z)"
)
"""The body's part of a symbol that only one body of the country uses."""


def document_claims(reading: Reading) -> Iterator[Claim]:
    for mention in find_documents(reading.text):
        date = mention.dated.date if mention.dated else None
        if mention.dated is None or date is None or mention.dated.first is not None:
            continue
        subject = _subject(mention, date.year)
        if subject:
            yield Claim(
                Kind.DOCUMENT_DATE,
                subject,
                "",
                date.isoformat(),
                f"{mention.kind} {mention.name}".strip(),
                f"ngày {write_date(date)}",
                reading.quote(Span(mention.kind_start, _end(mention.dated))),
            )


def _end(dated: DateMention) -> int:
    return dated.span.end


def _subject(mention: DocumentMention, year: int) -> str:
    """The document as everyone would name it; "" where the words do not tell it apart from others."""
    symbol = mention.symbol.replace("/", "-").strip("-")
    parts = symbol.split("-")
    written = mention.year if len(mention.year) == 4 else ""
    if mention.year and not written:
        return ""
    number = f"{mention.number.lstrip('0').lower()}/{written or f'({year})'}/{symbol.upper()}"
    if any(_CENTRAL.fullmatch(part) or _CENTRAL.match(part) for part in parts[-2:]):
        return number
    issuer = mention.issuer
    if issuer is None or not issuer.whole:
        return ""
    return f"{number} {' '.join(fold(issuer.text).split())}"
