"""What the rules of this family ask of the dates in a block."""

from __future__ import annotations

import re

from rasoat.content import Block
from rules.document import Document
from rules.parsing.dates import DateMention, dates_within
from rules.parsing.passages import passage_at

_LUNAR_TALK = re.compile(
    r"âm lịch|lịch âm|\bÂL\b|\bgiỗ\b|\bTết\b|tháng (?:giêng|chạp)|nguyên tiêu|lunar", re.IGNORECASE
)


def dates_of(block: Block, doc: Document) -> tuple[DateMention, ...]:
    """The dates that begin in a block, offsets in the article's text."""
    return dates_within(doc.text, block.span)


def in_lunar_talk(mention: DateMention, doc: Document) -> bool:
    """Whether the sentence speaks of the lunar calendar, whose months may have 30 days and never 31."""
    return bool(_LUNAR_TALK.search(doc.slice(passage_at(doc, mention.span))))
