"""The line that a finding stands in, windowed, with carets under the exact words."""

from __future__ import annotations

from typing import NamedTuple

from rasoat.finding import Finding
from reporters.places import as_written
from reporters.terminal import head, middle, neutral, tail, width

_LEAST_CONTEXT = 12
"""Cells kept on each side of a long quotation."""


class Excerpt(NamedTuple):
    """``caret`` lies under ``line``, cell by cell."""

    line: str
    caret: str


def excerpt(finding: Finding, cells: int) -> Excerpt | None:
    """At most ``cells`` wide; None where the finding has no words.

    Words in a text are shown without markup; an element of the page is shown as it stands in the source.
    """
    in_text = finding.before or finding.after
    before, quote, after = (finding.before, finding.quote, finding.after) if in_text else as_written(finding)
    before = before.replace("\r\n", "\n").rsplit("\n", 1)[-1]
    after = after.replace("\r\n", "\n").split("\n", 1)[0]
    before, quote, after = neutral(before).lstrip(), neutral(quote), neutral(after).rstrip()
    if not (before or quote or after):
        return None
    quote = middle(quote, max(cells - 2 * _LEAST_CONTEXT, _LEAST_CONTEXT))
    free = cells - width(quote)
    left = min(width(before), max(free // 2, free - width(after)))
    before = tail(before, left)
    after = head(after, free - width(before))
    return Excerpt(before + quote + after, " " * width(before) + "^" * max(width(quote), 1))
