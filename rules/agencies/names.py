"""Official names of bodies as syllables, and what a near miss of one is."""

from __future__ import annotations

import tomllib
from typing import NamedTuple

from rules.facts_loader import facts, from_facts
from rules.parsing.slips import swapped
from rules.registry import data
from rules.text.folding import fold
from rules.text.unaccent import unaccented


class Name(NamedTuple):
    """``syllables`` are folded; ``official`` are those of the official name."""

    syllables: tuple[str, ...]
    official: tuple[str, ...]


class Miss(NamedTuple):
    """The window of ``length`` syllables is ``name`` with a slip at ``at``; ``kind`` is "letters", "and" or "lost"."""

    name: Name
    length: int
    at: int
    kind: str


def cut(name: str) -> tuple[str, ...]:
    """Syllables of a name without its commas and hyphens."""
    return tuple(part for word in name.replace("-", " ").replace("–", " ").replace(",", " ").split() if (part := word))


@from_facts
def names() -> dict[str, tuple[Name, ...]]:
    """Official names by their folded first syllable, longest first; names of three syllables and more."""
    listed = tomllib.loads(data("words", "agency_names.toml"))
    official = [fact.name for fact in facts("bodies").values() if fact.verified] + listed["names"]
    found: dict[str, list[Name]] = {}
    for name in dict.fromkeys(official):
        parts = cut(name)
        if len(parts) > 2:
            folded = tuple(fold(part) for part in parts)
            found.setdefault(folded[0], []).append(Name(folded, parts))
    return {head: tuple(sorted(some, key=lambda one: -len(one.syllables))) for head, some in found.items()}


@from_facts
def _real() -> frozenset[tuple[str, ...]]:
    """Folded syllables of all names that are real."""
    listed = tomllib.loads(data("words", "agency_names.toml"))
    bodies = [name for fact in facts("bodies").values() for name in fact.names]
    return frozenset(tuple(fold(part) for part in cut(name)) for name in [*bodies, *listed["names"], *listed["others"]])


@from_facts
def spelt_right() -> dict[str, tuple[str, ...]]:
    """Real names of three syllables and more as they are spelt, each with what ends a word, by their first four characters."""
    listed = tomllib.loads(data("words", "agency_names.toml"))
    bodies = [name for fact in facts("bodies").values() for name in fact.names]
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys([*bodies, *listed["names"], *listed["others"]]):
        if len(cut(name)) > 2:
            found.setdefault(name[:4], []).extend(name + end for end in " ,.;:)\n")
    return {head: tuple(names) for head, names in found.items()}


def is_real(syllables: tuple[str, ...]) -> bool:
    """Whether these folded syllables begin with a real name."""
    return any(syllables[:length] in _real() for length in range(3, len(syllables) + 1))


def near_miss(syllables: tuple[str, ...]) -> Miss | None:
    """The slip of an official name that these folded syllables begin with, if they are one and no real name."""
    for name in names().get(syllables[0], ()):
        if name.syllables[1] != syllables[1] and name.syllables[2] not in syllables[1:4]:
            continue
        for miss in (_letters(syllables, name), _lost(syllables, name)):
            if miss:
                return None if is_real(syllables) else miss
    return None


def _letters(syllables: tuple[str, ...], name: Name) -> Miss | None:
    right = name.syllables
    window = syllables[: len(right)]
    if len(window) != len(right):
        return None
    wrong = [at for at, (one, two) in enumerate(zip(window, right, strict=True)) if one != two]
    if len(wrong) != 1 or wrong[0] == 0:
        return None
    at = wrong[0]
    if similar(window[at], right[at]) or (window[at] == window[at - 1] and len(right) > 3):
        return Miss(name, len(right), at, "letters")
    return None


def _lost(syllables: tuple[str, ...], name: Name) -> Miss | None:
    """One inner syllable is missing; "và" is told apart."""
    right = name.syllables
    window = syllables[: len(right) - 1]
    if len(right) < 5 or len(window) != len(right) - 1:
        return None
    for at in range(1, len(right) - 1):
        if window == right[:at] + right[at + 1 :]:
            return Miss(name, len(window), at, "and" if right[at] == "và" else "lost")
    return None


def similar(written: str, right: str) -> bool:
    """The same letters with other marks, or one letter more, less, other or in its neighbour's place, in four and more."""
    one, two = unaccented(written), unaccented(right)
    if one == two or (len(two) > 3 and one in swapped(two)):
        return True
    if abs(len(one) - len(two)) > 1 or min(len(one), len(two)) < 3 or max(len(one), len(two)) < 4:
        return False
    short, long = sorted((one, two), key=len)
    same = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[same + (len(one) == len(two)) :] == long[same + 1 :]
