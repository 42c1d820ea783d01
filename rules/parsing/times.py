"""Whether a passage speaks of a time before a given day: years, months, dates and half-years as written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from rasoat.content import Span
from rules.parsing.dates import dates_within
from rules.parsing.periods import PeriodKind, periods_within

_YEARS = re.compile(
    r"(?<![\d/.,-])(?:(?:19|20)\d\d[ \u00a0]?(?:-|–|đến|đến năm|và|,)[ \u00a0]?)?"
    r"(?P<year>(?:19|20)\d\d)(?![\d/]|[.,-]\d|\w)"
)
_HALF = re.compile(
    r"(?:6|sáu|06|3|5|4|ba|bốn|năm|hai)[ \u00a0]tháng[ \u00a0]đầu[ \u00a0]năm|quý[ \u00a0](?:I|II|1|2)\b(?!I)|"
    r"năm[ \u00a0](?:ngoái|trước)|nhiệm[ \u00a0]kỳ[ \u00a0]trước|(?:những|các)[ \u00a0]năm[ \u00a0]trước",
    re.IGNORECASE,
)
_LAW_BEFORE = re.compile(r"\b(?:luật|hiến pháp|pháp lệnh)\b[^.;:()\n]*\Z", re.IGNORECASE)


def speaks_of_before(
    text: str, passage: Span, day: dt.date, cited: Sequence[Span] = (), now: dt.date | None = None
) -> bool:
    """Whether ``passage`` names a time that lies wholly on or before ``day``.

    What stands in ``cited`` (numbers of documents with their dates) does not count, nor does the year in the name of a law.
    A period ("2021-2030") counts by its end. ``now`` is the day of the article: "the first six months" are of its year.
    """

    def free(start: int, end: int) -> bool:
        return not any(start < span.end and span.start < end for span in cited)

    for mention in dates_within(text, passage):
        if free(*mention.span):
            written = mention.date or (mention.in_year(now.year) if now and not mention.year_digits else None)
            if written and written <= day:
                return True
    for period in periods_within(text, passage):
        if period.kind is PeriodKind.MONTH and period.end and period.end < day.replace(day=1) and free(*period.span):
            return True
    for match in _YEARS.finditer(text, passage.start, passage.end):
        law = _LAW_BEFORE.search(text, max(passage.start, match.start() - 80), match.start())
        if not law and free(*match.span()) and int(match["year"]) < day.year:
            return True
    half = _HALF.search(text, passage.start, passage.end)
    return bool(half and now and free(*half.span()) and now.year <= day.year + 1)
