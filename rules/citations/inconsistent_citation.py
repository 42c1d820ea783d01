"""LG006: one document cited in an article with two dates, two bodies or two titles. The majority is told, never asserted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rasoat.content import PROSE, Article
from rasoat.finding import Hit
from rules.citations.comparing import (
    agreement,
    by_document,
    corrected,
    dates_apart,
    issuers_differ,
    names_one,
    own_date,
)
from rules.document import Document
from rules.parsing.dates import DateMention
from rules.parsing.documents import DocumentMention, documents_within, find_documents
from rules.parsing.passages import passage_at
from rules.rule import WARNING, EveryArticle, Example, rule

_TITLES_DIFFER = 0.15
_SURE_OPENERS = frozenset({"về", "về việc", "v/v", ""})


@dataclass(frozen=True, slots=True)
class _Dated:
    mention: DocumentMention
    date: DateMention


@rule(
    code="LG006",
    name="inconsistent-citation",
    severity=WARNING,
    trigger=EveryArticle(),
    title="Một văn bản, hai cách ghi",
    passes="Mỗi văn bản được ghi thống nhất trong bài",
    message="{number}: {times} lần ghi ngày {date}, {others} lần ghi ngày {other}.",
    hint="Đối chiếu văn bản gốc rồi ghi thống nhất.",
    why="Người đọc không biết ngày nào đúng.",
    since="0.1",
    confidence=0.88,
    yields_to=("LG005", "LG003"),
    examples=[
        Example(
            bad="Theo Quyết định số 2289/QĐ-UBND ngày 12/5/2026. Quyết định số 2289/QĐ-UBND ngày 12/5/2026 có hiệu lực ngay. "
            "Kèm Quyết định số 2289/QĐ-UBND ngày ⟦21/5/2026⟧.",
            good="Theo Quyết định số 2289/QĐ-UBND ngày 12/5/2026. Kèm Quyết định số 2289/QĐ-UBND ngày 12 tháng 5 năm 2026.",
        ),
        Example(good="Nghị quyết số 01/NQ-CP ngày 05/01/2024 và Nghị quyết số 01/NQ-CP ngày 06/01/2023 của Chính phủ."),
        Example(
            good="Đính chính: Quyết định số 12/QĐ-UBND ngày 12/5/2026, không phải Quyết định số 12/QĐ-UBND ngày 21/5/2026."
        ),
    ],
)
def inconsistent_citation(article: Article, doc: Document) -> Iterator[Hit]:
    everything = find_documents(doc.text)
    if len(everything) < 2:
        return
    read = [mention for block in doc.blocks(PROSE, "vi") for mention in documents_within(doc.text, block.span)]
    for mentions in by_document(read).values():
        if len(mentions) > 1:
            yield from _date_hits(mentions, everything, doc)
            yield from _title_hits(mentions, doc)


def _date_hits(
    mentions: Sequence[DocumentMention], everything: Sequence[DocumentMention], doc: Document
) -> Iterator[Hit]:
    dated = [
        _Dated(mention, date)
        for mention in mentions
        if (date := own_date(doc.text, mention, everything)) and not corrected(doc.text, passage_at(doc, mention.span))
    ]
    counts = Counter(one.date.date for one in dated)
    if len(counts) < 2:
        return
    (most, times), *_ = counts.most_common(1)
    first = next(one for one in dated if one.date.date == most)
    for one in dated:
        if not _contradict(first, one):
            continue
        values = {
            "number": one.mention.name,
            "times": str(times),
            "date": doc.slice(first.date.span),
            "others": str(counts[one.date.date]),
            "other": doc.slice(one.date.span),
        }
        yield Hit(one.date.span, values, suggestions=(doc.slice(first.date.span),) if times > 1 else ())


def _contradict(one: _Dated, other: _Dated) -> bool:
    alone = names_one(one.mention)
    if not alone and issuers_differ(one.mention, other.mention):
        return False
    return dates_apart(one.date, other.date, one_document=alone)


def _title_hits(mentions: Sequence[DocumentMention], doc: Document) -> Iterator[Hit]:
    """Titles that share hardly a word, of a number that names one document or bears one date in both places."""
    told = [one for one in mentions if one.title and one.title.whole and one.title.opener in _SURE_OPENERS]
    for first, other in pairwise(told):
        if first.title is None or other.title is None:
            continue
        same = names_one(first) or (first.dated and other.dated and first.dated.date == other.dated.date)
        if not same or issuers_differ(first, other):
            continue
        agreed = agreement(first.title.text, other.title.text)
        if agreed is not None and agreed < _TITLES_DIFFER and not corrected(doc.text, passage_at(doc, other.span)):
            yield Hit(
                other.title.span,
                {"number": other.name, "title": first.title.text},
                message="{number} được ghi với hai tên: “{title}” và “{quote}”.",
                confidence=0.8,
            )
