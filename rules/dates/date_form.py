"""DT006: days or months of one article, or of one date, now with a leading zero, now without (Decree 30/2020/NĐ-CP, annex I)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from rasoat.content import PROSE, Article
from rasoat.finding import Hit
from rules.document import Document
from rules.parsing.dates import DateMention, find_dates
from rules.rule import INFO, EveryArticle, Example, rule

_PARTS = re.compile(
    r"(?:\d{1,2}[ ]?[-–—][ ]?)?(?P<day>\d{1,2})(?P<between>[/.-]|[ \u00a0]+tháng[ \u00a0]+)(?P<month>\d{1,2})(?=\D|\Z)"
)
_FEWEST = 3
"""Dates that show how they are written from which an article is judged."""
_MOST = 200


@dataclass(frozen=True, slots=True)
class _Form:
    """``day``/``month``: whether a one-digit number has its zero; None where it has two digits anyway."""

    mention: DateMention
    day: bool | None
    month: bool | None
    early: bool
    """Whether the month is January or February."""

    @property
    def official(self) -> bool:
        return self.day is not False and (self.month is None or self.month == self.early)


@rule(
    code="DT006",
    name="date-form",
    severity=INFO,
    trigger=EveryArticle(),
    title="Ngày, tháng lúc ghi số 0, lúc không",
    passes="Ngày, tháng được ghi theo một cách",
    message="Trong bài, ngày tháng lúc ghi số 0 ở trước, lúc không: “{quote}” và “{other}”.",
    hint="Ghi thống nhất; Nghị định 30 chỉ thêm số 0 trước ngày 1 đến 9 và tháng 1, 2.",
    why="Ghi thống nhất thì bài gọn, dễ tra cứu, đúng thể thức văn bản hành chính.",
    source="Nghị định số 30/2020/NĐ-CP, Phụ lục I",
    since="0.1",
    confidence=0.9,
    examples=[
        Example(
            bad="Đợt 1 từ ngày 05/3/2026, đợt 2 từ ngày ⟦6/4/2026⟧, đợt 3 từ ngày 07/5/2026.",
            good="Đợt 1 từ ngày 05/3/2026, đợt 2 từ ngày 06/4/2026, đợt 3 từ ngày 07/01/2027.",
            suggestion="06/4/2026",
        ),
        Example(
            bad="Kỳ 1: ngày 12/3/2026; kỳ 2: ngày 15/4/2026; kỳ 3: ngày ⟦15/05/2026⟧.",
            good="Kỳ 1: ngày 05/03/2026; kỳ 2: ngày 06/04/2026; kỳ 3: ngày 10/12/2026.",
        ),
    ],
)
def date_form(article: Article, doc: Document) -> Hit | None:
    forms = list(islice(_forms(doc), _MOST))
    for form in forms:
        if form.mention.worded and form.day is False and form.month and not form.early:
            return Hit(
                form.mention.span,
                message="“{quote}” bỏ số 0 ở ngày mà lại thêm ở tháng.",
                suggestions=_corrected(form, doc),
            )
    shown = [form for form in forms if form.day is not None or form.month is not None]
    if len(shown) < _FEWEST:
        return None
    days, months = {form.day for form in forms} - {None}, {form.month for form in forms if not form.early} - {None}
    if len(days) < 2 and len(months) < 2:
        return None
    for form in shown:
        other = next((one for one in shown if _differ(one, form, days=len(days) > 1, months=len(months) > 1)), None)
        if not form.official and other is not None:
            return Hit(form.mention.span, {"other": doc.slice(other.mention.span)}, suggestions=_corrected(form, doc))
    return None


def _differ(one: _Form, other: _Form, *, days: bool, months: bool) -> bool:
    if days and None not in (one.day, other.day) and one.day != other.day:
        return True
    return months and None not in (one.month, other.month) and one.early == other.early and one.month != other.month


def _forms(doc: Document) -> Iterator[_Form]:
    for mention in find_dates(doc.text):
        block = doc.block_at(mention.span.start)
        match = _PARTS.match(doc.slice(mention.span))
        if (
            match is None
            or mention.lunar
            or not (mention.cued or mention.year_digits)
            or not mention.possible
            or block is None
            or block.kind not in PROSE
        ):
            continue
        if mention.year_digits in (0, 4):
            yield _Form(mention, _zero(match["day"]), _zero(match["month"]), mention.month < 3)


def _zero(written: str) -> bool | None:
    return None if int(written) > 9 else written.startswith("0")


def _corrected(form: _Form, doc: Document) -> tuple[str, ...]:
    written = doc.slice(form.mention.span)
    match = _PARTS.match(written)
    assert match is not None
    month = f"{form.mention.month:02d}" if form.early else str(form.mention.month)
    return (f"{written[: match.start('day')]}{form.mention.day:02d}{match['between']}{month}{written[match.end() :]}",)
