"""The facts in use: those shipped (``rules/facts/*.toml``) and the agency's own, read once, judged by the day of the article.

Each fact says ``source``, ``checked_on`` and ``verified``; only what is verified may raise an error or a warning.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeVar

from rules.fact_contradictions import contradictions, merged
from rules.fact_tables import Fact, FactsError, Mistake, parse

__all__ = [
    "FILES",
    "Fact",
    "FactsError",
    "facts",
    "facts_version",
    "forgotten_with_facts",
    "from_facts",
    "own_facts",
    "own_lines",
    "use",
]
T = TypeVar("T")
C = TypeVar("C", bound="Callable[..., Any]")
OwnFiles = tuple[tuple[str, str], ...]
"""(name, text) of each own file."""
FILES = ("bodies.toml", "documents.toml", "places.toml", "symbols.toml")
_own: OwnFiles = ()
_derived: list[Callable[[], None]] = []


def forgotten_with_facts(cached: C) -> C:
    """Empties this ``lru_cache``d function whenever other facts come into use. For what is remembered by text and by facts."""
    _derived.append(cached.cache_clear)  # type: ignore[attr-defined]
    return cached


def from_facts(derive: Callable[[], T]) -> Callable[[], T]:
    """Remembers what ``derive`` makes of the facts: made once, and again only where other facts are in use."""
    return forgotten_with_facts(lru_cache(maxsize=1)(derive))


def use(own: Sequence[tuple[str, str]]) -> None:
    """Brings an agency's own facts into use in this process: (name, text of TOML) of each file; none for those shipped alone.

    FactsError with all mistakes where they are wrong or contradict others; then the facts in use stay as they were.
    """
    global _own
    wanted = tuple(own)
    if wanted == _own:
        return
    before, _own = _own, wanted
    _forget()
    try:
        _all()
    except FactsError:
        _own = before
        _forget()
        raise


def own_facts(options: Mapping[str, object]) -> OwnFiles:
    """The own files among the options of an engine (``rasoat.config.options``)."""
    return tuple(options.get("facts", ()))  # type: ignore[arg-type]


def _forget() -> None:
    for forget in _derived:
        forget()


@lru_cache(maxsize=1)
def shipped() -> tuple[Fact, ...]:
    """FactsError where they are wrong."""
    found, mistakes = _read([(name, _text(name)) for name in FILES], own=False)
    return _settled(found, mistakes)


def read_own(own: Sequence[tuple[str, str]], more: Sequence[Fact] = ()) -> tuple[list[Fact], list[Mistake]]:
    """Own files, and own facts from elsewhere, beside the shipped ones: all facts that would be in use, and every mistake and
    contradiction."""
    found, wrong = _read([(name, unicodedata.normalize("NFC", text)) for name, text in own], own=True)
    everything, mistakes = merged(shipped(), [*found, *more])
    return everything, [*wrong, *mistakes, *contradictions(everything)]


def _read(named: Sequence[tuple[str, str]], *, own: bool) -> tuple[list[Fact], list[Mistake]]:
    found, mistakes = [], []
    for name, text in named:
        facts, wrong = parse(name, text, own=own)
        found += facts
        mistakes += wrong
    return found, mistakes


def _settled(found: Sequence[Fact], mistakes: Sequence[Mistake]) -> tuple[Fact, ...]:
    mistakes = [*mistakes, *contradictions(found)]
    if mistakes:
        raise FactsError(mistakes)
    return tuple(found)


@from_facts
def _all() -> tuple[Fact, ...]:
    if not _own:
        return shipped()
    everything, mistakes = read_own(_own)
    if mistakes:
        raise FactsError(mistakes)
    return tuple(everything)


def _text(name: str) -> str:
    return files("rules").joinpath("facts", name).read_text(encoding="utf-8")


@forgotten_with_facts
@lru_cache(maxsize=8)
def facts(table: str) -> Mapping[str, Fact]:
    """The facts in use of one table ("documents", "bodies", "places", "holders", "kinds", "issuers") by id."""
    return {fact.id: fact for fact in _all() if fact.table == table}


@from_facts
def own_lines() -> tuple[str, ...]:
    """One line on each own file in use: its name and the beginning of the SHA-256 over its text."""
    return tuple(f"{name} (SHA-256 {hashlib.sha256(text.encode('utf-8')).hexdigest()[:12]})" for name, text in _own)


@from_facts
def facts_version() -> tuple[str, str]:
    """The newest ``checked_on`` (ISO) and the SHA-256 over names and contents of all facts files in use."""
    digest = hashlib.sha256()
    for name, text in [*((name, _text(name)) for name in FILES), *_own]:
        content = text.encode("utf-8")
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return max(fact.checked_on for fact in _all()).isoformat(), digest.hexdigest()
