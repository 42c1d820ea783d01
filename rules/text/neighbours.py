"""The syllables on both sides of a place in a text, as rules that judge a word by its neighbours ask for them."""

from __future__ import annotations

import re

from rules.document import Document

_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_]+)\s+$")
_AFTER = re.compile(r"\s+([^\W\d_]+)(?![^\W_])")
_REACH = 16
"""The longest Vietnamese syllable has seven letters; the rest is white space."""


def syllable_before(doc: Document, start: int) -> str:
    """The folded syllable before this offset, with white space alone between; "" where there is none."""
    found = _BEFORE.search(doc.folded, max(0, start - _REACH), start)
    return found[1] if found else ""


def syllable_after(doc: Document, end: int) -> str:
    """The folded syllable behind this offset, with white space alone between; "" where there is none."""
    found = _AFTER.match(doc.folded, end)
    return found[1] if found else ""
