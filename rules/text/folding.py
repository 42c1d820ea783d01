"""Folds that keep the length of a text, so that offsets found in the folded text hold in the text itself."""

from __future__ import annotations

import re

_TONE_PAIRS = {
    a + toned_b: toned_a + b
    for a, toned_as, b, toned_bs in (
        ("o", "òóỏõọ", "a", "àáảãạ"),
        ("o", "òóỏõọ", "e", "èéẻẽẹ"),
        ("u", "ùúủũụ", "y", "ỳýỷỹỵ"),
    )
    for toned_a, toned_b in zip(toned_as, toned_bs, strict=True)
}
_NEW_STYLE = re.compile("o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]")


def lower(text: str) -> str:
    """Lower case of equal length (``str.lower`` makes two characters of İ)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def fold(text: str) -> str:
    """Lower case with the tone mark on the first vowel of oa, oe, uy (hoà -> hòa), equal length. NFC in, NFC out."""
    return tones(lower(text))


def tones(text: str) -> str:
    """``fold`` for what is lower case already: words of a pattern that is searched in folded text."""
    return _NEW_STYLE.sub(lambda match: _TONE_PAIRS[match.group()], text)
