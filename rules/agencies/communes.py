"""Communes of Hà Nội, now and before 1 July 2025, and the names that communes bear elsewhere in Việt Nam."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

from rules.agencies.names import similar
from rules.facts_loader import Fact, facts, from_facts
from rules.parsing.localities import place_key, unit_before
from rules.text.lexicon import lines, syllable_counts
from rules.text.unaccent import unaccented

Unit: TypeAlias = tuple[str, str]
"""Kind ("phường") and key of the name."""
_LETTERS = {"p": "phường", "x": "xã", "d": "đặc khu"}


@from_facts
def communes() -> dict[Unit, Fact]:
    """The verified ones of now."""
    return {
        (fact.kind, place_key(name)): fact
        for fact in facts("places").values()
        if fact.level == "commune" and fact.verified
        for name in fact.names
    }


@from_facts
def heirs() -> dict[Unit, tuple[Fact, ...]]:
    """Of a unit of before: the communes of now with land of it (of all that bore the name)."""
    found: dict[Unit, list[Fact]] = {}
    for fact in communes().values():
        for written in fact.predecessors:
            known = found.setdefault(unit_before(written), [])
            if fact not in known:
                known.append(fact)
    return {unit: tuple(some) for unit, some in found.items()}


@lru_cache(maxsize=1)
def elsewhere() -> dict[str, frozenset[str]]:
    """Names that communes of Việt Nam bear or bore, with the kinds of those outside Hà Nội that bear it now."""
    rows = (line.split("\t") for line in lines("commune_names.txt"))
    return {row[0]: frozenset(_LETTERS[letter] for letter in row[1]) if len(row) > 1 else frozenset() for row in rows}


@lru_cache(maxsize=4096)
def is_name(key: str) -> bool:
    """Whether any commune bears or bore this name."""
    return key in elsewhere()


def near_miss(kind: str, key: str, *, of_city: bool = False) -> Fact | None:
    """The one commune of this kind whose name this nearly is: one syllable with a slip, and no name of another unit.

    ``of_city``: surely meant for a commune of Hà Nội, so that the slip may be a syllable of its own.
    """
    syllables = key.split()
    if len(syllables) < 2 or is_name(key):
        return None
    found = {
        fact.id: fact
        for (other_kind, other), fact in communes().items()
        if other_kind == kind and _one_slip(syllables, other.split(), of_city)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _one_slip(written: list[str], right: list[str], of_city: bool) -> bool:
    if len(written) != len(right):
        return False
    wrong = [(one, two) for one, two in zip(written, right, strict=True) if one != two]
    return len(wrong) == 1 and _is_slip(*wrong[0], of_city)


def _is_slip(written: str, right: str, of_city: bool) -> bool:
    """Other marks on the same letters, or letters that make no syllable: another syllable may be the name of a village."""
    if unaccented(written) == unaccented(right):
        return True
    return similar(written, right) and (of_city or written not in syllable_counts())
