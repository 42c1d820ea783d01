"""The date and the title that a page gives a document: of one number with its symbol there is one of each.

A number without a year begins again each year, so the year of the date stands for it; a local symbol (UBND, HĐND, a department's)
is used by every unit of the country, so the issuer must be written too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasoat.content import Span
from rules.citations.comparing import corrected, document_key, issuer_words, names_one, own_date
from rules.claims.claim import Claim, Kind
from rules.claims.reading import Reading
from rules.parsing.dates import write_date
from rules.parsing.documents import DocumentMention, find_documents
from rules.text.folding import fold

_CENTRAL = re.compile(
    r"(?:QH\d{1,2}|UBTVQH\d{0,2}|CP|TTg|CTN|TW|TANDTC|VKSNDTC|KTNN|NHNN|TTCP|VPCP|HĐTP|HĐBT|B[A-ZĐ]{1,6}|UBDT|TLĐ)(?:-|/|\Z)"
)
"""The body's part of a symbol that only one body of the country uses."""


_SURE_OPENERS = frozenset({"về", "về việc", "v/v", ""})
_SHOWN = 100


def document_claims(reading: Reading) -> Iterator[Claim]:
    everything = find_documents(reading.text)
    for mention in everything:
        dated = own_date(reading.text, mention, everything)
        titled = mention.title if mention.title and mention.title.whole and names_one(mention) else None
        if (dated is None and titled is None) or corrected(reading.text, reading.doc.sentence_at(mention.span.start)):
            continue
        name = f"{mention.kind} {mention.name}".strip()
        if dated and dated.date and dated.first is None and (subject := _subject(mention, dated.date.year)):
            quote = reading.quote(Span(mention.kind_start, dated.span.end))
            shown = f"ngày {write_date(dated.date)}"
            yield Claim(Kind.DOCUMENT_DATE, subject, "", dated.date.isoformat(), name, shown, quote)
        if titled and titled.opener in _SURE_OPENERS and not reading.is_masked(titled.span):
            value, quote = (
                " ".join(fold(titled.text).split()),
                reading.quote(Span(mention.kind_start, titled.span.start + 1)),
            )
            yield Claim(Kind.DOCUMENT_TITLE, document_key(mention), "", value, name, titled.text[:_SHOWN], quote)


def _subject(mention: DocumentMention, year: int) -> str:
    """The document as everyone would name it; "" where the words do not tell it apart from others."""
    if mention.year and len(mention.year) != 4:
        return ""
    number = document_key(mention) if mention.year else f"{document_key(mention)} ({year})"
    if any(_CENTRAL.match(part) for part in mention.symbol.replace("/", "-").split("-")[-2:]):
        return number
    issuer = mention.issuer
    return f"{number} {issuer_words(issuer)}" if issuer and issuer.whole else ""
