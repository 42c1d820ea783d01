"""The symbols of document numbers: which are known, and what a careless one was meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rules.facts_loader import facts, from_facts
from rules.parsing.documents import DocumentMention
from rules.parsing.slips import doubled_or_dropped, swapped

_CUT = re.compile(r"[-/_]")
_OTHER_BODIES = frozenset({"HND", "HDN", "HDD"})
"""What may stand for another body (Hội Nông dân …)."""
_ASSEMBLY = re.compile(r"(QH|UBTVQH)\d{0,2}\Z")


def parts_of(symbol: str) -> list[str]:
    """ "QĐ-TTg" -> ["QĐ", "TTg"]."""
    return _CUT.split(symbol)


def type_code(symbol: str) -> str:
    """The abbreviation of the kind ("QĐ"); "QH", "UBTVQH" for papers of the National Assembly, without the term."""
    first = parts_of(symbol)[0]
    assembly = _ASSEMBLY.match(first)
    return assembly[1] if assembly else first


@from_facts
def all_type_codes() -> frozenset[str]:
    return frozenset(code for fact in facts("kinds").values() for code in fact.codes)


def codes_of(kind: str) -> tuple[str, ...]:
    """The abbreviations that a kind of document may bear; empty for a kind that is not known."""
    fact = facts("kinds").get(kind)
    return fact.codes if fact and fact.verified else ()


@from_facts
def state_issuers() -> frozenset[str]:
    return frozenset(facts("issuers")["state"].codes)


@from_facts
def party_issuers() -> frozenset[str]:
    return frozenset(facts("issuers")["party"].codes)


@from_facts
def _loose() -> dict[str, str]:
    """Upper case without the bar of Đ -> the right issuer, where only one has that form."""
    return _only_one((loose(code), code) for code in state_issuers() | party_issuers())


@from_facts
def _slips() -> dict[str, str]:
    """Slips of the key that no other body's symbol looks like: a letter doubled, one of two dropped, neighbours swapped."""
    found = []
    known = {loose(code) for code in state_issuers() | party_issuers()}
    for code in state_issuers():
        plain = loose(code)
        found += [(slip, code) for slip in doubled_or_dropped(plain) if slip not in known]
        if code in {"UBND", "HĐND"}:
            shorter = {plain[:at] + plain[at + 1 :] for at in range(len(plain))} - _OTHER_BODIES
            found += [(slip, code) for slip in swapped(plain) | shorter if slip not in known]
    return _only_one(found)


def _only_one(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    owners: dict[str, set[str]] = {}
    for slip, code in pairs:
        owners.setdefault(slip, set()).add(code)
    return {slip: next(iter(codes)) for slip, codes in owners.items() if len(codes) == 1}


def loose(code: str) -> str:
    return code.upper().replace("Đ", "D")


def meant_issuer(part: str) -> str:
    """The issuer that these letters were meant to be; the letters themselves where that is not certain."""
    if part in state_issuers() or part in party_issuers():
        return part
    plain = loose(part)
    return _loose().get(plain) or _slips().get(plain) or part


def meant_type(code: str, kind: str) -> str:
    """The abbreviation of a kind that these letters were meant to be, by the word before the number; else the letters."""
    wanted = codes_of(kind)
    if code in all_type_codes() or code in wanted:
        return code
    plain = loose(code)
    for right in wanted or ("QĐ", "NĐ"):
        if plain == loose(right) and (wanted or code in {"QD", "ND"}):
            return right
    for right in wanted:
        target = loose(right)
        if len(target) == 2 and (plain in doubled_or_dropped(target) | swapped(target) or plain in set(target[1:])):
            return right
    return code


def is_state(mention: DocumentMention) -> bool:
    """Whether the symbol surely is of a state body: a known kind and a known issuer."""
    parts = parts_of(mention.symbol)
    return len(parts) == 2 and parts[0] in all_type_codes() and parts[1] in state_issuers()
