"""Text of a portal made fit for XML 1.0: one line, nothing in it that turns, hides or ends other text, or is no character."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from reporters.terminal import neutral

_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")


def xml(text: str) -> str:
    """For an element and for an attribute in double quotes (XML 1.0, section 2.2, says what is a character)."""
    return escape(_NO_CHARACTER.sub("\ufffd", neutral(text)), {'"': "&quot;"})
