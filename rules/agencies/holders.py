"""The agency's own list of office-holders (table "holders" of its facts): who holds what on a day, and how texts name it."""

from __future__ import annotations

import re

from rules.document import Document
from rules.fact_contradictions import seat
from rules.facts_loader import Fact, facts, from_facts
from rules.parsing.names import find_bodies
from rules.parsing.persons import Office
from rules.text.folding import fold

_SHORT = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "tp": "thành phố",
    "mttq": "mặt trận tổ quốc",
    "tw": "trung ương",
}
_CITY_OWN = ("ủy ban", "hội đồng", "văn phòng", "đoàn", "công an", "ban ", "trung tâm")
"""Bodies whose names differ by "thành phố" at their end."""
_WORD = re.compile(r"[\w&]+")


@from_facts
def listed() -> tuple[Fact, ...]:
    """Verified entries."""
    return tuple(fact for fact in facts("holders").values() if fact.verified)


@from_facts
def _aliases() -> dict[str, str]:
    return {_plain(name): _plain(fact.name) for fact in facts("bodies").values() for name in fact.names}


def _plain(name: str) -> str:
    return " ".join(_SHORT.get(word, word) for word in _WORD.findall(fold(name)))


def body_name(name: str) -> str:
    """The name of a body for comparing: abbreviations written out, "Hà Nội" at its end left out."""
    plain = _plain(name).removesuffix(" hà nội").removesuffix(" việt nam")
    if not plain.startswith(_CITY_OWN):
        plain = plain.removesuffix(" thành phố")
    return _aliases().get(plain, plain)


def office_name(office: str) -> str:
    """The title for comparing, without the name of the body that "Trưởng phòng", "Bộ trưởng" repeat."""
    return " ".join(_WORD.findall(fold(office)))


def person_name(person: str) -> str:
    """A name for comparing."""
    return " ".join(fold(person).split())


def body_of(office: Office, doc: Document) -> str:
    """The body of an office in a text, for comparing; "" where that is not certain."""
    if office.body:
        return body_name(office.body.name)
    if not office.own_body:
        return ""
    own = {body_name(fact.body) for fact in listed() if fold(fact.body).startswith(f"{fold(office.own_body)} ")}
    named = {body_name(body.name) for body in find_bodies(doc.text) if body.kind == office.own_body and body.known}
    return next(iter(own)) if len(own) == 1 and named <= own else ""


def is_single(fact: Fact) -> bool:
    """Whether one person at a time holds it."""
    return seat(fact) is not None
