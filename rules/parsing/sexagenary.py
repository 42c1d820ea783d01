"""The names of lunar years, Giáp Tý … Quý Hợi, which come back every 60 years."""

from __future__ import annotations

STEMS = ("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý")
BRANCHES = ("tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi")
_SPELT = {"tí": "tý", "tị": "tỵ", "kỉ": "kỷ", "quí": "quý", "mẹo": "mão"}
_FIRSTS = (*STEMS, "kỉ", "quí")
_SECONDS = tuple(space + word for word in (*BRANCHES, "tí", "tị", "mẹo") for space in " \u00a0")
_S = r"[ \u00a0]"
YEAR_NAME = rf"(?:{'|'.join(_FIRSTS)}){_S}(?:{'|'.join((*BRANCHES, 'tí', 'tị', 'mẹo'))})"
"""Pattern of a year's name, for a search without letter case."""


def names_year(lowered: str) -> bool:
    """Whether a text in lower case may name a year: cheap, and never no where it does."""
    found = [word for word in _SECONDS if word in lowered]
    return any(f"{stem}{word}" in lowered for word in found for stem in _FIRSTS)


def year_name(year: int) -> str:
    """ "Giáp Thìn" for 2024: the name of the lunar year that begins in this solar year."""
    return f"{STEMS[(year + 6) % 10].capitalize()} {BRANCHES[(year + 8) % 12].capitalize()}"


def bears_name(year: int, name: str) -> bool:
    """Whether a lunar year is called so, spelt in any usual way."""
    words = [_SPELT.get(word, word) for word in name.lower().split()]
    return words == [STEMS[(year + 6) % 10], BRANCHES[(year + 8) % 12]]


def is_year_name(name: str) -> bool:
    """Whether any year is called so: half of the pairs of words are none (Giáp Sửu)."""
    words = [_SPELT.get(word, word) for word in name.lower().split()]
    return (STEMS.index(words[0]) - BRANCHES.index(words[1])) % 2 == 0
