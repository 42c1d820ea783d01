"""LG003: a number whose year can't be: later than the article, another than its date's, outside the life of its issuer."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from rasoat.content import Block, Span
from rasoat.finding import Hit
from rules.citations.comparing import corrected, own_date
from rules.citations.symbols import parts_of
from rules.document import Document
from rules.facts_loader import facts
from rules.parsing.dates import tell_date
from rules.parsing.documents import DocumentMention, documents_within, find_documents
from rules.parsing.passages import passage_at
from rules.rule import ERROR, EveryBlock, Example, rule

_SLACK = dt.timedelta(days=3)
"""An article may bear the day on which it was written, a little before it went out."""
_PLANNED = re.compile(r"dự thảo|dự kiến|sẽ (?:được )?(?:ký|ban hành)|chuẩn bị ban hành", re.IGNORECASE)
_ASSEMBLY = re.compile(r"(?:UBTV)?(QH\d{1,2})\Z")


@rule(
    code="LG003",
    name="year-after-article",
    severity=ERROR,
    trigger=EveryBlock(),
    title="Năm trong số, ngày văn bản không thể đúng",
    passes="Năm của văn bản khớp với ngày ký, ngày đăng và cơ quan ban hành",
    message="“{quote}”: năm không thể đúng.",
    hint="Đối chiếu số, năm và ngày ký với văn bản gốc.",
    why="Người đọc không tra được văn bản, hoặc tra nhầm sang văn bản khác.",
    source="Nghị định số 30/2020/NĐ-CP, phụ lục I; số hiệu trong toàn văn luật, nghị định",
    since="0.1",
    confidence=0.92,
    yields_to=("LG005", "LG001"),
    examples=[
        Example(
            bad="Thực hiện ⟦Quyết định số 42/2022/QĐ-UBND ngày 24/6/2021⟧ của Thành phố.",
            good="Thực hiện Quyết định số 42/2022/QĐ-UBND ngày 24/6/2022 của Thành phố.",
        ),
        Example(
            bad="Căn cứ Luật số ⟦31/2019/QH15⟧ của Quốc hội.",
            good="Căn cứ Luật số 31/2024/QH15 và Luật số 02/2026/QH16.",
        ),
        Example(
            bad="Theo Thông tư số ⟦05/2026/TT-BTTTT⟧ của Bộ.",
            good="Theo Thông tư số 05/2024/TT-BTTTT của Bộ.",
        ),
    ],
)
def year_after_article(block: Block, doc: Document) -> Iterator[Hit]:
    for mention in documents_within(doc.text, block.span):
        hit = _problem(mention, doc)
        if hit and not corrected(doc.text, passage_at(doc, mention.span)):
            yield hit


def _problem(mention: DocumentMention, doc: Document) -> Hit | None:
    year = int(mention.year) if len(mention.year) == 4 and "/" in mention.separators[1] else None
    dated = own_date(doc.text, mention, find_documents(doc.text))
    if year and dated and dated.year != year and 1945 <= year <= 2100:
        return Hit(
            Span(mention.kind_start, mention.end),
            {"year": str(year), "other": str(dated.year)},
            message="“{quote}”: số mang năm {year} nhưng ngày ký là năm {other}.",
        )
    if not (mention.kind or mention.numbered):
        return None
    return _outside_life(mention, year, dated.date if dated else None) or _after_article(mention, year, doc)


def _outside_life(mention: DocumentMention, year: int | None, day: dt.date | None) -> Hit | None:
    """A term of the National Assembly, or a ministry, that had not begun or was over in the year of the number."""
    issuer = parts_of(mention.symbol)[-1]
    term = _ASSEMBLY.match(issuer)
    life = facts("symbols").get(term[1] if term else issuer)
    told = year or (day.year if day and not mention.year else None)
    if life is None or told is None or not life.verified:
        return None
    early = life.valid_from is not None and told < life.valid_from.year
    if not early and (life.valid_to is None or told <= life.valid_to.year):
        return None
    values = {
        "issuer": issuer,
        "year": str(told),
        "first": str(life.valid_from.year) if life.valid_from else "",
        "last": str(life.valid_to.year) if life.valid_to else "",
    }
    if life.valid_from and life.valid_to:
        message = "“{quote}”: văn bản có ký hiệu {issuer} mang năm từ {first} đến {last}, không phải {year}."
    elif early:
        message = "“{quote}”: ký hiệu {issuer} chỉ có từ năm {first}."
    else:
        message = "“{quote}”: ký hiệu {issuer} chỉ dùng đến năm {last}."
    span = mention.span if year else Span(mention.kind_start, mention.end)
    return Hit(span, values, message=message)


def _after_article(mention: DocumentMention, year: int | None, doc: Document) -> Hit | None:
    if doc.published is None:
        return None
    last = min(doc.published, dt.date.max - _SLACK) + _SLACK
    dated = mention.dated.date if mention.dated else None
    if year == last.year + 1:
        span = mention.span
        message = "“{quote}”: số mang năm {year}, sau ngày đăng bài ({day})."
    elif dated and last < dated and dated.year <= doc.published.year + 1 and not _kept_up(doc.text, last):
        span = Span(mention.kind_start, mention.end)
        message = "“{quote}”: ngày ký sau ngày đăng bài ({day})."
    else:
        return None
    if _PLANNED.search(doc.slice(passage_at(doc, mention.span))):
        return None
    return Hit(span, {"year": str(year), "day": tell_date(doc.published)}, message=message)


@lru_cache(maxsize=32)
def _kept_up(text: str, last: dt.date) -> bool:
    """Whether a text cites papers of several days after its own: a page brought up to date under its first date."""
    days = {mention.dated.date for mention in find_documents(text) if mention.dated and mention.dated.date}
    return len([day for day in days if day > last]) > 1
