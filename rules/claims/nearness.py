"""How two values of one kind differ: not at all, as a slip of a hand would make them, or wholly."""

from __future__ import annotations

import unicodedata

from rules.citations.comparing import agreement
from rules.claims.claim import Kind

SAME, FAR, NEAR = 0, 1, 2
_SLIP = 2
"""Letters of a street's name that a slip changes at most."""
_LINES = 2
"""Last digits in which the lines of one office differ rightly; an office has many telephones and one hotline."""
_TITLES = 0.15
"""Two titles that share less of their words are of two documents."""
_LONGEST = 80


def difference(kind: Kind, one: str, other: str) -> int:
    """``SAME`` where both may be true together; ``NEAR`` where one is most likely a slip for the other or only one can be true;
    ``FAR`` where two different things may be meant."""
    match kind:
        case Kind.HOTLINE | Kind.EMAIL:
            return _of_lists(one.split("|"), other.split("|"))
        case Kind.PHONE:
            return NEAR if _is_slip(one, other) and one[:-_LINES] != other[:-_LINES] else SAME
        case Kind.RECEPTION:
            return SAME if set(one.split("|")) & set(other.split("|")) else NEAR
        case Kind.ADDRESS:
            return _of_addresses(one, other)
        case Kind.DOCUMENT_TITLE:
            agreed = agreement(one, other)
            return SAME if agreed is None or agreed >= _TITLES else NEAR
        case Kind.HOLDER:
            return SAME if one == other else NEAR if _bare(one) == _bare(other) or distance(one, other) <= 1 else FAR
        case _:
            return SAME if one == other else NEAR


def _of_lists(one: list[str], other: list[str]) -> int:
    if set(one) & set(other):
        return SAME
    return NEAR if len(one) == len(other) == 1 and _is_slip(one[0], other[0]) else FAR


def _is_slip(one: str, other: str) -> bool:
    return distance(one, other) <= 1


def _of_addresses(one: str, other: str) -> int:
    """Values are "number street": one street and two numbers, or one number and two streets of nearly one name, is a slip."""
    if one == other:
        return SAME
    number, _, street = one.partition(" ")
    other_number, _, other_street = other.partition(" ")
    if street == other_street:
        return NEAR
    if number == other_number:
        shorter, longer = sorted((street, other_street), key=len)
        return (
            SAME
            if f" {longer} ".find(f" {shorter} ") >= 0
            else NEAR
            if distance(street, other_street) <= _SLIP
            else FAR
        )
    return FAR


def distance(one: str, other: str) -> int:
    """Letters to insert, drop, change or swap with a neighbour (Damerau-Levenshtein); long words are cut."""
    one, other = one[:_LONGEST], other[:_LONGEST]
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _bare(words: str) -> str:
    """Without any diacritics."""
    plain = unicodedata.normalize("NFD", words.replace("đ", "d"))
    return "".join(c for c in plain if not unicodedata.combining(c))
