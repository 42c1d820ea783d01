"""Abbreviations in capitals: which look Vietnamese, which everybody knows, which a text explains."""

from __future__ import annotations

import re
from functools import lru_cache

from rules.text.folding import fold
from rules.text.letters import UPPER
from rules.text.lexicon import lines, syllable_counts
from rules.text.unaccent import unaccented

FORM = rf"(?<![\w/.&@#-])[{UPPER}]{{2,9}}(?:[&-][{UPPER}]{{1,7}}){{0,3}}(?![\w/&@-]|\.\w)"
_FOREIGN = frozenset("EFIJWYZ")
"""Letters that begin no Vietnamese word, or nearly none."""
_OPEN = re.compile("[AĂÂOÔƠUƯ]")
_PIECES = re.compile(
    "QL|QP|PL|CC|VC|CB|CN|TT|HC|XH|ND|KT|GD|BV|MT|QG|TH|PC|NN|DV|CT|HS|UV|UB|BC|KH|AT|TN|CL|SX|DN|TC|VH|QC|RV|LB|TV|DL|CQ|AN|TQ|VS|TP|"
    "VB|TM|KN|HĐ|TX|NC|GP|MB|DT|TS|KK|KS|XD|CB|QH|GT|VT|BH|YT|CS|PT|NT|HT|LL|VN|DA|TK|CH|SD|CP|TB|QT|NL|TL|DS|KP|ĐT|LĐ|CĐ|ĐC|HD|GS|SH"
)
"""First letters of words of two syllables that offices abbreviate: quản lý, hành chính, công chức."""
_MARKED = re.compile("[ĂÂĐÊÔƠƯ]")
_ROMAN = re.compile("[IVXLCDM]+")
_SYMBOL = re.compile(r"(?:NQ|NĐ|QĐ|TT|CV|TB|CT|HD|KL|BC|TTr|VBHN|CP|QH|TTLT|LCT|PL|L)(?:-|$)")
"""Symbols of documents that lost their number."""
_WORD = re.compile(r"[^\W\d_]+")


def plain(written: str) -> str:
    """The letters alone: LĐ-TB&XH and LĐTBXH are one abbreviation."""
    return written.replace("&", "").replace("-", "")


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(lines("abbreviations.txt"))


@lru_cache(maxsize=4096)
def is_vietnamese(written: str) -> bool:
    """Whether these capitals are, by their letters, the first letters of Vietnamese words and no word themselves."""
    letters = plain(written)
    if len(letters) < 3 or _FOREIGN & set(unaccented(letters.lower()).upper()) or _ROMAN.fullmatch(letters):
        return False
    vowels = len(_OPEN.findall(letters[1:]))
    if vowels * 5 > len(letters) * 2 or (len(letters) == 3 and vowels) or _SYMBOL.match(written):
        return False
    if fold(letters) in syllable_counts():
        return False
    return bool(_MARKED.search(letters)) or len(_PIECES.sub("", letters)) < 2


@lru_cache(maxsize=4096)
def is_known(written: str) -> bool:
    """Whether readers of news, laws and encyclopedias meet it (counts in ``rules/words/abbreviations.txt``)."""
    parts = re.split("[&-]", written)
    return plain(written) in _known() or (
        len(parts) > 1 and all(plain(part) in _known() or len(part) < 3 for part in parts)
    )


def initials(text: str) -> str:
    """First letters of the words of a text, capitals, without "và"; a line break parts them."""
    return " ".join(
        "".join(word[0] for word in _WORD.findall(line) if word not in ("và", "của")).upper()
        for line in text.split("\n")
    )
