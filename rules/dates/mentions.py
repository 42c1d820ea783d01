"""What the rules of this family ask of the dates in a block."""

from __future__ import annotations

import re
from bisect import bisect_left

from rasoat.content import Block
from rules.document import Document
from rules.parsing.dates import DateMention, find_dates

_LUNAR_TALK = re.compile(
    r"âm lịch|lịch âm|\bÂL\b|\bgiỗ\b|\bTết\b|tháng (?:giêng|chạp)|nguyên tiêu|lunar", re.IGNORECASE
)


def dates_of(block: Block, doc: Document) -> list[DateMention]:
    """The dates that begin in a block, offsets in the article's text."""
    dates = find_dates(doc.text)
    first = bisect_left(dates, block.span.start, key=lambda mention: mention.span.start)
    last = bisect_left(dates, block.span.end, key=lambda mention: mention.span.start)
    return list(dates[first:last])


def in_lunar_talk(mention: DateMention, doc: Document) -> bool:
    """Whether the sentence speaks of the lunar calendar, whose months may have 30 days and never 31."""
    return bool(_LUNAR_TALK.search(doc.slice(doc.sentence_at(mention.span.start))))
