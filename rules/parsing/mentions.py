"""What all finders of the library share: mentions in reading order, and those of them that begin in a passage."""

from __future__ import annotations

from bisect import bisect_left
from typing import Protocol, TypeVar

from rasoat.content import Span


class Mention(Protocol):
    """Something found in a text at ``span``."""

    @property
    def span(self) -> Span: ...


M = TypeVar("M", bound=Mention)


def start_of(mention: Mention) -> int:
    """Where a mention begins: the key of reading order."""
    return mention.span.start


def within(found: tuple[M, ...], passage: Span) -> tuple[M, ...]:
    """Those of ``found``, in reading order, that begin in a passage."""
    return found[bisect_left(found, passage.start, key=start_of) : bisect_left(found, passage.end, key=start_of)]
